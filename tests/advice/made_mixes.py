"""Mixes made by hand for tests: each by its measures in whole units, compared under given weights."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from advisor.advice.mixes.candidate import Candidate
from advisor.advice.mixes.measuring import exact, unit_of
from advisor.advice.mixes.mix import Compared, Weighted
from advisor.knowledge.models import Criterion

MEASURES = ("coverage", "control", "speed", "economy", "focus", "breadth", "certainty")
ONE = 12


def weighted_by(weights: Sequence[float]) -> Weighted:
    """The first criteria with these weights."""
    criteria = (Criterion(id=name, title=name, measure=name, weight=1, text="So.") for name in MEASURES)
    return tuple(zip(criteria, weights, strict=False))


def mix_of(name: str, units: Sequence[int], weighted: Weighted, *, musts: int = 0) -> Compared:
    """A mix of one account of this name, with a measure for each criterion in twelfths."""
    parts = unit_of(exact(weight) for _, weight in weighted)
    held = {criterion.measure: count for (criterion, _), count in zip(weighted, units, strict=True)}
    weighed = sum(int(exact(weight) * parts) * held[criterion.measure] for criterion, weight in weighted)
    member = Candidate((name, "own"), {}, False, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0)
    shares = {measure: count / ONE for measure, count in held.items()}
    total = sum(weight for _, weight in weighted) or 1.0
    return Compared((member,), musts, round(weighed / parts / ONE / total, 9), shares, held, weighed)


def compared_by(rows: Sequence[Sequence[int]], weighted: Weighted) -> tuple[Compared, ...]:
    """These mixes, best first; the earlier row first where two tie."""
    mixes = [mix_of(f"mix{index}", row, weighted) for index, row in enumerate(rows)]
    return tuple(sorted(mixes, key=lambda mix: -mix.weighed))


def score_at(mix: Compared, weights: dict[str, Fraction]) -> Fraction:
    """What a mix would weigh under other weights, up to a factor that all mixes share."""
    return sum((weight * mix.units[measure] for measure, weight in weights.items()), Fraction(0))
