"""What was edited between two knowledge bases, and which of it bears on a change of advice.

A rule that holds before and after may still have done it, where the rule itself was edited: then no condition turned,
and the comparison of the two pieces of advice names none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.advice.model import Advice
from advisor.advice.parts.comparison import Change
from advisor.knowledge.checks.references import collections
from advisor.knowledge.models import Knowledge

TEXT_ALONE = frozenset({"sources", "questions", "sections"})  # these say nothing of an advice by themselves
KEYED = frozenset({"step", "need", "risk", "wish", "existing", "outside", "weight"})


@dataclass(frozen=True)
class Edited:
    """What was added, removed or changed, by id: as it is now, or was where it is gone."""

    members: Mapping[str, Any]
    gone: frozenset[str] = frozenset()

    @classmethod
    def between(cls, old: Knowledge, new: Knowledge) -> Edited:
        """What was edited, the causes of a need each by itself."""
        if old.digest == new.digest:
            return cls({})
        before, after = dict(_members(old)), dict(_members(new))
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        gone = frozenset(before.keys() - after.keys())
        return cls({name: after.get(name, before.get(name)) for name in sorted(names)}, gone)

    def bearing_on(self, change: Change, *advices: Advice) -> tuple[str, ...]:
        """The ids of what bears on a change: what is said of it, before and after. Empty where unclear."""
        said = {*_said(change, advices), *change.rules, *change.facts}
        return tuple(ident for ident in self.members if ident in said)


def _members(knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    for name, members in collections(knowledge):
        if name in TEXT_ALONE:
            continue
        for member in members:
            yield member.id, member
            for cause in getattr(member, "raised", ()):
                yield cause.id, cause
    for name in type(knowledge).model_fields:
        if name in ("cadence", "mix", "operating", "calendar"):
            yield name, getattr(knowledge, name)


def _said(change: Change, advices: Iterable[Advice]) -> Iterator[str]:
    """The ids of the sentences that the advice says about what changed."""
    kind, _, key = change.what.partition(" ")
    if kind in KEYED:
        yield key
    for advice in advices:
        if change.topic == "verdict":
            yield from _reasons(row for row in advice.verdicts if f"{row.account}/{row.route}" == change.what)
        elif change.topic == "mix":
            yield from _reasons(row for row in advice.verdicts if row.account == key)
            yield from _reasons(row for row in advice.mix if row.account == key)
            yield from _reasons(row for row in advice.rejected if row.account == key)
        elif change.topic == "need":
            yield from _reasons(row for row in advice.needs if row.id == key)
        elif change.topic == "wish":
            yield from _reasons(row for row in advice.wishes if row.wish == key)
        elif change.topic in ("launch", "cost", "roadmap", "phase"):
            yield from (step.step for step in advice.roadmap)
    if change.topic == "cadence":
        yield from ("cadence", "calendar")


def _reasons(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield from (reason.id for reason in row.reasons)
