"""The rules about an account by a route, each with its condition as it was weighed, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor.advice.parts.explanation import RuleWeighed, Weighed
from advisor.advice.speak import reason
from advisor.advice.why.condition_words import ConditionWords, last_day
from advisor.knowledge.condition import All, Any_, Not, Term
from advisor.knowledge.models import Rule
from advisor.logic.deciding import deciding_parts
from advisor.logic.situation import Situation, TraceNode
from advisor.logic.trace import trace
from advisor.logic.truth import Truth
from advisor.logic.verdicts import Decision, undefeated


def weighed_rules(words: ConditionWords, decision: Decision) -> tuple[RuleWeighed, ...]:
    """Every rule in force about an account by a route, by id."""
    situation = words.situation
    rules = situation.knowledge.rules_of[decision.account, decision.route]
    stands = undefeated(situation, rules)
    deciding = {rule.id for rule in decision.deciding}
    in_force = [rule for rule in rules if rule.holds_on(situation.as_of)]
    return tuple(_weighed_rule(words, rule, in_force, stands=stands, decides=rule.id in deciding) for rule in in_force)


def _weighed_rule(
    words: ConditionWords, rule: Rule, rules: list[Rule], *, stands: Mapping[str, Truth], decides: bool
) -> RuleWeighed:
    said = reason(words.situation, rule, ident=rule.id, text=rule.text)
    traced = trace(words.situation, rule.when, node_id=rule.id)
    return RuleWeighed(
        id=rule.id,
        status=rule.status,
        text=said.text,
        sources=said.sources,
        basis=said.basis,
        confidence=rule.confidence,
        from_=rule.from_,
        until=last_day(rule),
        steps=rule.steps,
        holds=traced.truth,
        stands=stands[rule.id],
        decides=decides,
        beats=tuple(other.id for other in rules if other.id in rule.beats),
        defeated_by=tuple(other.id for other in rules if rule.id in other.beats and stands[other.id]),
        condition=weighed(words, rule.when, traced),
    )


def weighed(words: ConditionWords, condition: Any, traced: TraceNode, *, decides: bool = True) -> Weighed:
    """A condition with its trace, in words; `decides` is passed on to the parts that suffice for its truth."""
    inner = _inner(words.situation, condition)
    joins = isinstance(condition, (All, Any_))
    deciding: tuple[int, ...] = tuple(range(len(inner)))
    if joins:
        truths = [part.truth for part in traced.parts]
        deciding = deciding_parts(traced.truth, truths, every=isinstance(condition, All))
    term = words.situation.knowledge.term[condition.term] if isinstance(condition, Term) else None
    leaf = not joins and term is None and not isinstance(condition, Not)
    from_, until = words.window(condition)
    return Weighed(
        id=traced.id,
        kind=traced.kind,
        subject=term.id if term else str(getattr(condition, "question", getattr(condition, "fact", ""))),
        label=term.text if term else words.label(condition),
        required=words.required(condition) if leaf else "",
        given=words.given(condition) if leaf else "",
        required_ids=traced.required if leaf else "",
        given_ids=traced.seen,
        truth=traced.truth,
        decides=decides,
        from_=from_,
        until=until,
        sources=words.sources(condition),
        parts=tuple(
            weighed(words, part, node, decides=decides and place in deciding)
            for place, (part, node) in enumerate(zip(inner, traced.parts, strict=True))
        ),
    )


def deciding_only(part: Weighed) -> Weighed:
    """The condition with nothing left but the parts that decide."""
    return replace(part, parts=tuple(deciding_only(inner) for inner in part.parts if inner.decides))


def _inner(situation: Situation, condition: Any) -> tuple[Any, ...]:
    if isinstance(condition, (All, Any_)):
        return condition.parts
    if isinstance(condition, Not):
        return (condition.part,)
    return (situation.knowledge.term[condition.term].when,) if isinstance(condition, Term) else ()
