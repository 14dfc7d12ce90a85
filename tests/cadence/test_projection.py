"""Expected reads: sums written out by hand from the bands of the research, and what must hold for any plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.cadence.model import Broadcast, Followers, Reads
from advisor.cadence.projection import inputs, parameters_for, project
from advisor.knowledge.condition import Always
from advisor.knowledge.models import Band
from advisor.logic.situation import Answer, Situation
from tests.cadence.sends import TODAY, send, sends, situation
from tests.small_base import small
from tests.strategies import KNOWLEDGE, VALUES

HELD = {"service": 10_000}
NEW_YEAR = date(2027, 1, 6)


def december(*broadcasts: Broadcast, **answers: Answer) -> Reads:
    return project(situation(**answers), broadcasts, followers=HELD)[0].reads


def followers(*broadcasts: Broadcast, start: date | None = None) -> list[tuple[str, Followers | None]]:
    rows = project(situation(), broadcasts, followers=HELD, start=start)
    return [(row.month, row.followers) for row in rows]


def test_one_article_is_read_by_those_reached_who_open_it_and_by_others_besides() -> None:
    """10,000 × 25 % × 0.5 % ÷ 70 % = 17.9; × 90 % × 2.5 % ÷ 65 % = 346.2; × 100 % × 6 % ÷ 56 % = 1,071.4."""
    assert december(send()) == Reads(low=17, central=346, high=1072)


def test_later_articles_add_their_share_of_the_first_ones_reads() -> None:
    """Three articles: 1 + 2 × 10 %, 30 % and 60 % of 17.86, 346.15 and 1,071.43."""
    assert december(send(articles=3)) == Reads(low=21, central=554, high=2358)


def test_the_band_holds_the_account_of_half_a_million_with_1000_to_2000_reads_a_broadcast() -> None:
    (row,) = project(situation(), [send()], followers={"service": 500_000})
    assert row.reads.low <= 1_000
    assert row.reads.high >= 2_000


def test_a_broadcast_to_one_of_three_groups_reaches_a_third() -> None:
    """346.15 ÷ 3 = 115.4."""
    assert december(send(segment=2), segments=3).central == 115


def test_all_groups_in_turn_are_read_as_often_as_one_broadcast_to_everybody() -> None:
    turns = [send(date(2026, 12, day), segment=day) for day in (1, 2, 3)]
    assert december(*turns, segments=3) == december(send())


def test_groups_are_counted_from_the_plan_where_nobody_said_how_many() -> None:
    turns = [send(date(2026, 12, day), segment=day) for day in (1, 2, 3)]
    assert december(*turns) == december(send())


def test_versions_reach_everybody_once() -> None:
    assert december(send(versions=3, articles=2), segments=3) == december(send(articles=2))


def test_a_broadcast_without_an_article_is_not_read() -> None:
    assert december(send(articles=0)) == Reads(low=0, central=0, high=0)


def test_followers_leave_at_the_low_end_and_come_at_the_high_end() -> None:
    """Low: four broadcasts a month, 0.99 % leave after each, nobody new. High: 44 % a year are 3.1 % a month."""
    first, second = followers(send(), send(NEW_YEAR))
    assert first == ("2026-12", Followers(low=10_000, central=10_000, high=10_000))
    assert second == ("2027-01", Followers(low=9_610, central=10_070, high=10_310))


def test_a_month_without_a_broadcast_changes_the_followers_all_the_same() -> None:
    """0.961² = 0.9235."""
    found = dict(followers(send(), send(date(2027, 2, 3))))
    assert list(found) == ["2026-12", "2027-01", "2027-02"]
    held = found["2027-02"]
    assert held is not None
    assert held.low == 9_235


def test_followers_change_from_the_start_on_even_if_the_first_broadcast_is_later() -> None:
    late = followers(send(NEW_YEAR), start=date(2026, 12, 1))
    assert late == followers(send(), send(NEW_YEAR))


@pytest.mark.parametrize(("industry", "high"), [("education", 2_500), ("software", 1_250), ("retail", 1_072)])
def test_an_audience_that_opted_in_lifts_the_high_end_alone(industry: str, high: int) -> None:
    """An agency saw 14 % among its education clients and 7 % among its business clients: ÷ 56 % of 10,000."""
    assert december(send(), industry=industry) == Reads(low=17, central=346, high=high)


def test_an_accounts_own_parameter_goes_before_one_for_all() -> None:
    own = next(parameter for parameter in KNOWLEDGE.projection if parameter.id == "open.service")
    for_all = own.model_copy(update={"id": "a.open", "account": None, "band": Band(low=0, central=0, high=0)})
    base = KNOWLEDGE.model_copy(update={"projection": (for_all, *KNOWLEDGE.projection)})
    client = Situation(base, {}, as_of=TODAY)
    assert parameters_for(client, "service")["open"] == own
    assert parameters_for(client, "channels")["open"] == for_all


def test_what_holds_for_some_clients_only_is_left_out_without_answers() -> None:
    for_everybody = tuple(entry for entry in KNOWLEDGE.projection if isinstance(entry.when, Always))
    assert len(for_everybody) < len(KNOWLEDGE.projection)
    base = KNOWLEDGE.model_copy(update={"projection": for_everybody})
    without = project(Situation(base, {}, as_of=TODAY), [send()], followers=HELD)
    assert project(situation(), [send()], followers=HELD) == without


@given(sends(), st.integers(0, 3_000_000), st.sampled_from(VALUES["industry"]), st.sampled_from([1, 2, 3, 10]))
def test_every_band_is_in_order(broadcasts: tuple[Broadcast, ...], count: int, industry: Answer, segments: int) -> None:
    held = {"service": count, "subscription": count}
    rows = project(situation(industry=industry, segments=segments), broadcasts, followers=held)
    assert bool(rows) == bool(broadcasts)
    for row in rows:
        assert 0 <= row.reads.low <= row.reads.central <= row.reads.high
        assert row.followers is not None
        assert 0 <= row.followers.low <= row.followers.central <= row.followers.high


@given(sends().filter(bool))
def test_an_account_without_a_number_of_followers_gets_no_row(broadcasts: tuple[Broadcast, ...]) -> None:
    assert {row.account for row in project(situation(), broadcasts, followers=HELD)} == {"service"}


def test_a_base_without_parameters_expects_nothing(tmp_path: Path) -> None:
    client = Situation(small(tmp_path), {}, as_of=TODAY)
    assert project(client, [send()], followers=HELD) == ()


def test_the_inputs_are_the_formula_and_what_counts_for_these_accounts_and_this_client() -> None:
    found = {reason.id: reason.text for reason in inputs(situation(industry="education"), ["service"])}
    assert next(iter(found)) == "cadence.formula"
    assert set(found) == {
        "cadence.formula",
        "delivered",
        "growth",
        "later_articles",
        "open.service.students",
        "pushed_share",
    }
    assert found["open.service.students"].endswith(": 0.5 % to 14 %, central 2.5 %.")
    assert found["growth"].endswith(": −3.9 % to 3.1 %, central 0.7 %.")
