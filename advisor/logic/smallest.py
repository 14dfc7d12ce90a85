"""The smallest changes of answers that make a formula true: all of them, by complete search.

A change is a set of questions with a new answer each. It is smallest when no change of fewer of its questions will do.
An answer that is missing stays missing unless the change gives it, and a missing answer makes nothing true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.logic.diagram import Diagram
from advisor.logic.formula import Formula, Leaf
from advisor.logic.situation import Answers
from advisor.logic.truth import Truth
from advisor.logic.variable import Mask, Variable

Names = tuple[str, ...]
Chosen = Mapping[Names, Mask]


@dataclass(frozen=True)
class Found:
    """The changes found, each as the new answers that will do by variable, and how many ways were looked at."""

    changes: tuple[Chosen, ...]
    visited: int


def smallest_changes(diagram: Diagram, target: Formula, answers: Answers, *, fixed: frozenset[str]) -> Found:
    """Every smallest change that makes `target` true. Questions in `fixed` keep their answer, or lack of one."""
    return _Search(diagram, answers, fixed).run(target)


@dataclass(frozen=True)
class _Way:
    """One thing that may become of a variable: the leaves it decides, and the new answers (None: as it is)."""

    truths: Mapping[Leaf, Truth]
    mask: Mask | None


class _Search:
    def __init__(self, diagram: Diagram, answers: Answers, fixed: frozenset[str]) -> None:
        self.diagram = diagram
        self.answers = answers
        self.fixed = fixed
        self.visited = 0
        self._known: dict[tuple[int, int], dict[frozenset[Names], tuple[Chosen, ...]]] = {}
        self._variables: Sequence[Variable] = ()

    def run(self, target: Formula) -> Found:
        self._variables = self.diagram.variables_of([target])
        ways = self._from(target, 0)
        return Found(tuple(change for _, found in sorted(ways.items(), key=_order) for change in found), self.visited)

    def _from(self, target: Formula, index: int) -> dict[frozenset[Names], tuple[Chosen, ...]]:
        """The smallest changes of the variables from `index` on, by the variables changed."""
        if target.kind == "constant":
            return {frozenset(): ({},)} if target.value is True else {}
        key = (index, id(target))
        if key not in self._known:
            found: dict[frozenset[Names], tuple[Chosen, ...]] = {}
            variable = self._variables[index]
            for way in self._ways(variable, target):
                self.visited += 1
                rest = self._from(self.diagram.formulas.restrict(target, way.truths), index + 1)
                for names, changes in rest.items():
                    if way.mask is None:
                        found[names] = (*found.get(names, ()), *changes)
                    else:
                        mine = tuple({variable.questions: way.mask, **change} for change in changes)
                        more = names | {variable.questions}
                        found[more] = (*found.get(more, ()), *mine)
            self._known[key] = {
                names: changes for names, changes in found.items() if not any(other < names for other in found)
            }
        return self._known[key]

    def _ways(self, variable: Variable, target: Formula) -> list[_Way]:
        leaves = self.diagram.leaves_in([target], variable)
        now = self._as_it_is(variable, leaves)
        ways = [_Way(now, None)]
        within = variable.everything if self.fixed.isdisjoint(variable.questions) else self._unfixed(variable)
        if within:
            ways += [
                _Way(same.truths, same.mask) for same in variable.classes(leaves, within) if dict(same.truths) != now
            ]
        return ways

    def _as_it_is(self, variable: Variable, leaves: Mapping[Leaf, tuple[str, object]]) -> dict[Leaf, Truth]:
        """What the answers as they are say of the leaves: nothing where they leave it open."""
        left = variable.agreeing(self.answers)
        given = any(name in self.answers for name in variable.questions)
        truths: dict[Leaf, Truth] = {}
        for leaf, (question, condition) in leaves.items():
            holding = variable.column(question, condition) & left
            truths[leaf] = None if not given or holding not in (0, left) else holding == left
        return truths

    def _unfixed(self, variable: Variable) -> Mask:
        """The answers to a variable that keep its fixed questions as they are."""
        known = {name: self.answers[name] for name in variable.questions if name in self.fixed and name in self.answers}
        lacking = any(name in self.fixed and name not in self.answers for name in variable.questions)
        whole = len(variable.questions) == len(known)
        return 0 if lacking or whole else variable.agreeing(known)


def _order(row: tuple[frozenset[Names], object]) -> tuple[int, list[Names]]:
    return len(row[0]), sorted(row[0])
