"""How long each step of a network may wait, and which chains of steps leave no time to wait.

Everything is counted in calendar days on the real calendar. Where days off lie between two steps, even a step of the
longest chain may wait for a few days: the chain says what follows upon what, the slack what a delay would move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.advice.parts.network import Slack
from advisor.advice.timing.roadmap import Case, Leg, Timing
from advisor.cadence.days import ONE_DAY, WorkingDays


@dataclass(frozen=True)
class Plan:
    """A network dated for one case: the steps counted in the launch, the day of the launch and of the last finish."""

    legs: tuple[Leg, ...]
    case: Case
    start: date
    timings: Mapping[str, Timing]
    launched: frozenset[str]
    launch: date
    end: date

    def due(self, ident: str) -> date:
        """The day on which a step must be done for its own part: that of the launch, or of the last finish."""
        return self.launch if ident in self.launched else self.end


def latest_start(finish_by: date, leg: Leg, *, case: Case, working: WorkingDays) -> date:
    """The latest day on which a step may start to be done on `finish_by`."""
    days = leg.lasts(case)
    if leg.step.counted_in == "days" or not days:
        return finish_by - timedelta(days=days)
    return working.after(finish_by + ONE_DAY, -(days + 1))


def slacks(plan: Plan, *, working: WorkingDays) -> dict[str, Slack]:
    """How long each step may wait, by its id."""
    following = _following(plan.legs)
    start_by: dict[str, date] = {}
    found: dict[str, Slack] = {}
    for leg in reversed(plan.legs):
        ident = leg.step.id
        due, start = plan.due(ident), plan.timings[ident].start
        finish_by = min([due, *(start_by[name] for name in following[ident])])
        start_by[ident] = latest_start(finish_by, leg, case=plan.case, working=working)
        undisturbed = min([due, *(plan.timings[name].start for name in following[ident])])
        free_until = latest_start(undisturbed, leg, case=plan.case, working=working)
        found[ident] = Slack(
            total_days=(start_by[ident] - start).days,
            free_days=(free_until - start).days,
            start_by=start_by[ident],
            finish_by=finish_by,
        )
    return found


def _following(legs: Sequence[Leg]) -> dict[str, list[str]]:
    following: dict[str, list[str]] = {leg.step.id: [] for leg in legs}
    for leg in legs:
        for before in leg.after:
            following[before].append(leg.step.id)
    return following


def longest_chains(plan: Plan, *, to: date, among: Iterable[str]) -> tuple[str, ...]:
    """The steps of every chain that ends on `to` with one of `among`, in the order in which they start.

    In such a chain each step becomes possible on the day the one before it is done, and on no earlier day.
    """
    after = {leg.step.id: leg.after for leg in plan.legs}
    waiting = {leg.step.id for leg in plan.legs if leg.waits_for_launch}
    edge = [ident for ident in among if plan.timings[ident].finish == to]
    found: set[str] = set()
    while edge:
        ident = edge.pop()
        if ident in found:
            continue
        found.add(ident)
        finishes = [plan.timings[name].finish for name in after[ident]]
        ready = max([*finishes, *([plan.launch] if ident in waiting else [])], default=None)
        edge += [name for name in after[ident] if plan.timings[name].finish == ready]
    # Sorting keeps the network's order, in which each step follows what it comes after, among steps of the same days.
    return tuple(
        sorted((leg.step.id for leg in plan.legs if leg.step.id in found), key=lambda ident: _days(plan, ident))
    )


def _days(plan: Plan, ident: str) -> tuple[date, date]:
    return plan.timings[ident].start, plan.timings[ident].finish
