"""Every combination of answers, without listing them: a decision diagram over the questions that matter to an outcome.

Conditions are compiled to formulas for one date. Question by question, in the order asked, the answers fall into
classes that no leaf of the remaining formulas can tell apart; equal remainders are computed once. Counts are exact
over all complete answers, those off the path included, and each outcome comes with a case that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, count
from math import prod
from typing import Any

from advisor.knowledge.condition import CountAtLeast, Term
from advisor.knowledge.countries import COUNTRIES
from advisor.knowledge.models import Knowledge, Question
from advisor.logic.formula import Formula, Formulas, Leaf
from advisor.logic.recent import Recent
from advisor.logic.situation import Answer, Answers, Situation
from advisor.logic.space import cut_points
from advisor.logic.truth import Truth
from advisor.logic.variable import Leaves, Mask, Variable

KEPT = 2_000  # answers to questions of which it is remembered what they say
CONSTANTS = frozenset({"always", "factis", "factatleast"})


@dataclass(frozen=True)
class Found:
    """How many complete answers lead to an outcome, and a smallest one (questions not named: any answer)."""

    count: int
    witness: Mapping[str, Answer]


@dataclass(frozen=True)
class Search:
    """The outcomes found over the whole space of the questions that matter."""

    outcomes: Mapping[Hashable, Found]
    questions: tuple[str, ...]
    combinations: int

    @property
    def visited(self) -> int:
        """The combinations that the outcomes account for; equal to `combinations` when the search is complete."""
        return sum(found.count for found in self.outcomes.values())


@dataclass(frozen=True)
class Told:
    """What answers say of a variable: the leaves decided, the answers that agree with them, whether no leaf is open.

    No two that a diagram made have the same `number`; equal answers may get another one after a while.
    """

    number: int
    decided: Mapping[Leaf, Truth]
    mask: Mask
    wholly: bool


class Diagram:
    """Compiles conditions for one date and searches all combinations of answers to them.

    A diagram made `beside` another shares its formulas, so that conditions of two knowledge bases can be searched
    together; a question then takes the options and cut points of both.
    """

    def __init__(self, knowledge: Knowledge, *, as_of: date, beside: "Diagram | None" = None) -> None:
        self.knowledge = knowledge
        self.formulas: Formulas = beside.formulas if beside else Formulas()
        self._bases: list[Knowledge] = beside._bases if beside else []
        self._bases.append(knowledge)
        self._cuts: list[Mapping[str, tuple[int, ...]]] = beside._cuts if beside else []
        self._cuts.append(cut_points(knowledge))
        self._order: dict[str, int] = beside._order if beside else {}
        for question in knowledge.asked_order:
            self._order.setdefault(question, len(self._order))
        self._facts = Situation(knowledge, {}, as_of=as_of)
        self._leaves: list[tuple[str, Any]] = beside._leaves if beside else []
        self._leaf_of: dict[Hashable, Formula] = beside._leaf_of if beside else {}
        self._variables: dict[str, Variable] = beside._variables if beside else {}
        self._told: Recent[Hashable, Told] = Recent(KEPT)
        self._turns = count()
        self._by_condition: dict[Hashable, Formula] = {}
        self._asked: dict[str, Formula] = {}
        self._by_variable: tuple[int, dict[tuple[str, ...], dict[str, dict[Leaf, tuple[str, Any]]]]] = (0, {})

    def compile(self, condition: Any) -> Formula:
        """The condition as a formula; facts and windows become constants of the date."""
        kind = type(condition).__name__.rstrip("_").lower()
        if kind in CONSTANTS:
            return self.formulas.constant(self._facts.truth(condition))
        if kind == "all":
            return self.formulas.every(self.compile(part) for part in condition.parts)
        if kind == "any":
            return self.formulas.some(self.compile(part) for part in condition.parts)
        if kind == "not":
            return self.formulas.negate(self.compile(condition.part))
        if isinstance(condition, Term):
            return self.compile(self.knowledge.term[condition.term].when)
        if kind == "unanswered":
            return self.formulas.false  # only complete answers are searched
        return self._on_answer(condition)

    def _on_answer(self, condition: Any) -> Formula:
        key = (type(condition), condition)
        if key not in self._by_condition:
            if key not in self._leaf_of:
                self._leaves.append((condition.question, condition))
                self._leaf_of[key] = self.formulas.leaf(len(self._leaves) - 1)
            leaf = self._leaf_of[key]
            question = self.knowledge.question[condition.question]
            self._by_condition[key] = self.formulas.every([self._counts(question), leaf])
        return self._by_condition[key]

    def _counts(self, question: Question) -> Formula:
        """Whether an answer counts: the path asks for it, or the only option that can be chosen answers it."""
        pool = question.options_from
        if pool is None:
            return self._shown(question)
        several = CountAtLeast(question=pool, count=2)
        if question.shown_when == several:
            return self.formulas.true  # whoever has one option or more has an answer that counts
        only = self.formulas.negate(self.compile(several))
        return self.formulas.some([only, self._shown(question)])

    def _shown(self, question: Question) -> Formula:
        if question.id not in self._asked:
            self._asked[question.id] = self.compile(question.shown_when)
        return self._asked[question.id]

    def search(self, formulas: Sequence[Formula], outcome: Callable[[tuple[Truth, ...]], Hashable]) -> Search:
        """Search every combination of answers to the questions that the formulas look at.

        `outcome` names what a row of truths (one for each formula) means; it is called once for each distinct row.
        """
        variables = self.variables_of(formulas)
        walk = _Walk(self.formulas, self._leaves, variables, outcome)
        found = walk.from_(tuple(formulas), 0)
        questions = tuple(question for variable in variables for question in variable.questions)
        return Search(found, questions, prod(variable.size for variable in variables))

    def variables_of(self, formulas: Sequence[Formula]) -> list[Variable]:
        """The variables that the formulas look at, in the order in which their questions are asked."""
        leaves = frozenset[Leaf]().union(*(formula.leaves for formula in formulas))
        names = {self.variable(self._leaves[leaf][0]).questions for leaf in leaves}
        return [self.variable(questions[0]) for questions in sorted(names, key=lambda found: self._order[found[0]])]

    def leaves_in(self, formulas: Sequence[Formula], variable: Variable) -> Leaves:
        """The leaves of the formulas that stand for conditions on the variable's questions."""
        alive = frozenset[Leaf]().union(*(formula.leaves for formula in formulas))
        return {leaf: self._leaves[leaf] for leaf in alive if self._leaves[leaf][0] in variable.questions}

    def known(self, answers: Answers) -> dict[Leaf, Truth]:
        """The leaves that the answers decide. Those of two questions that hang together wait until both are given."""
        decided: dict[Leaf, Truth] = {}
        for told in self.told(answers).values():
            decided |= told.decided
        return decided

    def told(self, answers: Answers) -> dict[tuple[str, ...], "Told"]:
        """What the answers say of each variable, by its questions."""
        return {questions: self._told_of(questions, leaves, answers) for questions, leaves in self._held.items()}

    @property
    def _held(self) -> Mapping[tuple[str, ...], Mapping[str, Leaves]]:
        """The leaves by the variable and the question that they stand for."""
        number, found = self._by_variable
        if number != len(self._leaves):
            number, found = len(self._leaves), {}
            for leaf, (question, condition) in enumerate(self._leaves):
                by_question = found.setdefault(self.variable(question).questions, {})
                by_question.setdefault(question, {})[leaf] = (question, condition)
            self._by_variable = number, found
        return found

    def _told_of(self, questions: tuple[str, ...], leaves: Mapping[str, Leaves], answers: Answers) -> "Told":
        given = tuple([answers.get(name) for name in questions])
        key = (questions, len(self._leaves), given, tuple(map(type, given)))  # True is no 1
        return self._told.get(key) or self._told.put(key, self._look(questions, leaves, answers))

    def _look(self, questions: tuple[str, ...], leaves: Mapping[str, Leaves], answers: Answers) -> "Told":
        variable = self.variable(questions[0])
        mask, decided = variable.agreeing(answers), dict[Leaf, Truth]()
        if all(name in answers for name in questions):
            for mine in leaves.values():
                left = variable.classes(mine, mask)
                if len(left) == 1:  # several are left where one answer rules the other out, which then does not count
                    decided |= left[0].truths
        return Told(next(self._turns), decided, mask, all(leaf in decided for mine in leaves.values() for leaf in mine))

    def condition(self, leaf: Leaf) -> tuple[str, Any]:
        """The question and the condition that a leaf stands for."""
        return self._leaves[leaf]

    def implied(self, variable: Variable, mask: Mask) -> dict[Leaf, Truth]:
        """The leaves on which all answers of a set agree."""
        decided: dict[Leaf, Truth] = {}
        for leaf, (question, condition) in enumerate(self._leaves):
            if question in variable.questions:
                holding = variable.column(question, condition) & mask
                if holding in (0, mask):
                    decided[leaf] = holding == mask
        return decided

    def looks_at(self, formula: Formula, question: str) -> bool:
        """Whether the formula depends on the answer to a question."""
        return any(self._leaves[leaf][0] == question for leaf in formula.leaves)

    def neighbours(self, formula: Formula, question: str) -> Iterator[tuple[Formula, Formula]]:
        """Pairs of what is left of the formula under two answers to one question that it can tell apart.

        Both answers can be given beside one and the same answer to the question that it hangs together with, if any.
        """
        variable = self.variable(question)
        masks: dict[Formula, Mask] = {}
        for found in variable.classes(self.leaves_in([formula], variable)):
            rest = self.formulas.restrict(formula, found.truths)
            masks[rest] = masks.get(rest, 0) | found.mask
        beside = {rest: variable.beside(question, mask) for rest, mask in masks.items()}
        for one, other in combinations(masks, 2):
            if not beside[one].isdisjoint(beside[other]):
                yield one, other

    def variable(self, ident: str) -> Variable:
        """The variable that holds a question."""
        known = next(base.question[ident] for base in self._bases if ident in base.question)
        base = known.options_from or ident
        if base not in self._variables:
            cuts = sorted({cut for known in self._cuts for cut in known.get(base, ())})
            self._variables[base] = _variable_of(self._bases, base, tuple(cuts))
        return self._variables[base]


class _Walk:
    """One search: classes of answers, remainders met, results so far."""

    def __init__(
        self,
        formulas: Formulas,
        leaves: Sequence[tuple[str, Any]],
        variables: Sequence[Variable],
        outcome: Callable[[tuple[Truth, ...]], Hashable],
    ) -> None:
        self.formulas = formulas
        self.leaves = leaves
        self.variables = variables
        self.outcome = outcome
        self.known: dict[tuple[int, tuple[int, ...]], dict[Hashable, Found]] = {}

    def from_(self, state: tuple[Formula, ...], index: int) -> dict[Hashable, Found]:
        """The outcomes of these remainders over the variables from `index` on."""
        key = (index, tuple(map(id, state)))
        if key not in self.known:
            self.known[key] = self._compute(state, index)
        return self.known[key]

    def _compute(self, state: tuple[Formula, ...], index: int) -> dict[Hashable, Found]:
        if index == len(self.variables):
            return {self.outcome(tuple(formula.value for formula in state)): Found(1, {})}
        alive = frozenset[Leaf]().union(*(formula.leaves for formula in state))
        merged: dict[Hashable, Found] = {}
        variable = self.variables[index]
        for same in variable.classes({leaf: self.leaves[leaf] for leaf in alive}):
            rest = tuple(self.formulas.restrict(formula, same.truths) for formula in state)
            count, example = variable.count(same.mask), variable.example(same.mask) if same.truths else {}
            for outcome, found in self.from_(rest, index + 1).items():
                before = merged.get(outcome)
                witness = {**example, **found.witness}
                if before is not None and len(before.witness) <= len(witness):
                    witness = dict(before.witness)
                merged[outcome] = Found((before.count if before else 0) + count * found.count, witness)
        return merged


def _merged(ident: str, bases: Sequence[Knowledge]) -> Question:
    """The question as all bases know it: every option, and the widest range."""
    known = [base.question[ident] for base in bases if ident in base.question]
    options = {option.id: option for question in known for option in question.options}
    changed: dict[str, Any] = {"options": tuple(options.values())}
    if known[0].kind == "int":
        changed["min"] = min(question.min or 0 for question in known)
        changed["max"] = max(question.max or 0 for question in known)
    return known[0].model_copy(update=changed)


def _variable_of(bases: Sequence[Knowledge], ident: str, cuts: tuple[int, ...]) -> Variable:
    question = _merged(ident, bases)
    drawing = dict.fromkeys(found.id for base in bases for found in base.questions if found.options_from == ident)
    if question.kind == "many":
        sets = list(_subsets(question.option_ids))
        if not drawing:
            return Variable((ident,), tuple((found,) for found in sets), (1,) * len(sets))
        # One option chosen answers the drawing question by itself; none leaves it unasked.
        pairs = [(found, chosen) for found in sets for chosen in (found or (None,))]
        return Variable((ident, next(iter(drawing))), tuple(pairs), (1,) * len(pairs))
    values, weights = _single(question, cuts)
    return Variable((ident,), tuple((value,) for value in values), tuple(weights))


def _single(question: Question, cuts: tuple[int, ...]) -> tuple[Sequence[Answer], Sequence[int]]:
    if question.kind == "yes_no":
        return (True, False), (1, 1)
    if question.kind == "country":
        return COUNTRIES, (1,) * len(COUNTRIES)
    if question.kind == "int":
        low, high = question.min or 0, question.max or 0
        starts = sorted({low, *(cut for cut in cuts if low < cut <= high)})
        return starts, [following - start for start, following in zip(starts, [*starts[1:], high + 1], strict=True)]
    return question.option_ids, (1,) * len(question.option_ids)


def _subsets(options: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return chain.from_iterable(combinations(options, size) for size in range(len(options) + 1))
