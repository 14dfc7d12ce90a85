"""The answers in which two sides differ, and how each of them is said."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.parts.comparison import AnswerDiffers
from advisor.advice.why.condition_words import ConditionWords
from advisor.logic.situation import Answer, Answers, Missing, Situation


def differing_questions(one: Answers, other: Answers) -> tuple[str, ...]:
    """The questions whose answers differ, by id. The order of the options chosen is no difference."""
    return tuple(sorted(ident for ident in {*one, *other} if not _same(one.get(ident), other.get(ident))))


def _same(one: Answer | None, other: Answer | None) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return type(one) is type(other) and one == other


def answers_in_words(
    one: Situation, other: Situation, differing: tuple[str, ...], countries: Mapping[str, str]
) -> tuple[AnswerDiffers, ...]:
    """The differing answers in the order of the questionnaire; `countries` gives country codes their names."""
    found = []
    for ident in one.knowledge.asked_order:
        if ident in differing:
            said = [answer_in_words(side, ident, countries) for side in (one, other)]
            counted = [not isinstance(side.seen(ident), Missing) for side in (one, other)]
            found.append(
                AnswerDiffers(
                    question=ident,
                    label=one.knowledge.question[ident].label,
                    before=said[0],
                    after=said[1],
                    before_counted=counted[0],
                    after_counted=counted[1],
                )
            )
    return tuple(found)


def answer_in_words(situation: Situation, ident: str, countries: Mapping[str, str]) -> str:
    """An answer as a reader says it; `countries` gives country codes their names."""
    words = ConditionWords(situation, countries)
    if ident not in situation.answers:
        return words.say("condition.not_answered")
    return words.told(situation.knowledge.question[ident], situation.answers[ident])
