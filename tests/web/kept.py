"""Drafts put into the store by hand, and the advice on what a visit shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from streamlit.testing.v1 import AppTest

from advisor.advice.model import Advice
from advisor.cases.draft import Draft, new_id
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.web import base
from advisor.web.start.samples import sample_cases
from advisor.words import speaking
from tests.web.visits import visit


@lru_cache(maxsize=1)
def samples() -> dict[str, Case]:
    """The sample clients, in English whatever is spoken."""
    with speaking("en"):
        return sample_cases(base.knowledge_folder())


def open_case(case: Case) -> AppTest:
    """The start page of a visit to this case."""
    ident = new_id()
    base.store(base.database_url()).edit(ident, lambda draft: draft.with_case(case), first=Draft())
    return visit(ident)


def sample_with(sample: str, *, choices: Choices | None = None, **answers: Any) -> Case:
    """A sample client with some answers, or the user's choices, changed."""
    case = samples()[sample]
    changed = MappingProxyType({**case.answers, **answers})
    return replace(case, answers=changed, choices=choices or case.choices)


def advice_of(app: AppTest) -> Advice:
    """The advice, in depth, on the case of a visit."""
    draft: Draft = app.session_state["draft"]
    case = draft.case
    return base.advised(
        base.key_of(
            base.knowledge_folder(),
            case.answers,
            as_of=case.as_of or date.today(),
            start=draft.horizon.start,
            weeks=draft.horizon.weeks,
            choices=case.choices,
            opinions=case.opinions,
            edits=case.plan,
        )
    )
