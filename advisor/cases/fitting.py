"""A case under a knowledge base that may no longer take all of it: what does not fit is left out, and told."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import problems_of_answer
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices, problems_of_choices
from advisor.questionnaire.plan_edits import NO_EDITS, problems_of_edits


def fitting(case: Case, knowledge: Knowledge) -> tuple[Case, tuple[str, ...]]:
    """The case as the base takes it, and the questions whose answers it does not take."""
    kept = {
        question: value
        for question, value in case.answers.items()
        if question in knowledge.question
        and not any(True for _ in problems_of_answer(knowledge.question[question], value, knowledge))
    }
    choices = _choices(case.choices, knowledge)
    edits = (
        NO_EDITS if any(True for _ in problems_of_edits(case.plan.model_dump(mode="json"), knowledge)) else case.plan
    )
    left_out = tuple(question for question in case.answers if question not in kept)
    return replace(case, answers=MappingProxyType(kept), choices=choices, plan=edits), left_out


def _choices(choices: Choices, knowledge: Knowledge) -> Choices:
    criteria = {criterion.id for criterion in knowledge.criteria}
    known = Choices(
        weights={name: weight for name, weight in choices.weights.items() if name in criteria},
        exclude=tuple(name for name in choices.exclude if name in knowledge.account),
        force=tuple(name for name in choices.force if name in knowledge.account),
        lock=tuple(name for name in choices.lock if name in knowledge.question),
    )
    return Choices() if any(True for _ in problems_of_choices(known.model_dump(), knowledge)) else known
