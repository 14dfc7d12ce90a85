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
from advisor.advice.role_words import role_in_words
from advisor.advice.why.naming import Naming
from advisor.words import say, say_count

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
    yield from _by_key("risk", _risks(before), _risks(after), lambda risk, _: _severity(risk.severity), naming)
    yield from _by_key("outside", _outside(before), _outside(after), lambda _, __: say("advised"), naming)
    if before.status != after.status:
        yield change(
            "status", "status", say("Whether open questions could still change it"), before.status, after.status
        )


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


def _missing(kind: str) -> str:
    """What is said of a member that the other side alone has."""
    words = {
        "need": say("not raised"),
        "mix": say("not in the mix"),
        "step": say("not planned"),
        "wish": say("not wished"),
        "existing": say("not there"),
        "risk": say("not there"),
        "outside": say("not advised"),
    }
    return words[kind]


def _by_key(
    kind: str, one: Mapping[str, T], other: Mapping[str, T], told: Callable[[T, Naming], str], naming: Naming
) -> Iterator[Change]:
    """Members that are on one side only, or told differently."""
    missing = _missing(kind)
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
    met_by = say(", ").join(naming.account(account) for account in need.met_by) or say("nothing")
    return say("{strength}, met by {accounts}", strength=_strength(need.strength, naming), accounts=met_by)


def _strength(strength: str, naming: Naming) -> str:
    words = {"must": say("must"), "should": say("should"), "could": say("could")}
    return words.get(strength, strength) if naming.knowledge else strength


def _mix(advice: Advice) -> dict[str, Placed]:
    return {row.account: row for row in advice.mix}


def _placed(row: Placed, naming: Naming) -> str:
    role = role_in_words(row.role) if naming.knowledge else row.role
    return say("{route} ({role})", route=naming.route(row.route), role=role)


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
        shares = [
            say("about {share}", share=f"{float(share):.0%}") if one.share_error else f"{float(share):.0%}"
            for one, share in zip(found, (was, now), strict=True)
        ]
        words = [say("best in {share} of all ways to weigh the criteria", share=share) for share in shares]
        yield change("robustness", "robustness", say("How firmly the mix stands"), was, now, *words)


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
        return say("phase {number}, live first", number=phase.number)
    if phase.preparation == "at_once":
        return say("phase {number}, later; prepared at once", number=phase.number)
    return say("phase {number}, later; prepared after what it waits for", number=phase.number)


def _severity(level: str) -> str:
    return {"high": say("high"), "medium": say("medium"), "low": say("low")}.get(level, level)


def _steps(advice: Advice) -> dict[str, PlannedStep]:
    return {step.step: step for step in sorted(advice.roadmap, key=lambda step: step.step)}


def _step(step: PlannedStep) -> str:
    parts = [_days(step)]
    if step.cost_cny:
        parts.append(yuan(step.cost_cny))
    if step.critical:
        parts.append(say("the launch waits for it"))
    return say(", ").join(parts)


def _days(step: PlannedStep) -> str:
    if step.days.min == step.days.max:
        return say_count(step.days.min, "{number} day", "{number} days")
    return say(
        "{least} to {most} days, typically {typical}",
        least=step.days.min,
        most=step.days.max,
        typical=step.days.typical,
    )


def _wishes(advice: Advice) -> dict[str, Any]:
    return {wish.wish: wish for wish in advice.wishes}


def _existing(advice: Advice) -> dict[str, ExistingFound]:
    return {found.existing: found for found in advice.existing}


def _kept(found: ExistingFound, naming: Naming) -> str:
    if naming.knowledge is None:
        return f"{found.action} by {found.route or 'no route'}, moving {found.moving}"
    held = say("by {route}", route=naming.route(found.route)) if found.route else say("not in the mix")
    return say("{action} ({held}); {moving}", action=_action(found.action), held=held, moving=_moving(found.moving))


def _unlocks(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """What would open the accounts that are closed on both sides, where both were advised in depth."""
    if before.relevance is None or after.relevance is None:
        return
    one, other = (unlocked(advice, naming) for advice in (before, after))
    for account in in_order(sorted(one), sorted(other)):
        was, now = one.get(account), other.get(account)
        if was and now and was.ids != now.ids:
            title = say("Smallest changes that open {account}", account=naming.account(account))
            yield change("unlock", f"unlock {account}", title, was.ids, now.ids, was.words, now.words)


def _risks(advice: Advice) -> dict[str, Any]:
    return {risk.id: risk for risk in sorted(advice.risks, key=lambda risk: risk.id)}


def _outside(advice: Advice) -> dict[str, Any]:
    return {told.id: told for told in advice.outside}


def _action(action: str) -> str:
    words = {
        "keep": say("keep it"),
        "verify": say("verify it"),
        "move": say("move it"),
        "retire": say("retire it"),
        "take_back": say("take it back"),
        "rebuild": say("build it anew"),
        "ask": say("not decided before more is known"),
    }
    return words[action]


def _moving(moving: str) -> str:
    words = {
        "possible": say("it can be moved to another owner"),
        "not_established": say("whether it can be moved to another owner is not established"),
        "impossible": say("it cannot be moved to another owner"),
    }
    return words[moving]
