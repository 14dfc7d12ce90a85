from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from advisor.advice import model as m
from advisor.cadence.model import Publication
from advisor.report import charts
from advisor.report.charts.year_grid import YearGrid
from advisor.report.wording import account_names
from tests.report import sample
from tests.report.march import MONDAY, march, sent

NAMES = account_names(sample.knowledge())


def moment(name: str, when: date, *, weight: int = 3, barred: bool = False) -> m.MomentDay:
    return m.MomentDay(
        date=when, id=name, name=name, weight=weight, barred=barred, text="", sources=(), basis="judgement"
    )


def drawn(advice: m.Advice) -> list[dict[str, Any]]:
    spec = charts.draw("calendar_heatmap", advice, names=NAMES)
    assert spec is not None
    return list(spec["layer"])


def cells(advice: m.Advice) -> list[dict[str, Any]]:
    """The days on which something goes out."""
    return [row for layer in drawn(advice) for row in layer["data"]["values"] if "step" in row]


def boxes(grid: YearGrid) -> list[tuple[float, float, float, float]]:
    found = [grid.cell(when) for when in grid.days()]
    return [(box["left"], box["right"], box["top"], box["bottom"]) for box in found]


@pytest.mark.parametrize(("weeks", "rows"), [(4, 1), (52, 1), (53, 1), (54, 2), (104, 2)])
def test_each_year_of_weeks_has_a_row_and_every_day_a_place_of_its_own(weeks: int, rows: int) -> None:
    grid = YearGrid(march([], weeks=weeks))
    assert grid.rows == rows
    found = boxes(grid)
    assert len(set(found)) == len(found) == 7 * weeks
    assert all(0 <= left < right <= grid.across and 0 < top < bottom <= grid.down for left, right, top, bottom in found)


def test_a_monday_stands_on_top_of_its_week_and_a_sunday_at_its_foot() -> None:
    grid = YearGrid(march([]))
    monday, sunday, next_monday = (grid.cell(MONDAY + timedelta(days=offset)) for offset in (0, 6, 7))
    assert monday["left"] == sunday["left"] == next_monday["left"] - 1
    assert sunday["top"] - monday["top"] == pytest.approx(6)
    assert next_monday["top"] == monday["top"]


def test_two_accounts_share_a_day_without_covering_each_other() -> None:
    upper, lower = sorted(cells(march([sent(3, "subscription"), sent(3)])), key=lambda cell: cell["top"])
    assert (upper["account"], lower["account"]) == ("Subscription account", "Service account")
    assert upper["bottom"] <= lower["top"]
    assert (upper["left"], upper["right"]) == (lower["left"], lower["right"])


@pytest.mark.parametrize(
    ("articles", "step"),
    [(1, "1 article"), (2, "2–3 articles"), (3, "2–3 articles"), (4, "4 or more"), (8, "4 or more")],
)
def test_the_shade_follows_what_one_follower_gets(articles: int, step: str) -> None:
    (cell,) = cells(march([sent(3, articles=articles, versions=5)]))
    assert cell["step"] == step


def test_what_is_published_without_notice_is_the_palest_and_never_hides_a_broadcast() -> None:
    quiet = [
        Publication(date=date(2027, 3, day), account="service", pillar="education", prepare_from=MONDAY)
        for day in (3, 5)
    ]
    third, fifth = cells(march([sent(3)], publications=tuple(quiet)))
    assert (third["step"], fifth["step"]) == ("2–3 articles", "published without notice")
    assert third["what"] == "broadcast with 2 articles and 1 article published without notice"


def test_days_without_promotion_are_crossed_and_dates_marked_by_shape() -> None:
    found = (
        moment("Big", date(2027, 3, 10)),
        moment("Small", date(2027, 3, 11), weight=2),
        moment("Mourning", date(2027, 3, 12), barred=True),
        moment("Behind the plan", date(2027, 6, 1)),
    )
    layers = drawn(march([sent(3)], moments=found))
    marks = {row["what"]: row["mark"] for layer in layers for row in layer["data"]["values"] if "mark" in row}
    assert marks == {"Big": "big date", "Small": "other date", "Mourning": "no promotion"}
    (points,) = [layer for layer in layers if layer["mark"]["type"] == "point"]
    scale = points["encoding"]["shape"]["scale"]
    assert len(set(scale["range"])) == len(scale["domain"]) == 3
    assert sum(layer["mark"]["type"] == "rule" for layer in layers) == 2  # the two strokes of the cross


def test_names_of_big_dates_never_run_into_each_other() -> None:
    days = [MONDAY + timedelta(days=offset) for offset in range(0, 350, 9)]
    grid = YearGrid(march([], weeks=52, moments=tuple(moment("A date with a long name", when) for when in days)))
    wide = 0.72 * len("A date with a long name")
    spans = [
        (name.row, name.line, *((name.at, name.at + wide) if name.side == "left" else (name.at - wide, name.at)))
        for name in grid.names
    ]
    assert len(spans) >= 3
    assert len(spans) < len(days)
    for place, (row, line, low, high) in enumerate(spans):
        assert low >= 0
        assert high <= grid.across
        for other_row, other_line, other_low, other_high in spans[place + 1 :]:
            assert (row, line) != (other_row, other_line) or high <= other_low or other_high <= low


def test_the_table_lists_every_day_in_order_with_the_reason_why_it_is_marked() -> None:
    advice = march([sent(3)], moments=(moment("Women's Day", date(2027, 3, 8)), moment("Day", MONDAY, barred=True)))
    _, rows = charts.table("calendar_heatmap", advice, names=NAMES)
    assert rows == (
        ("Mon 1 Mar 2027", "no promotion", "", "Day"),
        ("Wed 3 Mar 2027", "broadcast", "Service account", "broadcast with 2 articles"),
        ("Mon 8 Mar 2027", "big date", "", "Women's Day"),
    )
