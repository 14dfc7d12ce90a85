"""Mixes in words: their members, and how one stands apart from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from advisor.advice.parts.certificate import Lead
from advisor.report.wording import Names, decimals, listed


class Member(Protocol):
    """An account by a route, as any part of the advice names it."""

    @property
    def account(self) -> str:
        """The id of the account."""
        ...

    @property
    def route(self) -> str:
        """The id of the route."""
        ...


def mix_named(members: Iterable[Member], names: Names) -> str:
    """`Service account and WeCom (Own mainland papers); Mini-program (…)`: the accounts of a mix, route by route."""
    routes: dict[str, list[str]] = {}
    for one in members:
        routes.setdefault(one.route, []).append(names.account(one.account))
    return "; ".join(f"{listed(accounts)} ({names.route(route)})" for route, accounts in routes.items()) or "no account"


def apart(mix: Sequence[Member], chosen: Sequence[Member], names: Names) -> str:
    """How a mix differs from the chosen one: `adds WeCom (…); leaves out Channels; Mini-program by …`."""
    routes = {one.account: one.route for one in chosen}
    held = {one.account for one in mix}
    added = [one for one in mix if one.account not in routes]
    moved = [one for one in mix if one.route != routes.get(one.account, one.route)]
    dropped = [names.account(account) for account in routes if account not in held]
    parts = (
        f"adds {mix_named(added, names)}" if added else "",
        f"has {mix_named(moved, names)} instead" if moved else "",
        f"leaves out {listed(dropped)}" if dropped else "",
    )
    return "; ".join(part for part in parts if part) or "the same accounts"


def lead_in_words(lead: Lead) -> str:
    """`Focus by 0.100 (0.014 of the score)`."""
    return f"{lead.title} by {decimals(lead.by)} ({decimals(lead.points)} of the score)"
