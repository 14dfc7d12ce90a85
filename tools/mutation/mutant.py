"""One small error in one entry of the knowledge base, made on a copy in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from advisor.knowledge.models import Knowledge

Kind = Literal["comparison", "condition dropped", "date", "value", "source", "status", "step dropped"]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """A changed entry: what kind of error it is, where in the entry it stands, and what was done in words."""

    kind: Kind
    path: Path
    said: str
    entry: Any


@dataclass(frozen=True)
class Mutant:
    """The knowledge base with one entry of one collection changed. `words` are the names a case about it would use."""

    collection: str
    ident: str
    change: Change
    words: frozenset[str]

    def applied(self, knowledge: Knowledge) -> Knowledge:
        """A copy of the base with the changed entry. Nothing that the base has worked out already is kept."""
        members = getattr(knowledge, self.collection)
        changed = tuple(self.change.entry if member.id == self.ident else member for member in members)
        fields = {name: getattr(knowledge, name) for name in Knowledge.model_fields}
        return Knowledge.model_construct(**{**fields, self.collection: changed})
