"""What a plan looks like: campaigns, segments, slots, pages without notice, wishes that give way."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from advisor.cadence.model import Cadence
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.plan_edits import PlanEdits, Still
from tests.strategies import KNOWLEDGE

START = date(2027, 1, 4)
ANSWERS: dict[str, Answer] = {
    "industry": "beauty",
    "publish_frequency": "weekly",
    "articles_per_month": 12,
    "goals": ("online_sales", "loyalty"),
    "primary_goal": "online_sales",
}


def planned(
    *carriers: Carrier, start: date = START, weeks: int = 52, edits: PlanEdits | None = None, **answers: Answer
) -> Cadence:
    situation = Situation(KNOWLEDGE, {**ANSWERS, **answers}, as_of=start - timedelta(days=14))
    used = carriers or (Carrier("service", start),)
    return plan(situation, used, start=start, weeks=weeks, followers={}, edits=edits or PlanEdits())


# "In a month with a first-rank campaign (New Year, 618, Double 11) spend 3 on it: announcement, opening, last call."
@pytest.mark.parametrize("moment", ["chinese_new_year", "festival_618", "double_11"])
def test_a_campaign_of_the_first_rank_gets_announcement_opening_and_last_call(moment: str) -> None:
    name = next(found.name for found in KNOWLEDGE.moments if found.id == moment)
    served = {sent.part: sent.date for sent in planned().broadcasts if sent.moment == name}
    day = next(row.date for row in planned().moments if row.id == moment)
    assert list(served) == ["announcement", "opening", "last_call"]
    assert timedelta(3) <= day - served["opening"] <= timedelta(7)
    assert timedelta(0) <= day - served["last_call"] <= timedelta(2)


# "4 service sends: at least 3 days apart"
def test_broadcasts_of_a_service_account_lie_three_days_apart_at_least() -> None:
    days = [sent.date for sent in planned().broadcasts]
    assert len(days) >= 40
    assert min(after - before for before, after in pairwise(days)) >= timedelta(days=3)


def test_without_moments_the_gaps_are_even_but_for_barred_days() -> None:
    situation = Situation(KNOWLEDGE, {"publish_frequency": "fortnightly", "articles_per_month": 12}, as_of=START)
    found = plan(situation, [Carrier("service", START)], start=START, weeks=52, followers={})
    days = [sent.date for sent in found.broadcasts]
    gaps = [(after - before).days for before, after in pairwise(days)]
    assert found.score is not None
    assert found.score.presence_most == 0
    assert sum(13 <= gap <= 17 for gap in gaps) >= 0.9 * len(gaps)


def test_slots_take_turns() -> None:
    slots = [sent.slot for sent in planned().broadcasts]
    assert set(slots) == {slot.id for slot in KNOWLEDGE.cadence.slots}
    assert all(one != other for one, other in pairwise(slots))


def test_on_a_service_account_every_segment_gets_its_version_of_the_same_broadcast() -> None:
    found = planned(Carrier("service", START, groups=3), segments=3)
    assert {(sent.versions, sent.segment) for sent in found.broadcasts} == {(3, None)}
    assert max(Counter(f"{sent.date:%Y-%m}" for sent in found.broadcasts).values()) <= 4


def test_on_a_subscription_account_segments_take_turns() -> None:
    found = planned(Carrier("subscription", START, groups=3), segments=3)
    assert [sent.segment for sent in found.broadcasts][:4] == [1, 2, 3, 1]
    assert {sent.versions for sent in found.broadcasts} == {1}


def test_versions_that_are_no_must_give_way_to_the_number_of_broadcasts() -> None:
    must, nice = (
        planned(Carrier("service", START, groups=3, must=must), segments=3, articles_per_month=6)
        for must in (True, False)
    )
    assert {sent.versions for sent in must.broadcasts} == {3}
    assert {sent.versions for sent in nice.broadcasts} == {1}
    assert len(nice.broadcasts) > len(must.broadcasts)
    assert "cadence.no_versions" in {warning.id for warning in nice.warnings}


def test_what_the_team_can_write_besides_is_published_without_notice() -> None:
    found = planned(publish_frequency="monthly")
    pages = Counter(f"{page.date:%Y-%m}" for page in found.publications)
    assert max(pages.values()) == KNOWLEDGE.cadence.publish.most_per_month  # type: ignore[union-attr]
    assert not {page.date for page in found.publications} & {sent.date for sent in found.broadcasts}


def test_before_publishing_without_notice_existed_no_page_is_planned() -> None:
    begun = next(window.from_ for window in KNOWLEDGE.fact["publish.available"].values)
    assert begun == date(2021, 10, 14)
    found = planned(start=date(2021, 9, 1), weeks=12, publish_frequency="monthly")
    assert found.publications
    assert min(page.date for page in found.publications) >= begun


def test_a_daily_wish_on_a_service_account_is_told_what_it_loses() -> None:
    found = planned(publish_frequency="daily", weeks=52)
    (wished,) = found.wished
    said = next(warning.text for warning in found.warnings if warning.id == "cadence.over_quota")
    assert "30 broadcasts a month" in said
    assert "About 26 wishes a month stay unmet" in said
    assert wished.unmet == wished.wished - len(found.broadcasts) > 26 * 11


def test_no_two_accounts_send_on_one_day_where_the_calendar_leaves_room() -> None:
    start = date(2027, 10, 8)  # eight weeks without a barred day
    situation = Situation(KNOWLEDGE, {"publish_frequency": "weekly", "articles_per_month": 30}, as_of=date(2027, 9, 20))
    both = [Carrier("service", start), Carrier("subscription", start)]
    found = plan(situation, both, start=start, weeks=8, followers={})
    assert not any(row.barred for row in found.moments)
    days = Counter(sent.date for sent in found.broadcasts)
    assert {sent.account for sent in found.broadcasts} == {"service", "subscription"}
    assert max(days.values()) == 1


def test_a_day_that_an_account_is_to_keep_still_stays_empty() -> None:
    before = planned().broadcasts[3]
    edits = PlanEdits(still=(Still(date=before.date, account="service"),))
    assert before.date not in {sent.date for sent in planned(edits=edits).broadcasts}


def test_quota_used_is_counted_by_calendar_month_beside_what_is_allowed() -> None:
    rows = planned(publish_frequency="daily").quota_use
    assert {row.month: row.quota for row in rows}["2027-03"] == 4
    assert all(row.planned <= row.quota for row in rows)
    assert sum(row.planned for row in rows) == len(planned(publish_frequency="daily").broadcasts)


@pytest.mark.parametrize(("start", "sent"), [(date(2030, 11, 1), True), (date(2031, 2, 1), False)])
def test_beyond_the_calendar_nothing_is_planned_and_that_is_said(start: date, sent: bool) -> None:
    found = planned(start=start, weeks=26)
    last = KNOWLEDGE.calendar.last
    assert bool(found.broadcasts) is sent
    assert all(one.date <= last for one in (*found.broadcasts, *found.moments))
    assert {one.id: one.text for one in found.warnings}["cadence.beyond_calendar"].startswith(
        f"The calendar is good until {last}"
    )


def test_the_facts_that_a_plan_works_with_count_for_how_long_the_advice_is_good() -> None:
    situation = Situation(KNOWLEDGE, ANSWERS, as_of=START)
    plan(situation, [Carrier("service", START, groups=2)], start=START, weeks=8, followers={})
    assert situation.facts_used >= {
        "service.broadcasts_per_month",
        "service.articles_per_broadcast",
        "service.tag_broadcast",
        "service.follower_monthly_cap",
        "publish.available",
    }


def test_in_the_slow_first_months_versions_give_way_before_broadcasts_do() -> None:
    carrier = Carrier("service", START, groups=2, must=False, new=True)
    found = planned(carrier, segments=2, articles_per_month=10)
    versions = {f"{sent.date:%Y-%m}": sent.versions for sent in found.broadcasts}
    assert (versions["2027-01"], versions["2027-03"]) == (1, 2)
    assert sum(f"{sent.date:%Y-%m}" == "2027-01" for sent in found.broadcasts) == 4
    assert "cadence.some_versions" in {warning.id for warning in found.warnings}


def test_pages_without_notice_are_no_way_round_a_team_that_is_new_to_an_account() -> None:
    found = planned(Carrier("service", START, new=True), publish_frequency="monthly")
    january = [page for page in found.publications if page.date < date(2027, 2, 1)]
    sent = [one for one in found.broadcasts if one.date < date(2027, 2, 1)]
    # Half of the articles of the part of January inside the plan: 28 of 31 days of twelve, that is ten, halved.
    assert len(january) + sum(one.written for one in sent) <= 5
