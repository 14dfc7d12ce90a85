"""The roadmap's steps in dates, the launch, and the cadence that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from advisor.advice.findings import Findings, waits_for_launch
from advisor.advice.model import CostRange, DayRange, Launch, PlannedStep
from advisor.advice.roadmap import CASES, Leg, critical, lasting, network, schedule, span
from advisor.advice.speak import cited, fill
from advisor.cadence.model import Cadence
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.logic.situation import Situation


def plan_steps(situation: Situation, found: Findings) -> tuple[tuple[PlannedStep, ...], Launch, Mapping[str, date]]:
    """The dated steps of the chosen mix, its launch, and the day on which each account is live."""
    members = found.best.members
    waiting = frozenset(member.pair for member in members if waits_for_launch(found.later[member.pair]))
    waiting = waiting if len(waiting) < len(members) else frozenset()
    legs = network(situation, {member.pair: found.steps[member.pair] for member in members}, waiting=waiting)
    now = frozenset(member.pair[0] for member in members if not member.later)
    counts = now or frozenset(member.pair[0] for member in members)
    start, working = situation.as_of, found.working

    def launched(leg: Leg) -> bool:
        return not counts.isdisjoint(leg.accounts)

    earliest, typical, latest = (
        span(legs, case=case, start=start, working=working, only=launched) or start for case in CASES
    )
    timings = schedule(legs, case="typical", start=start, launch_floor=typical, working=working)
    on_path = critical(legs, timings)
    rows = tuple(
        PlannedStep(
            step=leg.step.id,
            title=leg.step.title,
            text=fill(situation, leg.step.text),
            for_=leg.accounts,
            after=leg.after,
            days=DayRange(
                **{
                    case: (
                        lasting(timings[leg.step.id].start, getattr(leg.days, case), leg.step.counted_in, working)
                        - timings[leg.step.id].start
                    ).days
                    for case in CASES
                }
            ),
            start=timings[leg.step.id].start,
            finish=timings[leg.step.id].finish,
            critical=leg.step.id in on_path,
            cost_cny=CostRange(min=leg.step.cost_cny.min, max=leg.step.cost_cny.max) if leg.step.cost_cny else None,
            cost_note=leg.step.cost_note,
            yearly=leg.step.yearly,
            sources=cited(leg.step),
            basis="judgement" if leg.step.judgement or not leg.step.sources else "sources",
            confidence=leg.step.confidence,
        )
        for leg in sorted(legs, key=lambda leg: (timings[leg.step.id].start, timings[leg.step.id].finish, leg.step.id))
    )
    live = {
        member.pair[0]: max(
            (timings[leg.step.id].finish for leg in legs if member.pair[0] in leg.accounts), default=start
        )
        for member in members
    }
    if not members:
        return rows, Launch(earliest=None, typical=None, latest=None, meets_deadline=None, deadline=None), live
    weeks = situation.seen("launch_weeks")
    deadline = start + timedelta(weeks=weeks) if isinstance(weeks, int) else None
    meets = None if deadline is None else typical <= deadline
    return (
        rows,
        Launch(earliest=earliest, typical=typical, latest=latest, meets_deadline=meets, deadline=deadline),
        live,
    )


def cadence_of(
    situation: Situation, found: Findings, live: Mapping[str, date], *, start: date | None, weeks: int | None
) -> Cadence:
    """The cadence of the chosen mix. By default it starts when the first account can broadcast."""
    knowledge = situation.knowledge
    sending = [member for member in found.best.members if knowledge.account[member.pair[0]].quota is not None]
    owned = _owned(situation)
    ready = found.working.after(situation.as_of, knowledge.cadence.prepare_working_days)
    from_day = {
        account: ready if account in owned else live[account] for account in (member.pair[0] for member in sending)
    }
    first = [member.pair[0] for member in sending if not member.later] or list(from_day)
    begins = start or min((from_day[account] for account in first), default=situation.as_of)
    carriers = [Carrier(account, max(begins, day)) for account, day in from_day.items()]
    followers = situation.seen("followers")
    known: dict[str, int] = {}
    if isinstance(followers, int):
        known = {account: followers // len(owned & set(from_day)) if account in owned else 0 for account in from_day}
    return plan(situation, carriers, start=begins, weeks=weeks or knowledge.cadence.weeks, followers=known)


def _owned(situation: Situation) -> frozenset[str]:
    """The accounts that the client already has in its own name."""
    existing = situation.seen("existing_accounts")
    names = existing if isinstance(existing, tuple) else ()
    return frozenset(account for account in situation.knowledge.account if f"own_{account}" in names)
