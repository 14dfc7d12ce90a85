"""Comparisons turned round: at least and below, an option swapped or left out, a `not` added or removed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.condition import All, Always, Any_, AtLeast, Choice, CountAtLeast, FactAtLeast, FactIs, Not, Only
from advisor.knowledge.models import Knowledge
from tools.mutation.inside import places
from tools.mutation.mutant import Path

Turned = tuple[Path, str, Any]


def turned(condition: Any, path: Path, knowledge: Knowledge) -> Iterator[Turned]:
    """Each comparison of a condition, wrong in one way: the path, what was done, the whole condition."""
    for place in places(condition, path):
        part = place.part
        if isinstance(part, Not):
            yield place.path, "not removed", place.put(part.part)
        elif not isinstance(part, (All, Any_, Always)):
            if not place.negated and not _is_flag(part):
                yield place.path, "not added", place.put(Not(part=part))
            for said, other in _others(part, knowledge):
                yield place.path, said, place.put(other)


def _is_flag(part: Any) -> bool:
    """Whether the part asks for true or false: there the other value says the same as a `not`."""
    values = part.options if isinstance(part, Choice) else part.values if isinstance(part, FactIs) else ()
    return len(values) == 1 and isinstance(values[0], bool)


def _others(part: Any, knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    if isinstance(part, (AtLeast, FactAtLeast)):
        for cut in (part.cut - 1, part.cut + 1):
            yield f"at least {part.cut} → {cut}", part.model_copy(update={"cut": cut})
    elif isinstance(part, CountAtLeast):
        yield f"{part.count} → {part.count + 1} options", part.model_copy(update={"count": part.count + 1})
    elif isinstance(part, (Choice, Only)):
        yield from _swapped(part, "options", part.options, knowledge.question[part.question].option_ids)
    elif isinstance(part, FactIs):
        yield from _swapped(part, "values", part.values, knowledge.fact[part.fact].words)


def _swapped(part: Any, field: str, chosen: tuple[Any, ...], possible: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """One of several left out; a single one replaced by the next that is possible."""
    if len(chosen) > 1:
        for option in chosen:
            rest = tuple(other for other in chosen if other != option)
            yield f"{option} left out", part.model_copy(update={field: rest})
    elif isinstance(chosen[0], bool):
        yield f"{chosen[0]} → {not chosen[0]}".lower(), part.model_copy(update={field: (not chosen[0],)})
    elif len(possible) > 1 and chosen[0] in possible:
        other = possible[(possible.index(chosen[0]) + 1) % len(possible)]
        yield f"{chosen[0]} → {other}", part.model_copy(update={field: (other,)})
