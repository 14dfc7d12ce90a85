"""Patterns such as `service/*` that name accounts by routes."""

from __future__ import annotations

from collections.abc import Iterable


def covers(patterns: Iterable[str], account: str, route: str) -> bool:
    """Whether one of the `account/route` patterns (`*` = any) covers this account by this route.

    >>> covers(["service/*"], "service", "own_mainland")
    True
    """
    return not {f"{account}/{route}", f"{account}/*", f"*/{route}", "*/*", "*"}.isdisjoint(patterns)
