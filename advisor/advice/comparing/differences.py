"""The rows in which two pieces of advice differ, each with what it was before and after, as ids and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from advisor.advice.model import Advice, Launch, NeedFound, Placed, PlannedStep
from advisor.advice.parts.comparison import Change, Topic
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.why.naming import Naming

T = TypeVar("T")
NONE = "–"
IDS = Naming()


def rows(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """Everything compared that differs, in an order that does not depend on which advice comes first."""
    yield from _verdicts(before, after, naming)
    yield from _raised(before, after, naming)
    yield from _by_key("mix", _mix(before), _mix(after), _placed, naming)
    yield from _scores(before, after)
    yield from _by_key("step", _steps(before), _steps(after), lambda step, _: _step(step), naming)
    yield from _launch(before, after)
    yield from _costs(before, after)
    yield from _cadence(before, after, naming)
    yield from _by_key("wish", _wishes(before), _wishes(after), lambda wish, _: str(wish.outcome), naming)
    yield from _by_key("existing", _existing(before), _existing(after), _kept, naming)
    yield from _by_key("risk", _risks(before), _risks(after), lambda risk, _: str(risk.severity), naming)
    yield from _by_key("outside", _outside(before), _outside(after), lambda _, __: "advised", naming)
    if before.status != after.status:
        yield _change("status", "status", "Whether open questions could still change it", before.status, after.status)


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


def _change(topic: Topic, what: str, title: str, before: str, after: str, *words: str) -> Change:
    was, now = words or (before, after)
    return Change(topic=topic, what=what, title=title, before=before, after=after, was=was, now=now)


def _by_key(
    kind: str, one: Mapping[str, T], other: Mapping[str, T], told: Callable[[T, Naming], str], naming: Naming
) -> Iterator[Change]:
    """Members that are on one side only, or told differently."""
    missing = MISSING[kind]
    for key in _in_order(list(one), list(other)):
        was, now = (told(side[key], IDS) if key in side else missing for side in (one, other))
        if was != now:
            words = [told(side[key], naming) if key in side else missing for side in (one, other)]
            member = one.get(key, other.get(key))
            yield _change(TOPICS[kind], f"{kind} {key}", TITLES[kind](member, naming), was, now, *words)


def _in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The keys of both, by the earliest place in either, then by name."""
    places: dict[str, int] = {}
    for keys in (one, other):
        for place, key in enumerate(keys):
            places[key] = min(place, places.get(key, place))
    return sorted(places, key=lambda key: (places[key], key))


def _verdicts(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    one, other = ({(row.account, row.route): row for row in advice.verdicts} for advice in (before, after))
    for account, route in one:
        was, now = one[account, route], other.get((account, route))
        if now is not None and was.status != now.status:
            words = naming.status(was.status), naming.status(now.status)
            title = naming.pair(account, route)
            change = _change("verdict", f"{account}/{route}", title, was.status, now.status, *words)
            yield replace(change, rules=_said(was.reasons, now.reasons))


def _said(one: Sequence[Any], other: Sequence[Any]) -> tuple[str, ...]:
    """The ids of the sentences that only one side says."""
    return tuple(sorted({said.id for said in one} ^ {said.id for said in other}))


def _raised(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    one, other = _needs(before), _needs(after)
    for change in _by_key("need", one, other, _need, naming):
        ident = change.what.removeprefix("need ")
        said = [side[ident].reasons if ident in side else () for side in (one, other)]
        yield replace(change, rules=_said(*said))


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
    for key in _in_order(list(one), list(other)):
        was, now = (f"{side[key].weight:g}" if key in side else NONE for side in (one, other))
        if was != now:
            yield _change("weight", f"weight {key}", (one.get(key) or other[key]).title, was, now)


def _steps(advice: Advice) -> dict[str, PlannedStep]:
    return {step.step: step for step in sorted(advice.roadmap, key=lambda step: step.step)}


def _step(step: PlannedStep) -> str:
    cost = f", CNY {step.cost_cny.min:,.0f} to {step.cost_cny.max:,.0f}" if step.cost_cny else ""
    waits = ", the launch waits for it" if step.critical else ""
    return f"{step.days.min} to {step.days.max} days, typically {step.days.typical}{cost}{waits}"


def _launch(before: Advice, after: Advice) -> Iterator[Change]:
    was, now = (_launched(advice.launch) for advice in (before, after))
    if was != now:
        yield _change("launch", "launch", "Launch, in the typical case", was, now)
    one, other = (_deadline(advice.launch) for advice in (before, after))
    if one != other:
        yield _change("launch", "deadline", "The deadline, with typical durations", one, other)


def _launched(launch: Launch) -> str:
    return "no launch" if launch.typical is None else f"{launch.typical} ({launch.earliest} to {launch.latest})"


def _deadline(launch: Launch) -> str:
    if launch.deadline is None:
        return "none named"
    return f"{launch.deadline}, {'kept' if launch.meets_deadline else 'missed'}"


def _costs(before: Advice, after: Advice) -> Iterator[Change]:
    one, other = (_sums(advice) for advice in (before, after))
    for key in _in_order(list(one), list(other)):
        was, now = one.get(key, NONE), other.get(key, NONE)
        if was != now:
            yield _change("cost", f"cost {key}", f"Cost, {key.replace('_', ' ')}", was, now)


def _sums(advice: Advice) -> dict[str, str]:
    """What the steps cost together, and whether the budgets suffice where the advice says so."""
    sums: dict[str, str] = {}
    for name, yearly in (("of the steps, once", False), ("of the steps, every year", True)):
        known = [step.cost_cny for step in advice.roadmap if step.cost_cny and step.yearly is yearly]
        sums[name] = f"CNY {sum(cost.min for cost in known):,.0f} to {sum(cost.max for cost in known):,.0f}"
    costs = getattr(advice, "costs", None)
    for name in ("setup_budget", "monthly_budget") if costs is not None else ():
        checked = getattr(costs, name)
        budget = "no budget named" if checked.budget is None else f"budget CNY {checked.budget:,}"
        sums[f"against the {name.replace('_', ' ')}"] = f"{budget}, {checked.status.replace('_', ' ')}"
    return sums


def _cadence(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    one, other = (Counter(sent.account for sent in advice.cadence.broadcasts) for advice in (before, after))
    for account in sorted({*one, *other}):
        if one[account] != other[account]:
            title = f"Broadcasts planned, {naming.account(account)}"
            yield _change("cadence", f"broadcasts {account}", title, f"{one[account]}", f"{other[account]}")
    quotas = [_quotas(advice) for advice in (before, after)]
    for account in sorted({*quotas[0], *quotas[1]}):
        was, now = (found.get(account, NONE) for found in quotas)
        if was != now:
            yield _change("cadence", f"quota {account}", f"Quota in the plan, {naming.account(account)}", was, now)
    planned = [f"{advice.cadence.articles_per_month.planned:g}" for advice in (before, after)]
    if planned[0] != planned[1]:
        yield _change("cadence", "articles", "Articles a month in the plan, at most", *planned)


def _quotas(advice: Advice) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for quota in advice.cadence.quotas:
        each = f" of up to {quota.articles_each}" if quota.articles_each else ""
        found.setdefault(quota.account, []).append(f"{quota.broadcasts} a {quota.per}{each}")
    return {account: "; then ".join(said) for account, said in found.items()}


def _wishes(advice: Advice) -> dict[str, Any]:
    return {wish.wish: wish for wish in advice.wishes}


def _existing(advice: Advice) -> dict[str, ExistingFound]:
    return {found.existing: found for found in advice.existing}


def _kept(found: ExistingFound, _: Naming) -> str:
    return f"{found.action}, moving {found.moving}".replace("_", " ")


def _risks(advice: Advice) -> dict[str, Any]:
    return {risk.id: risk for risk in sorted(advice.risks, key=lambda risk: risk.id)}


def _outside(advice: Advice) -> dict[str, Any]:
    return {told.id: told for told in advice.outside}
