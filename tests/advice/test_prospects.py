"""The question that settles most leaves the fewest mixes, whatever the answer: compared with trying every answer."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given

from advisor.advice.outlook.prospects import prospects
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from tests.advice.test_reachable import DAY, SPACE, mix_of, partial
from tests.advice.test_relevance import turned
from tests.advice.turning_base import VALUES, completions, turning


def left(answers: dict[str, Answer]) -> int:
    return len({mix_of(turning(), one, DAY, Choices()) for one in completions(answers)})


@given(partial)
def test_the_most_telling_question_leaves_the_fewest_mixes_at_worst(answers: dict[str, Answer]) -> None:
    asked = [name for name in VALUES if name not in answers]
    found = prospects(SPACE, answers, choices=Choices(), asked=asked)
    assert found.complete
    assert found.settled == (left(answers) == 1)
    assert len(found.mixes) == left(answers)
    worst = {name: max(left({**answers, name: value}) for value in VALUES[name]) for name in asked}
    if found.telling is None:
        assert found.settled
    else:
        assert found.telling_leaves == worst[found.telling] == min(worst.values())


@given(partial)
def test_the_questions_that_turn_the_mix_are_those_of_a_pair_of_completions(answers: dict[str, Answer]) -> None:
    asked = [name for name in VALUES if name not in answers]

    def mix(situation: Situation) -> Hashable:
        return mix_of(turning(), dict(situation.answers), DAY, Choices())

    found = prospects(SPACE, answers, choices=Choices(), asked=asked)
    assert set(found.turning or ()) == turned(answers, mix)
