"""The rows in which two pieces of advice differ, each with what it was before and after, as ids and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from advisor.advice.comparing.plan_rows import cadence, costs, launch
from advisor.advice.comparing.row import NONE, change, in_order
from advisor.advice.comparing.sums import yuan
from advisor.advice.comparing.unlocking import unlocked
from advisor.advice.model import Advice, NeedFound, Placed, PlannedStep
from advisor.advice.parts.comparison import Change, Topic
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase
from advisor.advice.why.naming import Naming

T = TypeVar("T")
IDS = Naming()


def rows(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """Everything compared that differs, in an order that does not depend on which advice comes first."""
    yield from _verdicts(before, after, naming)
    yield from _raised(before, after, naming)
    yield from _by_key("mix", _mix(before), _mix(after), _placed, naming)
    yield from _scores(before, after)
    yield from _robustness(before, after)
    yield from _phases(before, after, naming)
    yield from _by_key("step", _steps(before), _steps(after), lambda step, _: _step(step), naming)
    yield from launch(before, after)
    yield from costs(before, after, naming)
    yield from cadence(before, after, naming)
    yield from _by_key("wish", _wishes(before), _wishes(after), lambda wish, _: str(wish.outcome), naming)
    yield from _by_key("existing", _existing(before), _existing(after), _kept, naming)
    yield from _unlocks(before, after, naming)
    yield from _by_key("risk", _risks(before), _risks(after), lambda risk, _: str(risk.severity), naming)
    yield from _by_key("outside", _outside(before), _outside(after), lambda _, __: "advised", naming)
    if before.status != after.status:
        yield change("status", "status", "Whether open questions could still change it", before.status, after.status)


TITLES: Mapping[str, Callable[[Any, Naming], str]] = {
    "need": lambda need, _: need.title,
    "mix": lambda row, names: names.account(row.account),
    "step": lambda step, _: step.title,
    "wish": lambda wish, _: wish.title,
    "existing": lambda found, _: found.title,
    "risk": lambda risk, _: risk.text,
    "outside": lambda told, _: told.text,
}
TOPICS: Mapping[str, Topic] = {
    "need": "need",
    "mix": "mix",
    "step": "roadmap",
    "wish": "wish",
    "existing": "existing",
    "risk": "risk",
    "outside": "outside",
}
MISSING = {
    "need": "not raised",
    "mix": "not in the mix",
    "step": "not planned",
    "wish": "not wished",
    "existing": "not there",
    "risk": "not there",
    "outside": "not advised",
}


def _by_key(
    kind: str, one: Mapping[str, T], other: Mapping[str, T], told: Callable[[T, Naming], str], naming: Naming
) -> Iterator[Change]:
    """Members that are on one side only, or told differently."""
    missing = MISSING[kind]
    for key in in_order(list(one), list(other)):
        was, now = (told(side[key], IDS) if key in side else missing for side in (one, other))
        if was != now:
            words = [told(side[key], naming) if key in side else missing for side in (one, other)]
            member = one.get(key, other.get(key))
            yield change(TOPICS[kind], f"{kind} {key}", TITLES[kind](member, naming), was, now, *words)


def _verdicts(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    one, other = ({(row.account, row.route): row for row in advice.verdicts} for advice in (before, after))
    for account, route in one:
        was, now = one[account, route], other.get((account, route))
        if now is not None and was.status != now.status:
            words = naming.status(was.status), naming.status(now.status)
            title = naming.pair(account, route)
            row = change("verdict", f"{account}/{route}", title, was.status, now.status, *words)
            yield replace(row, rules=_said(was.reasons, now.reasons))


def _said(one: Sequence[Any], other: Sequence[Any]) -> tuple[str, ...]:
    """The ids of the sentences that only one side says."""
    return tuple(sorted({said.id for said in one} ^ {said.id for said in other}))


def _raised(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    one, other = _needs(before), _needs(after)
    for row in _by_key("need", one, other, _need, naming):
        ident = row.what.removeprefix("need ")
        said = [side[ident].reasons if ident in side else () for side in (one, other)]
        yield replace(row, rules=_said(*said))


def _needs(advice: Advice) -> dict[str, NeedFound]:
    return {need.id: need for need in advice.needs}


def _need(need: NeedFound, naming: Naming) -> str:
    return f"{need.strength}, met by {', '.join(naming.account(account) for account in need.met_by) or 'nothing'}"


def _mix(advice: Advice) -> dict[str, Placed]:
    return {row.account: row for row in advice.mix}


def _placed(row: Placed, naming: Naming) -> str:
    return f"{naming.route(row.route)} ({row.role})"


def _scores(before: Advice, after: Advice) -> Iterator[Change]:
    one, other = ({score.criterion: score for score in advice.scores} for advice in (before, after))
    for key in in_order(list(one), list(other)):
        was, now = (f"{side[key].weight:g}" if key in side else NONE for side in (one, other))
        if was != now:
            yield change("weight", f"weight {key}", (one.get(key) or other[key]).title, was, now)


def _robustness(before: Advice, after: Advice) -> Iterator[Change]:
    """How firmly the mix stands, where both sides were advised in depth."""
    if before.robustness is None or after.robustness is None:
        return
    found = before.robustness, after.robustness
    was, now = (f"{one.share:.2f}" for one in found)
    if was != now:
        about = ["about " if one.share_error else "" for one in found]
        shares = [f"{word}{float(share):.0%}" for word, share in zip(about, (was, now), strict=True)]
        words = [f"best in {share} of all ways to weigh the criteria" for share in shares]
        yield change("robustness", "robustness", "How firmly the mix stands", was, now, *words)


def _phases(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """The phase of each account that both mixes hold; of the others the mix tells enough."""
    one, other = (
        {found.account: phase for phase in advice.phases for found in phase.accounts} for advice in (before, after)
    )
    for account in (key for key in in_order(list(one), list(other)) if key in one and key in other):
        was, now = (_phase(side[account]) for side in (one, other))
        if was != now:
            words = [_phase_in_words(side[account]) for side in (one, other)]
            yield change("phase", f"phase {account}", naming.account(account), was, now, *words)


def _phase(phase: Phase) -> str:
    after = f" after {', '.join(trigger.id for trigger in phase.triggers)}" if phase.triggers else ""
    return f"{phase.number}, {phase.preparation}{after}"


def _phase_in_words(phase: Phase) -> str:
    if not phase.triggers:
        return f"phase {phase.number}, live first"
    prepared = "at once" if phase.preparation == "at_once" else "after what it waits for"
    return f"phase {phase.number}, later; prepared {prepared}"


def _steps(advice: Advice) -> dict[str, PlannedStep]:
    return {step.step: step for step in sorted(advice.roadmap, key=lambda step: step.step)}


def _step(step: PlannedStep) -> str:
    cost = f", {yuan(step.cost_cny)}" if step.cost_cny else ""
    waits = ", the launch waits for it" if step.critical else ""
    return f"{_days(step)}{cost}{waits}"


def _days(step: PlannedStep) -> str:
    if step.days.min == step.days.max:
        return "1 day" if step.days.min == 1 else f"{step.days.min} days"
    return f"{step.days.min} to {step.days.max} days, typically {step.days.typical}"


def _wishes(advice: Advice) -> dict[str, Any]:
    return {wish.wish: wish for wish in advice.wishes}


def _existing(advice: Advice) -> dict[str, ExistingFound]:
    return {found.existing: found for found in advice.existing}


ACTIONS = {"take_back": "take it back", "rebuild": "build it anew", "ask": "not decided before more is known"}
MOVING = {
    "possible": "it can be moved to another owner",
    "not_established": "whether it can be moved to another owner is not established",
    "impossible": "it cannot be moved to another owner",
}


def _kept(found: ExistingFound, naming: Naming) -> str:
    if naming.knowledge is None:
        return f"{found.action} by {found.route or 'no route'}, moving {found.moving}"
    held = f"by {naming.route(found.route)}" if found.route else "not in the mix"
    return f"{ACTIONS.get(found.action, f'{found.action} it')} ({held}); {MOVING[found.moving]}"


def _unlocks(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """What would open the accounts that are closed on both sides, where both were advised in depth."""
    if before.relevance is None or after.relevance is None:
        return
    one, other = (unlocked(advice, naming) for advice in (before, after))
    for account in in_order(sorted(one), sorted(other)):
        was, now = one.get(account), other.get(account)
        if was and now and was.ids != now.ids:
            title = f"Smallest changes that open {naming.account(account)}"
            yield change("unlock", f"unlock {account}", title, was.ids, now.ids, was.words, now.words)


def _risks(advice: Advice) -> dict[str, Any]:
    return {risk.id: risk for risk in sorted(advice.risks, key=lambda risk: risk.id)}


def _outside(advice: Advice) -> dict[str, Any]:
    return {told.id: told for told in advice.outside}
