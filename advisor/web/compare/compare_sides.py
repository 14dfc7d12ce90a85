"""Two sides compared, each advised once for everybody; and the search for what decides between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from advisor.advice.comparing.comparison import Stand, compare
from advisor.advice.comparing.decisive import decisive
from advisor.advice.parts.comparison import Comparison, Decisive
from advisor.logic.situation import Situation
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.report.country_names import country_names
from advisor.web import base
from advisor.web.visit import Visit


@dataclass(frozen=True)
class Side:
    """A side to be compared: what its advice depends on, and what the reader calls it."""

    key: base.Key
    label: str


def side_of(visit: Visit, case: Case, *, as_of: date, label: str) -> Side:
    """A case on a date, with as long a plan as the case at hand has."""
    key = base.key_of(
        visit.folder,
        case.answers,
        as_of=as_of,
        weeks=visit.draft.horizon.weeks,
        choices=case.choices,
        opinions=case.opinions,
        edits=case.plan,
    )
    return Side(key, label)


@lru_cache(maxsize=64)
def compared(one: Side, other: Side) -> Comparison:
    """How the two differ. Raises ValueError where the weights of a side tell no mix from another."""
    return compare(_stand(one), _stand(other), countries=country_names())


def _stand(side: Side) -> Stand:
    folder, answers, as_of, _, _, choices, *_ = side.key
    situation = Situation(base.knowledge(folder), dict(answers), as_of=as_of)
    return Stand(situation, base.advised(side.key), side.label, Choices.model_validate_json(choices))


@lru_cache(maxsize=32)
def decided(one: Side, other: Side) -> Decisive | None:
    """Which differences decide, where both are of one date. Takes up to some seconds."""
    first, second = _stand(one), _stand(other)
    knowledge, as_of = first.situation.knowledge, first.situation.as_of
    answers = first.situation.answers, second.situation.answers
    choices = first.choices, second.choices
    return decisive(knowledge, *answers, as_of=as_of, choices=choices)
