"""The work of a month, against the durations that one firm's workflow sheet gives and the sums written out here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cadence.effort import article_cost, effort
from advisor.cadence.model import Broadcast, Hours, MonthEffort
from advisor.cadence.months import months_of
from advisor.logic.situation import Answer, Situation
from tests.cadence.sends import DECEMBER, TODAY, YEAR, publication, send, sends, situation
from tests.small_base import small
from tests.strategies import KNOWLEDGE, VALUES


def december(*broadcasts: Broadcast, published: int = 0, **answers: Any) -> MonthEffort:
    lane = [publication()] * published
    (month,) = effort(situation(**answers), broadcasts, lane, months=DECEMBER, able={}, wished={})
    return month


def band(hours: Hours | None) -> tuple[float, float, float]:
    assert hours is not None
    return hours.low, hours.central, hours.high


def central_of(month: MonthEffort) -> dict[str, float]:
    return {role.role: role.hours.central for role in month.roles}


def test_an_article_takes_4_5_to_18_hours_and_a_broadcast_2_more() -> None:
    month = december(*(send(date(2026, 12, day), articles=3) for day in (2, 9, 16, 23)))
    assert (month.broadcasts, month.articles) == (4, 12)
    assert band(month.hours) == (12 * 4.5 + 8, 12 * 9 + 8, 12 * 18 + 8)


def test_every_version_is_written_and_each_further_one_is_checked_for_half_an_hour() -> None:
    month = december(send(articles=2, versions=3))
    assert month.articles == 6
    assert band(month.hours) == (6 * 4.5 + 2 + 2, 6 * 9 + 2 + 2, 6 * 18 + 2 + 2)  # 2 articles in 2 further versions


def test_a_broadcast_to_one_segment_is_no_further_version() -> None:
    assert band(december(send(segment=2)).hours) == band(december(send()).hours)


def test_an_article_published_without_notice_takes_no_hours_of_a_broadcast() -> None:
    month = december(published=2)
    assert (month.broadcasts, month.articles) == (0, 2)
    assert band(month.hours) == (9, 18, 36)


def test_the_hours_of_an_article_fall_to_the_roles_as_in_the_workflow_sheet() -> None:
    """At its 18 hours: text 8, pictures 2, assembly 2, review 2, corrections and layout 4, split into 2 and 2."""
    hours = {role.role: role.hours.high for role in december(published=1).roles}
    assert hours == {"writer": 8 + 2, "operator": 2 + 2, "designer": 2, "manager": 2}


def test_sending_falls_to_the_operator_and_checking_of_versions_to_the_manager() -> None:
    plain, sent = central_of(december(published=3)), central_of(december(send(versions=3)))
    besides = {role: sent[role] - plain[role] for role in plain}
    assert besides == {"writer": 0, "operator": 2, "designer": 0, "manager": 1}


@pytest.mark.parametrize("industry", ["finance", "insurance", "medical_health"])
def test_where_rules_are_strict_a_compliance_reader_takes_half_of_the_review(industry: str) -> None:
    month = december(published=1, industry=industry)
    hours = {role.role: role.hours.high for role in month.roles}
    assert (hours["manager"], hours["compliance_reader"]) == (1, 1)
    assert band(month.hours) == (4.5, 9, 18)


@pytest.mark.parametrize("answers", [{}, {"industry": "retail"}])
def test_elsewhere_nobody_reads_for_compliance(answers: dict[str, Any]) -> None:
    assert "compliance_reader" not in central_of(december(published=1, **answers))


@given(sends(), st.integers(0, 4), st.sampled_from(VALUES["industry"]), st.sampled_from(VALUES["content_team"]))
def test_the_roles_share_all_hours_and_every_band_is_in_order(
    broadcasts: tuple[Broadcast, ...], published: int, industry: Answer, team: Answer
) -> None:
    client = situation(industry=industry, content_team=team)
    months = effort(client, broadcasts, [publication()] * published, months=YEAR, able={}, wished={})
    assert [month.month for month in months] == [month.id for month in YEAR]
    assert sum(month.broadcasts for month in months) == len(broadcasts)
    for month in months:
        for level in ("low", "central", "high"):
            shared = sum(getattr(role.hours, level) for role in month.roles)
            assert shared == pytest.approx(getattr(month.hours, level))
        bands = [month.hours, month.team, month.hours_outside, month.cost, *(role.hours for role in month.roles)]
        assert all(found.low <= found.central <= found.high for found in bands if found is not None)


def test_twelve_articles_are_too_much_for_one_person_beside_other_work_and_not_for_a_team() -> None:
    """116 hours are nearly three weeks of one person full time."""
    plan = [send(date(2026, 12, day), articles=3) for day in (2, 9, 16, 23)]
    short = {team: december(*plan, content_team=team).short for team in ("none", "part_time", "full_time", "team")}
    assert short == {"none": True, "part_time": True, "full_time": False, "team": False}


def test_hours_beyond_the_team_are_widest_apart_where_few_hands_meet_much_work() -> None:
    month = december(send(articles=8), content_team="part_time")
    assert month.team is not None
    low, central, high = band(month.team)
    assert band(month.hours_outside) == (0, 8 * 9 + 2 - central, 8 * 18 + 2 - low)
    assert high > 8 * 4.5 + 2  # the least work fits the most hours, so at the low end nothing is outside


def test_nobody_yet_means_that_all_work_is_outside() -> None:
    month = december(send(articles=2), content_team="none")
    assert band(month.hours_outside) == band(month.hours)


@pytest.mark.parametrize("answers", [{}, {"content_team": "agency"}])
def test_without_known_hands_nothing_is_said_to_be_short(answers: dict[str, Any]) -> None:
    month = december(send(articles=8), **answers)
    assert (month.team, month.hours_outside, month.short) == (None, None, False)


def test_half_a_month_has_half_the_hands() -> None:
    client = situation(content_team="full_time")
    whole, half = (
        effort(client, (), (), months=months_of(date(2027, 4, 1), last), able={}, wished={})[0]
        for last in (date(2027, 4, 30), date(2027, 4, 15))
    )
    assert band(half.team) == pytest.approx([hours / 2 for hours in band(whole.team)])


def test_wishes_beyond_what_the_team_can_write_come_from_outside() -> None:
    months = effort(
        situation(),
        (),
        (),
        months=YEAR[:4],
        able={"2026-12": 4, "2027-01": 8, "2027-02": None},
        wished={"2026-12": 6, "2027-01": 6, "2027-02": 6, "2027-03": 6},
    )
    assert [month.articles_outside for month in months] == [2, 0, 0, 0]
    assert [month.able for month in months] == [4, 8, None, None]


def test_an_article_of_ones_own_people_costs_225_to_2100_yuan() -> None:
    """6,400, 10,000 and 15,000 × 1.35 ÷ 174 × 4.5, 9 and 18: 223, 698 and 2,095."""
    cost = article_cost(KNOWLEDGE)
    assert cost is not None
    assert (cost.low, cost.central, cost.high) == (225, 700, 2100)


def test_the_cost_of_a_month_is_rounded_outwards() -> None:
    """Three articles: 670, 2,095 and 6,284 yuan."""
    cost = december(published=3).cost
    assert cost is not None
    assert (cost.low, cost.central, cost.high) == (600, 2100, 6300)


def test_a_base_without_roles_teams_and_pay_still_counts_hours(tmp_path: Path) -> None:
    client = Situation(small(tmp_path), {}, as_of=TODAY)
    (month,) = effort(client, [send(articles=2)], (), months=DECEMBER, able={}, wished={})
    assert band(month.hours) == (2 * 1 + 1, 2 * 2 + 1, 2 * 3 + 1)
    assert (month.roles, month.team, month.cost) == ((), None, None)
