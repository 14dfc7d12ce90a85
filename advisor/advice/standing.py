"""How each account stands: the best over the routes that the client could take."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.needs import Pair
from advisor.logic.situation import Situation
from advisor.logic.verdicts import VerdictStatus


def standings(situation: Situation, decided: Mapping[Pair, VerdictStatus]) -> Mapping[str, VerdictStatus]:
    """The standing of each account, given the status of every account by every route.

    Open or conditional by a route that may be taken; unknown where an answer or a fact is missing for the verdict on
    another route, or for whether that route may be taken; closed where nothing is left.
    """
    return {account: _standing(situation, decided, account) for account in situation.knowledge.account}


def _standing(situation: Situation, decided: Mapping[Pair, VerdictStatus], account: str) -> VerdictStatus:
    routes = situation.knowledge.route
    taken = {ident: situation.truth(route.mix_when) for ident, route in routes.items()}
    sure = {decided[account, route] for route in routes if taken[route] is True}
    if "open" in sure:
        return "open"
    if "conditional" in sure:
        return "conditional"
    perhaps = {decided[account, route] for route in routes if taken[route] is None}
    return "unknown" if "unknown" in sure or perhaps - {"closed"} else "closed"
