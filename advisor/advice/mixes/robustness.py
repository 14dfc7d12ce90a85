"""How far each weight, and all weights together, may move before another mix is best.

No weight makes up for a `must` need, so only mixes that meet as many of them as the chosen one are rivals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from advisor.advice.mixes.measuring import exact, unit_of
from advisor.advice.mixes.mix import Compared, Weighted
from advisor.advice.mixes.weight_space import MAX_CORNERS, share_of
from advisor.advice.parts.members import Member
from advisor.advice.parts.robustness import Flip, Robustness, WeightRange

Side = Literal["below", "above"]
SIDES: Mapping[Side, int] = {"below": -1, "above": 1}


@dataclass(frozen=True)
class Breakpoint:
    """The weight of a criterion at which the chosen mix ties with the one that takes over beyond it."""

    criterion: str
    side: Side
    weight: Fraction
    mix: Compared


def robustness(compared: Sequence[Compared], weighted: Weighted, *, max_corners: int = MAX_CORNERS) -> Robustness:
    """How firmly the first of `compared` stands. `weighted` are the weights by which they were compared.

    Every criterion is a dimension of the weight space, one that has no weight for this client too: the client, or
    whoever questions the advice, might give it some. The space is that of the shares of the whole weight.
    """
    rivals = rivals_of(compared)
    ends = {(end.criterion, end.side): end for end in breakpoints(compared, weighted)}
    ahead = [
        tuple(compared[0].units[criterion.measure] - rival.units[criterion.measure] for criterion, _ in weighted)
        for rival in rivals
    ]
    share, error = share_of(ahead, dimensions=len(weighted), max_corners=max_corners)
    ranges: list[WeightRange] = []
    for criterion, weight in weighted:
        low, high = ends.get((criterion.id, "below")), ends.get((criterion.id, "above"))
        ranges.append(
            WeightRange(
                criterion=criterion.id,
                title=criterion.title,
                weight=weight,
                from_=float(low.weight) if low else 0.0,
                to=float(high.weight) if high else None,
            )
        )
    return Robustness(
        share=share,
        share_error=error,
        rivals=len(rivals),
        ranges=tuple(ranges),
        flips=tuple(
            Flip(
                criterion=end.criterion,
                below=float(end.weight) if end.side == "below" else None,
                above=float(end.weight) if end.side == "above" else None,
                mix=members_of(end.mix),
            )
            for end in ends.values()
        ),
    )


def members_of(mix: Compared) -> tuple[Member, ...]:
    """A mix as accounts by routes, in the knowledge base's order."""
    return tuple(Member(account=account, route=route) for account, route in mix.pairs)


def rivals_of(compared: Sequence[Compared]) -> tuple[Compared, ...]:
    """The mixes that meet as many `must` needs as the chosen one, in their order."""
    return tuple(mix for mix in compared[1:] if mix.musts_met == compared[0].musts_met)


def breakpoints(compared: Sequence[Compared], weighted: Weighted) -> Iterator[Breakpoint]:
    """Where each weight, the others held, makes another mix overtake the chosen one. A tie is no overtaking.

    A weight without a breakpoint below may fall to 0, one without a breakpoint above may rise without end. Where
    several mixes catch up at the same weight, the one that is best right beyond it takes over.
    """
    best, rivals = compared[0], rivals_of(compared)
    parts = unit_of(exact(weight) for _, weight in weighted)  # `weighed` counts weights in these parts
    for criterion, weight in weighted:
        slopes = [best.units[criterion.measure] - rival.units[criterion.measure] for rival in rivals]
        for side, sign in SIDES.items():
            # Each part of weight moves the lead by the slope, so it is used up after lead / slope parts.
            ends = [
                (Fraction(best.weighed - rival.weighed, abs(slope)), -abs(slope), place)
                for place, (rival, slope) in enumerate(zip(rivals, slopes, strict=True))
                if slope * sign < 0
            ]
            if ends:
                moved, _, place = min(ends)
                at = exact(weight) + sign * moved / parts
                if at > 0 or side == "above":
                    yield Breakpoint(criterion.id, side, at, rivals[place])
