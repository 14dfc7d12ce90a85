"""The roadmap: the steps that a mix calls for as a network, each dated as early as what comes before it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from advisor.advice.needs import Pair
from advisor.advice.timing.prices import amount_of
from advisor.cadence.days import WorkingDays
from advisor.knowledge.models import Range, Step
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision

Case = Literal["min", "typical", "max"]
CASES: tuple[Case, ...] = ("min", "typical", "max")
UNKNOWN = Range(min=0, typical=0, max=0)


@dataclass(frozen=True)
class Leg:
    """One step of the network: what it is for, what comes before it, how long it takes, when it may start.

    `days` are counted as nothing where `days_known` is false.
    """

    step: Step
    accounts: tuple[str, ...]
    after: tuple[str, ...]
    days: Range
    waits_for_launch: bool
    days_known: bool = True

    def lasts(self, case: Case) -> int:
        """Whole days or working days, as the step counts them."""
        return ceil({"min": self.days.min, "typical": self.days.typical, "max": self.days.max}[case])


@dataclass(frozen=True)
class Timing:
    """First day and finish (the first day it is done) of a step."""

    start: date
    finish: date


def steps_for(situation: Situation, decision: Decision) -> tuple[Step, ...]:
    """The steps an account by a route calls for: those that match it, and those its verdict names."""
    by_id = situation.knowledge.step
    matching = {step.id: step for step in situation.knowledge.steps_of[decision.account, decision.route]}
    matching |= {ident: by_id[ident] for rule in decision.deciding for ident in rule.steps}
    return tuple(step for _, step in sorted(matching.items()) if _wanted(situation, step))


def _wanted(situation: Situation, step: Step) -> bool:
    """Whether a step belongs to the plan. With an answer missing, what nobody mentioned is not planned for."""
    in_force = (step.from_ is None or step.from_ <= situation.as_of) and (step.to is None or situation.as_of < step.to)
    return in_force and situation.as_far_as_said(step.when)


def days_of(situation: Situation, step: Step) -> Range | None:
    """How long a step takes, in its own unit; None where that is not known on the date."""
    if step.days is not None:
        return step.days
    window = situation.fact(step.days_fact or "")
    return window.value if window is not None and isinstance(window.value, Range) else None


def network(
    situation: Situation, wanted: Mapping[Pair, Sequence[Step]], *, waiting: frozenset[Pair]
) -> tuple[Leg, ...]:
    """The steps of several accounts as one network. A step left out passes on what came before it.

    `waiting` names the accounts whose own steps start only after the launch of the others. No other step waits for
    those steps, even where it would come after them.
    """
    accounts: dict[str, list[str]] = {}
    at_once: set[str] = set()
    for pair, steps in wanted.items():
        for step in steps:
            accounts.setdefault(step.id, []).append(pair[0])
            if pair not in waiting:
                at_once.add(step.id)
    by_id = situation.knowledge.step

    def before(step: Step, *, at_launch: bool) -> frozenset[str]:
        found: set[str] = set()
        passed: set[str] = set()
        ways = list(step.after)
        while ways:
            ident = ways.pop()
            if ident in accounts and (at_launch or ident in at_once):
                found.add(ident)
            elif ident in by_id and ident not in passed:
                passed.add(ident)
                ways += by_id[ident].after
        return frozenset(found)

    known = {ident: days_of(situation, by_id[ident]) for ident in accounts}
    after = {ident: before(by_id[ident], at_launch=ident not in at_once) for ident in accounts}
    return tuple(
        Leg(
            step=by_id[ident],
            accounts=tuple(dict.fromkeys(accounts[ident])),
            after=tuple(sorted(after[ident])),
            days=known[ident] or UNKNOWN,
            waits_for_launch=ident not in at_once,
            days_known=known[ident] is not None,
        )
        for ident in in_order(accounts, after)
    )


def in_order(idents: Iterable[str], after: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids so that each follows what it comes after; by id where free. A cycle keeps its members at the end."""
    left = sorted(set(idents))
    done: list[str] = []
    while left:
        ready = next(
            (ident for ident in left if all(before in done or before not in left for before in after.get(ident, ()))),
            left[0],
        )
        left.remove(ready)
        done.append(ready)
    return done


def schedule(
    legs: Sequence[Leg], *, case: Case, start: date, launch_floor: date, working: WorkingDays
) -> dict[str, Timing]:
    """Start and finish of each step, as early as what comes before it allows; working days start on a working day."""
    timings: dict[str, Timing] = {}
    for leg in legs:
        floor = launch_floor if leg.waits_for_launch else start
        ready = max([floor, *(timings[ident].finish for ident in leg.after if ident in timings)])
        begin = opening(ready, leg.lasts(case), leg.step.counted_in, working)
        timings[leg.step.id] = Timing(begin, lasting(begin, leg.lasts(case), leg.step.counted_in, working))
    return timings


def opening(ready: date, days: float, counted_in: str, working: WorkingDays) -> date:
    """The first day on which work of so many days can begin: for working days, the first of them."""
    if counted_in == "working_days" and ceil(days) and working.off(ready):
        return working.after(ready, 1)
    return ready


def lasting(begin: date, days: float, counted_in: str, working: WorkingDays) -> date:
    """The first day on which work of so many days or working days is done."""
    whole, opens = ceil(days), opening(begin, days, counted_in, working)
    return working.after(opens, whole) if counted_in == "working_days" else opens + timedelta(days=whole)


def span(
    legs: Sequence[Leg], *, case: Case, start: date, working: WorkingDays, only: Callable[[Leg], bool]
) -> date | None:
    """When the last of the steps that `only` picks is done; None where it picks none."""
    timings = schedule(legs, case=case, start=start, launch_floor=start, working=working)
    return max((timings[leg.step.id].finish for leg in legs if only(leg)), default=None)


def cost_of(situation: Situation, steps: Iterable[Step]) -> tuple[float, float]:
    """The sum of the known costs, in yuan, least and most."""
    known = [amount for step in steps if (amount := amount_of(situation, step)) is not None]
    return sum(amount.min for amount in known), sum(amount.max for amount in known)
