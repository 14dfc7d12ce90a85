"""A circuit of and-gates over a SAT solver, and conditions in three values on a pair of wires."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pysat.solvers import Solver

from advisor.logic.truth import Truth

TRUE = 1
FALSE = -1


class Rails(NamedTuple):
    """A three-valued truth as two literals: it is so, it is not so; unknown where neither holds."""

    yes: int
    no: int

    @property
    def maybe(self) -> int:
        """It is so, or could be."""
        return -self.no


class Circuit:
    """Literals joined by gates; each gate is made once and told to the solver as clauses (after Tseitin)."""

    def __init__(self) -> None:
        self._solver = Solver(name="glucose4", bootstrap_with=[[TRUE]])
        self._last = TRUE
        self._gates: dict[frozenset[int], int] = {}

    def variable(self) -> int:
        """A new literal that may be true or false."""
        self._last += 1
        return self._last

    def require(self, *literals: int) -> None:
        """At least one of the literals is true from now on."""
        self._solver.add_clause(list(literals))

    def both(self, *literals: int) -> int:
        """The literal that is true exactly where all of `literals` are."""
        inputs = frozenset(literals) - {TRUE}
        if FALSE in inputs or any(-literal in inputs for literal in inputs):
            return FALSE
        if len(inputs) < 2:
            return next(iter(inputs), TRUE)
        if inputs not in self._gates:
            gate = self._gates[inputs] = self.variable()
            self.require(gate, *(-literal for literal in inputs))
            for literal in inputs:
                self.require(-gate, literal)
        return self._gates[inputs]

    def either(self, *literals: int) -> int:
        """The literal that is true exactly where one of `literals` is."""
        return -self.both(*(-literal for literal in literals))

    def differ(self, one: Rails, other: Rails) -> int:
        """The literal that is true exactly where two truths are not the same."""
        pairs = ((one.yes, other.yes), (one.no, other.no))
        return self.either(*(self.both(a, -b) for a, b in pairs), *(self.both(-a, b) for a, b in pairs))

    def constant(self, truth: Truth) -> Rails:
        """A truth that no answer changes."""
        return Rails(TRUE if truth is True else FALSE, TRUE if truth is False else FALSE)

    def every(self, parts: Iterable[Rails]) -> Rails:
        """So where all parts are; not so where one is not."""
        known = list(parts)
        return Rails(self.both(*(part.yes for part in known)), self.either(*(part.no for part in known)))

    def some(self, parts: Iterable[Rails]) -> Rails:
        """So where one part is; not so where none is."""
        return negated(self.every(map(negated, parts)))

    def possible(self, *literals: int) -> bool:
        """Whether some case makes all these literals true."""
        return bool(self._solver.solve(assumptions=list(literals)))

    def count(self, literal: int, over: Sequence[int]) -> int:
        """How many assignments to the variables `over` go with the literal: listed one by one, each then barred."""
        listing, found = self.variable(), 0
        while self.possible(literal, listing):
            model = self._solver.get_model()
            self.require(-listing, *(-model[variable - 1] for variable in over))
            found += 1
        return found


def negated(part: Rails) -> Rails:
    """So where the part is not so, and the other way round."""
    return Rails(part.no, part.yes)
