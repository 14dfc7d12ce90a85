"""How two pieces of advice differ: the same answers at two dates or under two bases, or two sets of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.comparing.blame import Blame
from advisor.advice.comparing.dated import changed_between
from advisor.advice.comparing.differences import rows
from advisor.advice.comparing.turned import Turning
from advisor.advice.model import Advice
from advisor.advice.parts.comparison import AnswerDiffers, Change, Comparison, Decisive, Side
from advisor.advice.why.condition_words import ConditionWords
from advisor.advice.why.naming import Naming
from advisor.logic.situation import Answer, Answers, Missing, Situation

__all__ = ["Change", "Stand", "changes", "compare", "differing_questions"]


@dataclass(frozen=True)
class Stand:
    """One side of a comparison: what is known, the advice it led to, and a label for it."""

    situation: Situation
    advice: Advice
    label: str = ""


def changes(before: Advice, after: Advice) -> tuple[Change, ...]:
    """Everything compared in which two pieces of advice differ, told by ids alone. Equal advice gives none."""
    return tuple(rows(before, after, Naming()))


def compare(
    before: Stand, after: Stand, *, decisive: Decisive | None = None, countries: Mapping[str, str] | None = None
) -> Comparison:
    """Compare two sides: answers, dated rules and facts, advice, and what did it.

    Where the sides change places, so do before and after, and nothing else. `decisive` is taken over as it is;
    `countries` gives country codes their names.
    """
    one, other = before.situation, after.situation
    differing = differing_questions(one.answers, other.answers)
    turned = Turning(one, other, frozenset(differing)).turned()
    blame = Blame(((one, before.advice), (other, after.advice)), turned, frozenset(differing))
    found = tuple(blame.blamed(tuple(rows(before.advice, after.advice, Naming(other.knowledge)))))
    same_base = one.knowledge.digest == other.knowledge.digest
    return Comparison(
        before=Side(label=before.label, as_of=one.as_of),
        after=Side(label=after.label, as_of=other.as_of),
        answers=_answers(one, other, differing, countries or {}),
        dated=changed_between(one, other, found) if same_base else (),
        changes=found,
        turned=tuple(turned.values()),
        decisive=decisive,
    )


def differing_questions(one: Answers, other: Answers) -> tuple[str, ...]:
    """The questions whose answers differ, by id. The order of the options chosen is no difference."""
    return tuple(sorted(ident for ident in {*one, *other} if not _same(one.get(ident), other.get(ident))))


def _same(one: Answer | None, other: Answer | None) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return type(one) is type(other) and one == other


def _answers(
    one: Situation, other: Situation, differing: tuple[str, ...], countries: Mapping[str, str]
) -> tuple[AnswerDiffers, ...]:
    found = []
    for ident in one.knowledge.asked_order:
        if ident in differing:
            said = [_told(side, ident, countries) for side in (one, other)]
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


def _told(situation: Situation, ident: str, countries: Mapping[str, str]) -> str:
    words = ConditionWords(situation, countries)
    if ident not in situation.answers:
        return words.say("condition.not_answered")
    return words.told(situation.knowledge.question[ident], situation.answers[ident])
