"""What may enter a mix: an account by a route, with what it meets and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.needs import Needs, Pair, meeting
from advisor.knowledge.models import Provision
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision

DIGITS = 12  # products of the knowledge base's decimals have fewer, so rounding gives the product itself


@dataclass(frozen=True)
class Candidate:
    """An account by a route that may enter a mix: what it meets (share by need) and what it costs."""

    pair: Pair
    meets: Mapping[str, float]
    later: bool
    days: float
    cost: float
    upkeep: float
    control: float
    breadth: float
    certainty: float


def candidate(
    situation: Situation,
    decision: Decision,
    *,
    needs: Needs,
    provisions: Mapping[str, Provision],
    later: bool,
    days: float,
    cost: float,
    forced: bool = False,
) -> Candidate | None:
    """The account by its route as a candidate, or None where it meets nothing that is needed and is not forced.

    Such an account could only cost: every measure is at its best without it, so leaving it out loses no mix.
    """
    rules = situation.knowledge.mix
    meets: dict[str, float] = {}
    for found in needs.raised:
        provision = meeting(found.need, provisions)
        if provision is not None:
            share = rules.certainty[provision.confidence] * (rules.limited_share if provision.limit else 1.0)
            meets[found.need.id] = round(share * (rules.later_share if later else 1.0), DIGITS)
    if not meets and not forced:
        return None
    account, route = decision.account, decision.route
    certainty = min((rules.certainty[rule.confidence] for rule in decision.deciding), default=1.0)
    return Candidate(
        pair=(account, route),
        meets=meets,
        later=later,
        days=days,
        cost=cost,
        upkeep=situation.knowledge.account[account].upkeep,
        control=situation.knowledge.route[route].control,
        breadth=situation.knowledge.route[route].breadth,
        certainty=round(certainty * (rules.conditional_certainty if decision.status == "conditional" else 1.0), DIGITS),
    )
