"""The hard limits, each day: what of a plan, or of a wish for it, breaks one, in the knowledge base's sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.cadence.frame import Frame
from advisor.cadence.model import Broadcast, Reason
from advisor.cadence.months import month_of
from advisor.cadence.quotas import quota_on
from advisor.cadence.sentence import said


@dataclass(frozen=True)
class Asked:
    """A broadcast as far as limits look at it. `written` counts the articles of all versions."""

    account: str
    date: date
    articles: int
    written: int
    pillar: str

    @staticmethod
    def of(sent: Broadcast) -> "Asked":
        """A broadcast of a plan."""
        return Asked(sent.account, sent.date, sent.articles, sent.written, sent.pillar)


def breaches(frame: Frame, broadcasts: Iterable[Broadcast]) -> tuple[Reason, ...]:
    """Every limit that a plan breaks, in the order of its days; empty for a plan that can be published."""
    kept: dict[str, list[Asked]] = {}
    found: list[Reason] = []
    for sent in sorted(broadcasts, key=lambda sent: (sent.date, sent.account)):
        one = Asked.of(sent)
        same_month = kept.setdefault(month_of(one.date), [])
        found += broken_by(frame, one, beside=same_month)
        same_month.append(one)
    return tuple(found)


def broken_by(frame: Frame, one: Asked, *, beside: Sequence[Asked]) -> tuple[Reason, ...]:
    """The limits that one broadcast breaks beside those that stand already; those of other months do not matter."""
    if one.account not in frame.carrier:
        return (said(frame.situation, "limit.no_account", account=_named(frame, one.account)),)
    if not frame.start <= one.date <= frame.last:
        first, last = frame.start.isoformat(), frame.last.isoformat()
        return (said(frame.situation, "limit.outside_plan", first=first, last=last),)
    return (*_by_day(frame, one, beside), *_by_quota(frame, one, beside), *_by_team(frame, one, beside))


def _by_day(frame: Frame, one: Asked, beside: Sequence[Asked]) -> Iterator[Reason]:
    account, live = _named(frame, one.account), frame.carrier[one.account].live_from
    if one.date < live:
        yield said(frame.situation, "limit.not_live", account=account, day=live.isoformat())
    elif one.date < frame.first_ready:
        days, first = str(frame.rules.prepare_working_days), frame.first_ready.isoformat()
        yield said(frame.situation, "limit.no_time", days=days, first=first)
    if any(other.account == one.account and other.date == one.date for other in beside):
        yield said(frame.situation, "limit.day_full", account=account, day=one.date.isoformat())
    barred = frame.barred.get(one.date)
    if barred is not None and one.pillar in frame.rules.promotional:
        yield said(frame.situation, "limit.barred", day=one.date.isoformat(), name=barred.name)


def _by_quota(frame: Frame, one: Asked, beside: Sequence[Asked]) -> Iterator[Reason]:
    account, windows = _named(frame, one.account), frame.quotas[one.account]
    window = quota_on(windows, one.date)
    if window is None or window.broadcasts < 1:
        yield said(frame.situation, "limit.no_quota", account=account, day=one.date.isoformat())
        return
    if window.articles_each is not None and one.articles > window.articles_each:
        yield said(
            frame.situation,
            "limit.articles_each",
            sources=window.sources,
            articles=str(one.articles),
            most=str(window.articles_each),
        )
    month = month_of(one.date)
    days = sorted(
        [one.date, *(other.date for other in beside if other.account == one.account and month_of(other.date) == month)]
    )
    over = next(_over(frame, one, days), None)
    if over is not None:
        number, allowed = over
        yield said(
            frame.situation,
            "limit.month_full",
            sources=window.sources,
            number=str(number),
            account=account,
            month=month,
            allowed=str(allowed),
        )


def _over(frame: Frame, one: Asked, days: Sequence[date]) -> Iterator[tuple[int, int]]:
    """The broadcasts of the month, from this one on, at which more are sent than the day allows."""
    for number, day in enumerate(days, 1):
        most = frame.most_broadcasts(one.account, day)
        if day >= one.date and most is not None and number > most:
            yield number, most


def _by_team(frame: Frame, one: Asked, beside: Sequence[Asked]) -> Iterator[Reason]:
    month = frame.month[month_of(one.date)]
    same = [other for other in beside if month_of(other.date) == month.id]
    able, written = frame.able_in(month), one.written + sum(other.written for other in same)
    if able is not None and written > able:
        yield said(frame.situation, "limit.capacity", articles=str(written), month=month.id, able=str(able))
        return
    most = frame.practised(one.account, month)
    own = one.written + sum(other.written for other in same if other.account == one.account)
    if most is not None and own > most:
        account = _named(frame, one.account)
        yield said(
            frame.situation, "limit.new_account", account=account, articles=str(own), month=month.id, able=str(most)
        )


def _named(frame: Frame, account: str) -> str:
    known = frame.situation.knowledge.account.get(account)
    return known.name if known else account
