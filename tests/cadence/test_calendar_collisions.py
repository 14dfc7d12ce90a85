"""Moments in each other's way: those the research names for 2026 to 2028 are derived, and no others invented."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from advisor.cadence.collisions import Collision
from advisor.cadence.collisions import collisions as closer_than
from advisor.cadence.days import WorkingDays
from advisor.cadence.moments import Dated, barred_between, dates_of
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.logic.situation import Situation
from tests.strategies import KNOWLEDGE

MOMENTS = {moment.id: moment for moment in KNOWLEDGE.moments}
WORKING = WorkingDays(KNOWLEDGE.public_holidays)
collisions = partial(closer_than, last_days=KNOWLEDGE.cadence.collides_days)


def dated(year: int, **weights: int) -> list[Dated]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [found for name, weight in weights.items() for found in dates_of(MOMENTS[name], first, last, weight=weight)]


def told(found: tuple[Collision, ...]) -> list[tuple[str, str, str]]:
    return [(one.dated.moment.id, one.kind, one.other) for one in found]


@pytest.mark.parametrize(
    ("year", "gives_way", "to"),
    [
        (2026, "valentines_day", "chinese_new_year"),  # a working Saturday two days before New Year's Eve
        (2027, "valentines_day", "chinese_new_year"),  # the ninth day of the New Year
        (2027, "dragon_boat", "gaokao"),  # 9 June, while the examination is on
        (2026, "dragon_boat", "festival_618"),  # the day after 618
        (2028, "mid_autumn", "national_day"),  # 3 October, inside the week
    ],
)
def test_a_collision_that_the_research_names_is_found(year: int, gives_way: str, to: str) -> None:
    assert told(collisions(dated(year, **{gives_way: 2, to: 2}))) == [(gives_way, "moment", to)]


def test_fathers_day_of_2028_is_618_itself() -> None:
    assert told(collisions(dated(2028, fathers_day=2, festival_618=3))) == [("fathers_day", "moment", "festival_618")]


@pytest.mark.parametrize(
    ("year", "one", "other"),
    [
        (2028, "valentines_day", "lantern_festival"),  # 9 February is five days before
        (2026, "mid_autumn", "national_day"),  # 25 September is six days before
        (2028, "dragon_boat", "festival_618"),  # 28 May
    ],
)
def test_moments_far_enough_apart_do_not_collide(year: int, one: str, other: str) -> None:
    assert collisions(dated(year, **{one: 3, other: 3})) == ()


@pytest.mark.parametrize(
    ("last_days", "told_of"), [(0, []), (2, []), (3, [("valentines_day", "moment", "chinese_new_year")])]
)
def test_how_many_days_before_a_moment_are_its_own_is_the_bases_figure(last_days: int, told_of: list[object]) -> None:
    # 14 February 2026 is three days before New Year's Day.
    near = dated(2026, valentines_day=2, chinese_new_year=2)
    assert told(closer_than(near, last_days=last_days)) == told_of


@pytest.mark.parametrize(("days", "warned"), [(3, True), (2, False)])
def test_a_plan_warns_of_moments_as_close_as_the_base_says(days: int, warned: bool) -> None:
    rules = KNOWLEDGE.cadence.model_copy(update={"collides_days": days})
    base, start = KNOWLEDGE.model_copy(update={"cadence": rules}), date(2026, 1, 19)
    client = Situation(base, {"industry": "beauty", "articles_per_month": 12}, as_of=date(2026, 1, 5))
    made = plan(client, [Carrier("service", start)], start=start, weeks=8, followers={})
    told_of = [one.text for one in made.warnings if one.id == "cadence.collides_moment"]
    assert any(MOMENTS["valentines_day"].name in text for text in told_of) is warned


def test_of_two_moments_the_lighter_gives_way_whichever_comes_first() -> None:
    assert told(collisions(dated(2026, dragon_boat=3, festival_618=2))) == [("festival_618", "moment", "dragon_boat")]
    assert told(collisions(dated(2026, dragon_boat=2, festival_618=3))) == [("dragon_boat", "moment", "festival_618")]


def test_a_greeting_collides_with_nothing() -> None:
    assert collisions(dated(2026, dragon_boat=1, festival_618=3)) == ()


def test_dates_that_meet_every_year_are_no_collision() -> None:
    # Museum Day and 520 are always two days apart; 99 Giving Day always closes on the barred 9 September.
    barred = barred_between(Situation(KNOWLEDGE, {}, as_of=date(2026, 1, 1)), date(2026, 1, 1), date(2026, 12, 31))
    found = collisions(dated(2026, museum_day=2, day_520=2, giving_99=3), barred=barred)
    assert date(2026, 9, 9) in barred
    assert found == ()


def test_a_moment_on_a_barred_day_is_named_with_it() -> None:
    # The second Sunday of May 2024 is the 12th, the day of the Wenchuan earthquake.
    barred = barred_between(Situation(KNOWLEDGE, {}, as_of=date(2024, 1, 1)), date(2024, 5, 1), date(2024, 5, 31))
    assert told(collisions(dated(2024, mothers_day=3), barred=barred)) == [
        ("mothers_day", "barred", "wenchuan_earthquake")
    ]


def test_a_moment_inside_a_break_is_named_and_the_holiday_that_makes_it_is_not() -> None:
    # The break of 19 to 21 June 2026 is the Dragon Boat Festival's; its Sunday is Father's Day.
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    breaks, own = WORKING.breaks(first, last), frozenset(WORKING.statutory(first, last))
    found = collisions(dated(2026, fathers_day=2, dragon_boat=3), breaks=breaks, own=own)
    assert [(one.first, one.last) for one in found if one.kind == "break"] == [(date(2026, 6, 19), date(2026, 6, 21))]
    assert ("fathers_day", "break", "") in told(found)
    assert ("dragon_boat", "break", "") not in told(found)
