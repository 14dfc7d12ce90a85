from __future__ import annotations

from dataclasses import replace

import altair as alt
import pytest
import vl_convert

from advisor.report import charts
from advisor.report.charts.broadcasts_by_week import quota_use
from advisor.report.press import PRINT_CONFIG, for_print
from advisor.report.wording import account_names
from tests.report import sample

NAMES = account_names(sample.knowledge())


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
    empty = replace(advice.cadence, broadcasts=(), moments=(), projections=())
    assert charts.draw(name, replace(advice, roadmap=(), cadence=empty), names=NAMES) is None


def test_an_account_keeps_its_colour_whatever_the_plan() -> None:
    def colour_of(name: str, daily: bool) -> str:
        spec = charts.draw("broadcasts_by_week", sample.advice(daily=daily), names=NAMES)
        assert spec is not None
        scale = spec["layer"][0]["encoding"]["color"]["scale"]
        return str(dict(zip(scale["domain"], scale["range"], strict=True))[name])

    assert colour_of("Service account", False) == colour_of("Service account", True)


def test_the_quota_of_a_month_counts_the_broadcasts_of_that_month() -> None:
    use = {month: (used, quota) for month, account, used, quota in quota_use(sample.advice()) if account == "service"}
    assert use["2027-03"] == (2, 4)  # 24 and 31 March
    assert all(used <= quota for used, quota in use.values())


def test_the_roadmap_marks_the_critical_path_by_shape_too() -> None:
    spec = charts.draw("roadmap_gantt", sample.advice(), names=NAMES)
    assert spec is not None
    assert "diamond" in {layer["mark"].get("shape") for layer in spec["layer"] if isinstance(layer["mark"], dict)}


def test_names_of_users_are_data_and_never_code() -> None:
    hostile = {"service": "');alert(1)//", **{key: value for key, value in NAMES.items() if key != "service"}}
    spec = charts.draw("broadcasts_by_week", sample.advice(), names=hostile)
    assert spec is not None
    svg = vl_convert.vegalite_to_svg(for_print(spec), allowed_base_urls=[])
    assert "alert(1)" in svg
