"""Questions as variables of a SAT solver and conditions as its clauses, after what `Situation` says they mean.

Nothing here knows of cut points, classes of answers or the order of questions: a whole number is its bits, a question
of many options one variable an option, any other an exactly-one over its options.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import combinations
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
from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.models import Knowledge, Question
from advisor.logic.situation import Answer, Situation
from tests.logic.sat_circuit import FALSE, TRUE, Circuit, Rails, negated


@dataclass(frozen=True)
class Variables:
    """One question: a literal for each option, or the bits of a whole number, lowest first."""

    options: Mapping[str | bool, int]
    bits: tuple[int, ...] = ()

    def all(self) -> tuple[int, ...]:
        """Every variable; together they are the answer."""
        return (*self.options.values(), *self.bits)

    def saying(self, answer: Answer) -> list[int]:
        """The literals of one answer."""
        if self.bits:
            return [bit if int(answer) >> place & 1 else -bit for place, bit in enumerate(self.bits)]  # type: ignore[arg-type]
        if isinstance(answer, tuple):
            return [literal if option in answer else -literal for option, literal in self.options.items()]
        return [self.options[answer]]  # type: ignore[index]


@dataclass(frozen=True)
class Space:
    """All complete answers, those off the path included."""

    circuit: Circuit
    knowledge: Knowledge
    of: Mapping[str, Variables]

    def with_another_answer_to(self, question: str) -> "Space":
        """The same client but for one answer, of any kind."""
        other = replace(self, of={**self.of, question: _variables(self, self.knowledge.question[question])})
        for drawing in self.knowledge.questions:
            if question in (drawing.id, drawing.options_from):
                other.draw(drawing)
        return other

    def draw(self, question: Question) -> None:
        """Require that a question drawn from another's answer has one of the options chosen there, if any is."""
        if question.options_from is not None:
            mine, pool = self.of[question.id].options, self.of[question.options_from].options
            for option, literal in mine.items():
                self.circuit.require(-literal, pool[option])
                self.circuit.require(-pool[option], *mine.values())


def space_of(knowledge: Knowledge, circuit: Circuit) -> Space:
    """Variables for every question."""
    empty = Space(circuit, knowledge, {})
    space = replace(empty, of={question.id: _variables(empty, question) for question in knowledge.questions})
    for question in knowledge.questions:
        space.draw(question)
    return space


def _variables(space: Space, question: Question) -> Variables:
    circuit = space.circuit
    if question.kind == "int":
        high = question.max or 0
        bits = tuple(circuit.variable() for _ in range(max(1, high.bit_length())))
        circuit.require(_at_least(circuit, bits, question.min or 0))
        circuit.require(-_at_least(circuit, bits, high + 1))
        return Variables({}, bits)
    if question.kind == "many":
        return Variables({option: circuit.variable() for option in question.option_ids})
    if question.options_from is not None:
        return _at_most_one(circuit, space.knowledge.question[question.options_from].option_ids)
    kinds: dict[str, tuple[str | bool, ...]] = {"yes_no": (True, False), "country": COUNTRIES}
    found = _at_most_one(circuit, kinds.get(question.kind, question.option_ids))
    circuit.require(*found.all())
    return found


def _at_most_one(circuit: Circuit, options: tuple[str | bool, ...]) -> Variables:
    found = Variables({option: circuit.variable() for option in options})
    for one, other in combinations(found.all(), 2):
        circuit.require(-one, -other)
    return found


def _at_least(circuit: Circuit, bits: tuple[int, ...], cut: int) -> int:
    if cut >> len(bits):
        return FALSE
    join = {0: circuit.either, 1: circuit.both}
    return reduce(lambda rest, place: join[cut >> place & 1](bits[place], rest), range(len(bits)), TRUE)


class Reading:
    """Reads conditions on one date, over the answers of a space."""

    def __init__(self, space: Space, *, as_of: date) -> None:
        self.space = space
        self.circuit = space.circuit
        self.knowledge = space.knowledge
        self.as_of = as_of
        self._facts = Situation(space.knowledge, {}, as_of=as_of)
        self._known: dict[tuple[type, Any], Rails] = {}

    def of(self, condition: Any) -> Rails:
        """The condition in three values; with complete answers only a fact is ever unknown."""
        key = (type(condition), condition)
        if key not in self._known:
            self._known[key] = self._read(condition)
        return self._known[key]

    def _read(self, condition: Any) -> Rails:
        match condition:
            case Always():
                return self.circuit.constant(True)
            case Unanswered():
                return self.circuit.constant(False)
            case All(parts=parts):
                return self.circuit.every(map(self.of, parts))
            case Any_(parts=parts):
                return self.circuit.some(map(self.of, parts))
            case Not(part=part):
                return negated(self.of(part))
            case Term(term=term):
                return self.of(self.knowledge.term[term].when)
            case FactIs() | FactAtLeast():
                return self.circuit.constant(self._facts.truth(condition))
        return self._on_path(self.knowledge.question[condition.question], self._holds(condition))

    def _on_path(self, question: Question, holds: int) -> Rails:
        """An answer counts where its question is shown, and says no to everything where it is not asked."""
        shown = self.of(question.shown_when)
        alone, choice = FALSE, TRUE
        if question.options_from is not None:
            pool = self.knowledge.question[question.options_from]
            several = self._several(pool.id, 2)
            choice = self._several(pool.id, 1)
            alone = self.circuit.both(choice, -several, self.of(pool.shown_when).yes)
        counts = self.circuit.either(alone, self.circuit.both(shown.yes, choice))
        hidden = self.circuit.both(-alone, shown.no)
        return Rails(self.circuit.both(counts, holds), self.circuit.either(hidden, self.circuit.both(counts, -holds)))

    def _holds(self, condition: Any) -> int:
        variables = self.space.of[condition.question]
        match condition:
            case Choice(options=options):
                return self.circuit.either(*(lit for option, lit in variables.options.items() if option in options))
            case Only(options=options):
                return self.circuit.both(*(-lit for option, lit in variables.options.items() if option not in options))
            case CountAtLeast(count=count):
                return self._several(condition.question, count)
            case AtLeast(cut=cut):
                return _at_least(self.circuit, variables.bits, cut)
        raise TypeError(f"no such condition: {condition!r}")

    def _several(self, question: str, count: int) -> int:
        groups = combinations(self.space.of[question].options.values(), count)
        return self.circuit.either(*(self.circuit.both(*group) for group in groups))
