"""The path through the questionnaire: which questions are shown."""

from __future__ import annotations

from advisor.knowledge.models import Question
from advisor.logic.situation import Situation


def shown(situation: Situation, question: Question) -> bool:
    """Whether the question is asked, given the other answers. One whose condition is still open is not shown yet."""
    return situation.truth(question.shown_when) is True
