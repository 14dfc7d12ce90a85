"""Every part of a condition, with a way to put another in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from advisor.knowledge.condition import All, Any_, Not
from tools.mutation.mutant import Path


@dataclass(frozen=True)
class Place:
    """A part of a condition, its path in the file, and the whole condition with something else instead of the part."""

    part: Any
    path: Path
    negated: bool
    put: Callable[[Any], Any]


def places(condition: Any, path: Path) -> Iterator[Place]:
    """The condition itself and all parts inside it, outermost first. Terms are not followed."""
    yield from _places(condition, path, negated=False, put=lambda new: new)


def _places(part: Any, path: Path, *, negated: bool, put: Callable[[Any], Any]) -> Iterator[Place]:
    yield Place(part, path, negated, put)
    if isinstance(part, Not):
        yield from _places(part.part, (*path, "not"), negated=True, put=lambda new: put(Not(part=new)))
    elif isinstance(part, (All, Any_)):
        word = "all" if isinstance(part, All) else "any"
        for index, inner in enumerate(part.parts):

            def replace(new: Any, index: int = index) -> Any:
                return put(type(part)(parts=(*part.parts[:index], new, *part.parts[index + 1 :])))

            yield from _places(inner, (*path, word, index), negated=False, put=replace)
