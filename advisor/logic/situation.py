"""A situation: the knowledge on one date and the answers of one client. Conditions are evaluated in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from advisor.knowledge.condition import (
    All,
    Always,
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
from advisor.knowledge.models import Knowledge, Range, ValueWindow
from advisor.knowledge.word_values import shown
from advisor.logic.truth import Truth, every, negate, some
from advisor.words import say

Answer = str | bool | int | tuple[str, ...]
Answers = Mapping[str, Answer]


class Missing(Enum):
    """Why a question has no answer that counts."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not asked"


class Situation:
    """Answers seen through the questionnaire's path, and facts on one date. Holds no state but what it derives."""

    def __init__(self, knowledge: Knowledge, answers: Answers, *, as_of: date) -> None:
        self.knowledge = knowledge
        self.answers: Answers = MappingProxyType(dict(answers))
        self.as_of = as_of
        self._seen: dict[str, Answer | Missing] = {}
        self._terms: dict[str, Truth] = {}
        self._facts: dict[str, ValueWindow | None] = {}

    def seen(self, question_id: str) -> Answer | Missing:
        """The answer that counts: unknown while it is missing, not asked where the path leads elsewhere."""
        if question_id not in self._seen:
            self._seen[question_id] = self._look(question_id)
        return self._seen[question_id]

    def _look(self, question_id: str) -> Answer | Missing:
        question = self.knowledge.question.get(question_id)
        if question is None:
            return Missing.UNKNOWN  # a knowledge base may leave out a question that only the plan would look at
        shown = self.truth(question.shown_when)
        if question.options_from is not None:
            pool = self.seen(question.options_from)
            if isinstance(pool, tuple) and len(pool) == 1:
                return pool[0]  # one goal only: it is the primary one, without asking
        if shown is False:
            return Missing.NOT_ASKED
        if shown is None:
            return Missing.UNKNOWN
        answer = self.answers.get(question_id, Missing.UNKNOWN)
        if question.options_from is not None and isinstance(pool, tuple) and answer not in pool:
            return Missing.UNKNOWN
        return answer

    def fact(self, fact_id: str) -> ValueWindow | None:
        """The value of a fact in force on the date, or None where nothing is known for it."""
        if fact_id not in self._facts:
            self._facts[fact_id] = self.knowledge.fact[fact_id].on(self.as_of)
        return self._facts[fact_id]

    @cached_property
    def facts_used(self) -> frozenset[str]:
        """Ids of the facts looked at so far. Read it last."""
        return frozenset(self._facts)

    def term(self, term_id: str) -> Truth:
        """The truth of a named condition."""
        if term_id not in self._terms:
            self._terms[term_id] = self.truth(self.knowledge.term[term_id].when)
        return self._terms[term_id]

    def truth(self, condition: Any) -> Truth:
        """Whether a condition holds: True, False, or None while an answer or a fact it needs is unknown."""
        kind = type(condition)
        if kind is Always:
            return True
        if kind is All:
            return every(self.truth(part) for part in condition.parts)
        if kind is Any_:
            return some(self.truth(part) for part in condition.parts)
        if kind is Not:
            return negate(self.truth(condition.part))
        if kind is Term:
            return self.term(condition.term)
        if kind is FactIs or kind is FactAtLeast:
            return self._fact_truth(condition)
        if kind is Unanswered:
            return self.answers.get(condition.question) is None
        return self._answer_truth(condition)

    def _answer_truth(self, condition: Any) -> Truth:
        answer = self.seen(condition.question)
        if answer is Missing.UNKNOWN:
            return False if self._fails_anyway(condition) else None
        return False if isinstance(answer, Missing) else holds_for(condition, answer)

    def _fails_anyway(self, condition: Any) -> bool:
        """Whether a condition fails on an answer given, though it is open whether the path asks for it."""
        question = self.knowledge.question.get(condition.question)
        given = self.answers.get(condition.question)
        return (
            question is not None
            and given is not None
            and question.options_from is None
            and not holds_for(condition, given)
        )

    def _fact_truth(self, condition: Any) -> Truth:
        window = self.fact(condition.fact)
        if window is None:
            return None
        if isinstance(condition, FactIs):
            return any(_same(window.value, value) for value in condition.values)
        return isinstance(window.value, (int, float)) and window.value >= condition.cut

    def as_far_as_said(self, condition: Any) -> bool:
        """Whether a condition holds with what is known alone: what nobody said is taken as not so."""
        kind = type(condition)
        if kind is All:
            return all(self.as_far_as_said(part) for part in condition.parts)
        if kind is Any_:
            return any(self.as_far_as_said(part) for part in condition.parts)
        if kind is Not:
            return not self.as_far_as_said(condition.part)
        if kind is Term:
            return self.as_far_as_said(self.knowledge.term[condition.term].when)
        return self.truth(condition) is True

    def waits_for(self, condition: Any) -> frozenset[str]:
        """The unknown questions that leave a condition unknown (empty where it is not)."""
        if self.truth(condition) is not None:
            return frozenset()
        kind = type(condition)
        if kind is All or kind is Any_:
            return frozenset().union(*(self.waits_for(part) for part in condition.parts))
        if kind is Not:
            return self.waits_for(condition.part)
        if kind is Term:
            return self.waits_for(self.knowledge.term[condition.term].when)
        if kind is FactIs or kind is FactAtLeast:
            return frozenset()
        return self._waits_for_answer(condition.question)

    def _waits_for_answer(self, question_id: str) -> frozenset[str]:
        gate = self.waits_for(self.knowledge.question[question_id].shown_when)
        return gate or frozenset({question_id})


def holds_for(condition: Any, answer: Answer) -> bool:
    """Whether a condition on one question holds for a known answer to it."""
    kind = type(condition)
    if kind is Choice:
        if isinstance(answer, tuple):
            return any(option in answer for option in condition.options)
        return answer in condition.options
    if kind is Only:
        return isinstance(answer, tuple) and all(option in condition.options for option in answer)
    if kind is CountAtLeast:
        return isinstance(answer, tuple) and len(answer) >= condition.count
    if kind is AtLeast:
        return isinstance(answer, int) and answer >= condition.cut
    raise TypeError(f"no such condition: {condition!r}")


def _same(held: Any, wanted: Any) -> bool:
    if isinstance(held, str):
        return bool(held == wanted)
    return (held == wanted and type(held) is type(wanted)) or _same_number(held, wanted)


def _same_number(left: Any, right: Any) -> bool:
    numbers = (int, float)
    return (
        isinstance(left, numbers)
        and isinstance(right, numbers)
        and not isinstance(left, bool)
        and not isinstance(right, bool)
        and left == right
    )


def shown_number(value: Any) -> str:
    """A fact's value as words: ranges as `3–20`, flags as yes or no."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, Range):
        return f"{value.min:g}–{value.max:g}"
    if isinstance(value, (int, float)):
        return f"{value:,.10g}"
    if isinstance(value, tuple):
        return say(", ").join(shown(word) for word in value)
    return shown(value) if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class TraceNode:
    """One condition as it was evaluated: a stable id, its truth, the value seen and the value required."""

    id: str
    kind: str
    truth: Truth
    seen: str
    required: str
    parts: tuple["TraceNode", ...] = ()
