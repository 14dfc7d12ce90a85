"""The chart of weight ranges: valid, with words and a table, and never claiming more than the numbers do."""

from __future__ import annotations

import altair as alt
import pytest

from advisor.advice.parts.robustness import Robustness, WeightRange
from advisor.report.charts import weight_ranges
from advisor.report.charts.weight_ranges import range_words
from advisor.web.advice.mixes_named import points
from advisor.web.advice.robustness_shown import percent


def row(weight: float, low: float, high: float | None, name: str = "Focus") -> WeightRange:
    return WeightRange(criterion=name.lower(), title=name, weight=weight, from_=low, to=high)


def found(*rows: WeightRange) -> Robustness:
    return Robustness(share=0.5, share_error=0.0, rivals=3, ranges=rows, flips=())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (row(1.5, 1.1191666666666666, 6.692592592592592), "1.12 to 6.69"),
        (row(1.5, 0.0, None), "any weight"),
        (row(1.5, 1.12, None), "1.12 or more"),
        (row(2.0, 2.0, 2.0), "2 only"),
        (row(0.0, 0.0, 0.0051), "0 to 0.005"),
        (row(1.5, 1.499, 1.501), "1.499 to 1.501"),
        (row(1.5, 0.0, 1234.5678), "0 to 1,234.56"),
    ],
)
def test_a_range_is_rounded_towards_the_weight_and_never_past_it(given: WeightRange, words: str) -> None:
    assert range_words(given) == words


def test_the_chart_is_valid_and_clips_what_lies_beyond_its_scale() -> None:
    spec = weight_ranges.draw(found(row(1.5, 0.5, 648.8), row(5.0, 4.0, 6.0, "Control"), row(1.0, 0.0, None, "Speed")))
    assert spec is not None
    alt.Chart.from_dict(spec)
    (values,) = spec["datasets"].values() if "datasets" in spec else (spec["data"]["values"],)
    assert [(value["low"], value["high"], value["beyond"]) for value in values] == [
        (0.5, 10, True),
        (4.0, 6.0, False),
        (0.0, 10, True),
    ]


def test_the_scale_holds_every_weight() -> None:
    assert weight_ranges.top_of(found(row(1.5, 0.0, None))) == 10
    assert weight_ranges.top_of(found(row(37.2, 0.0, None))) == 38


def test_the_chart_has_words_and_a_table() -> None:
    shown = found(row(1.5, 1.12, None))
    header, rows = weight_ranges.table(shown)
    assert [len(each) for each in rows] == [len(header)]
    assert rows[0] == ("Focus", "1.5", "1.12 or more")
    assert (
        weight_ranges.alt_text(shown)
        == "Bars of the weights for which the mix stays best: Focus 1.12 or more, now 1.5."
    )


def test_without_criteria_there_is_no_chart() -> None:
    assert weight_ranges.draw(found()) is None


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0%"),
        (1e-9, "less than 1%"),
        (0.0688, "7%"),
        (0.5, "50%"),
        (0.9999, "more than 99%"),
        (1.0, "100%"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert percent(share) == words


def test_points_are_out_of_a_hundred_and_never_rounded_to_none() -> None:
    assert [points(part) for part in (0.0, 0.00001, 0.010227273, 1.0)] == ["0.00", "under 0.01", "1.02", "100.00"]
