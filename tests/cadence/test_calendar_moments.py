"""The moments and sensitive days of the calendar: where they fall, how sure that is, and whom they concern."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from advisor.cadence.days import days_between
from advisor.cadence.moments import (
    Dated,
    barred_between,
    careful_between,
    dates_of,
    listed,
    moments_between,
)
from advisor.knowledge.models import Moment
from advisor.logic.situation import Situation
from tests.strategies import KNOWLEDGE

RANGE = KNOWLEDGE.calendar
MOMENTS = {moment.id: moment for moment in KNOWLEDGE.moments}


def of(industry: str) -> Situation:
    return Situation(KNOWLEDGE, {"industry": industry}, as_of=date(2026, 11, 21))


def in_year(moment: Moment, year: int) -> list[Dated]:
    return list(dates_of(moment, date(year, 1, 1), date(year, 12, 31), weight=1))


@pytest.mark.parametrize("ident", sorted(MOMENTS))
def test_a_moment_falls_inside_the_range_once_a_year_or_by_the_turn_of_it(ident: str) -> None:
    moment = MOMENTS[ident]
    found = list(dates_of(moment, RANGE.first, RANGE.last, weight=1))
    assert found
    assert all(RANGE.holds(dated.day) and dated.announced <= dated.day <= dated.last for dated in found)
    gaps = {(after.day - before.day).days for before, after in pairwise(found)}
    # A lunar year has 353 to 385 days; a trade event may move by months, and some are held every other year.
    assert moment.kind == "trade" or all(353 <= gap <= 385 for gap in gaps)
    assert moment.kind != "trade" or len({dated.day.year for dated in found}) == len(found)


# The dossier's table of dates, beside those of tests/cadence/test_days.py.
@pytest.mark.parametrize(
    ("ident", "days"),
    [
        ("fifth_day", ["2026-02-21", "2027-02-10", "2028-01-30"]),
        ("little_new_year", ["2026-02-10", "2027-01-30", "2028-01-19"]),
        ("start_of_autumn", ["2026-08-07", "2027-08-08", "2028-08-07"]),
        ("ghost_festival", ["2026-08-27", "2027-08-16", "2028-09-03"]),
        ("fathers_day", ["2026-06-21", "2027-06-20", "2028-06-18"]),
        ("thanksgiving", ["2026-11-26", "2027-11-25", "2028-11-23"]),
        ("white_day", ["2026-03-14", "2027-03-14", "2028-03-14"]),
        ("earth_day", ["2026-04-22", "2027-04-22", "2028-04-22"]),
        ("world_book_day", ["2026-04-23", "2027-04-23", "2028-04-23"]),
        ("museum_day", ["2026-05-18", "2027-05-18", "2028-05-18"]),
        ("gaokao", ["2026-06-07", "2027-06-07", "2028-06-07"]),
        ("teachers_day", ["2026-09-10", "2027-09-10", "2028-09-10"]),
        ("halloween", ["2026-10-31", "2027-10-31", "2028-10-31"]),
    ],
)
def test_a_festival_falls_on_the_researched_days(ident: str, days: list[str]) -> None:
    found = days_between(MOMENTS[ident].date, date(2026, 1, 1), date(2028, 12, 31))
    assert [day.isoformat() for day in found] == days


# JD opened Double 11 of 2025 on 9 October, and it ended on 14 November; the presale of 2022 opened on 24 October.
@pytest.mark.parametrize(
    ("year", "opens", "last", "certainty"),
    [
        (2022, date(2022, 10, 24), date(2022, 11, 11), "official"),
        (2025, date(2025, 10, 9), date(2025, 11, 14), "official"),
        (2027, date(2027, 10, 15), date(2027, 11, 14), "expected"),
    ],
)
def test_double_11_opens_as_announced_or_is_expected(year: int, opens: date, last: date, certainty: str) -> None:
    (found,) = in_year(MOMENTS["double_11"], year)
    assert (found.day, found.announced, found.last, found.certainty) == (date(year, 11, 11), opens, last, certainty)


def test_the_days_of_law_and_calendar_are_certain_and_campaigns_and_fairs_expected() -> None:
    expected = {moment.id for moment in KNOWLEDGE.moments if moment.certainty == "expected"}
    campaigns = {moment.id for moment in KNOWLEDGE.moments if moment.kind != "festival"}
    # The platform sets the end of its donation days anew each year.
    assert expected == campaigns | {"giving_99"}


def test_an_announced_date_stands_in_place_of_the_usual_one() -> None:
    # SIAL of 2020 moved from May to 28 to 30 September.
    (found,) = in_year(MOMENTS["sial_shanghai"], 2020)
    assert (found.day, found.last, found.certainty) == (date(2020, 9, 28), date(2020, 9, 30), "official")


def test_a_fair_is_not_there_before_its_first_year() -> None:
    assert [bool(in_year(MOMENTS["ciie"], year)) for year in (2017, 2018)] == [False, True]


def test_motor_shows_take_turns() -> None:
    # Shanghai in odd years, Beijing in even ones.
    shows = {
        year: [name for name in ("auto_beijing", "auto_shanghai") if in_year(MOMENTS[name], year)]
        for year in range(2023, 2031)
    }
    assert shows == {year: ["auto_shanghai" if year % 2 else "auto_beijing"] for year in shows}


@pytest.mark.parametrize(
    ("ident", "concerned", "not_concerned"),
    [
        ("auto_shanghai", "automotive", "retail"),
        ("chinajoy", "games", "retail"),
        ("cmef_spring", "medical_health", "nonprofit"),
        ("itb_china", "travel_hospitality", "culture"),
        ("canton_fair_spring", "b2b_industrial", "software"),
    ],
)
def test_a_trade_event_concerns_its_trade_alone(ident: str, concerned: str, not_concerned: str) -> None:
    first, last = date(2023, 1, 1), date(2024, 12, 31)
    assert ident in {dated.moment.id for dated in moments_between(of(concerned), first, last)}
    assert ident not in {dated.moment.id for dated in moments_between(of(not_concerned), first, last)}


def test_a_listed_moment_says_when_it_opens_when_work_begins_and_how_sure_its_day_is() -> None:
    found = moments_between(of("beauty"), date(2027, 1, 1), date(2027, 12, 31))
    row = next(row for row in listed(found, {}) if row.id == "double_11")
    # Ten weeks before 15 October 2027 is 6 August.
    assert (row.opens, row.work_from, row.certainty) == (date(2027, 10, 15), date(2027, 8, 6), "expected")
    (year_2025,) = (
        dated
        for dated in moments_between(of("beauty"), date(2025, 11, 1), date(2025, 11, 12))
        if dated.moment.id == "double_11"
    )
    assert {"united-2025", "gt-2025"} <= set(listed((year_2025,), {})[0].sources)


# The dossier's list of days without promotion, as they fall in 2026; New Year's Eve of 2026 is 16 February.
def test_the_days_without_promotion_in_2026_are_those_researched() -> None:
    found = barred_between(of("beauty"), date(2026, 1, 1), date(2026, 12, 31))
    fixed = ["03-15", "04-05", "05-12", "06-04", "07-07", "09-03", "09-09", "09-18", "09-30", "12-13"]
    new_year = [date(2026, 2, 16) + timedelta(days=number) for number in range(4)]
    assert list(found) == sorted([*new_year, *(date.fromisoformat(f"2026-{day}") for day in fixed)])


@pytest.mark.parametrize("day", [date(2013, 4, 27), date(2020, 4, 4), date(2022, 12, 6)])
def test_a_day_of_proclaimed_mourning_is_barred_in_its_year_alone(day: date) -> None:
    found = barred_between(of("beauty"), RANGE.first, RANGE.last)
    mourning = {one for one, entry in found.items() if entry.id.startswith("mourning_")}
    assert day in mourning
    assert len(mourning) == 3


def test_memorial_day_and_martyrs_day_begin_with_the_decisions_of_2014() -> None:
    found = barred_between(of("beauty"), date(2013, 9, 30), date(2014, 12, 13))
    assert [day in found for day in (date(2013, 9, 30), date(2014, 9, 30))] == [False, True]
    assert [day in found for day in (date(2013, 12, 13), date(2014, 12, 13))] == [False, True]


# The dossier names 1 July and 1 October as days to be careful on; of the sessions it names only the month.
def test_the_days_to_be_careful_on_are_those_researched() -> None:
    found = {
        entry.id: day for day, entry in careful_between(of("beauty"), date(2027, 3, 31), date(2027, 12, 31)).items()
    }
    assert found == {"party_founding_day": date(2027, 7, 1), "national_day_symbols": date(2027, 10, 1)}
    sessions = careful_between(of("beauty"), date(2027, 1, 1), date(2027, 6, 30))
    assert {(day.month, entry.id) for day, entry in sessions.items()} == {(3, "annual_sessions")}


def test_days_to_be_careful_on_are_listed_once_and_bar_nothing() -> None:
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    careful = careful_between(of("beauty"), first, last)
    assert not set(careful) & set(barred_between(of("beauty"), first, last))
    rows = listed((), {}, careful)
    assert [(row.id, row.barred, row.certainty) for row in rows] == [
        ("annual_sessions", False, "expected"),
        ("party_founding_day", False, "official"),
        ("national_day_symbols", False, "official"),
    ]
