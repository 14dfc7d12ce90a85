"""The answers as the client gave them, in the questionnaire's words."""

from __future__ import annotations

from advisor.advice.model import Answered
from advisor.knowledge.models import Question
from advisor.logic.situation import Answer, Missing, Situation
from advisor.words import say


def answered(situation: Situation) -> tuple[Answered, ...]:
    """Every answer given, in the order asked; `counted` is false where the path does not ask for it."""
    rows = []
    for ident in situation.knowledge.asked_order:
        if ident in situation.answers:
            question = situation.knowledge.question[ident]
            words = in_words(question, situation.answers[ident], situation)
            counted = not isinstance(situation.seen(ident), Missing)
            rows.append(Answered(question=ident, label=question.label, answer=words, counted=counted))
    return tuple(rows)


def in_words(question: Question, answer: Answer, situation: Situation) -> str:
    """One answer with the labels of its options."""
    options = situation.knowledge.question[question.options_from].options if question.options_from else question.options
    labels = {option.id: option.label for option in options}
    if isinstance(answer, bool):
        return situation.knowledge.phrase["answer.yes" if answer else "answer.no"]
    if isinstance(answer, tuple):
        return (
            say(", ").join(labels.get(option, option) for option in answer) or situation.knowledge.phrase["answer.none"]
        )
    if isinstance(answer, int):
        return say("{value} {unit}", value=f"{answer:,}", unit=question.unit) if question.unit else f"{answer:,}"
    return labels.get(answer, answer)
