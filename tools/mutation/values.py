"""Values of facts changed: a number by one or doubled, a flag flipped, a word replaced, a range scaled, a list cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.models import Fact, Range
from tools.mutation.mutant import Path


def changed(fact: Fact) -> Iterator[tuple[Path, str, Fact]]:
    """The fact with one of its values wrong."""
    for index, window in enumerate(fact.values):
        for value in _others(window.value, fact.words):
            other = window.model_copy(update={"value": value})
            values = (*fact.values[:index], other, *fact.values[index + 1 :])
            said = f"{_shown(window.value)} → {_shown(value)}"
            yield ("values", index, "value"), said, fact.model_copy(update={"values": values})


def _others(value: Any, words: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield value + 1
        yield value - 1
        if value not in (0, 1):
            yield value * 2
    elif isinstance(value, str):
        yield from (word for word in words if word != value)
    elif isinstance(value, Range):
        for factor in (2, 0.5):
            yield Range(min=value.min * factor, typical=value.typical * factor, max=value.max * factor)
    elif isinstance(value, tuple):
        yield value[1:]


def _shown(value: Any) -> str:
    if isinstance(value, Range):
        return f"{value.min:g}–{value.typical:g}–{value.max:g}"
    return (
        ", ".join(value) if isinstance(value, tuple) else str(value).lower() if isinstance(value, bool) else str(value)
    )
