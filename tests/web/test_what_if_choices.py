"""Changing a draft's choices: nothing is lost, nothing contradicts itself, nothing that cannot weigh is kept."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advice.mixes.mix import advised_weights
from advisor.cases.draft import Draft, from_data, to_data
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices, problems_of_choices
from advisor.web.what_if.choosing import (
    fitting,
    refusal,
    wish_of,
    with_account,
    with_lock,
    with_weight,
    without_weights,
)

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def situation(real: Knowledge) -> Situation:
    return Situation(real, {"home": "overseas", "organisation": "enterprise"}, as_of=DAY)


def test_a_weight_set_to_what_the_base_gives_is_no_choice(situation: Situation) -> None:
    (focus,) = (weight for criterion, weight in advised_weights(situation) if criterion.id == "focus")
    draft = with_weight(Draft(), "focus", focus + 1, situation=situation)
    assert draft.case.choices.weights == {"focus": focus + 1}
    assert not with_weight(draft, "focus", focus, situation=situation).case.choices.any


def test_the_weights_are_reset_and_the_other_choices_stay(situation: Situation) -> None:
    draft = with_lock(with_weight(Draft(), "focus", 9.0, situation=situation), "home", locked=True)
    assert without_weights(draft).case.choices == Choices(lock=("home",))


def test_an_account_is_never_both_forced_and_left_out() -> None:
    draft = with_account(with_account(Draft(), "wecom", "force"), "service", "force")
    assert draft.case.choices.force == ("wecom", "service")
    draft = with_account(draft, "wecom", "exclude")
    assert draft.case.choices == Choices(force=("service",), exclude=("wecom",))
    assert [wish_of(draft.case.choices, account) for account in ("wecom", "service", "channels")] == [
        "exclude",
        "force",
        "advised",
    ]
    assert not with_account(with_account(draft, "wecom", "advised"), "service", "advised").case.choices.any


def test_a_lock_is_taken_once_and_given_back() -> None:
    draft = with_lock(with_lock(Draft(), "home", locked=True), "home", locked=True)
    assert draft.case.choices.lock == ("home",)
    assert not with_lock(draft, "home", locked=False).case.choices.any


def test_a_draft_keeps_its_choices_in_the_store() -> None:
    draft = with_account(with_lock(Draft(), "home", locked=True), "wecom", "exclude")
    assert from_data(to_data(draft), version=0) == draft


def test_weights_that_are_all_zero_are_refused_in_a_sentence(situation: Situation, real: Knowledge) -> None:
    zero = Choices(weights={criterion.id: 0.0 for criterion in real.criteria})
    said = refusal(zero, situation)
    assert said.startswith("All weights are zero")
    assert said.endswith(".")
    assert refusal(Choices(), situation) == ""
    assert fitting(zero, situation) == Choices()


def test_choices_that_the_base_does_not_know_do_not_count_and_the_others_do(
    situation: Situation, real: Knowledge
) -> None:
    kept = Choices(weights={"focus": 2.0}, exclude=("wecom",), force=("service",), lock=("home",))
    strange = Choices(
        weights={"focus": 2.0, "charm": 3.0, "speed": -1.0, "control": float("nan"), "economy": 1e9},
        exclude=("wecom", "pager"),
        force=("telex", "service"),
        lock=("home", "favourite_colour"),
    )
    assert fitting(strange, situation) == kept
    assert not list(problems_of_choices(kept.model_dump(), real))
