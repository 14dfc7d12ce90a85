from __future__ import annotations

from datetime import date

import pytest

from advisor.report.plan_days import NoDay, day_of, order_of

DAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        "2026-12-02",
        " 2026-12-2 ",
        "2026/12/2",
        "2026.12.02",
        "2026年12月2日",
        "2026-12-02 00:00:00",
        "2 Dec 2026",
        "2-Dec-2026",
        "Wed, 2 December 2026",
        46358,  # =DATE(2026,12,2) in a spreadsheet; day 1 is 1900-01-01, and 1900 counts as a leap year
        46358.5,
    ],
)
def test_a_day_is_read_however_it_is_written(cell: object) -> None:
    assert day_of(cell) == DAY


@pytest.mark.parametrize(
    "cell", ["2026-02-29", "2026-13-01", "soon", "31 Feb 2026", "2 Foo 2026", 12, True, 1e300, float("nan"), "2026"]
)
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(NoDay, match="not a date that exists"):
        day_of(cell)


def test_a_day_and_a_month_that_could_be_either_are_told_apart_by_the_other_rows() -> None:
    assert order_of(["02/12/2026", "17/12/2026", None, 3]) == "day"
    assert order_of(["12/02/2026", "12/17/2026"]) == "month"
    assert order_of(["02/12/2026"]) is None
    assert order_of(["17/12/2026", "12/17/2026"]) is None
    assert day_of("02/12/2026", order="day") == day_of("12/02/2026", order="month") == DAY
    assert day_of("02.02.2026") == date(2026, 2, 2)
    assert day_of("17/12/2026") == day_of("12/17/2026") == date(2026, 12, 17)
    with pytest.raises(NoDay, match="two different days"):
        day_of("02/12/2026")
