"""How two pieces of advice differ: the same answers at two dates or under two bases, or two sets of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.comparing.answers import answers_in_words, differing_questions
from advisor.advice.comparing.blame import Blame
from advisor.advice.comparing.chosen import Chosen, choices_in_words
from advisor.advice.comparing.dated import changed_between
from advisor.advice.comparing.differences import rows
from advisor.advice.comparing.turned import Turning
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.model import Advice
from advisor.advice.parts.comparison import Change, Comparison, Decisive, Side
from advisor.advice.why.naming import Naming
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.words import speaking

__all__ = ["Change", "Stand", "changes", "compare", "differing_questions"]


@dataclass(frozen=True)
class Stand:
    """One side of a comparison: what is known, the advice it led to, a label for it, and what its user chose."""

    situation: Situation
    advice: Advice
    label: str = ""
    choices: Choices = NO_CHOICES


def changes(before: Advice, after: Advice) -> tuple[Change, ...]:
    """Everything compared in which two pieces of advice differ, told by ids alone. Equal advice gives none."""
    return tuple(rows(before, after, Naming()))


def compare(
    before: Stand, after: Stand, *, decisive: Decisive | None = None, countries: Mapping[str, str] | None = None
) -> Comparison:
    """Compare two sides: answers, the users' choices, dated rules and facts, advice, and what did it.

    Where the sides change places, so do before and after, and nothing else. `decisive` is taken over as it is;
    `countries` gives country codes their names.
    """
    with speaking(after.situation.knowledge.meta.language):
        return _compared(before, after, decisive=decisive, countries=countries or {})


def _compared(before: Stand, after: Stand, *, decisive: Decisive | None, countries: Mapping[str, str]) -> Comparison:
    one, other = before.situation, after.situation
    differing = differing_questions(one.answers, other.answers)
    turned = Turning(one, other, frozenset(differing)).turned()
    chosen = Chosen(((one, before.choices), (other, after.choices)))
    blame = Blame(((one, before.advice), (other, after.advice)), turned, frozenset(differing), chosen)
    found = tuple(blame.blamed(tuple(rows(before.advice, after.advice, Naming(other.knowledge)))))
    same_base = one.knowledge.digest == other.knowledge.digest
    return Comparison(
        before=Side(label=before.label, as_of=one.as_of),
        after=Side(label=after.label, as_of=other.as_of),
        answers=answers_in_words(one, other, differing, countries),
        choices=choices_in_words(before.choices, after.choices, other.knowledge),
        opinions_differ=before.advice.opinions != after.advice.opinions,
        dated=changed_between(one, other, found) if same_base else (),
        changes=found,
        turned=tuple(turned.values()),
        decisive=decisive,
    )
