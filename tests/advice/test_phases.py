"""The phases: each account of the mix in one, in the order in which they begin, with what triggers the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from advisor.advice.advise import advise
from advisor.advice.model import Advice
from advisor.advice.timing.phases import phases
from advisor.knowledge.problems import Refused
from advisor.logic.situation import Answer, Situation
from tests.small_base import small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
CLIENT: dict[str, Answer] = {"home": "inside", "goals": ("tell", "sell")}
LATER = {
    "id": "later.shop",
    "for": ["shop/*"],
    "when": {"home": "inside"},
    "text": "The shop can wait.",
    "trigger": "Ten people ask where to buy, and {letter.per_month} letters have gone out.",
    "judgement": True,
}
PHRASES = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]


def advised(folder: Path, *later: dict[str, Any], known: dict[str, Answer] = CLIENT) -> Advice:
    return advise(small(folder, phrases=PHRASES, later=list(later)), known, as_of=DAY)


def accounts(advice: Advice) -> list[list[str]]:
    return [sorted(one.account for one in phase.accounts) for phase in advice.phases]


def test_without_anything_later_there_is_one_phase(tmp_path: Path) -> None:
    (only,) = advised(tmp_path).phases
    assert sorted(one.account for one in only.accounts) == ["letter", "shop"]
    assert (only.number, only.triggers, only.reasons, only.preparation) == (1, (), (), "at_once")
    assert set(only.steps) == {"papers", "register", "build", "check"}
    assert (only.prepare_from, only.live) == (DAY, date(2026, 1, 23))  # 20 days of building, 2 of checking


def test_a_later_account_begins_a_phase_with_its_trigger(tmp_path: Path) -> None:
    first, second = advised(tmp_path, LATER).phases
    assert [one.account for one in first.accounts] == ["letter"]
    assert [one.account for one in second.accounts] == ["shop"]
    assert [reason.id for reason in second.triggers] == ["later.shop/trigger"]
    assert second.triggers[0].text == "Ten people ask where to buy, and 4 letters have gone out."
    assert [reason.id for reason in second.reasons] == ["later.shop"]
    assert (first.title, second.title) == ("Live first: Letter", "Later: Shop")


def test_what_waits_is_dated_after_the_launch_at_the_earliest(tmp_path: Path) -> None:
    """papers 3 → register 5: live on the 9th, by hand; then building 20 and checking 2 days from there."""
    first, second = advised(tmp_path, LATER).phases
    assert (first.prepare_from, first.live) == (DAY, date(2026, 1, 9))
    assert second.preparation == "after_trigger"
    assert (second.prepare_from, second.live) == (date(2026, 1, 9), date(2026, 1, 31))
    assert second.accounts[0].latest == date(2026, 3, 2)  # twice 3 and 5, then twice 20 and 2 days


def test_a_step_belongs_to_the_first_phase_that_needs_it(tmp_path: Path) -> None:
    first, second = advised(tmp_path, LATER).phases
    assert set(first.steps) == {"papers", "register"}
    assert set(second.steps) == {"build", "check"}


def test_what_prepares_at_once_starts_today_though_it_is_live_later(tmp_path: Path) -> None:
    _, second = advised(tmp_path, LATER | {"starts": "at_once"}).phases
    assert (second.preparation, second.prepare_from, second.live) == ("at_once", DAY, date(2026, 1, 23))


def test_accounts_that_wait_for_different_events_are_different_phases(tmp_path: Path) -> None:
    letter = LATER | {"id": "later.letter", "for": ["letter/*"], "starts": "at_once"}
    advice = advised(tmp_path, LATER, letter)
    assert accounts(advice) == [["letter"], ["shop"]]
    assert [phase.number for phase in advice.phases] == [1, 2]
    assert all(phase.triggers for phase in advice.phases)


def test_accounts_that_wait_for_the_same_events_share_a_phase(tmp_path: Path) -> None:
    advice = advised(tmp_path, LATER | {"for": ["*"]})
    assert accounts(advice) == [["letter", "shop"]]
    assert [phase.title for phase in advice.phases] == ["Later: Letter, Shop"]


def test_a_phase_waits_for_each_of_its_triggers(tmp_path: Path) -> None:
    advice = advised(tmp_path, LATER, LATER | {"id": "later.both", "for": ["*"]})
    assert accounts(advice) == [["letter"], ["shop"]]
    assert [reason.id for reason in advice.phases[1].triggers] == ["later.both/trigger", "later.shop/trigger"]


def test_an_account_without_steps_is_live_on_the_day(tmp_path: Path) -> None:
    base = small(tmp_path, phrases=PHRASES)
    (only,) = phases(Situation(base, CLIENT, as_of=DAY), [("letter", "own")], later={}, rows=())
    assert (only.prepare_from, only.live, only.steps) == (DAY, DAY, ())


def test_a_later_rule_without_a_trigger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        small(tmp_path, later=[{key: value for key, value in LATER.items() if key != "trigger"}])
    assert "trigger" in str(caught.value.problems[0])


@given(answers(), days)
def test_each_account_of_the_mix_stands_in_one_phase(given_answers: dict[str, Answer], day: date) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    placed = [(one.account, one.route) for phase in advice.phases for one in phase.accounts]
    assert sorted(placed) == sorted((one.account, one.route) for one in advice.mix)
    assert [phase.number for phase in advice.phases] == list(range(1, len(advice.phases) + 1))
    later = {one.account for one in advice.mix if one.role == "later"}
    for phase in advice.phases:
        waits = {one.account for one in phase.accounts} & later
        assert bool(phase.triggers) == bool(waits)
        assert waits in (set(), {one.account for one in phase.accounts})
        assert all("{" not in reason.text for reason in phase.triggers)
    assert all(phase.triggers for phase in advice.phases[1:])


@given(answers(), days)
def test_the_phases_hold_the_roadmap_and_agree_with_its_dates(given_answers: dict[str, Answer], day: date) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    rows = {row.step: row for row in advice.roadmap}
    prepared = [step for phase in advice.phases for step in phase.steps]
    assert sorted(prepared) == sorted(rows)
    launches = {one.account: one for one in advice.launch.accounts}
    for phase in advice.phases:
        assert phase.prepare_from >= day
        assert phase.live == max(one.typical for one in phase.accounts)
        for one in phase.accounts:
            assert day <= one.earliest <= one.typical <= one.latest
            assert (one.earliest, one.typical, one.latest) == (
                launches[one.account].earliest,
                launches[one.account].typical,
                launches[one.account].latest,
            )
