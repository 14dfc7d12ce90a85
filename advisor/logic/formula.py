"""Conditions as interned formulas over leaves, so that equal parts are one object and can be compared by identity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.logic.recent import Recent
from advisor.logic.truth import Truth

Leaf = int
KEPT = 40_000  # restrictions remembered


@dataclass(frozen=True, eq=False)
class Formula:
    """A constant, a leaf, or `not`, `all`, `any` over parts. `leaves` holds the leaves it still depends on."""

    kind: str
    value: Truth = None
    leaf: Leaf = -1
    parts: tuple["Formula", ...] = ()
    leaves: frozenset[Leaf] = frozenset()


class Formulas:
    """Makes formulas, each only once, already simplified by Kleene's rules. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Formula] = {}
        self._restricted: Recent[tuple[int, tuple[tuple[Leaf, Truth], ...]], Formula] = Recent(KEPT)
        self.true, self.false, self.unknown = (self._make("constant", value=value) for value in (True, False, None))

    def constant(self, value: Truth) -> Formula:
        """The formula that is always `value`."""
        return self.unknown if value is None else self.true if value else self.false

    def leaf(self, leaf: Leaf) -> Formula:
        """The formula that is as true as `leaf`."""
        return self._make("leaf", leaf=leaf)

    def negate(self, part: Formula) -> Formula:
        """Not `part`."""
        if part.kind == "constant":
            return self.constant(None if part.value is None else not part.value)
        return part.parts[0] if part.kind == "not" else self._make("not", parts=(part,))

    def every(self, parts: Iterable[Formula]) -> Formula:
        """All of `parts`."""
        return self._joined("all", parts, neutral=self.true, deciding=self.false)

    def some(self, parts: Iterable[Formula]) -> Formula:
        """Any of `parts`."""
        return self._joined("any", parts, neutral=self.false, deciding=self.true)

    def _joined(self, kind: str, parts: Iterable[Formula], *, neutral: Formula, deciding: Formula) -> Formula:
        kept: dict[int, Formula] = {}
        for part in parts:
            for inner in part.parts if part.kind == kind else (part,):
                if inner is deciding:
                    return deciding
                if inner is not neutral:
                    kept[id(inner)] = inner
        if not kept:
            return neutral
        members = tuple(kept[key] for key in sorted(kept))
        return members[0] if len(members) == 1 else self._make(kind, parts=members)

    def surely(self, part: Formula, *, holds: bool = True) -> Formula:
        """Whether `part` is known to hold (or, with `holds` false, to fail): never unknown itself."""
        if part.kind == "constant":
            return self.constant(part.value is holds)
        if part.kind == "leaf":
            return part if holds else self.negate(part)
        if part.kind == "not":
            return self.surely(part.parts[0], holds=not holds)
        join = self.every if (part.kind == "all") == holds else self.some
        return join([self.surely(inner, holds=holds) for inner in part.parts])

    def _make(self, kind: str, *, value: Truth = None, leaf: Leaf = -1, parts: tuple[Formula, ...] = ()) -> Formula:
        key = (kind, value, leaf, *map(id, parts))
        found = self._known.get(key)
        if found is None:
            leaves = frozenset({leaf} if leaf >= 0 else ()).union(*(part.leaves for part in parts))
            # Of two threads that make the same formula, the first decides which it is: equal ones must stay one.
            found = self._known.setdefault(key, Formula(kind, value, leaf, parts, leaves))
        return found

    def restrict(self, formula: Formula, truths: Mapping[Leaf, Truth]) -> Formula:
        """The formula once the leaves in `truths` are known."""
        if formula.leaves.isdisjoint(truths):
            return formula
        # The leaves of one formula always come in the same order, so what is known of them needs no sorting.
        key = (id(formula), tuple([(leaf, truths[leaf]) for leaf in formula.leaves if leaf in truths]))
        found = self._restricted.get(key)
        if found is None:
            if formula.kind == "leaf":
                found = self.constant(truths[formula.leaf])
            else:
                parts = [self.restrict(part, truths) for part in formula.parts]
                join = {"all": self.every, "any": self.some}
                found = self.negate(parts[0]) if formula.kind == "not" else join[formula.kind](parts)
            self._restricted.put(key, found)
        return found
