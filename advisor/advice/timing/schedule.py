"""The roadmap's steps in dates, the launch, and the cadence that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from advisor.advice.existing import existing_found
from advisor.advice.findings import Findings, waits_for_launch
from advisor.advice.model import CostRange, DayRange, Launch, PlannedStep
from advisor.advice.needs import Pair
from advisor.advice.parts.network import Slack
from advisor.advice.speak import cited, fill, together
from advisor.advice.timing.launch import NO_LAUNCH, dated, launch_of
from advisor.advice.timing.prices import price_of
from advisor.advice.timing.roadmap import CASES, Case, Leg, lasting, network
from advisor.advice.timing.slack import Plan, longest_chains, slacks
from advisor.cadence.days import WorkingDays
from advisor.cadence.frame import look_up
from advisor.cadence.model import Cadence
from advisor.cadence.plan import plan
from advisor.cadence.quotas import in_force
from advisor.cadence.volume import Carrier
from advisor.knowledge.models import Step
from advisor.logic.situation import Situation
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits


def plan_steps(
    situation: Situation, found: Findings, *, deadline: date | None = None
) -> tuple[tuple[PlannedStep, ...], Launch, Mapping[str, date]]:
    """The dated steps of the chosen mix, its launch, and the day on which each account is live.

    `deadline` is the day on which the mix must be live; by default as many weeks from the date asked for as the client
    said.
    """
    pairs = found.best.pairs
    waiting = frozenset(pair for pair in pairs if waits_for_launch(found.later[pair]))
    waiting = waiting if len(waiting) < len(pairs) else frozenset()
    legs = network(situation, _with_existing(situation, found), waiting=waiting)
    first_phase = _first_phase(found, waiting)
    launched = frozenset(leg.step.id for leg in legs if not first_phase.isdisjoint(leg.accounts))
    plans = {
        case: dated(legs, case=case, start=situation.as_of, launched=launched, working=found.working) for case in CASES
    }
    if not pairs:
        return (), NO_LAUNCH, {}
    slack = slacks(plans["typical"], working=found.working)
    launch = launch_of(situation, plans, slack, pairs=pairs, waiting=waiting, deadline=deadline or _deadline(situation))
    timings = plans["typical"].timings
    to_the_end = frozenset(longest_chains(plans["typical"], to=plans["typical"].end, among=timings))
    chronological = sorted(legs, key=lambda leg: (timings[leg.step.id].start, timings[leg.step.id].finish, leg.step.id))
    rows = tuple(
        _planned(situation, leg, plans, slack[leg.step.id], launch, to_the_end, found.working) for leg in chronological
    )
    return rows, launch, {account.account: account.typical for account in launch.accounts}


def _with_existing(situation: Situation, found: Findings) -> dict[Pair, tuple[Step, ...]]:
    """The steps of the mix, and those by which an account that exists becomes part of it."""
    wanted = {pair: {step.id: step for step in found.steps[pair]} for pair in found.best.pairs}
    for row in existing_found(situation, found.best.pairs):
        pair = (row.account or "", row.route or "")
        if pair in wanted:
            wanted[pair] |= {ident: situation.knowledge.step[ident] for ident in row.steps}
    return {pair: tuple(steps.values()) for pair, steps in wanted.items()}


def _first_phase(found: Findings, waiting: frozenset[Pair]) -> frozenset[str]:
    """The accounts whose being live is the launch: those not for later, else those that wait for no other."""
    now = frozenset(member.pair[0] for member in found.best.members if not member.later)
    return now or frozenset(account for account, route in found.best.pairs if (account, route) not in waiting)


def _deadline(situation: Situation) -> date | None:
    weeks = situation.seen("launch_weeks")
    return situation.as_of + timedelta(weeks=weeks) if isinstance(weeks, int) else None


def _planned(
    situation: Situation,
    leg: Leg,
    plans: Mapping[Case, Plan],
    slack: Slack,
    launch: Launch,
    to_the_end: frozenset[str],
    working: WorkingDays,
) -> PlannedStep:
    step, price = leg.step, price_of(situation, leg.step)
    timing = plans["typical"].timings[step.id]
    critical_in = tuple(case.case for case in launch.cases if step.id in case.critical)
    lengths = {
        case: (lasting(timing.start, leg.lasts(case), step.counted_in, working) - timing.start).days for case in CASES
    }
    return PlannedStep(
        step=step.id,
        title=step.title,
        text=fill(situation, step.text),
        for_=leg.accounts,
        after=leg.after,
        days=DayRange(**lengths),
        days_known=leg.days_known,
        start=timing.start,
        finish=timing.finish,
        best_finish=plans["min"].timings[step.id].finish,
        worst_finish=plans["max"].timings[step.id].finish,
        slack=slack,
        critical="typical" in critical_in,
        critical_in=critical_in,
        decides="launch" if "typical" in critical_in else "end" if step.id in to_the_end else None,
        cost_cny=CostRange(min=price.amount.min, max=price.amount.max) if price.amount else None,
        cost_note=together(*price.notes, *price.open) or None,
        yearly=bool(price.every_year),
        sources=tuple(dict.fromkeys((*cited(step), *price.sources))),
        basis="judgement" if step.judgement or not step.sources else "sources",
        confidence=step.confidence,
    )


def cadence_of(
    situation: Situation,
    found: Findings,
    live: Mapping[str, date],
    *,
    start: date | None,
    weeks: int | None,
    edits: PlanEdits = NO_EDITS,
) -> Cadence:
    """The cadence of the chosen mix. By default it starts when the first account can broadcast."""
    carriers, begins = _carriers(situation, found, live, start=start)
    followers, owned = situation.seen("followers"), _owned(situation)
    known: dict[str, int] = {}
    if isinstance(followers, int):
        sending = [carrier.account for carrier in carriers]
        known = {one: followers // len(owned & set(sending)) if one in owned else 0 for one in sending}
    weeks = weeks or situation.knowledge.cadence.weeks
    return plan(situation, carriers, start=begins, weeks=weeks, followers=known, edits=edits)


def look_up_cadence(situation: Situation, found: Findings, live: Mapping[str, date], *, start: date | None) -> None:
    """Look up the facts that the cadence rests on, without planning it."""
    carriers, _ = _carriers(situation, found, live, start=start)
    look_up(situation, carriers)


def _carriers(
    situation: Situation, found: Findings, live: Mapping[str, date], *, start: date | None
) -> tuple[list[Carrier], date]:
    """The accounts that broadcast, and the day on which the plan begins."""
    knowledge = situation.knowledge
    sending = [member for member in found.best.members if knowledge.account[member.pair[0]].quota is not None]
    owned = _owned(situation)
    ready = found.working.after(situation.as_of, knowledge.cadence.prepare_working_days)
    from_day = {
        account: ready if account in owned else live[account] for account in (member.pair[0] for member in sending)
    }
    first = [member.pair[0] for member in sending if not member.later] or list(from_day)
    begins = start or min((from_day[account] for account in first), default=situation.as_of)
    carriers = [
        Carrier(
            account=account,
            live_from=max(begins, from_day[account]),
            groups=_groups(situation, found, member.pair, begins),
            must=_must(situation, found, account),
            new=account not in owned,
        )
        for member in sending
        for account in (member.pair[0],)
    ]
    return carriers, begins


def _groups(situation: Situation, found: Findings, pair: Pair, day: date) -> int:
    """How many segments get broadcasts of their own: all, where the need stands and the account can send to one."""
    quota, segments = situation.knowledge.account[pair[0]].quota, situation.seen("segments")
    if quota is None or quota.segments is None or not isinstance(segments, int):
        return 1
    raised = [one.need for one in found.needs.raised if one.need.id == quota.segments.need]
    offers = any(capability in found.provisions[pair] for need in raised for capability in need.capabilities)
    allowed = in_force(situation.knowledge.fact[quota.segments.allowed], day)
    return segments if offers and allowed is not None and allowed.value is True else 1


def _must(situation: Situation, found: Findings, account: str) -> bool:
    """Whether segments of their own are a must."""
    quota = situation.knowledge.account[account].quota
    ids = {one.need.id for one in found.needs.raised if one.strength == "must"}
    return quota is not None and quota.segments is not None and quota.segments.need in ids


def _owned(situation: Situation) -> frozenset[str]:
    """The accounts that the client already has in its own name."""
    existing = situation.seen("existing_accounts")
    names = existing if isinstance(existing, tuple) else ()
    return frozenset(account for account in situation.knowledge.account if f"own_{account}" in names)
