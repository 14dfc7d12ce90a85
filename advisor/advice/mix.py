"""The mix: every set of accounts by routes is compared, by the `must` needs it meets, then by weighted criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from advisor.advice.needs import RANK, Needs, Pair, meeting
from advisor.knowledge.models import Criterion, Provision, Scale
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision


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


@dataclass(frozen=True)
class Compared:
    """A mix with its key: `must` needs met, then the weighted score (0 to 1)."""

    members: tuple[Candidate, ...]
    musts_met: int
    score: float
    measures: Mapping[str, float]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The accounts and routes, in the knowledge base's order."""
        return tuple(member.pair for member in self.members)

    @property
    def met(self) -> frozenset[str]:
        """The needs met."""
        return frozenset(need for member in self.members for need in member.meets)


def candidate(
    situation: Situation,
    decision: Decision,
    *,
    needs: Needs,
    provisions: Mapping[str, Provision],
    later: bool,
    days: float,
    cost: float,
) -> Candidate | None:
    """The account by its route as a candidate, or None where it meets nothing that is needed.

    Such an account could only cost: every measure is at its best without it, so leaving it out loses no mix.
    """
    rules = situation.knowledge.mix
    meets: dict[str, float] = {}
    for found in needs.raised:
        provision = meeting(found.need, provisions)
        if provision is not None:
            share = rules.certainty[provision.confidence] * (rules.limited_share if provision.limit else 1.0)
            meets[found.need.id] = share * (rules.later_share if later else 1.0)
    if not meets:
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
        certainty=certainty * (rules.conditional_certainty if decision.status == "conditional" else 1.0),
    )


def weights(situation: Situation) -> tuple[tuple[Criterion, float], ...]:
    """Each criterion with its weight for this client."""
    return tuple(
        (
            criterion,
            next((other.weight for other in criterion.unless if situation.truth(other.when) is True), criterion.weight),
        )
        for criterion in situation.knowledge.criteria
    )


def compare_all(situation: Situation, candidates: Sequence[Candidate], needs: Needs) -> tuple[Compared, ...]:
    """All mixes, best first. Ties end with fewer accounts, then in the knowledge base's order."""
    rules = situation.knowledge.mix
    weighted = weights(situation)
    total = sum(weight for _, weight in weighted) or 1.0
    strengths = {found.need.id: rules.strength_weights[found.strength] for found in needs.raised}
    musts = frozenset(found.need.id for found in needs.raised if found.strength == "must")
    wanted = sum(strengths.values())
    focus_worst, economy_worst = _worst(situation, rules.focus_worst), _worst(situation, rules.economy_worst)
    compared: list[Compared] = []
    for members in _all_mixes(situation, candidates):
        best = _best_shares(members)
        measures = {
            "coverage": sum(strengths[need] * share for need, share in best.items()) / wanted if wanted else 1.0,
            "control": min((member.control for member in members), default=1.0),
            "speed": 1 - min(1.0, max((member.days for member in members), default=0.0) / rules.speed_worst_days),
            "economy": 1 - min(1.0, sum(member.cost for member in members) / economy_worst),
            "focus": 1 - min(1.0, sum(member.upkeep for member in members) / focus_worst),
            "breadth": min((member.breadth for member in members), default=1.0),
            "certainty": min((member.certainty for member in members), default=1.0),
        }
        score = sum(weight * measures[criterion.measure] for criterion, weight in weighted) / total
        compared.append(Compared(members, len(musts & best.keys()), round(score, 9), measures))
    order = {pair: index for index, pair in enumerate(situation.knowledge.pairs)}
    return tuple(
        sorted(
            compared,
            key=lambda mix: (-mix.musts_met, -mix.score, len(mix.members), [order[pair] for pair in mix.pairs]),
        )
    )


def _worst(situation: Situation, scales: Sequence[Scale]) -> float:
    return next((scale.worst for scale in scales if situation.truth(scale.when) is True), scales[-1].worst)


def _all_mixes(situation: Situation, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, ...]]:
    by_account = [
        (None, *(found for found in candidates if found.pair[0] == account.id))
        for account in situation.knowledge.accounts
    ]
    for choice in product(*by_account):
        yield tuple(member for member in choice if member is not None)


def _best_shares(members: tuple[Candidate, ...]) -> dict[str, float]:
    best: dict[str, float] = {}
    for member in members:
        for need, share in member.meets.items():
            if share > best.get(need, 0.0):
                best[need] = share
    return best


def lead_of(mix: Compared, needs: Needs, *, primary: frozenset[str]) -> Pair | None:
    """The account that carries the most: needs weighed by strength, those of the primary goal twice."""
    strength = {found.need.id: RANK[found.strength] for found in needs.raised}
    now = [member for member in mix.members if not member.later]

    def carried(member: Candidate) -> float:
        return sum(share * strength[need] * (2 if need in primary else 1) for need, share in member.meets.items())

    return max(now, key=carried).pair if now else None
