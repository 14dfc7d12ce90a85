"""The roadmap: the steps that a mix calls for as a network, dated by its critical path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from advisor.advice.needs import Pair
from advisor.cadence.days import WorkingDays
from advisor.knowledge.models import Range, Step
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision

Case = Literal["min", "typical", "max"]
CASES: tuple[Case, ...] = ("min", "typical", "max")


@dataclass(frozen=True)
class Leg:
    """One step of the network: what it is for, what comes before it, how long it takes, when it may start."""

    step: Step
    accounts: tuple[str, ...]
    after: tuple[str, ...]
    days: Range
    waits_for_launch: bool


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


def days_of(situation: Situation, step: Step) -> Range:
    """How long a step takes, in its own unit. One not known on the date counts as nothing."""
    if step.days is not None:
        return step.days
    window = situation.fact(step.days_fact or "")
    return window.value if window is not None and isinstance(window.value, Range) else Range(min=0, typical=0, max=0)


def network(
    situation: Situation, wanted: Mapping[Pair, Sequence[Step]], *, waiting: frozenset[Pair]
) -> tuple[Leg, ...]:
    """The steps of several accounts as one network. A step left out passes on what came before it.

    `waiting` names the accounts whose own steps start only after the launch of the others.
    """
    accounts: dict[str, list[str]] = {}
    at_once: set[str] = set()
    for pair, steps in wanted.items():
        for step in steps:
            accounts.setdefault(step.id, []).append(pair[0])
            if pair not in waiting:
                at_once.add(step.id)
    by_id = situation.knowledge.step

    def before(step: Step, seen: frozenset[str]) -> Iterable[str]:
        for ident in step.after:
            if ident in accounts:
                yield ident
            elif ident in by_id and ident not in seen:
                yield from before(by_id[ident], seen | {ident})

    return tuple(
        Leg(
            step=by_id[ident],
            accounts=tuple(dict.fromkeys(accounts[ident])),
            after=tuple(sorted(set(before(by_id[ident], frozenset())))),
            days=days_of(situation, by_id[ident]),
            waits_for_launch=ident not in at_once,
        )
        for ident in in_order(accounts, {ident: tuple(before(by_id[ident], frozenset())) for ident in accounts})
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
    """Start and finish of each step, as early as what comes before it allows."""
    timings: dict[str, Timing] = {}
    for leg in legs:
        floor = launch_floor if leg.waits_for_launch else start
        begin = max([floor, *(timings[ident].finish for ident in leg.after if ident in timings)])
        timings[leg.step.id] = Timing(begin, lasting(begin, getattr(leg.days, case), leg.step.counted_in, working))
    return timings


def lasting(begin: date, days: float, counted_in: str, working: WorkingDays) -> date:
    """The day reached after `days` days or working days."""
    whole = ceil(days)
    return working.after(begin, whole) if counted_in == "working_days" else begin + timedelta(days=whole)


def critical(legs: Sequence[Leg], timings: Mapping[str, Timing]) -> frozenset[str]:
    """The steps without slack: a chain that ends with the last finish and starts each step when the one before ends."""
    if not legs:
        return frozenset()
    after = {leg.step.id: leg.after for leg in legs}
    last = max(timing.finish for timing in timings.values())
    found: set[str] = set()
    edge = [ident for ident, timing in timings.items() if timing.finish == last]
    while edge:
        ident = edge.pop()
        if ident not in found:
            found.add(ident)
            edge += [
                before
                for before in after[ident]
                if before in timings and timings[before].finish == timings[ident].start
            ]
    return frozenset(found)


def span(
    legs: Sequence[Leg], *, case: Case, start: date, working: WorkingDays, only: Callable[[Leg], bool]
) -> date | None:
    """When the last of the steps that `only` picks is done; None where it picks none."""
    timings = schedule(legs, case=case, start=start, launch_floor=start, working=working)
    return max((timings[leg.step.id].finish for leg in legs if only(leg)), default=None)


def cost_of(steps: Iterable[Step]) -> tuple[float, float]:
    """The sum of the known costs, in yuan, least and most."""
    known = [step.cost_cny for step in steps if step.cost_cny is not None]
    return sum(cost.min for cost in known), sum(cost.max for cost in known)
