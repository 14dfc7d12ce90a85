from __future__ import annotations

from datetime import date

import pytest

from advisor.cadence.model import Publication
from advisor.report import charts
from advisor.report.charts.counted import may_send, may_write, written_by_week
from advisor.report.charts.palette import PUBLISHED
from advisor.report.charts.week_stack import whole
from advisor.report.wording import account_names
from tests.report import sample
from tests.report.march import MONDAY, march, quota, sent

NAMES = account_names(sample.knowledge())


def test_under_a_monthly_quota_a_week_may_take_what_the_other_weeks_leave() -> None:
    # Three of four are planned: 3, 4 and 17 March. So the first week could hold 3, the second 1, the third 2.
    advice = march([sent(3), sent(4), sent(17)])
    weeks = [date(2027, 3, day) for day in (1, 8, 15, 22)]
    assert [may_send(advice, week, "service") for week in weeks] == [3, 1, 2, 1]


def test_where_a_monthly_quota_is_used_up_the_line_touches_the_bars() -> None:
    advice = march([sent(3), sent(10), sent(17), sent(24)])
    _, rows = charts.table("broadcasts_by_week", advice, names=NAMES)
    assert [row[-2:] for row in rows] == [(1, 1)] * 4


def test_a_quota_of_one_a_day_allows_seven_in_a_whole_week_and_fewer_in_a_broken_one() -> None:
    advice = march([sent(3, "subscription")], start=date(2027, 3, 4))  # a Thursday: 4 days of its week are left
    assert may_send(advice, date(2027, 3, 1), "subscription") == 4
    assert may_send(advice, date(2027, 3, 8), "subscription") == 7


def test_a_quota_that_begins_inside_a_week_counts_from_its_first_day() -> None:
    advice = march([], quotas=(quota("subscription", "day", 1, date(2027, 3, 5)),))
    assert may_send(advice, MONDAY, "subscription") == 3  # Friday 5 to Sunday 7 March
    assert may_send(advice, date(2027, 3, 8), "subscription") == 7


def test_what_an_account_without_any_known_quota_may_send_is_not_known() -> None:
    assert may_send(march([sent(3, "channels")]), MONDAY, "channels") is None


def test_no_line_is_drawn_for_accounts_without_a_known_quota() -> None:
    spec = charts.draw("broadcasts_by_week", march([sent(3)], quotas=()), names=NAMES)
    assert spec is not None
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "bar"]


def test_every_version_and_what_is_published_without_notice_is_written() -> None:
    quiet = Publication(date=date(2027, 3, 5), account="service", pillar="education", prepare_from=MONDAY)
    found = written_by_week(march([sent(3, versions=3, articles=2)], publications=(quiet,)))
    assert found == {(MONDAY, "service"): 6, (MONDAY, PUBLISHED): 1}


def test_the_team_may_write_for_a_week_what_the_other_weeks_leave_of_the_month() -> None:
    # 10 articles a month; 2 each on 3 and 10 March: the first two weeks could hold 8, the others 6.
    advice = march([sent(3), sent(10)], able=10)
    assert [may_write(advice, date(2027, 3, day)) for day in (1, 8, 15, 22)] == [8, 8, 6, 6]


def test_articles_and_broadcasts_are_never_on_one_axis() -> None:
    for name, unit in (("broadcasts_by_week", "broadcasts"), ("articles_by_week", "articles")):
        spec = charts.draw(name, march([sent(3)], able=10), names=NAMES)
        assert spec is not None
        assert spec["layer"][0]["encoding"]["y"]["field"] == unit
        assert {layer["encoding"]["y"]["field"] for layer in spec["layer"]} == {unit, "most", "top"}


def test_a_week_is_selected_by_its_monday_even_where_nothing_is_sent() -> None:
    spec = charts.draw("broadcasts_by_week", march([sent(3)]), names=NAMES)
    assert spec is not None
    (chosen,) = spec["params"]
    assert (chosen["name"], chosen["select"]["fields"]) == ("week", ["week"])
    (target,) = [layer for layer in spec["layer"] if layer.get("name") in chosen["views"]]
    assert [row["week"] for row in target["data"]["values"]] == ["2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22"]


@pytest.mark.parametrize(
    ("ceiling", "marks"),
    [(1, [0, 1]), (4, [0, 1, 2, 3, 4]), (8, [0, 2, 4, 6, 8]), (11, [0, 5, 10]), (150, [0, 50, 100, 150])],
)
def test_an_axis_counts_in_round_whole_numbers(ceiling: int, marks: list[int]) -> None:
    assert whole(ceiling) == marks
