"""What a plan is made within: the horizon, the accounts, their quotas, the calendar, the team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from advisor.cadence.days import WorkingDays, working_days
from advisor.cadence.model import QuotaWindow
from advisor.cadence.moments import Dated, barred_between, careful_between, moments_between, sector_of
from advisor.cadence.months import Month, months_of
from advisor.cadence.quotas import quota_on, quotas_in_force
from advisor.cadence.volume import Carrier, able_in, capacity, main_carrier, practised, usual_articles
from advisor.cadence.windows import Window, windows_of
from advisor.knowledge.models import BarredDay, CadenceRules, Knowledge
from advisor.logic.situation import Situation

ONE_DAY = timedelta(days=1)
NO_LIMIT = 10**6


@dataclass(frozen=True)
class Frame:
    """Everything that a plan from `start` to `last`, both included, keeps to. Days are days in China."""

    situation: Situation
    carriers: tuple[Carrier, ...]
    start: date
    last: date

    @property
    def rules(self) -> CadenceRules:
        """The numbers of the cadence that are not quotas."""
        return self.situation.knowledge.cadence

    @cached_property
    def carrier(self) -> Mapping[str, Carrier]:
        """The accounts that broadcast, by id."""
        return {carrier.account: carrier for carrier in self.carriers}

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The calendar months of the horizon."""
        return months_of(self.start, self.last)

    @cached_property
    def month(self) -> Mapping[str, Month]:
        """The same by `YYYY-MM`."""
        return {month.id: month for month in self.months}

    @cached_property
    def quotas(self) -> Mapping[str, tuple[QuotaWindow, ...]]:
        """The quotas in force, by account."""
        knowledge = self.situation.knowledge
        look_up(self.situation, self.carriers)
        return {
            carrier.account: quotas_in_force(
                knowledge,
                knowledge.account[carrier.account],
                first=self.start,
                last=self.last,
                groups=carrier.groups,
            )
            for carrier in self.carriers
        }

    @cached_property
    def main(self) -> str | None:
        """The account that carries the frequency the client wishes for."""
        monthly = {
            account: max((window.broadcasts * (30 if window.per == "day" else 1) for window in windows), default=0)
            for account, windows in self.quotas.items()
        }
        return main_carrier(self.carriers, monthly)

    @cached_property
    def barred(self) -> Mapping[date, BarredDay]:
        """The days without promotion."""
        return barred_between(self.situation, self.start, self.last)

    @cached_property
    def careful(self) -> Mapping[date, BarredDay]:
        """The days on which a broadcast has something to mind."""
        return careful_between(self.situation, self.start, self.last)

    @cached_property
    def moments(self) -> tuple[Dated, ...]:
        """The moments of the client's sector, some after the horizon: their run-up may begin inside."""
        return moments_between(self.situation, self.start, self.last + timedelta(days=60))

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The parts of moments that want a broadcast."""
        return windows_of(self.moments, self.rules.moment_parts)

    @cached_property
    def together(self) -> frozenset[date]:
        """The days on which a moment is big enough to bring several accounts together."""
        return frozenset(
            day
            for window in self.windows
            if window.weight >= self.rules.together_from_weight
            for day in _days(window.first, window.last)
        )

    @cached_property
    def working(self) -> WorkingDays:
        """The mainland's working days."""
        return working_days(self.situation.knowledge.public_holidays)

    @cached_property
    def able(self) -> int | None:
        """Articles a month the team can produce; None while not said."""
        return capacity(self.situation)

    def groups(self, account: str) -> int:
        """How many segments get a version of each broadcast of an account: 1 where sending to one uses the quota."""
        quota = self.situation.knowledge.account[account].quota
        if quota is None or quota.segments is None or quota.segments.uses_quota:
            return 1
        return self.carrier[account].groups

    def sure_versions(self, account: str) -> int:
        """The versions that are written even at the price of broadcasts: where they are a must, and can be written."""
        groups = self.groups(account)
        return groups if self.carrier[account].must and (self.able is None or groups <= self.able) else 1

    def able_in(self, month: Month) -> int | None:
        """The articles the team can produce in the days of the month inside the horizon."""
        return able_in(month, self.able)

    def practised(self, account: str, month: Month) -> int | None:
        """The articles it can produce there for one account, while the account is new."""
        return practised(self.carrier[account], month, self.able_in(month), self.rules.ramp_up)

    @cached_property
    def _usual(self) -> Mapping[str, int | None]:
        return {account: usual_articles(self.situation, account) for account in self.carrier}

    def most_articles(self, account: str, day: date) -> int:
        """The most articles planned in one broadcast: what is allowed that day, and no more than is usual."""
        window, usual = quota_on(self.quotas[account], day), self._usual[account]
        allowed = (window.articles_each or 1) if window else 1
        return allowed if usual is None else min(allowed, usual)

    def most_broadcasts(self, account: str, day: date) -> int | None:
        """How many broadcasts the calendar month may hold once one is sent on `day`; None where no quota is known."""
        return self._limits[account].get(day)

    @cached_property
    def _limits(self) -> Mapping[str, Mapping[date, int]]:
        found: dict[str, dict[date, int]] = {}
        for account, windows in self.quotas.items():
            limits: dict[date, int] = {}
            found[account] = limits
            for window in windows:
                if window.broadcasts >= 1:
                    most = window.broadcasts if window.per == "month" else NO_LIMIT
                    most = most if window.each_follower is None else min(most, window.each_follower)
                    last = self.last if window.until is None else min(self.last, window.until)
                    limits |= dict.fromkeys(_days(max(window.from_, self.start), last), most)
        return found

    @cached_property
    def first_ready(self) -> date:
        """The first day for which there is time to prepare."""
        day = self.start
        while self.working.after(day, -self.rules.prepare_working_days) < self.situation.as_of:
            day += ONE_DAY
        return day

    @cached_property
    def rests(self) -> bool:
        """Whether nothing is sent on days off: the readers are at work or away."""
        return sector_of(self.situation) == "b2b"


def look_up(situation: Situation, carriers: Iterable[Carrier]) -> None:
    """Look up the facts that a plan of these accounts works with: the advice is good for as long as they are."""
    for fact in _facts(situation.knowledge, tuple(carriers)):
        situation.fact(fact)


def _facts(knowledge: Knowledge, carriers: tuple[Carrier, ...]) -> Iterator[str]:
    for carrier in carriers:
        quota = knowledge.account[carrier.account].quota
        if quota is not None:
            yield from (quota.fact, quota.articles_fact)
            if quota.segments is not None and carrier.groups > 1:
                yield quota.segments.allowed
                yield from filter(None, [quota.segments.follower_cap])
    if knowledge.cadence.publish is not None and carriers:
        yield knowledge.cadence.publish.available


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
