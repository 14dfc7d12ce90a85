"""A box of complete answers: what every account by every route can be in it, as intervals.

A box is what some answers leave open. In it each measure of a mix lies between two bounds; where the bounds of one mix
lie above those of another, the other is first nowhere in the box. The bounds of two mixes are compared on what they
do not share, because what they share moves both alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from advisor.advice.needs import Pair

Bounds = tuple[float, float]
NOTHING: Bounds = (0.0, 0.0)
EPSILON = 1e-9  # floats are added here; differences as small as this are left to the exact comparison


@dataclass(frozen=True)
class Member:
    """An account by a route in a box: whether it may be in reach and surely is, its measures, what it meets."""

    pair: Pair
    maybe: bool
    surely: bool
    later: bool | None
    days: Bounds
    cost: Bounds
    certainty: Bounds
    upkeep: float
    control: float
    breadth: float
    meets: Mapping[str, Bounds]


@dataclass(frozen=True)
class Weighing:
    """How mixes are weighed in a box: weights by measure, the scales, and the bounds of each need's strength.

    `musts` holds the needs that may be a `must` and whether they surely are.
    """

    weights: Mapping[str, Bounds]
    focus_worst: Bounds
    economy_worst: Bounds
    speed_worst: float
    strengths: Mapping[str, Bounds]
    musts: Mapping[str, bool]

    @cached_property
    def strength(self) -> Bounds:
        """The bounds of all strengths together."""
        bounds = self.strengths.values()
        return sum(weak for weak, _ in bounds), sum(strong for _, strong in bounds)


@dataclass(frozen=True, eq=False)
class BoundedMix:
    """A mix in a box, with what its comparisons share."""

    members: tuple[Member, ...]

    @cached_property
    def shares(self) -> Mapping[str, Bounds]:
        """The bounds of the share of each need that it meets."""
        found: dict[str, Bounds] = {}
        for member in self.members:
            for need, (low, high) in member.meets.items():
                least, most = found.get(need, (0.0, 0.0))
                found[need] = (max(least, low), max(most, high))
        return found

    @cached_property
    def control(self) -> float:
        """The control over the account that is held least."""
        return min((member.control for member in self.members), default=1.0)

    @cached_property
    def breadth(self) -> float:
        """The breadth of the narrowest papers."""
        return min((member.breadth for member in self.members), default=1.0)


def surely_behind(one: BoundedMix, other: BoundedMix, weighing: Weighing) -> bool:
    """Whether the mix `other` comes after `one` for all answers of the box."""
    musts = _musts(one, other, weighing)
    if musts is not None:
        return musts
    low = sum(
        min(bound * weight for weight in weighing.weights.get(measure, (0.0, 0.0)))
        for measure, bound in _differences(one, other, weighing).items()
    )
    return low > EPSILON


def _musts(one: BoundedMix, other: BoundedMix, weighing: Weighing) -> bool | None:
    """True where `other` meets fewer `must` needs for sure, False where it may meet more, None where neither."""
    gained = lost = 0
    for need, sure in weighing.musts.items():
        mine, theirs = one.shares.get(need, NOTHING), other.shares.get(need, NOTHING)
        if theirs[1] > 0 and not mine[0] > 0:
            gained += 1
        elif sure and mine[0] > 0 and not theirs[1] > 0:
            lost += 1
    return None if gained == lost else gained < lost


def _differences(one: BoundedMix, other: BoundedMix, weighing: Weighing) -> dict[str, float]:
    """For each measure the least by which `one` lies above `other`."""
    both = [member for member in one.members if any(member is its for its in other.members)]
    mine = [member for member in one.members if not any(member is its for its in both)]
    theirs = [member for member in other.members if not any(member is its for its in both)]
    worst = weighing.speed_worst

    def slowness(members: Sequence[Member]) -> Bounds:
        least = max((member.days[0] for member in members), default=0.0)
        most = max((member.days[1] for member in members), default=0.0)
        return min(1.0, least / worst), min(1.0, most / worst)

    def certainty(members: Sequence[Member]) -> Bounds:
        least = min((member.certainty[0] for member in members), default=1.0)
        return least, min((member.certainty[1] for member in members), default=1.0)

    def cost(members: Sequence[Member]) -> Bounds:
        return sum(member.cost[0] for member in members), sum(member.cost[1] for member in members)

    def upkeep(members: Sequence[Member]) -> Bounds:
        total = sum(member.upkeep for member in members)
        return total, total

    return {
        "coverage": _coverage(both, one, other, weighing),
        "control": one.control - other.control,
        "breadth": one.breadth - other.breadth,
        "certainty": _least_of_minima(certainty(both), certainty(mine), certainty(theirs)),
        "speed": _greater(slowness(both), slowness(theirs)[0], slowness(mine)[1]),
        "economy": _spared(cost(both), cost(theirs)[0], cost(mine)[1], weighing.economy_worst),
        "focus": _spared(upkeep(both), upkeep(theirs)[0], upkeep(mine)[1], weighing.focus_worst),
    }


def _coverage(both: Sequence[Member], one: BoundedMix, other: BoundedMix, weighing: Weighing) -> float:
    gained = 0.0
    for need in one.shares.keys() | other.shares.keys():
        mine, theirs = one.shares.get(need, NOTHING), other.shares.get(need, NOTHING)
        if mine == theirs and mine[0] == mine[1]:
            continue
        weak, strong = weighing.strengths.get(need, NOTHING)
        if mine[0] == mine[1] and theirs[0] == theirs[1]:
            difference = mine[0] - theirs[0]
        else:
            shared = _share(both, need)
            difference = _greater(
                shared, _share(one.members, need, but=both)[0], _share(other.members, need, but=both)[1]
            )
        gained += min(weak * difference, strong * difference)
    least, most = weighing.strength
    if gained >= 0:
        return gained / most if most else 0.0
    return max(-1.0, gained / least) if least else -1.0


def _share(members: Iterable[Member], need: str, *, but: Sequence[Member] = ()) -> Bounds:
    found = [member.meets[need] for member in members if need in member.meets and not any(member is its for its in but)]
    return max((low for low, _ in found), default=0.0), max((high for _, high in found), default=0.0)


def _greater(shared: Bounds, above: float, below: float) -> float:
    """The least of max(s, above) - max(s, below) for s between the shared bounds."""
    at = shared[1] if above >= below else shared[0]
    return max(at, above) - max(at, below)


def _least_of_minima(shared: Bounds, mine: Bounds, theirs: Bounds) -> float:
    """The least of min(s, m) - min(s, t) for each between its bounds."""
    above, below = mine[0], theirs[1]
    at = shared[0] if above >= below else shared[1]
    return min(at, above) - min(at, below)


def _spared(shared: Bounds, theirs: float, mine: float, worst: Bounds) -> float:
    """The least of min(1, (s + theirs) / w) - min(1, (s + mine) / w) for s and w between their bounds."""
    at = shared[1] if theirs >= mine else shared[0]
    scales = [*worst]
    if mine > theirs and worst[0] < at + mine < worst[1]:
        scales.append(at + mine)  # there the difference is greatest
    return min(min(1.0, (at + theirs) / scale) - min(1.0, (at + mine) / scale) for scale in scales)
