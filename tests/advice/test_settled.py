"""Whether the mix is settled, told fast: the same as trying every completion, and nothing tried is impossible."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.reachable import reachable
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.settled import completion, settled
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.answers_file import problems_of_answer
from advisor.questionnaire.choices import Choices
from tests.advice.test_reachable import BRAND, DAY, REAL, SPACE, chosen, forcing, mix_of, partial
from tests.advice.turning_base import VALUES, completions, turning
from tests.strategies import KNOWLEDGE
from tests.strategies import answers as any_answers


@given(partial, chosen | forcing)
def test_settled_means_that_all_completions_have_one_mix(answers: dict[str, Answer], choices: Choices) -> None:
    mixes = {mix_of(turning(), one, DAY, choices) for one in completions(answers)}
    assert settled(SPACE, answers, choices=choices) == (len(mixes) == 1)


@given(partial, st.integers(0, 5))
def test_what_is_tried_is_a_completion(answers: dict[str, Answer], turn: int) -> None:
    completed = completion(turning(), answers, turn=turn)
    assert completed.keys() == VALUES.keys()
    assert {name: completed[name] for name in answers} == answers


@given(any_answers(), st.integers(0, 3))
def test_what_is_tried_leaves_no_question_of_the_real_base_unknown(answers: dict[str, Answer], turn: int) -> None:
    completed = completion(KNOWLEDGE, answers, turn=turn)
    situation = Situation(KNOWLEDGE, completed, as_of=date(2026, 1, 1))
    for question in KNOWLEDGE.questions:
        assert situation.truth(question.shown_when) is not None
        if situation.truth(question.shown_when):
            assert question.id in completed
            assert not [*problems_of_answer(question, completed[question.id], KNOWLEDGE)]
            if question.options_from:
                pool = completed[question.options_from]
                assert isinstance(pool, tuple)
                assert completed[question.id] in pool


@settings(max_examples=20)
@given(st.sets(st.sampled_from(sorted(BRAND))))
def test_it_agrees_with_the_search_on_the_real_base(left_out: set[str]) -> None:
    answers = {name: answer for name, answer in BRAND.items() if name not in left_out}
    whole = reachable(REAL, answers, choices=Choices())
    assert settled(REAL, answers, choices=Choices()) == whole.settled


def test_a_first_goal_that_is_no_longer_chosen_is_asked_again() -> None:
    space = MixSpace.compiled(KNOWLEDGE, as_of=KNOWLEDGE.meta.as_known_on)
    answers: dict[str, Answer] = {**BRAND, "goals": ("loyalty", "online_sales"), "primary_goal": "event"}
    without = {name: answer for name, answer in answers.items() if name != "primary_goal"}
    found = {row.question: row.effects for row in relevance(space.space, _now(answers)).asked}
    assert "primary_goal" in found
    assert found == {row.question: row.effects for row in relevance(space.space, _now(without)).asked}
    assert settled(space, answers, choices=Choices()) == settled(space, without, choices=Choices())


def _now(answers: dict[str, Answer]) -> Situation:
    return Situation(KNOWLEDGE, answers, as_of=KNOWLEDGE.meta.as_known_on)
