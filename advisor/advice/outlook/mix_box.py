"""A box of complete answers: what every account by every route can be in it, as intervals.

A box is what some answers leave open. In it each measure of a mix lies between two bounds; where the bounds of one mix
lie above those of another, the other is first nowhere in the box. The bounds of two mixes are compared on what they
do not share, because what they share moves both alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.advice.needs import Pair

Bounds = tuple[float, float]
Mix = tuple[Pair, ...]
Places = int  # members by their places in the box, as bits
NOTHING: Bounds = (0.0, 0.0)
EPSILON = 1e-9  # floats are added here; differences as small as this are left to the exact comparison
# In the order in which their differences are added up.
MEASURES = ("coverage", "control", "breadth", "certainty", "speed", "economy", "focus")


@dataclass(frozen=True)
class Member:
    """An account by a route in a box: whether it is surely in reach, its measures, what it meets."""

    pair: Pair
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


@dataclass(frozen=True, slots=True)
class Bounded:
    """What some members come to: the bounds of their measures, and of the share of each need that they meet.

    `met` and `perhaps` hold, as bits, the `must` needs that they surely meet and those that they may meet.
    """

    control: float = 1.0
    breadth: float = 1.0
    upkeep: float = 0.0
    slowness: Bounds = NOTHING
    cost: Bounds = NOTHING
    certainty: Bounds = (1.0, 1.0)
    shares: Mapping[str, Bounds] = field(default_factory=dict)
    met: int = 0
    perhaps: int = 0


class MixBox:
    """Compares the mixes of one box. What several comparisons share is worked out once."""

    def __init__(self, members: Mapping[Pair, Member], weighing: Weighing) -> None:
        self._members = tuple(members.values())
        self._place = {pair: 1 << place for place, pair in enumerate(members)}
        self._weighing = weighing
        self._weights = tuple(weighing.weights.get(measure, NOTHING) for measure in MEASURES)
        bounds = weighing.strengths.values()
        self._strength = sum(weak for weak, _ in bounds), sum(strong for _, strong in bounds)
        self._musts = {need: 1 << place for place, need in enumerate(weighing.musts)}
        self._sure_musts = sum(self._musts[need] for need, sure in weighing.musts.items() if sure)
        self._places: dict[Mix, Places] = {}
        self._known: dict[Places, Bounded] = {0: Bounded()}

    def _places_of(self, mix: Mix) -> Places:
        if mix not in self._places:
            self._places[mix] = sum(self._place[pair] for pair in mix)
        return self._places[mix]

    def _bounded(self, places: Places) -> Bounded:
        found = self._known.get(places)
        if found is None:
            last = places.bit_length() - 1
            found = self._known[places] = self._with(self._bounded(places ^ (1 << last)), self._members[last])
        return found

    def _with(self, others: Bounded, member: Member) -> Bounded:
        shares = dict(others.shares)
        met, perhaps = others.met, others.perhaps
        for need, (low, high) in member.meets.items():
            least, most = shares.get(need, NOTHING)
            shares[need] = (max(least, low), max(most, high))
            must = self._musts.get(need, 0)
            met |= must if low > 0 else 0
            perhaps |= must if high > 0 else 0
        worst = self._weighing.speed_worst
        least, most = others.slowness
        return Bounded(
            control=min(others.control, member.control),
            breadth=min(others.breadth, member.breadth),
            upkeep=others.upkeep + member.upkeep,
            slowness=(max(least, min(1.0, member.days[0] / worst)), max(most, min(1.0, member.days[1] / worst))),
            cost=(others.cost[0] + member.cost[0], others.cost[1] + member.cost[1]),
            certainty=(min(others.certainty[0], member.certainty[0]), min(others.certainty[1], member.certainty[1])),
            shares=shares,
            met=met,
            perhaps=perhaps,
        )

    def surely_behind(self, one: Mix, other: Mix) -> bool:
        """Whether the mix `other` comes after `one` for all answers of the box."""
        places = self._places_of(one), self._places_of(other)
        mine, theirs = self._bounded(places[0]), self._bounded(places[1])
        gained = (theirs.perhaps & ~mine.met).bit_count()
        lost = (self._sure_musts & mine.met & ~theirs.perhaps).bit_count()
        if gained != lost:
            return gained < lost
        shared = places[0] & places[1]
        apart = self._bounded(shared), self._bounded(places[0] ^ shared), self._bounded(places[1] ^ shared)
        low = 0.0
        for least, weight in zip(self._least(mine, theirs, *apart), self._weights, strict=True):
            low += least * weight[0 if least > 0 else 1]
        return low > EPSILON

    def _least(
        self, one: Bounded, other: Bounded, both: Bounded, mine: Bounded, theirs: Bounded
    ) -> tuple[float, float, float, float, float, float, float]:
        """For each measure the least by which `one` lies above `other`. `both` is what they share, the rest is not."""
        return (
            self._coverage(one, other, both, mine, theirs),
            one.control - other.control,
            one.breadth - other.breadth,
            _least_of_minima(both.certainty, mine.certainty[0], theirs.certainty[1]),
            _greater(both.slowness, theirs.slowness[0], mine.slowness[1]),
            _spared(both.cost, theirs.cost[0], mine.cost[1], self._weighing.economy_worst),
            _spared((both.upkeep, both.upkeep), theirs.upkeep, mine.upkeep, self._weighing.focus_worst),
        )

    def _coverage(self, one: Bounded, other: Bounded, both: Bounded, mine: Bounded, theirs: Bounded) -> float:
        gained = 0.0
        for need in {**mine.shares, **theirs.shares}:  # where neither adds to what both have, there is no difference
            above, below = one.shares.get(need, NOTHING), other.shares.get(need, NOTHING)
            if above[0] == above[1] and below[0] == below[1]:
                difference = above[0] - below[0]
            else:
                shared = both.shares.get(need, NOTHING)
                difference = _greater(shared, mine.shares.get(need, NOTHING)[0], theirs.shares.get(need, NOTHING)[1])
            if difference:
                gained += difference * self._weighing.strengths[need][0 if difference > 0 else 1]
        least, most = self._strength
        if gained >= 0:
            return gained / most if most else 0.0
        return max(-1.0, gained / least) if least else -1.0


def _greater(shared: Bounds, above: float, below: float) -> float:
    """The least of max(s, above) - max(s, below) for s between the shared bounds."""
    at = shared[1] if above >= below else shared[0]
    return max(at, above) - max(at, below)


def _least_of_minima(shared: Bounds, above: float, below: float) -> float:
    """The least of min(s, above) - min(s, below) for s between the shared bounds."""
    at = shared[0] if above >= below else shared[1]
    return min(at, above) - min(at, below)


def _spared(shared: Bounds, theirs: float, mine: float, worst: Bounds) -> float:
    """The least of min(1, (s + theirs) / w) - min(1, (s + mine) / w) for s and w between their bounds."""
    at = shared[1] if theirs >= mine else shared[0]
    least = min(_saved(at, theirs, mine, worst[0]), _saved(at, theirs, mine, worst[1]))
    if mine > theirs and worst[0] < at + mine < worst[1]:
        return min(least, _saved(at, theirs, mine, at + mine))  # there the difference is greatest
    return least


def _saved(at: float, theirs: float, mine: float, worst: float) -> float:
    return min(1.0, (at + theirs) / worst) - min(1.0, (at + mine) / worst)
