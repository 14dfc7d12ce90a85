"""The mix: every set of accounts by routes is compared, by the `must` needs it meets, then by weighted criteria."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from advisor.advice.mixes.candidate import Candidate
from advisor.advice.mixes.measuring import Ruler, exact, unit_of
from advisor.advice.needs import RANK, Needs, Pair
from advisor.knowledge.models import Criterion
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices

Weighted = tuple[tuple[Criterion, float], ...]
NO_CHOICES = Choices()


@dataclass(frozen=True)
class Compared:
    """A mix with its key: `must` needs met, then the weighted score (0 to 1).

    `units` holds each measure, and `weighed` their weighted sum, as whole numbers in a unit that all mixes of one
    comparison share: two mixes tie if and only if `musts_met` and `weighed` are equal. `measures` and `score` are the
    same as shares of the best possible.
    """

    members: tuple[Candidate, ...]
    musts_met: int
    score: float
    measures: Mapping[str, float]
    units: Mapping[str, int]
    weighed: int

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The accounts and routes, in the knowledge base's order."""
        return tuple(member.pair for member in self.members)

    @property
    def met(self) -> frozenset[str]:
        """The needs met."""
        return frozenset(need for member in self.members for need in member.meets)

    @property
    def key(self) -> tuple[int, int]:
        """What mixes are compared by, more is better."""
        return self.musts_met, self.weighed


def weights(situation: Situation, choices: Choices = NO_CHOICES) -> Weighted:
    """Each criterion with its weight for this client: the user's own where there is one.

    Raises ValueError, with a sentence, where a weight is no number from 0 on or all of them are zero.
    """
    weighted = tuple(
        (criterion, choices.weights.get(criterion.id, weight)) for criterion, weight in advised_weights(situation)
    )
    for criterion, weight in weighted:
        if not (math.isfinite(weight) and weight >= 0):
            raise ValueError(f"the weight of {criterion.id} is not a number from 0 on.")
    if weighted and not any(weight for _, weight in weighted):
        raise ValueError("all weights are zero, so no mix could be told from another. Give one a weight above 0.")
    return weighted


def advised_weights(situation: Situation) -> Weighted:
    """Each criterion with the weight that the knowledge base gives it for this client."""
    return tuple(
        (
            criterion,
            next((other.weight for other in criterion.unless if situation.truth(other.when) is True), criterion.weight),
        )
        for criterion in situation.knowledge.criteria
    )


def compare_all(
    situation: Situation, candidates: Sequence[Candidate], needs: Needs, *, choices: Choices = NO_CHOICES
) -> tuple[Compared, ...]:
    """All mixes, best first. Ties end with fewer accounts, then in the knowledge base's order.

    Accounts that the user excluded are in none, and those that the user forced, where any route leads to them, in all.
    """
    weighted = [(criterion.measure, exact(weight)) for criterion, weight in weights(situation, choices)]
    parts = unit_of(weight for _, weight in weighted)
    factors = [(measure, int(weight * parts)) for measure, weight in weighted]
    musts = frozenset(found.need.id for found in needs.raised if found.strength == "must")
    allowed = [found for found in candidates if found.pair[0] not in choices.exclude]
    ruler = Ruler(situation, allowed, needs)
    best_possible = ruler.one * sum(factor for _, factor in factors) or 1
    compared: list[Compared] = []
    for members in _all_mixes(situation, allowed, choices.force):
        units = ruler.measure(members)
        weighed = sum(factor * units[measure] for measure, factor in factors)
        compared.append(
            Compared(
                members=members,
                musts_met=len({need for member in members for need in member.meets} & musts),
                score=round(weighed / best_possible, 9),
                measures={measure: count / ruler.one for measure, count in units.items()},
                units=units,
                weighed=weighed,
            )
        )
    order = {pair: index for index, pair in enumerate(situation.knowledge.pairs)}
    return tuple(
        sorted(
            compared,
            key=lambda mix: (-mix.musts_met, -mix.weighed, len(mix.members), [order[pair] for pair in mix.pairs]),
        )
    )


def _all_mixes(
    situation: Situation, candidates: Sequence[Candidate], forced: Sequence[str]
) -> Iterator[tuple[Candidate, ...]]:
    by_account: list[list[Candidate | None]] = []
    for account in situation.knowledge.accounts:
        found = [entry for entry in candidates if entry.pair[0] == account.id]
        by_account.append([*found] if found and account.id in forced else [None, *found])
    for choice in product(*by_account):
        yield tuple(member for member in choice if member is not None)


def lead_of(mix: Compared, needs: Needs, *, primary: frozenset[str]) -> Pair | None:
    """The account that carries the most: needs weighed by strength, those of the primary goal twice."""
    strength = {found.need.id: RANK[found.strength] for found in needs.raised}
    now = [member for member in mix.members if not member.later]

    def carried(member: Candidate) -> float:
        return sum(share * strength[need] * (2 if need in primary else 1) for need, share in member.meets.items())

    return max(now, key=carried).pair if now else None
