from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import altair as alt
import pytest
import vl_convert

from advisor.advice.model import Advice
from advisor.report import charts
from advisor.report.drawing import PRINT_CONFIG, for_print
from advisor.report.wording import account_names
from tests.report import sample

NAMES = account_names(sample.knowledge())


def lasting(weeks: int) -> Advice:
    """The sample with a horizon of so many weeks, without what lies behind it."""
    advice = sample.advice(daily=True)
    cadence = replace(advice.cadence, weeks=weeks)
    last = cadence.start + timedelta(days=7 * weeks - 1)
    dated = {name: getattr(cadence, name) for name in ("broadcasts", "publications", "moments")}
    monthly = {name: getattr(cadence, name) for name in ("quota_use", "effort", "projections")}
    kept = {name: tuple(each for each in found if each.date <= last) for name, found in dated.items()}
    kept |= {name: tuple(each for each in found if each.month <= f"{last:%Y-%m}") for name, found in monthly.items()}
    return replace(advice, cadence=replace(cadence, **kept))


@pytest.mark.parametrize("daily", [False, True])
@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_a_chart_is_valid_vega_lite(name: str, daily: bool) -> None:
    spec = charts.draw(name, sample.advice(daily=daily), names=NAMES)
    assert spec is not None
    alt.Chart.from_dict(spec)
    svg = vl_convert.vegalite_to_svg(for_print(spec), config=PRINT_CONFIG, allowed_base_urls=[])
    assert svg.startswith("<svg")
    assert "NaN" not in svg


@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_a_chart_has_words_and_a_table(name: str) -> None:
    advice = sample.advice()
    header, rows = charts.table(name, advice, names=NAMES)
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert charts.alt_text(name, advice, names=NAMES).endswith(".")
    assert charts.caption(name)


@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_the_same_advice_gives_the_same_specification(name: str) -> None:
    assert charts.draw(name, sample.advice(), names=NAMES) == charts.draw(name, sample.advice(), names=NAMES)


@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_nothing_planned_means_no_chart(name: str) -> None:
    advice = sample.advice()
    nothing = dict.fromkeys(("broadcasts", "publications", "moments", "projections", "quota_use", "effort"), ())
    empty = replace(advice, roadmap=(), cadence=replace(advice.cadence, **nothing))
    assert charts.draw(name, empty, names=NAMES) is None
    assert charts.alt_text(name, empty, names=NAMES)


@pytest.mark.parametrize("weeks", [1, 4, 104])
@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_a_chart_can_be_drawn_for_the_shortest_and_the_longest_plan(name: str, weeks: int) -> None:
    spec = charts.draw(name, lasting(weeks), names=NAMES)
    assert spec is not None
    assert "NaN" not in vl_convert.vegalite_to_svg(for_print(spec), config=PRINT_CONFIG, allowed_base_urls=[])


def test_an_account_keeps_its_colour_whatever_the_plan() -> None:
    def colour_of(name: str, daily: bool) -> str:
        spec = charts.draw("broadcasts_by_week", sample.advice(daily=daily), names=NAMES)
        assert spec is not None
        scale = spec["layer"][0]["encoding"]["color"]["scale"]
        return str(dict(zip(scale["domain"], scale["range"], strict=True))[name])

    assert colour_of("Service account", False) == colour_of("Service account", True)


def test_colours_that_may_meet_in_a_stack_differ_in_grey() -> None:
    """Lightness by the weights of ITU-R BT.601; a fifth of the scale apart is plain to see."""

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    spec = charts.draw("articles_by_week", sample.advice(daily=True), names=NAMES)
    assert spec is not None
    shades = sorted(grey(colour) for colour in spec["layer"][0]["encoding"]["color"]["scale"]["range"])
    assert len(shades) == 3
    assert all(lighter - darker > 255 / 5 for darker, lighter in pairwise(shades))


def test_the_roadmap_marks_the_critical_path_by_shape_too() -> None:
    spec = charts.draw("roadmap_gantt", sample.advice(), names=NAMES)
    assert spec is not None
    assert "diamond" in {layer["mark"].get("shape") for layer in spec["layer"] if isinstance(layer["mark"], dict)}


def test_names_of_users_are_data_and_never_code() -> None:
    hostile = {"service": "');alert(1)//", **{key: value for key, value in NAMES.items() if key != "service"}}
    for name in ("broadcasts_by_week", "quota_used_by_month"):
        spec = charts.draw(name, sample.advice(), names=hostile)
        assert spec is not None
        assert "alert(1)" in vl_convert.vegalite_to_svg(for_print(spec), allowed_base_urls=[])
