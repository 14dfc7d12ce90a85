"""The trace of a condition: the same tree as the condition, each node with what was seen and what was required."""

from __future__ import annotations

from typing import Any

from advisor.knowledge.condition import (
    All,
    Any_,
    AtLeast,
    Choice,
    CountAtLeast,
    FactAtLeast,
    FactIs,
    Not,
    Only,
    Term,
    Unanswered,
)
from advisor.logic.situation import Missing, Situation, TraceNode, shown_number


def trace(situation: Situation, condition: Any, *, node_id: str) -> TraceNode:
    """Evaluate `condition` and keep every step of it. Node ids are the rule's id and the path inside its condition."""
    kind = type(condition).__name__.rstrip("_").lower()
    truth = situation.truth(condition)
    if isinstance(condition, (All, Any_)):
        parts = tuple(trace(situation, part, node_id=f"{node_id}/{kind}.{n}") for n, part in enumerate(condition.parts))
        return TraceNode(node_id, kind, truth, "", "every one" if kind == "all" else "at least one", parts)
    if isinstance(condition, Not):
        return TraceNode(node_id, kind, truth, "", "not", (trace(situation, condition.part, node_id=f"{node_id}/not"),))
    if isinstance(condition, Term):
        term = situation.knowledge.term[condition.term]
        return TraceNode(
            node_id, kind, truth, "", term.text, (trace(situation, term.when, node_id=f"{node_id}/{term.id}"),)
        )
    if isinstance(condition, (FactIs, FactAtLeast)):
        window = situation.fact(condition.fact)
        seen = "not known on this date" if window is None else shown_number(window.value)
        return TraceNode(f"{node_id}/{condition.fact}", kind, truth, seen, f"{condition.fact} {_required(condition)}")
    if isinstance(condition, Unanswered):
        return TraceNode(
            f"{node_id}/{condition.question}", kind, truth, _seen(situation, condition.question), "no answer"
        )
    if hasattr(condition, "question"):
        required = f"{condition.question} {_required(condition)}"
        return TraceNode(f"{node_id}/{condition.question}", kind, truth, _seen(situation, condition.question), required)
    return TraceNode(node_id, kind, truth, "", "always")


def _seen(situation: Situation, question: str) -> str:
    answer = situation.seen(question)
    if isinstance(answer, Missing):
        return answer.value
    return shown_answer(answer)


def shown_answer(answer: Any) -> str:
    """An answer as its ids, for traces and messages."""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return ", ".join(answer) if isinstance(answer, tuple) else str(answer)


def _required(condition: Any) -> str:
    if isinstance(condition, Choice):
        return "is one of " + ", ".join(shown_answer(option) for option in condition.options)
    if isinstance(condition, Only):
        return "holds nothing but " + ", ".join(condition.options)
    if isinstance(condition, CountAtLeast):
        return f"holds at least {condition.count}"
    if isinstance(condition, (AtLeast, FactAtLeast)):
        return f"is at least {condition.cut}"
    return "is one of " + ", ".join(shown_number(value) for value in condition.values)
