"""What a rule about existing accounts speaks of, changed: a kind of account left out, or a route of the mix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.mutation.mutant import Path


def speaking_of_fewer(entry: Any) -> Iterator[tuple[Path, str, Any]]:
    """The entry without one of several accounts, or without one of several routes in the mix."""
    for field in ("existing", "by"):
        named = getattr(entry, field, ())
        for index, name in enumerate(named if len(named) > 1 else ()):
            rest = (*named[:index], *named[index + 1 :])
            yield (field, index), f"{name} left out", entry.model_copy(update={field: rest})


def speaking_of_any_mix(entry: Any) -> Iterator[tuple[Path, str, Any]]:
    """The entry without its limit to some routes, so that any mix will do."""
    if getattr(entry, "by", ()):
        yield ("by",), "by dropped", entry.model_copy(update={"by": ()})
