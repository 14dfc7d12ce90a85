"""A citation replaced by another source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.knowledge.models import Citation, Fact
from tools.mutation.mutant import Path


def swapped(entry: Any, known: tuple[str, ...]) -> Iterator[tuple[Path, str, Any]]:
    """The entry with one citation after the other replaced by a source that it does not cite.

    The other source stands half the list of sources further on, so that it is not a neighbour by name.
    """
    cited = {citation.source for citation in entry.sources}
    for index, citation in enumerate(entry.sources):
        start = known.index(citation.source) + len(known) // 2
        others = [known[(start + step) % len(known)] for step in range(len(known))]
        other = next((name for name in others if name not in cited), None)
        if other is None:
            continue
        sources = (*entry.sources[:index], Citation(source=other), *entry.sources[index + 1 :])
        said = f"{citation.source} → {other}"
        yield ("sources", index), said, entry.model_copy(update={"sources": sources})


def swapped_in_fact(fact: Fact, known: tuple[str, ...]) -> Iterator[tuple[Path, str, Fact]]:
    """The same for each window of a fact."""
    for index, window in enumerate(fact.values):
        for path, said, other in swapped(window, known):
            values = (*fact.values[:index], other, *fact.values[index + 1 :])
            yield ("values", index, *path), said, fact.model_copy(update={"values": values})
