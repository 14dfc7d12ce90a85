"""What is left of formulas, step by step, as more and more becomes known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.logic.formula import Formula, Formulas, Leaf
from advisor.logic.truth import Truth


@dataclass(frozen=True)
class Left:
    """What the leaves known leave of formulas, each worked out once, from what less knowledge left of it before."""

    formulas: Formulas
    known: Mapping[Leaf, Truth]
    before: "Left | None" = None
    _done: dict[int, Formula] = field(default_factory=dict)

    def __call__(self, formula: Formula) -> Formula:
        """What is left of one formula."""
        found = self._done.get(id(formula))
        if found is None:
            rest = self.before(formula) if self.before else formula
            found = self._done[id(formula)] = self.formulas.restrict(rest, self.known)
        return found
