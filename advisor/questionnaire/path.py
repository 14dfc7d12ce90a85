"""The path through the questionnaire: which questions are shown, which still wait for an answer."""

from __future__ import annotations

from datetime import date

from advisor.knowledge.models import Knowledge, Question, Section
from advisor.logic.situation import Answers, Situation


def shown(situation: Situation, question: Question) -> bool:
    """Whether the question is asked, given the other answers. One whose condition is still open is not shown yet."""
    return situation.truth(question.shown_when) is True


def shown_sections(situation: Situation) -> tuple[tuple[Section, tuple[Question, ...]], ...]:
    """The sections and the questions shown in each, in the author's order."""
    by_id = situation.knowledge.question
    return tuple(
        (section, tuple(by_id[ident] for ident in section.questions if shown(situation, by_id[ident])))
        for section in situation.knowledge.sections
    )


def still_worth_asking(knowledge: Knowledge, answers: Answers, *, as_of: date) -> tuple[Question, ...]:
    """The questions on the path that have no answer yet, in the author's order."""
    situation = Situation(knowledge, answers, as_of=as_of)
    questions = (knowledge.question[ident] for ident in knowledge.asked_order)
    return tuple(question for question in questions if question.id not in answers and shown(situation, question))
