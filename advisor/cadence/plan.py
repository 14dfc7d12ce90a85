"""The plan: dated broadcasts for the accounts of a mix, inside the quotas, the calendar and what the team can write."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.cadence.days import WorkingDays, working_days
from advisor.cadence.model import ArticleCount, Broadcast, Cadence, QuotaWindow
from advisor.cadence.moments import Dated, barred_between, listed, moments_between, sector_of
from advisor.cadence.pillars import PillarTurns, shares_for
from advisor.cadence.projection import inputs, project
from advisor.cadence.quotas import quota_on, quotas_in_force
from advisor.cadence.shortfall import warnings_of
from advisor.cadence.spread import choose_days
from advisor.cadence.volume import Carrier, Credit, capacity, main_carrier, share_out, wished_per_month
from advisor.knowledge.models import BarredDay
from advisor.logic.situation import Situation

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """The part of a calendar month (China time) inside the horizon: days `first` to `last`, both included."""

    first: date
    last: date

    @property
    def share(self) -> float:
        """How much of the calendar month it is."""
        return ((self.last - self.first).days + 1) / monthrange(self.first.year, self.first.month)[1]


def months_of(first: date, last: date) -> tuple[Month, ...]:
    """The calendar months from `first` to `last`, both included."""
    months: list[Month] = []
    while first <= last:
        end = min(last, date(first.year, first.month, monthrange(first.year, first.month)[1]))
        months.append(Month(first, end))
        first = end + ONE_DAY
    return tuple(months)


def plan(
    situation: Situation, carriers: Sequence[Carrier], *, start: date, weeks: int, followers: Mapping[str, int]
) -> Cadence:
    """Plan `weeks` weeks from `start`, inside the quota in force each day and the articles the team can produce."""
    knowledge = situation.knowledge
    last = start + timedelta(weeks=weeks) - ONE_DAY
    quotas = {
        carrier.account: quotas_in_force(knowledge, knowledge.account[carrier.account], first=start, last=last)
        for carrier in carriers
    }
    barred = barred_between(situation, start, last)
    moments = moments_between(situation, start, last + timedelta(days=60))
    working = working_days(knowledge.public_holidays)
    planner = _Planner(situation, tuple(carriers), quotas, barred, moments, working)
    broadcasts = planner.broadcasts(months_of(start, last))
    known = {
        account: count for account, count in followers.items() if any(sent.account == account for sent in broadcasts)
    }
    return Cadence(
        start=start,
        weeks=weeks,
        timezone=knowledge.cadence.timezone,
        broadcasts=broadcasts,
        quotas=tuple(window for account in sorted(quotas) for window in quotas[account]),
        articles_per_month=ArticleCount(planned=_most_articles(broadcasts), capacity=capacity(situation)),
        projections=project(knowledge, broadcasts, followers=known),
        projection_inputs=inputs(knowledge, sorted(known)) if known else (),
        moments=listed(tuple(dated for dated in moments if dated.day <= last), barred),
        warnings=warnings_of(
            situation,
            broadcasts,
            quotas,
            start=start,
            carriers=carriers,
            main=planner.main,
            wished=planner.wished,
            followers=known,
        ),
    )


class _Planner:
    """Plans month after month; keeps the credit of fractions, the pillars' turns and the days chosen."""

    def __init__(
        self,
        situation: Situation,
        carriers: tuple[Carrier, ...],
        quotas: Mapping[str, tuple[QuotaWindow, ...]],
        barred: Mapping[date, BarredDay],
        moments: Sequence[Dated],
        working: WorkingDays,
    ) -> None:
        self.situation = situation
        self.carriers = carriers
        self.quotas = quotas
        self.barred = barred
        self.moments = moments
        self.working = working
        self.credit = Credit()
        self.wished: dict[str, float] = {}
        self.served: set[tuple[str, str, date]] = set()
        self.main = main_carrier(carriers, {account: _monthly(windows) for account, windows in quotas.items()})
        order = tuple(pillar.id for pillar in situation.knowledge.pillars)
        self.turns = {carrier.account: PillarTurns(shares_for(situation), order) for carrier in carriers}
        self.taken: dict[str, list[date]] = {carrier.account: [] for carrier in carriers}

    def broadcasts(self, months: Sequence[Month]) -> tuple[Broadcast, ...]:
        """All broadcasts, by date and account."""
        found = [sent for month in months for sent in self._month(month)]
        return tuple(sorted(found, key=lambda sent: (sent.date, sent.account)))

    def _month(self, month: Month) -> list[Broadcast]:
        allowed = {carrier.account: self._allowed(carrier, month) for carrier in self.carriers}
        wanted = {carrier.account: self._wanted(carrier, month, allowed[carrier.account]) for carrier in self.carriers}
        most_each = {
            account: min((self._articles_each(account, day) for day in days), default=1)
            for account, days in allowed.items()
        }
        able = capacity(self.situation)
        days: dict[str, dict[date, Dated | None]] = {}
        for account in wanted:
            free = [day for day in allowed[account] if not any(day in others for others in days.values())]
            pool = free if len(free) >= wanted[account] else allowed[account]
            days[account] = choose_days(
                pool,
                wanted[account],
                moments=[dated for dated in self.moments if (account, dated.moment.id, dated.day) not in self.served],
                taken=self.taken[account][-1:],
                min_gap=self.situation.knowledge.cadence.min_gap_days.get(account, 1),
            )
        shares = share_out(
            {account: len(chosen) for account, chosen in days.items()},
            most_each=most_each,
            articles=None if able is None else int(able * month.share + 1e-9),
        )
        return [sent for account, chosen in days.items() for sent in self._sent(account, chosen, shares[account])]

    def _sent(self, account: str, chosen: Mapping[date, Dated | None], articles: tuple[int, ...]) -> list[Broadcast]:
        kept = _spaced(sorted(chosen), len(articles), prefer={day for day, dated in chosen.items() if dated})
        self.taken[account] += kept
        self.served |= {(account, dated.moment.id, dated.day) for day in kept if (dated := chosen[day]) is not None}
        found = []
        for day, count in zip(kept, sorted(articles, reverse=True), strict=True):
            dated = chosen[day]
            begin = self.working.after(day, -self.situation.knowledge.cadence.prepare_working_days)
            if dated is not None:
                begin = min(begin, dated.announced - timedelta(weeks=dated.moment.lead_weeks))
            moment = dated.moment.name if dated else ""
            found.append(
                Broadcast(
                    date=day,
                    account=account,
                    articles=count,
                    pillar=self.turns[account].next(),
                    moment=moment,
                    prepare_from=begin,
                )
            )
        return found

    def _allowed(self, carrier: Carrier, month: Month) -> list[date]:
        days = (month.first + ONE_DAY * offset for offset in range((month.last - month.first).days + 1))
        rests = sector_of(self.situation) == "b2b"
        return [
            day
            for day in days
            if day >= carrier.live_from
            and day not in self.barred
            and quota_on(self.quotas[carrier.account], day) is not None
            and not (rests and self.working.off(day))
        ]

    def _wanted(self, carrier: Carrier, month: Month, allowed: Sequence[date]) -> int:
        if not allowed:
            return 0
        wish = wished_per_month(self.situation, carrier.account, main=carrier.account == self.main)
        self.wished[carrier.account] = wish
        begun = max(month.first, carrier.live_from)
        share = Month(begun, month.last).share
        return min(self.credit.draw(carrier.account, wish * share), self._quota(carrier.account, allowed))

    def _quota(self, account: str, allowed: Sequence[date]) -> int:
        """The broadcasts that every quota in force in the month allows; where it changes inside, the smaller counts."""
        windows = [quota_on(self.quotas[account], day) for day in allowed]
        per_month = [window.broadcasts for window in windows if window and window.per == "month"]
        per_day = [window.broadcasts for window in windows if window and window.per == "day"]
        return min([*per_month, len(allowed)]) if per_month else min(sum(per_day), len(allowed))

    def _articles_each(self, account: str, day: date) -> int:
        window = quota_on(self.quotas[account], day)
        return (window.articles_each or 1) if window else 1


def _spaced(days: list[date], count: int, *, prefer: set[date]) -> list[date]:
    """`count` of the days: those that serve a moment first, the others evenly."""
    if count >= len(days):
        return days
    first = [day for day in days if day in prefer][:count]
    rest = [day for day in days if day not in first]
    need = count - len(first)
    return sorted(first + [rest[(2 * index + 1) * len(rest) // (2 * need)] for index in range(need)])


def _monthly(windows: Sequence[QuotaWindow]) -> int:
    return max((window.broadcasts * (30 if window.per == "day" else 1) for window in windows), default=0)


def _most_articles(broadcasts: Sequence[Broadcast]) -> float:
    totals: dict[str, int] = {}
    for sent in broadcasts:
        month = sent.date.isoformat()[:7]
        totals[month] = totals.get(month, 0) + sent.articles
    return float(max(totals.values(), default=0))
