"""Each limit has one seeded breach, and its sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.cadence.model import Cadence
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.plan_edits import Pin, PlanEdits
from tests.strategies import KNOWLEDGE

START = date(2027, 3, 1)
ANSWERS: dict[str, Answer] = {"industry": "beauty", "publish_frequency": "monthly", "articles_per_month": 12}


def with_pins(*pins: Pin, carriers: tuple[Carrier, ...] = (), **answers: Answer) -> Cadence:
    situation = Situation(KNOWLEDGE, {**ANSWERS, **answers}, as_of=START)
    used = carriers or (Carrier("service", START), Carrier("subscription", START))
    return plan(situation, used, start=START, weeks=26, followers={}, edits=PlanEdits(pins=pins))


def refused(*pins: Pin, carriers: tuple[Carrier, ...] = (), **answers: Answer) -> list[tuple[date, str]]:
    found = with_pins(*pins, carriers=carriers, **answers).refused
    return [(one.date, reason.id) for one in found for reason in one.reasons]


def service(day: date, **others: object) -> Pin:
    return Pin.model_validate({"date": day, "account": "service", **others})


def may(*days: int) -> tuple[Pin, ...]:
    return tuple(service(date(2027, 5, day)) for day in days)


def test_a_fifth_service_broadcast_in_may_is_refused_and_four_are_kept() -> None:
    found = with_pins(*may(3, 10, 17, 24, 31))
    (one,) = found.refused
    assert one.date == date(2027, 5, 31)
    assert [reason.text for reason in one.reasons] == [
        "Service account: this would be broadcast number 5 in 2027-05; 4 are allowed."
    ]
    assert one.reasons[0].sources
    kept = [sent.date.day for sent in found.broadcasts if sent.account == "service" and sent.date.month == 5]
    assert kept == [3, 10, 17, 24]


def test_of_five_pins_in_a_month_the_one_wished_for_last_is_refused_wherever_it_lies() -> None:
    days = [date(2027, 5, day) for day in (31, 24, 17, 10, 3)]
    assert refused(*map(service, days)) == [(date(2027, 5, 3), "limit.month_full")]


@pytest.mark.parametrize(
    ("pin", "limit"),
    [
        (service(date(2027, 5, 4), articles=9), "limit.articles_each"),
        (service(date(2027, 3, 15), pillar="promotion"), "limit.barred"),
        (service(date(2026, 12, 1)), "limit.outside_plan"),
        (service(date(2028, 12, 1)), "limit.outside_plan"),
        (service(START), "limit.no_time"),
        (Pin(date=date(2027, 5, 4), account="channels"), "limit.no_account"),
    ],
)
def test_a_pin_beyond_a_limit_is_refused_with_it(pin: Pin, limit: str) -> None:
    assert refused(pin) == [(pin.date, limit)]


def test_a_service_article_may_stand_on_a_day_barred_to_promotion() -> None:
    pin = service(date(2027, 3, 15), pillar="service")
    assert [sent.date for sent in with_pins(pin).broadcasts if sent.pinned] == [pin.date]


def test_a_second_broadcast_on_a_day_is_refused() -> None:
    assert refused(*may(4, 4)) == [(date(2027, 5, 4), "limit.day_full")]


def test_a_pin_before_the_account_is_live_is_refused() -> None:
    carriers = (Carrier("service", date(2027, 5, 1)),)
    assert refused(service(date(2027, 4, 20)), carriers=carriers) == [(date(2027, 4, 20), "limit.not_live")]


def test_more_articles_than_the_team_can_write_are_refused() -> None:
    pins = [service(date(2027, 5, day), articles=5) for day in (4, 11, 18)]
    assert refused(*pins) == [(date(2027, 5, 18), "limit.capacity")]


def test_with_no_capacity_every_pin_is_refused_and_nothing_is_planned() -> None:
    found = with_pins(*may(4), articles_per_month=0)
    assert [reason.id for one in found.refused for reason in one.reasons] == ["limit.capacity"]
    assert found.broadcasts == ()
    assert "cadence.zero_capacity" in {warning.id for warning in found.warnings}


def test_a_new_account_takes_fewer_articles_at_first() -> None:
    carriers = (Carrier("service", START, new=True),)
    pins = [service(date(2027, 3, day), articles=4) for day in (9, 23)]
    assert refused(*pins, carriers=carriers) == [(date(2027, 3, 23), "limit.new_account")]


def test_every_version_of_a_pinned_broadcast_counts_as_an_article() -> None:
    carriers = (Carrier("service", START, groups=3),)
    pins = [service(date(2027, 5, day), articles=2) for day in (4, 11, 18)]
    assert refused(*pins, carriers=carriers) == [(date(2027, 5, 18), "limit.capacity")]


def test_before_a_quota_is_known_nothing_can_be_pinned() -> None:
    first = min(window.from_ for window in KNOWLEDGE.fact["service.broadcasts_per_month"].values if window.from_)
    start = first - timedelta(weeks=3)
    situation = Situation(KNOWLEDGE, ANSWERS, as_of=start)
    edits = PlanEdits(pins=(service(first - timedelta(days=3)),))
    found = plan(situation, [Carrier("service", start)], start=start, weeks=8, followers={}, edits=edits)
    assert [reason.id for one in found.refused for reason in one.reasons] == ["limit.no_quota"]
