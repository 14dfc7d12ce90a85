"""What would have to hold for another verdict: conditions turned into requirements, beside what is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from advisor.advice.parts.explanation import Requirement
from advisor.advice.why.condition_words import ConditionWords
from advisor.knowledge.condition import All, Always, Any_, FactAtLeast, FactIs, Not, Term
from advisor.knowledge.models import Rule
from advisor.logic.verdicts import Decision
from advisor.words import say

Join = Literal["all", "any"]


def to_hold(words: ConditionWords, condition: Any, *, wanted: bool, node_id: str) -> Requirement | None:
    """What it takes to make a condition as true as `wanted`; None where it already is.

    Node ids are those of the trace.
    """
    situation = words.situation
    if situation.truth(condition) is wanted:
        return None
    if isinstance(condition, (All, Any_)):
        kind = "all" if isinstance(condition, All) else "any"
        parts = [
            to_hold(words, part, wanted=wanted, node_id=f"{node_id}/{kind}.{place}")
            for place, part in enumerate(condition.parts)
        ]
        return joined("all" if (kind == "all") is wanted else "any", parts, node_id=node_id)
    if isinstance(condition, Not):
        return to_hold(words, condition.part, wanted=not wanted, node_id=f"{node_id}/not")
    if isinstance(condition, Term):
        term = situation.knowledge.term[condition.term]
        return to_hold(words, term.when, wanted=wanted, node_id=f"{node_id}/{term.id}")
    fact = isinstance(condition, (FactIs, FactAtLeast))
    subject = str(getattr(condition, "fact", getattr(condition, "question", "")))
    from_, until = words.window(condition)
    return Requirement(
        id=f"{node_id}/{subject}" if subject else node_id,
        join="",
        subject=subject,
        label=words.label(condition),
        required=words.required(condition, wanted=wanted),
        given=words.given(condition),
        changeable=not fact and not isinstance(condition, Always),
        from_=from_,
        until=until,
    )


def joined(join: Join, parts: Iterable[Requirement | None], *, node_id: str, label: str = "") -> Requirement | None:
    """The parts as one requirement; a single part stands for itself, and parts joined the same way are taken in."""
    left: list[Requirement] = []
    for part in parts:
        if part is not None:
            left += part.parts if part.join == join and not part.label else (part,)
    if not left:
        return None
    if len(left) == 1 and not label:
        return left[0]
    changeable = (all if join == "all" else any)(part.changeable for part in left)
    return Requirement(
        id=node_id,
        join=join,
        subject="",
        label=label,
        required="",
        given="",
        changeable=changeable,
        parts=tuple(left),
    )


def to_change(words: ConditionWords, decision: Decision) -> Requirement | None:
    """What keeps a closed verdict from being open, or an unknown one from being decided for the client's good.

    None for an account that can be opened, and where no rule could ever open it by this route.
    """
    if decision.status in ("open", "conditional"):
        return None
    name = f"{decision.account}/{decision.route}"
    rules = words.situation.knowledge.rules_of[decision.account, decision.route]
    if any(rule.status == "closed" for rule in decision.deciding):
        parts = [lifted(words, rule, rules) for rule in decision.deciding]
        return joined("all", parts, node_id=name)
    openers = [rule for rule in rules if rule.status != "closed"]
    return joined("any", [_to_open(words, rule) for rule in openers], node_id=name)


def lifted(words: ConditionWords, rule: Rule, rules: Sequence[Rule]) -> Requirement | None:
    """What it takes for a rule not to stand: its condition fails, another day, or a rule that beats it holds."""
    fails = to_hold(words, rule.when, wanted=False, node_id=rule.id)
    if fails is not None and not fails.changeable and (rule.from_ or rule.to):
        fails = _another_day(words, rule, before=rule.from_, after=rule.to)
    parts = [fails]
    for winner in rules:
        if rule.id in winner.beats and winner.holds_on(words.situation.as_of):
            parts.append(to_hold(words, winner.when, wanted=True, node_id=winner.id))
    return joined("any", parts, node_id=rule.id)


def _to_open(words: ConditionWords, rule: Rule) -> Requirement | None:
    parts = [to_hold(words, rule.when, wanted=True, node_id=rule.id)]
    if not rule.holds_on(words.situation.as_of):
        parts.append(_another_day(words, rule, before=rule.to, after=rule.from_))
    return joined("all", parts, node_id=rule.id)


def _another_day(words: ConditionWords, rule: Rule, *, before: date | None, after: date | None) -> Requirement:
    """A date asked for that lies `before` one day or not before the other."""
    bounds = (("condition.before_day", before), ("condition.from_day", after))
    return Requirement(
        id=f"{rule.id}/window",
        join="",
        subject=rule.id,
        label=words.say("condition.day"),
        required=say("; ").join(words.say(phrase, day=day.isoformat()) for phrase, day in bounds if day is not None),
        given=words.situation.as_of.isoformat(),
        changeable=False,
    )
