"""The launch: case by case against the deadline, account by account, and what to start first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.advice.model import Launch, Reason
from advisor.advice.needs import Pair
from advisor.advice.parts.network import AccountLaunch, CaseName, FirstStep, LaunchCase, Slack
from advisor.advice.speak import judged
from advisor.advice.timing.roadmap import CASES, Case, Leg, schedule
from advisor.advice.timing.slack import Plan, longest_chains
from advisor.cadence.days import WorkingDays
from advisor.logic.situation import Situation
from advisor.words import say, say_count

NAMED: Mapping[Case, CaseName] = {"min": "best", "typical": "typical", "max": "worst"}
NO_LAUNCH = Launch(earliest=None, typical=None, latest=None, meets_deadline=None, deadline=None)


def dated(legs: Sequence[Leg], *, case: Case, start: date, launched: frozenset[str], working: WorkingDays) -> Plan:
    """A network dated for one case; `launched` names the steps counted in the launch."""
    first = [leg for leg in legs if not leg.waits_for_launch]
    alone = schedule(first, case=case, start=start, launch_floor=start, working=working)
    launch = max((alone[ident].finish for ident in launched), default=start)
    timings = schedule(legs, case=case, start=start, launch_floor=launch, working=working)
    end = max((timing.finish for timing in timings.values()), default=start)
    return Plan(tuple(legs), case, start, timings, launched, launch, end)


def launch_of(
    situation: Situation,
    plans: Mapping[Case, Plan],
    slack: Mapping[str, Slack],
    *,
    pairs: Sequence[Pair],
    waiting: frozenset[Pair],
    deadline: date | None,
) -> Launch:
    """The launch of a mix. `deadline` is the day on which it must be live, None where none was named."""
    cases = tuple(_case(plans[case], deadline) for case in CASES)
    best, typical, worst = (found.launch for found in cases)
    return Launch(
        earliest=best,
        typical=typical,
        latest=worst,
        meets_deadline=None if deadline is None else typical <= deadline,
        deadline=deadline,
        cases=cases,
        accounts=tuple(_account(plans, pair, after_launch=pair in waiting) for pair in pairs),
        start_first=tuple(_first_steps(situation, plans, slack)),
        says=tuple(_says(situation, plans, cases, deadline)),
    )


def _case(plan: Plan, deadline: date | None) -> LaunchCase:
    return LaunchCase(
        case=NAMED[plan.case],
        launch=plan.launch,
        critical=longest_chains(plan, to=plan.launch, among=plan.launched),
        holds=None if deadline is None else plan.launch <= deadline,
        spare_days=None if deadline is None else (deadline - plan.launch).days,
    )


def _account(plans: Mapping[Case, Plan], pair: Pair, *, after_launch: bool) -> AccountLaunch:
    earliest, typical, latest = (live(plans[case], pair[0], after_launch=after_launch) for case in CASES)
    return AccountLaunch(
        account=pair[0],
        route=pair[1],
        after_launch=after_launch,
        earliest=earliest,
        typical=typical,
        latest=latest,
    )


def live(plan: Plan, account: str, *, after_launch: bool) -> date:
    """The day on which the last step of an account is done; without steps, the first on which it may begin."""
    finishes = [plan.timings[leg.step.id].finish for leg in plan.legs if account in leg.accounts]
    return max(finishes, default=plan.launch if after_launch else plan.start)


def _first_steps(situation: Situation, plans: Mapping[Case, Plan], slack: Mapping[str, Slack]) -> Iterator[FirstStep]:
    """The heads of the chains that set the launch: typically first, then those that do so in the worst case."""
    told: set[str] = set()
    sets_it: Mapping[Case, str] = {"typical": "start_first.critical", "max": "start_first.worst_case"}
    for case, phrase in sets_it.items():
        plan = plans[case]
        chain = longest_chains(plan, to=plan.launch, among=plan.launched)
        heads = [leg for leg in plan.legs if leg.step.id in chain and not leg.after and leg.step.id not in told]
        for leg in sorted(heads, key=lambda leg: (slack[leg.step.id].start_by, leg.step.id)):
            told.add(leg.step.id)
            yield FirstStep(
                step=leg.step.id,
                title=leg.step.title,
                start=plans["typical"].timings[leg.step.id].start,
                start_by=slack[leg.step.id].start_by,
                reason=judged(situation, phrase),
            )


def _says(
    situation: Situation, plans: Mapping[Case, Plan], cases: Sequence[LaunchCase], deadline: date | None
) -> Iterator[Reason]:
    """Whether the deadline holds, in a sentence, and which durations are missing from the dates."""
    if deadline is not None:
        best, typical, worst = (case.spare_days or 0 for case in cases)
        day = deadline.isoformat()
        if deadline < situation.as_of:
            yield judged(situation, "launch.deadline_passed", day=day)
        elif worst >= 0:
            yield judged(situation, "launch.deadline_holds", day=day, days=_days(worst))
        elif typical >= 0:
            yield judged(situation, "launch.deadline_typical", day=day, days=_days(-worst))
        elif best >= 0:
            yield judged(situation, "launch.deadline_best_only", day=day, days=_days(-typical))
        else:
            yield judged(situation, "launch.deadline_missed", day=day, days=_days(-best))
    missing = [leg.step.title for leg in plans["typical"].legs if not leg.days_known]
    if missing:
        date_asked = situation.as_of.isoformat()
        yield judged(situation, "launch.duration_not_known", date=date_asked, steps=say("; ").join(missing))


def _days(count: int) -> str:
    return say_count(count, "{number} day", "{number} days")
