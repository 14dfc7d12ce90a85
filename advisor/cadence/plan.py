"""The plan: dated broadcasts for the accounts of a mix, inside the quotas, the calendar and what the team can write.

First how many broadcasts each month holds (what is wished, as far as the limits allow), then their best days, account
by account, then what each of them says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from advisor.cadence.choosing import days_of, score_of
from advisor.cadence.counts import Numbers, lane_of, met, numbers_in, quota_use, versions_in, wished_in
from advisor.cadence.effort import effort
from advisor.cadence.effort_said import effort_inputs, effort_warnings
from advisor.cadence.frame import Frame
from advisor.cadence.limits import Asked, broken_by
from advisor.cadence.model import ArticleCount, Broadcast, Cadence, Publication, Refusal
from advisor.cadence.moments import listed
from advisor.cadence.months import month_of
from advisor.cadence.pillars import shares_for
from advisor.cadence.projection import inputs, project
from advisor.cadence.publications import publications_of
from advisor.cadence.sending import Pins, broadcasts_of
from advisor.cadence.shortfall import warnings_of
from advisor.cadence.volume import Carrier
from advisor.logic.situation import Situation
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits

ONE_DAY = timedelta(days=1)


def plan(
    situation: Situation,
    carriers: Sequence[Carrier],
    *,
    start: date,
    weeks: int,
    followers: Mapping[str, int],
    edits: PlanEdits = NO_EDITS,
) -> Cadence:
    """Plan `weeks` weeks from `start`, inside the quota in force each day and the articles the team can produce.

    What the user pinned is kept; what of it breaks a limit is refused with the reason, and the rest is planned.
    """
    knowledge = situation.knowledge
    last = start + timedelta(weeks=weeks) - ONE_DAY
    calendar = knowledge.calendar
    frame = Frame(situation, tuple(carriers), max(start, calendar.first), min(last, calendar.last))
    pins, refused = _accepted(frame, edits)
    lanes = {carrier.account: lane_of(frame, carrier, pins, edits) for carrier in carriers}
    wished = wished_in(frame)
    numbers = numbers_in(frame, lanes, wished, pins)
    days = days_of(frame, lanes, numbers, wished)
    shares = shares_for(situation)
    broadcasts = broadcasts_of(frame, days, pins, shares=shares, versions=versions_in(frame, numbers, pins))
    publications = publications_of(frame, broadcasts)
    known = {
        account: count for account, count in followers.items() if any(sent.account == account for sent in broadcasts)
    }
    asked = met(frame, wished, broadcasts)
    work = effort(
        situation,
        broadcasts,
        publications,
        months=frame.months,
        able={month.id: frame.able_in(month) for month in frame.months},
        wished=_articles_wished(frame, wished),
    )
    return Cadence(
        start=start,
        weeks=weeks,
        timezone=knowledge.cadence.timezone,
        broadcasts=broadcasts,
        quotas=tuple(window for account in sorted(frame.quotas) for window in frame.quotas[account]),
        articles_per_month=ArticleCount(planned=_most_articles(broadcasts, publications), capacity=frame.able),
        projections=project(situation, broadcasts, followers=known, start=start),
        projection_inputs=inputs(situation, sorted(known)) if known else (),
        moments=listed(tuple(dated for dated in frame.moments if dated.day <= frame.last), frame.barred, frame.careful),
        warnings=(
            *warnings_of(frame, broadcasts, publications, asked, followers=known, asked_until=last),
            *effort_warnings(situation, work),
        ),
        publications=publications,
        quota_use=quota_use(frame, broadcasts),
        wished=asked,
        score=score_of(frame, lanes, numbers, wished, broadcasts, shares=shares, asked=asked),
        effort=work,
        effort_inputs=effort_inputs(situation),
        refused=refused,
    )


def _articles_wished(frame: Frame, wished: Numbers) -> dict[str, int]:
    """The least articles that the wishes would take: one a broadcast and version."""
    found: dict[str, int] = {}
    for account, months in wished.items():
        for month, number in months.items():
            found[month] = found.get(month, 0) + number * frame.sure_versions(account)
    return found


def _accepted(frame: Frame, edits: PlanEdits) -> tuple[Pins, tuple[Refusal, ...]]:
    """The pins that can stand together, the oldest wish first, and those that cannot, with the limits they break."""
    stands: dict[str, list[Asked]] = {}
    pins, refused = {}, []
    for pin in edits.pins:
        same_month = stands.setdefault(month_of(pin.date), [])
        articles = pin.articles or 1
        versions = frame.sure_versions(pin.account) if pin.account in frame.carrier else 1
        one = Asked(pin.account, pin.date, articles, articles * versions, pin.pillar or "")
        reasons = broken_by(frame, one, beside=same_month)
        if reasons:
            refused.append(Refusal(account=pin.account, date=pin.date, reasons=reasons))
        else:
            same_month.append(one)
            pins[pin.account, pin.date] = pin
    return pins, tuple(refused)


def _most_articles(broadcasts: Sequence[Broadcast], publications: Sequence[Publication]) -> float:
    totals: dict[str, int] = {}
    for sent in broadcasts:
        totals[month_of(sent.date)] = totals.get(month_of(sent.date), 0) + sent.written
    for page in publications:
        totals[month_of(page.date)] = totals.get(month_of(page.date), 0) + 1
    return float(max(totals.values(), default=0))
