"""What suffices: the parts of a condition for its truth, the answers for a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor.knowledge.condition import All, Any_, Not, Term, parts_of
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation
from advisor.logic.truth import Truth
from advisor.logic.verdicts import Decision, decide


def deciding_parts(truth: Truth, parts: Iterable[Truth], *, every: bool) -> tuple[int, ...]:
    """The places of the parts that decide a condition that joins `every` part, or any.

    A true `all` and a false `any` need each of their parts; else the parts as true as the whole are listed, and where
    it is true or false each of them suffices alone.
    """
    needs_all = truth is every
    return tuple(place for place, part in enumerate(parts) if needs_all or part is truth)


def pruned(situation: Situation, condition: Any) -> Any:
    """The condition with nothing left but the parts that decide; it is as true as the whole."""
    if isinstance(condition, (All, Any_)):
        truths = [situation.truth(part) for part in condition.parts]
        places = deciding_parts(situation.truth(condition), truths, every=isinstance(condition, All))
        return type(condition)(parts=tuple(pruned(situation, condition.parts[place]) for place in places))
    if isinstance(condition, Not):
        return Not(part=pruned(situation, condition.part))
    if isinstance(condition, Term):
        return pruned(situation, situation.knowledge.term[condition.term].when)
    return condition


def questions_behind(knowledge: Knowledge, conditions: Iterable[Any]) -> frozenset[str]:
    """The questions that conditions look at: terms are followed, and what decides whether a question is asked."""
    found: set[str] = set()
    left = list(conditions)
    terms: set[str] = set()
    while left:
        for part in parts_of(left.pop()):
            if isinstance(part, Term):
                if part.term not in terms:
                    terms.add(part.term)
                    left.append(knowledge.term[part.term].when)
                continue
            asked = getattr(part, "question", None)
            while asked is not None and asked not in found and asked in knowledge.question:
                found.add(asked)
                question = knowledge.question[asked]
                left.append(question.shown_when)
                asked = question.options_from
    return frozenset(found)


def sufficient_answers(situation: Situation, decision: Decision) -> Answers:
    """Answers that alone give the status of a decision; without any single one of them it is another.

    Answers asked later are dropped first, so that what is left is what is asked first.
    """
    knowledge = situation.knowledge
    pair = (decision.account, decision.route)
    looked_at = questions_behind(knowledge, (rule.when for rule in knowledge.rules_of[pair]))
    order = {ident: place for place, ident in enumerate(knowledge.asked_order)}
    kept = {ident: answer for ident, answer in situation.answers.items() if ident in looked_at}
    shrinking = True
    while shrinking:
        shrinking = False
        for ident in sorted(kept, key=lambda found: (-order.get(found, len(order)), found)):
            fewer = {name: answer for name, answer in kept.items() if name != ident}
            if decide(Situation(knowledge, fewer, as_of=situation.as_of), *pair).status == decision.status:
                kept, shrinking = fewer, True
    return {ident: kept[ident] for ident in sorted(kept, key=lambda found: (order.get(found, len(order)), found))}
