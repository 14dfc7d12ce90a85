"""Two cases in an order that tells nobody which is whose."""

from __future__ import annotations

import json

from advisor.questionnaire.case import Case

LABELS = ("one", "the other")


def in_blind_order(one: Case, other: Case) -> tuple[Case, Case]:
    """The two cases, sorted by answers and choices alone: neither their names nor who came first decides."""
    first, second = sorted((one, other), key=_told)
    return first, second


def _told(case: Case) -> str:
    answers = {name: sorted(value) if isinstance(value, tuple) else value for name, value in case.answers.items()}
    return json.dumps([answers, case.choices.model_dump()], sort_keys=True)
