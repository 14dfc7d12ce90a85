from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import pytest
import vl_convert

from advisor.report.charts import fact_timeline
from advisor.report.charts.fact_rows import APART, hatching, layout
from advisor.report.fact_document import numbered
from advisor.report.fact_in_time import STANDING, days_of, said_in_words, stretches
from tests.report.a_fact import SOURCES, fact, window

AS_OF = date(2026, 11, 21)


def rows_of(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """The data of all layers with a mark."""
    marks = [layer["mark"] if isinstance(layer["mark"], str) else layer["mark"]["type"] for layer in spec["layer"]]
    return [
        row for layer, kind in zip(spec["layer"], marks, strict=True) if kind == mark for row in layer["data"]["values"]
    ]


def drawn(made: Any, *, as_of: date = AS_OF) -> dict[str, Any]:
    return fact_timeline.draw(made, SOURCES, as_of=as_of)


@pytest.mark.parametrize("as_of", [AS_OF, date(2012, 1, 1), date(2016, 6, 1), date(2040, 1, 1)])
@pytest.mark.parametrize(
    "other",
    [
        {},
        {"claims": (), "gaps": (), "values": (window(8, None),)},
        {
            "kind": "flag",
            "gaps": (),
            "values": (window(True, "2020-01-01"),),
            "claims": ({"source": "late", "value": False},),
        },
        {
            "kind": "word",
            "words": ("open", "closed"),
            "gaps": (),
            "values": (window("closed", "2014-01-01", "2018-07-01", "withdrawn"),),
            "claims": ({"source": "page", "value": "');alert(1)//", "standing": "open"},),
        },
        {"kind": "list", "gaps": (), "values": (window(("HK", "GB"), "2022-01-01"),), "claims": ()},
        {
            "kind": "days",
            "gaps": (),
            "values": (window({"min": 3.0, "typical": 10.0, "max": 20.0}, "2020-01-01"),),
            "claims": ({"source": "late", "value": {"min": 5.0, "typical": 7.0, "max": 9.0}},),
        },
    ],
)
def test_every_kind_of_fact_is_valid_vega_lite_on_any_date(other: dict[str, Any], as_of: date) -> None:
    spec = drawn(fact(**other), as_of=as_of)
    alt.Chart.from_dict(spec)
    svg = vl_convert.vegalite_to_svg({**spec, "width": 700}, allowed_base_urls=[])
    assert svg.startswith("<svg")
    assert "NaN" not in svg


def test_every_fact_of_the_base_can_be_drawn(real) -> None:
    for each in real.facts:
        spec = fact_timeline.draw(each, real.source, as_of=AS_OF)
        assert len(rows_of(spec, "point")) >= len(each.claims)
        assert fact_timeline.alt_text(each, real.source, as_of=AS_OF).endswith(".")
        placed = layout(each, real.source, as_of=AS_OF)
        for one in placed.points:
            row = placed.row(one.claim.value)
            assert row.top < one.down < row.bottom
            for other in placed.points:
                apart = abs(one.at - other.at) / (placed.right - placed.left)
                both_dated = one.said is not None and other.said is not None
                assert one is other or one.down != other.down or not both_dated or apart >= APART


def test_days_for_which_nothing_is_known_are_hatched_and_say_why() -> None:
    spec = drawn(fact())
    unknown = [row for row in rows_of(spec, "rect") if "why" in row and "value" not in row]
    zero = date(2013, 1, 1)
    days = [((row["x"]), row["x2"]) for row in unknown]
    assert days == [
        (0.0, (date(2013, 8, 5) - zero).days),
        ((date(2015, 1, 1) - zero).days, (date(2017, 1, 1) - zero).days),
    ]
    assert unknown[1]["why"] == "Nobody wrote it down."
    assert "undated" in {row["words"] for row in rows_of(spec, "text")}
    long = fact(
        values=(window(8, "2018-01-01"), window(5, "2013-08-05", "2015-01-01", "superseded")),
        gaps=({"from": "2015-01-01", "to": "2018-01-01", "text": "Nobody wrote it down."},),
    )
    assert "nothing\nknown" in {row["words"] for row in rows_of(drawn(long), "text")}
    lines = hatching(10, 30, height=100, step=4, lean=12)
    assert lines
    assert all(10 <= line["x"] < line["x2"] <= 30 and 0 <= line["y2"] < line["y"] <= 100 for line in lines)


def test_an_approximate_start_an_unchecked_end_and_an_open_end_look_different() -> None:
    spec = drawn(fact())
    broken = [
        row
        for layer in spec["layer"]
        if layer["mark"]["type"] == "rect" and "strokeDash" in layer["mark"]
        for row in layer["data"]["values"]
    ]
    assert [row["value"] for row in broken] == ["5", "8"]
    assert broken[0]["x"] == (date(2015, 1, 1) - date(2013, 1, 1)).days
    assert broken[1]["x2"] == (date(2017, 1, 1) - date(2013, 1, 1)).days
    assert [row["value"] for row in rows_of(spec, "point") if "turn" in row] == ["8"]


def test_a_claim_stands_at_its_date_in_the_row_of_its_value_with_the_number_of_its_source() -> None:
    made = fact()
    placed = layout(made, SOURCES, as_of=AS_OF)
    points = {point.claim.source: point for point in placed.points}
    assert [row.value for row in placed.rows] == [8, 6, 5, 4]
    assert points["wrong"].at == (date(2019, 1, 16) - date(2013, 1, 1)).days
    assert (points["month"].first, points["month"].last) == tuple(
        (when - date(2013, 1, 1)).days for when in (date(2018, 5, 1), date(2018, 5, 31))
    )
    assert points["page"].at < 0 < points["early"].at
    marks = {row["title"]: row for row in rows_of(drawn(made), "point") if "title" in row}
    assert marks["Title of wrong"]["words"] == str(numbered(made)["wrong"])
    assert marks["Title of late"]["said"] == "about 2026"


def test_the_standing_of_a_claim_is_told_by_its_shape_too() -> None:
    spec = drawn(fact())
    (marks,) = [layer for layer in spec["layer"] if "shape" in layer.get("encoding", {})]
    for channel in ("shape", "fill"):
        scale = marks["encoding"][channel]["scale"]
        assert scale["domain"] == list(STANDING.values())
        assert len(set(scale["range"])) == len(STANDING)
    svg = vl_convert.vegalite_to_svg({**spec, "width": 700}, allowed_base_urls=[])
    assert svg.count(">never right<") == 1, "colour and shape share one legend"


def test_the_table_tells_values_gaps_and_claims_in_the_order_of_time() -> None:
    head, rows = fact_timeline.table(fact(), SOURCES, as_of=AS_OF)
    assert {len(row) for row in rows} == {len(head)}
    assert [row[:4] for row in rows] == [
        ("before 5 Aug 2013", "nothing known", "–", "–"),
        ("from 5 Aug 2013 until 31 Dec 2014, not verified since", "held", "5", "–"),
        ("2 Mar 2014", "claim", "5", "right at its time"),
        ("from 1 Jan 2015 until 31 Dec 2016", "nothing known", "–", "–"),
        ("from about 1 Jan 2017", "held", "8", "holds on 21 Nov 2026"),
        ("May 2018", "claim", "8", "supports it"),
        ("16 Jan 2019", "claim", "4", "never right"),
        ("about 2026", "claim", "8", "supports it"),
        ("undated", "claim", "6", "not settled"),
    ]


def test_the_words_say_what_the_picture_shows() -> None:
    told = fact_timeline.alt_text(fact(), SOURCES, as_of=date(2016, 1, 1))
    assert "As of 1 Jan 2016 nothing is known." in told
    assert "nothing known before 5 Aug 2013; 5 from 5 Aug 2013 until 31 Dec 2014, not verified since;" in told
    assert told.endswith(
        "5 claims: supports it 2, right at its time 1, never right 1 and not settled 1; 1 of them undated."
    )


def test_all_time_is_covered_once() -> None:
    parts = stretches(fact())
    assert parts[0].first is None
    assert parts[-1].last is None
    for before, after in pairwise(parts):
        assert before.last is not None
        assert after.first == before.last + timedelta(days=1)
    ended = stretches(fact(gaps=(), values=(window(5, "2013-08-05", "2015-01-01", "unverified_after"),)))
    assert [part.window is None for part in ended] == [True, False, True]
    assert ended[-1].text == "Not verified since."


def test_dates_of_sources_are_read_as_all_days_they_may_mean() -> None:
    assert days_of("2020-02") == (date(2020, 2, 1), date(2020, 2, 29))
    assert days_of("2019") == (date(2019, 1, 1), date(2019, 12, 31))
    assert [said_in_words(said) for said in ("2019", "2019-02", "2019-02-03", None)] == [
        "2019",
        "Feb 2019",
        "3 Feb 2019",
        "undated",
    ]
