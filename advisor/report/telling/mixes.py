"""Mixes in words: their members, and how one stands apart from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from advisor.advice.parts.certificate import Lead
from advisor.report.spoken import semicolons
from advisor.report.wording import Names, decimals, listed
from advisor.words import say


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
    parts = (
        say("{accounts} ({route})", accounts=listed(accounts), route=names.route(route))
        for route, accounts in routes.items()
    )
    return semicolons(parts) or say("no account")


def apart(mix: Sequence[Member], chosen: Sequence[Member], names: Names) -> str:
    """How a mix differs from the chosen one: `adds WeCom (…); leaves out Channels; Mini-program by …`."""
    routes = {one.account: one.route for one in chosen}
    held = {one.account for one in mix}
    added = [one for one in mix if one.account not in routes]
    moved = [one for one in mix if one.route != routes.get(one.account, one.route)]
    dropped = [names.account(account) for account in routes if account not in held]
    parts = (
        say("adds {accounts}", accounts=mix_named(added, names)) if added else "",
        say("has {accounts} instead", accounts=mix_named(moved, names)) if moved else "",
        say("leaves out {accounts}", accounts=listed(dropped)) if dropped else "",
    )
    return semicolons(filter(None, parts)) or say("the same accounts")


def lead_in_words(lead: Lead) -> str:
    """`Focus by 0.100 (0.014 of the score)`."""
    return say(
        "{criterion} by {difference} ({points} of the score)",
        criterion=lead.title,
        difference=decimals(lead.by),
        points=decimals(lead.points),
    )
