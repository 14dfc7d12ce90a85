"""The measures of mixes in whole units, so that comparing two mixes never depends on how floats round.

The numbers of the knowledge base are decimals. Each is read as the fraction that it is written as; all fractions of
one comparison are then counted in the largest unit that divides them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from advisor.advice.mixes.candidate import Candidate
from advisor.advice.needs import Needs, Pair
from advisor.knowledge.models import Scale
from advisor.logic.situation import Situation


@lru_cache(maxsize=4096)
def exact(number: float) -> Fraction:
    """The number as it is written: 0.1 is a tenth."""
    return Fraction(str(number))


def unit_of(fractions: Iterable[Fraction]) -> int:
    """How many of the largest common unit make one."""
    return lcm(*(fraction.denominator for fraction in fractions))


@dataclass(frozen=True)
class _Entry:
    """A candidate's part in each measure, in units."""

    covers: Mapping[str, int]
    days: int
    cost: int
    upkeep: int
    control: int
    breadth: int
    certainty: int


class Ruler:
    """Measures mixes of these candidates in units; `one` of them are a measure at its best."""

    def __init__(self, situation: Situation, candidates: Sequence[Candidate], needs: Needs) -> None:
        rules = situation.knowledge.mix
        strengths = {found.need.id: exact(rules.strength_weights[found.strength]) for found in needs.raised}
        self._wanted = sum(strengths.values())
        days, cost, upkeep = (
            exact(rules.speed_worst_days),
            _worst(situation, rules.economy_worst),
            _worst(situation, rules.focus_worst),
        )
        covers = {
            found.pair: {need: strengths[need] * exact(share) / self._wanted for need, share in found.meets.items()}
            for found in candidates
            if self._wanted
        }
        others = {
            found.pair: (
                exact(found.days) / days,
                exact(found.cost) / cost,
                exact(found.upkeep) / upkeep,
                exact(found.control),
                exact(found.breadth),
                exact(found.certainty),
            )
            for found in candidates
        }
        self.one = unit_of(
            [
                *(part for row in covers.values() for part in row.values()),
                *(part for row in others.values() for part in row),
            ]
        )
        self._entries: dict[Pair, _Entry] = {
            pair: _Entry(
                {need: self._units(part) for need, part in covers.get(pair, {}).items()}, *map(self._units, row)
            )
            for pair, row in others.items()
        }

    def _units(self, part: Fraction) -> int:
        return part.numerator * (self.one // part.denominator)

    def measure(self, members: Sequence[Candidate]) -> dict[str, int]:
        """Each measure of a mix, in units from 0 to `one`."""
        one, entries = self.one, [self._entries[member.pair] for member in members]
        covered: dict[str, int] = {}
        for entry in entries:
            for need, part in entry.covers.items():
                if part > covered.get(need, 0):
                    covered[need] = part
        return {
            "coverage": sum(covered.values()) if self._wanted else one,
            "control": min((entry.control for entry in entries), default=one),
            "speed": one - min(one, max((entry.days for entry in entries), default=0)),
            "economy": one - min(one, sum(entry.cost for entry in entries)),
            "focus": one - min(one, sum(entry.upkeep for entry in entries)),
            "breadth": min((entry.breadth for entry in entries), default=one),
            "certainty": min((entry.certainty for entry in entries), default=one),
        }


def _worst(situation: Situation, scales: Sequence[Scale]) -> Fraction:
    return exact(next((scale.worst for scale in scales if situation.truth(scale.when) is True), scales[-1].worst))
