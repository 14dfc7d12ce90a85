"""Robustness: breakpoints where scores are equal, and shares of the weight space that add up to one over all mixes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import factorial, inf
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.advice.findings import Findings
from advisor.advice.mixes.measuring import exact
from advisor.advice.mixes.mix import Compared, weights
from advisor.advice.mixes.robustness import breakpoints, robustness
from advisor.advice.mixes.weight_space import share_of
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.choices import Choices
from tests.advice.made_mixes import ONE, compared_by, mix_of, score_at, weighted_by
from tests.strategies import KNOWLEDGE, answers

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "knowledge" / "samples").glob("*.yaml"))
DAY = date(2026, 11, 21)
BEYOND = Fraction(1, 10**9)  # nearer than any second crossing of lines with such small whole numbers
some_weights = st.sampled_from((0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 5.0))


@st.composite
def spaces(draw: st.DrawFn, *, criteria: Sequence[int] = (2, 3, 4)) -> tuple[list[list[int]], list[float]]:
    """A few mixes by a few criteria, and weights that are not all zero."""
    count = draw(st.sampled_from(criteria))
    row = st.lists(st.integers(0, ONE), min_size=count, max_size=count)
    rows = draw(st.lists(row, min_size=1, max_size=6))
    weighing = draw(st.lists(some_weights, min_size=count, max_size=count))
    assume(any(weighing))
    return rows, weighing


def leads_over(rows: Sequence[Sequence[int]], chosen: Sequence[int]) -> list[tuple[int, ...]]:
    return [tuple(mine - other for mine, other in zip(chosen, row, strict=True)) for row in rows]


@given(spaces())
def test_at_each_breakpoint_both_scores_are_equal_and_the_named_mix_wins_right_beyond_it(
    space: tuple[list[list[int]], list[float]],
) -> None:
    weighted = weighted_by(space[1])
    compared = compared_by(space[0], weighted)
    best = compared[0]
    held = {criterion.measure: exact(weight) for criterion, weight in weighted}
    for end in breakpoints(compared, weighted):  # here a criterion is named for its measure

        def at(weight: Fraction, mix: Compared, moved: str = end.criterion) -> Fraction:
            return score_at(mix, held | {moved: weight})

        assert at(end.weight, best) == at(end.weight, end.mix) == max(at(end.weight, mix) for mix in compared)
        step = BEYOND if end.side == "above" else -BEYOND
        over, within = end.weight + step, end.weight - step
        assert at(over, end.mix) == max(at(over, mix) for mix in compared) > at(over, best)
        if (end.weight - held[end.criterion]) * step > 0:
            assert at(within, best) == max(at(within, mix) for mix in compared)


@given(spaces(), st.integers(0, 3), st.fractions(0, 40, max_denominator=50))
def test_inside_the_range_the_chosen_mix_is_best_and_outside_it_is_not(
    space: tuple[list[list[int]], list[float]], place: int, weight: Fraction
) -> None:
    weighted = weighted_by(space[1])
    compared = compared_by(space[0], weighted)
    criterion, _ = weighted[place % len(weighted)]
    ends = {end.side: end.weight for end in breakpoints(compared, weighted) if end.criterion == criterion.id}
    held = {other.measure: exact(given) for other, given in weighted} | {criterion.measure: weight}
    assume(any(held.values()))
    stands = score_at(compared[0], held) == max(score_at(mix, held) for mix in compared)
    assert stands == (ends.get("below", 0) <= weight <= ends.get("above", inf))


@given(spaces())
def test_the_range_of_each_weight_holds_the_weight_itself_and_names_a_flip_for_each_end(
    space: tuple[list[list[int]], list[float]],
) -> None:
    weighted = weighted_by(space[1])
    found = robustness(compared_by(space[0], weighted), weighted)
    assert [(row.criterion, row.weight) for row in found.ranges] == [(row.id, weight) for row, weight in weighted]
    flips = {(flip.criterion, flip.below, flip.above) for flip in found.flips}
    for row in found.ranges:
        assert row.from_ <= row.weight <= (inf if row.to is None else row.to)
        assert row.from_ == 0 or (row.criterion, row.from_, None) in flips
        assert row.to is None or (row.criterion, None, row.to) in flips
    assert len(flips) == len(found.flips) <= 2 * len(found.ranges)


def test_a_range_worked_out_by_hand() -> None:
    """Three mixes tie at 11, one of them ahead in each criterion: wherever a weight moves, another mix is better."""
    weighted = weighted_by((1.0, 1.0))
    best, *_ = compared = compared_by(((9, 2), (3, 8), (10, 1)), weighted)
    assert best.units == {"coverage": 9, "control": 2}
    rows = {row.criterion: row for row in robustness(compared, weighted).ranges}
    assert (rows["control"].from_, rows["control"].to) == (1.0, 1.0)
    assert (rows["coverage"].from_, rows["coverage"].to) == (1.0, 1.0)


def test_a_weight_that_no_rival_profits_from_has_no_end() -> None:
    weighted = weighted_by((1.0, 2.0))
    found = robustness(compared_by(((6, 6), (12, 0)), weighted), weighted)
    # The rival is ahead by 6 in coverage and behind by 6 in control, which counts twice: it takes over at 2 and at 1.
    assert [(row.from_, row.to) for row in found.ranges] == [(0.0, 2.0), (1.0, None)]
    assert [(flip.criterion, flip.below, flip.above) for flip in found.flips] == [
        ("coverage", None, 2.0),
        ("control", 1.0, None),
    ]
    assert found.share == pytest.approx(1 / 2, abs=1e-15)


def test_no_weight_makes_up_for_a_must_need_so_such_a_mix_is_no_rival() -> None:
    weighted = weighted_by((1.0, 1.0))
    dear = mix_of("dear", (0, 0), weighted, musts=2)
    cheap = mix_of("cheap", (12, 12), weighted, musts=1)
    found = robustness((dear, cheap), weighted)
    assert (found.share, found.share_error, found.rivals, found.flips) == (1.0, 0.0, 0, ())


@given(spaces(criteria=(2,)))
def test_with_two_criteria_the_share_is_the_length_of_an_interval(
    space: tuple[list[list[int]], list[float]],
) -> None:
    weighted = weighted_by(space[1])
    compared = compared_by(space[0], weighted)
    low, high = Fraction(0), Fraction(1)  # the share of the first weight
    for rival in compared[1:]:
        one, two = (compared[0].units[name] - rival.units[name] for name in ("coverage", "control"))
        if one != two:
            at = Fraction(-two, one - two)  # one * t + two * (1 - t) = 0
            low, high = (max(low, at), high) if one > two else (low, min(high, at))
        elif one < 0:
            high = low
    found = robustness(compared, weighted)
    assert (found.share, found.share_error) == (pytest.approx(float(max(high - low, 0)), abs=1e-12), 0)


@given(spaces(criteria=(3,)))
def test_with_three_criteria_the_share_is_the_area_of_a_polygon(space: tuple[list[list[int]], list[float]]) -> None:
    weighted = weighted_by(space[1])
    compared = compared_by(space[0], weighted)
    polygon = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]
    for rival in compared[1:]:
        one, two, three = (compared[0].units[name] - rival.units[name] for name in ("coverage", "control", "speed"))
        polygon = clipped(polygon, one - three, two - three, three)
    around = zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in around))  # twice the area: the triangle's is a half
    assert robustness(compared, weighted).share == pytest.approx(float(area), abs=1e-12)


Point = tuple[Fraction, Fraction]


def clipped(polygon: list[Point], a: int, b: int, c: int) -> list[Point]:
    """The part of a polygon where a x + b y + c is not negative."""
    kept: list[Point] = []
    for here, there in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        one, two = (a * x + b * y + c for x, y in (here, there))
        if one >= 0:
            kept.append(here)
        if one * two < 0:
            t = Fraction(one) / (one - two)
            kept.append((here[0] + t * (there[0] - here[0]), here[1] + t * (there[1] - here[1])))
    return kept


@pytest.mark.parametrize("dimensions", range(2, 8))
def test_the_orders_of_the_weights_share_the_space_evenly(dimensions: int) -> None:
    """Weights that fall from the first to the last are one of n! orders, all alike."""
    falling = [
        tuple((place == here) - (place == here + 1) for place in range(dimensions)) for here in range(dimensions - 1)
    ]
    assert share_of(falling, dimensions=dimensions) == (pytest.approx(1 / factorial(dimensions), rel=1e-12), 0)
    assert share_of(falling[:1], dimensions=dimensions) == (pytest.approx(1 / 2, rel=1e-12), 0)


@pytest.mark.parametrize("dimensions", range(2, 8))
def test_a_weight_above_all_others_together_holds_a_small_corner(dimensions: int) -> None:
    """The first weight is at least a half of the whole: the simplex shrunk by two in each direction."""
    lead = (1, *[-1] * (dimensions - 1))
    assert share_of([lead], dimensions=dimensions)[0] == pytest.approx(2.0 ** (1 - dimensions), rel=1e-12)


@given(spaces(criteria=(2, 3, 5, 7)))
def test_the_shares_of_all_mixes_add_up_to_the_whole_space(space: tuple[list[list[int]], list[float]]) -> None:
    rows = sorted({tuple(row) for row in space[0]})
    shares = [share_of(leads_over(rows, row), dimensions=len(row)) for row in rows]
    assert sum(share for share, _ in shares) == pytest.approx(1, abs=1e-9)
    assert not any(error for _, error in shares)


@given(answers())
def test_the_shares_of_all_real_mixes_add_up_to_the_whole_space(given_answers: dict[str, Answer]) -> None:
    situation = Situation(KNOWLEDGE, given_answers, as_of=DAY)
    found = Findings.of(situation)
    measures = [criterion.measure for criterion in KNOWLEDGE.criteria]
    level = {
        tuple(mix.units[measure] for measure in measures)
        for mix in found.compared
        if mix.musts_met == found.best.musts_met
    }
    undominated = [
        row for row in level if not any(row != other and all(map(int.__le__, row, other)) for other in level)
    ]
    assume(len(undominated) <= 25)  # one share is quick, hundreds are not
    shares = [share_of(leads_over(undominated, row), dimensions=len(row))[0] for row in undominated]
    assert sum(shares) == pytest.approx(1, abs=1e-9)


@given(spaces(criteria=(3, 4, 6)), st.integers(1, 12))
def test_where_corners_are_capped_the_true_share_lies_within_the_error(
    space: tuple[list[list[int]], list[float]], cap: int
) -> None:
    weighted = weighted_by(space[1])
    compared = compared_by(space[0], weighted)
    exactly, bounded = robustness(compared, weighted), robustness(compared, weighted, max_corners=cap)
    assert abs(exactly.share - bounded.share) <= bounded.share_error + 1e-12
    assert exactly.share_error == 0


@given(spaces(criteria=(2, 3, 4)), st.data())
def test_another_rival_never_makes_the_chosen_mix_stand_firmer(
    space: tuple[list[list[int]], list[float]], data: st.DataObject
) -> None:
    weighted = weighted_by(space[1])
    more = data.draw(st.lists(st.integers(0, ONE), min_size=len(weighted), max_size=len(weighted)))
    before, after = compared_by(space[0], weighted), compared_by([*space[0], more], weighted)
    assume(before[0].pairs == after[0].pairs)
    one, two = robustness(before, weighted), robustness(after, weighted)
    assert two.share <= one.share + 1e-12
    for wide, narrow in zip(one.ranges, two.ranges, strict=True):
        assert wide.from_ <= narrow.from_
        assert (inf if narrow.to is None else narrow.to) <= (inf if wide.to is None else wide.to)


@given(spaces(criteria=(2, 3)))
def test_doubling_all_weights_doubles_the_ranges_and_leaves_the_share(
    space: tuple[list[list[int]], list[float]],
) -> None:
    once, twice = weighted_by(space[1]), weighted_by([2 * weight for weight in space[1]])
    one, two = (robustness(compared_by(space[0], weighted), weighted) for weighted in (once, twice))
    assert one.share == two.share
    for narrow, wide in zip(one.ranges, two.ranges, strict=True):
        assert wide.from_ == pytest.approx(2 * narrow.from_)
        assert (wide.to is None) == (narrow.to is None)
        assert wide.to is None or wide.to == pytest.approx(2 * (narrow.to or 0))


def test_a_single_mix_stands_everywhere() -> None:
    weighted = weighted_by((1.0, 1.0, 0.0))
    found = robustness(compared_by(((1, 2, 3),), weighted), weighted)
    assert (found.share, found.share_error, found.rivals, found.flips) == (1.0, 0.0, 0, ())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_user_who_moves_a_weight_past_its_end_gets_the_mix_that_was_announced(path: Path, real: Knowledge) -> None:
    situation = Situation(real, read_case(path.read_bytes(), file=path.name, knowledge=real).answers, as_of=DAY)
    found = Findings.of(situation)
    for flip in robustness(found.compared, weights(situation)).flips:
        edge = flip.below if flip.below is not None else flip.above
        assert edge is not None
        out = 1e-6 if flip.above is not None else -1e-6
        over = Findings.of(situation, Choices(weights={flip.criterion: edge + out})).best
        assert over.pairs == tuple((member.account, member.route) for member in flip.mix)
        inside = Findings.of(situation, Choices(weights={flip.criterion: edge - out})).best
        assert inside.pairs == found.best.pairs
