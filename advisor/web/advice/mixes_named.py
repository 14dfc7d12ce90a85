"""A mix in a line of words, and the points of its score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from advisor.report.wording import Names, listed
from advisor.words import language, say


class InMix(Protocol):
    """An account by a route, wherever it stands."""

    @property
    def account(self) -> str:
        """The id of the account."""
        ...

    @property
    def route(self) -> str:
        """The id of the route."""
        ...


def named_mix(mix: Iterable[InMix], names: Names) -> str:
    """`Service account (own mainland papers) and WeCom (…)`: every account with its route."""
    accounts = (
        say("{account} ({route})", account=names.account(one.account), route=small(names.route(one.route)))
        for one in mix
    )
    return listed(accounts) or say("no account at all")


def pairs_of(mix: Iterable[InMix]) -> frozenset[tuple[str, str]]:
    """The accounts by their routes, in no order."""
    return frozenset((one.account, one.route) for one in mix)


def small(name: str) -> str:
    """The name as it stands inside a sentence; in English without its capital."""
    return name[:1].lower() + name[1:] if language() == "en" else name


def points(share: float) -> str:
    """A score or a part of one, 0 to 1, as points out of 100."""
    shown = f"{share * 100:.2f}"
    return say("under {number}", number="0.01") if share > 0 and shown == "0.00" else shown
