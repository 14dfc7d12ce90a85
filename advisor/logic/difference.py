"""What a change of the knowledge base alters, over every combination of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.knowledge.checks.references import collections
from advisor.knowledge.models import Knowledge, Need
from advisor.logic.diagram import Diagram, Found
from advisor.logic.formula import Formula
from advisor.logic.situation import Answer
from advisor.logic.truth import Truth
from advisor.logic.verdict_space import pair_space, status_of

STRENGTHS = ("could", "should", "must")


@dataclass(frozen=True)
class Shift:
    """One outcome that changed: how many combinations of how many, and a smallest case of it."""

    what: str
    before: str
    after: str
    count: int
    combinations: int
    example: Mapping[str, Answer]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Membership:
    """The members of one collection that were added, removed or changed, by id."""

    collection: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Everything that tells two knowledge bases apart on one date."""

    members: tuple[Membership, ...]
    verdicts: tuple[Shift, ...]
    needs: tuple[Shift, ...]
    combinations: int

    @property
    def nothing(self) -> bool:
        """Whether the two bases say the same."""
        return not self.members


def difference(old: Knowledge, new: Knowledge, *, as_of: date) -> Difference:
    """Compare two bases. Comments, file names and order are no difference; a change of text alone shifts no outcome."""
    members = tuple(_members(old, new))
    if not members:
        return Difference((), (), (), 0)
    found = _Comparison(old, new, as_of, members)
    verdicts = [shift for pair in dict.fromkeys((*old.pairs, *new.pairs)) for shift in found.verdict(pair)]
    idents = dict.fromkeys(need.id for base in (old, new) for need in base.needs)
    needs = [shift for ident in idents for shift in found.need(ident)]
    return Difference(members, tuple(verdicts), tuple(needs), found.combinations)


def _members(old: Knowledge, new: Knowledge) -> Iterator[Membership]:
    fields = (name for name in type(old).model_fields if name != "digest")
    for name in (name for name in fields if not isinstance(getattr(old, name), tuple)):
        if getattr(old, name) != getattr(new, name):
            yield Membership(name, (), (), (name,))
    after = dict(collections(new))
    for name, members in collections(old):
        one, other = ({member.id: member for member in found} for found in (members, after[name]))
        added, removed = sorted(other.keys() - one.keys()), sorted(one.keys() - other.keys())
        changed = sorted(ident for ident in one.keys() & other.keys() if one[ident] != other[ident])
        if added or removed or changed:
            yield Membership(name, tuple(added), tuple(removed), tuple(changed))


class _Comparison:
    """Searches old and new side by side; counts what it visited."""

    def __init__(self, old: Knowledge, new: Knowledge, as_of: date, members: Sequence[Membership]) -> None:
        self.old, self.new, self.as_of = old, new, as_of
        self.before = Diagram(old, as_of=as_of)
        self.after = Diagram(new, as_of=as_of, beside=self.before)
        self.combinations = 0
        speaking = ("rules", "needs", "facts", "terms", "questions")
        edited = [entry for entry in members if entry.collection in speaking]
        self.edited = {ident for entry in edited for ident in (*entry.added, *entry.removed, *entry.changed)}
        needs = [need for base in (old, new) for need in base.needs if need.id in self.edited]
        self.edited |= {cause.id for need in needs for cause in need.raised}
        self.rules = {rule.id for base in (old, new) for rule in base.rules}

    def verdict(self, pair: tuple[str, str]) -> Iterator[Shift]:
        """The changes of one verdict."""
        old = pair_space(self.old, pair, self.as_of, self.before)
        new = pair_space(self.new, pair, self.as_of, self.after)
        rules = frozenset(rule.id for found in (old, new) for rule in found.rules)

        def outcome(row: tuple[Truth, ...]) -> tuple[str, str]:
            return status_of(row[:3]), status_of(row[3:])

        yield from self._shifts("/".join(pair), [*old.status, *new.status], outcome, rules)

    def need(self, ident: str) -> Iterator[Shift]:
        """The changes of one need's strength."""
        old, new = (next((need for need in base.needs if need.id == ident), None) for base in (self.old, self.new))
        formulas = [self.before.compile(cause.when) for cause in _causes(old)]
        formulas += [self.after.compile(cause.when) for cause in _causes(new)]
        cut = len(_causes(old))
        causes = frozenset(cause.id for need in (old, new) for cause in _causes(need))

        def outcome(row: tuple[Truth, ...]) -> tuple[str, str]:
            return _strength(old, row[:cut]), _strength(new, row[cut:])

        yield from self._shifts(ident, formulas, outcome, causes)

    def _shifts(self, what: str, formulas: list[Formula], outcome: Any, speaking: frozenset[str]) -> Iterator[Shift]:
        search = self.before.search(formulas, outcome)
        self.combinations += search.combinations
        edited = tuple(sorted(speaking & self.edited)) or tuple(sorted(self.edited - self.rules))
        rows: Iterable[tuple[Any, Found]] = search.outcomes.items()
        for (was, now), found in sorted(rows, key=lambda row: row[0]):
            if was != now:
                yield Shift(what, was, now, found.count, search.combinations, found.witness, edited)


def _causes(need: Need | None) -> tuple[Any, ...]:
    return need.raised if need else ()


def _strength(need: Need | None, row: tuple[Truth, ...]) -> str:
    held = [cause.strength for cause, truth in zip(_causes(need), row, strict=True) if truth]
    return max(held, key=STRENGTHS.index, default="none")
