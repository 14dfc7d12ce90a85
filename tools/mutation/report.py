"""The score in a table, and the survivors one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tools.mutation.run import Result


def report(results: Sequence[Result]) -> str:
    """Plain text. Raises ValueError where there is nothing to report on."""
    if not results:
        raise ValueError("there is no mutant: a score of nothing says nothing")
    return "\n".join([*_table(results), "", *_survivors(results)]) + "\n"


def _table(results: Sequence[Result]) -> Iterator[str]:
    yield f"{'':24}{'mutants':>9}{'noticed':>9}{'score':>9}"
    yield from _rows(results, lambda one: one.mutant.change.kind)
    yield ""
    yield from _rows(results, lambda one: one.mutant.collection)
    yield ""
    yield _row("all", len(results), sum(one.noticed_by is not None for one in results))
    unsourced = [one for one in results if one.mutant.change.kind != "source"]
    yield _row("all but sources", len(unsourced), sum(one.noticed_by is not None for one in unsourced))


def _rows(results: Sequence[Result], key: Callable[[Result], str]) -> Iterator[str]:
    every = Counter(map(key, results))
    noticed = Counter(key(one) for one in results if one.noticed_by is not None)
    for name, count in every.items():
        yield _row(name, count, noticed[name])


def _row(name: str, count: int, noticed: int) -> str:
    share = f"{100 * noticed / count:.1f} %" if count else "–"
    return f"{name:24}{count:9}{noticed:9}{share:>9}"


def _survivors(results: Sequence[Result]) -> Iterator[str]:
    left = [one for one in results if one.noticed_by is None]
    yield f"{len(left)} survivors"
    for one in left:
        mutant = one.mutant
        yield f"  {one.place}: {mutant.ident}: {mutant.change.kind}: {mutant.change.said}"
