"""Comparisons of choices: what they change is laid on them alone, and each can be taken over by itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.comparing.chosen import differing_choices, taken_over
from advisor.advice.comparing.comparison import Stand, compare
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.outlook.mix_space import MixSpace
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from tests.advice.sides import NAMED, SKINCARE, TODAY, choices, sample, stand
from tests.strategies import KNOWLEDGE


@settings(max_examples=15)
@given(st.sampled_from(NAMED), choices(), choices())
def test_where_only_choices_differ_nothing_is_laid_on_a_rule_a_fact_or_an_answer(
    name: str, mine: Choices, theirs: Choices
) -> None:
    given_answers = sample(name)
    sides = [stand(KNOWLEDGE, given_answers, TODAY, choices=chosen) for chosen in (mine, theirs)]
    found = compare(*sides)
    assert (found.answers, found.dated, found.turned) == ((), (), ())
    about_the_mix = {row.what for row in found.choices} - {"lock"}
    assert about_the_mix == set(differing_choices(mine, theirs))
    for change in found.changes:
        assert (change.rules, change.facts, change.answers) == ((), (), ())
        assert change.topic not in ("verdict", "wish", "outside", "status")
        if change.topic in ("mix", "weight", "need"):
            assert change.choices, change
            assert set(change.choices) <= about_the_mix


def test_other_opinions_are_told_and_change_nothing() -> None:
    given_answers = sample(SKINCARE)
    one = stand(KNOWLEDGE, given_answers, TODAY)
    other = replace(one, advice=replace(one.advice, opinions=(Opinion(says="Wait a year."),)))
    found = compare(one, other)
    assert found.same
    assert found.opinions_differ


@given(choices(), choices(), st.data())
def test_choices_taken_over_in_part_stay_sound(mine: Choices, theirs: Choices, data: st.DataObject) -> None:
    names = differing_choices(mine, theirs)
    taken = data.draw(st.sets(st.sampled_from(names))) if names else set()
    mixed = taken_over(mine, theirs, taken)
    assert not set(mixed.exclude) & set(mixed.force)
    assert set(differing_choices(mine, mixed)) == taken
    assert set(differing_choices(mixed, theirs)) == set(names) - taken


def test_in_depth_a_locked_answer_explains_what_no_longer_opens_an_account() -> None:
    given_answers = sample("individual_creator")
    depth = MixSpace.compiled(KNOWLEDGE, as_of=TODAY)
    chosen = NO_CHOICES, Choices(lock=("mainland_entity", "partner_licence"))
    sides = [
        Stand(
            Situation(KNOWLEDGE, given_answers, as_of=TODAY),
            advise(KNOWLEDGE, given_answers, as_of=TODAY, weeks=8, choices=each, depth=depth),
            choices=each,
        )
        for each in chosen
    ]
    rows = [change for change in compare(*sides).changes if change.topic == "unlock"]
    assert rows
    assert {row.choices for row in rows} == {("lock",)}
    assert {row.topic for row in compare(*sides).changes} <= {"unlock", "robustness"}
