"""Which open questions an outcome depends on, exactly: the diagram reduced until equal parts are one.

In a reduced ordered diagram a question stands if and only if two answers to it can make the outcome differ, the others
being equal. Known answers are put in first; a known answer that the path does not ask for decides nothing, because the
formulas carry the path with them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from advisor.logic.diagram import Diagram
from advisor.logic.formula import Formula
from advisor.logic.situation import Answers
from advisor.logic.truth import Truth
from advisor.logic.variable import Mask, Variable

Outcome = Callable[[tuple[Truth, ...]], Hashable]
State = tuple[Formula, ...]


class Support:
    """The dependences of outcomes under the same answers; what they share is worked out once."""

    def __init__(self, diagram: Diagram, answers: Answers) -> None:
        self.diagram = diagram
        self.answers = answers
        self._agreeing: dict[tuple[str, ...], Mask] = {}
        self._nodes: dict[Hashable, int] = {}
        self._below: list[frozenset[str]] = []
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}

    def of(self, formulas: Sequence[Formula], outcome: Outcome) -> frozenset[str]:
        """The questions without an answer that the outcome depends on."""
        variables = self.diagram.variables_of(formulas)
        self._known = {}
        return self._below[self._node(tuple(formulas), variables, 0, outcome)]

    def _node(self, state: State, variables: Sequence[Variable], index: int, outcome: Outcome) -> int:
        key = (index, tuple(map(id, state)))
        if key not in self._known:
            self._known[key] = self._compute(state, variables, index, outcome)
        return self._known[key]

    def _compute(self, state: State, variables: Sequence[Variable], index: int, outcome: Outcome) -> int:
        if all(formula.kind == "constant" for formula in state):
            return self._interned(("outcome", outcome(tuple(formula.value for formula in state))), frozenset())
        variable = variables[index]
        children: dict[int, Mask] = {}
        for same in variable.classes(self.diagram.leaves_in(state, variable), self.left_open(variable)):
            rest = tuple(self.diagram.formulas.restrict(formula, same.truths) for formula in state)
            child = self._node(rest, variables, index + 1, outcome)
            children[child] = children.get(child, 0) | same.mask
        if len(children) == 1:
            return next(iter(children))
        below = frozenset[str]().union(*(self._below[child] for child in children))
        return self._interned((index, variable.questions, frozenset(children.items())), below | self._open(variable))

    def _interned(self, key: Hashable, below: frozenset[str]) -> int:
        if key not in self._nodes:
            self._nodes[key] = len(self._below)
            self._below.append(below)
        return self._nodes[key]

    def left_open(self, variable: Variable) -> Mask:
        """The answers to a variable that agree with what is known."""
        if variable.questions not in self._agreeing:
            self._agreeing[variable.questions] = variable.agreeing(self.answers)
        return self._agreeing[variable.questions]

    def _open(self, variable: Variable) -> frozenset[str]:
        """The first question of the variable without an answer: the next one is asked only after it."""
        unanswered = (name for name in variable.questions if name not in self.answers)
        return frozenset({next(unanswered, variable.questions[0])})
