"""A saved case as the knowledge base of today takes it: former ids carried over, and what does not fit left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from advisor.cases.draft import Draft
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import problems_of_answer
from advisor.questionnaire.carrying import Carried, carry_case
from advisor.questionnaire.former import Former
from advisor.web.cadence.plan_changes import fitting_edits
from advisor.web.cadence.plan_rows import known_ids
from advisor.web.what_if.choosing import fitting
from advisor.words import say


@dataclass(frozen=True)
class Fitted:
    """A case that can be worked on, what was carried over from former ids, and in words what does not count."""

    draft: Draft
    carried: Carried
    dropped: tuple[str, ...]


def fitted(draft: Draft, knowledge: Knowledge, former: Former, *, today: date) -> Fitted:
    """The case as the base takes it. The store holds it as it was until somebody changes it."""
    case, carried = carry_case(draft.case, former)
    kept, dropped = {}, []
    for question, value in case.answers.items():
        known = knowledge.question.get(question)
        if known is None or any(True for _ in problems_of_answer(known, value, knowledge)):
            dropped.append(known.label if known else question)
        else:
            kept[question] = value
    if dropped:
        case = replace(case, answers=MappingProxyType(kept))
    draft = draft if case == draft.case else draft.with_case(case)
    choices = fitting(case.choices, Situation(knowledge, kept, as_of=case.as_of or today))
    if choices != case.choices:
        draft = draft.with_choices(choices)
        dropped.append(say("choices of yours"))
    edits = fitting_edits(case.plan, known_ids(knowledge))
    if edits != case.plan:
        draft = draft.with_plan(edits)
        dropped.append(say("changes by hand in the plan"))
    return Fitted(draft, carried, tuple(dropped))
