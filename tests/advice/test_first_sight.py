"""At first sight an advice says what it says when it is read to the end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.first_sight import first_sight
from advisor.advice.outlook.hinges import Space
from advisor.advice.outlook.mix_space import MixSpace
from advisor.knowledge.condition import FactIs
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer
from advisor.questionnaire.choices import Choices
from tests.strategies import KNOWLEDGE, answers

DAYS = (date(2018, 6, 1), date(2026, 11, 21))
SPACES = {day: MixSpace.compiled(KNOWLEDGE, as_of=day) for day in DAYS}


@given(answers(), st.sampled_from(DAYS), st.sampled_from((None, date(2027, 3, 1))), st.booleans())
@settings(max_examples=60)
def test_first_sight_is_what_the_advice_says(
    given_answers: dict[str, Answer], day: date, start: date | None, without: bool
) -> None:
    choices = Choices(exclude=("service",)) if without else Choices()
    seen = first_sight(SPACES[day], given_answers, start=start, choices=choices)
    read = advise(KNOWLEDGE, given_answers, as_of=day, start=start, choices=choices)
    assert seen.verdicts == {(one.account, one.route): one.status for one in read.verdicts}
    assert seen.mix == tuple((one.account, one.route, one.role) for one in read.mix)
    assert seen.good_until == read.good_until


@pytest.fixture(scope="module")
def seasonal() -> Knowledge:
    """The base with a profile of the cadence that hangs on a fact."""
    first, *others = KNOWLEDGE.profiles
    asks = FactIs(fact=KNOWLEDGE.facts[0].id, values=(True,))
    return KNOWLEDGE.model_copy(update={"profiles": (first.model_copy(update={"when": asks}), *others)})


def test_it_is_known_when_the_cadence_hangs_on_a_fact_by_a_condition(seasonal: Knowledge) -> None:
    assert Space.of(seasonal, as_of=DAYS[1]).plan_asks_facts
    assert not SPACES[DAYS[1]].space.plan_asks_facts
