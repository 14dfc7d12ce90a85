"""Conditions dropped: one part of several, or the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.condition import All, Always, Any_
from tools.mutation.inside import places
from tools.mutation.mutant import Path


def thinned(condition: Any, path: Path) -> Iterator[tuple[Path, str, Any]]:
    """The condition without one of its parts, and no condition at all: the path, what was done, the whole condition."""
    if not isinstance(condition, Always):
        yield path, "condition dropped", Always()
    for place in places(condition, path):
        if isinstance(place.part, (All, Any_)) and len(place.part.parts) > 1:
            word = "all" if isinstance(place.part, All) else "any"
            for index in range(len(place.part.parts)):
                rest = (*place.part.parts[:index], *place.part.parts[index + 1 :])
                joined = rest[0] if len(rest) == 1 else type(place.part)(parts=rest)
                yield (*place.path, word, index), "part dropped", place.put(joined)
