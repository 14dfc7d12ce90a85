"""Drafts for the tests of the store."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from advisor.cases.draft import Draft, Horizon, Look
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion

FULL = Draft(
    case=Case(
        client=Client(name="Kauri 喆", contact="a@b", notes="x\ny"),
        as_of=date(2026, 11, 21),
        answers=MappingProxyType({"goals": ("event",), "licences": (), "umbrella_account": False, "segments": 3}),
        choices=Choices(weights={"control": 2.5}, exclude=("wecom",), force=("service",), lock=("home",)),
        opinions=(Opinion(about="service", says="Wait.", instead_of="Open now.", rationale="Their lawyer asks."),),
    ),
    horizon=Horizon(start=date(2027, 1, 4), weeks=12),
    look=Look(name="House", accent="#112233"),
)


def named(name: str) -> Draft:
    """A case of a client of this name."""
    return Draft(case=Case(client=Client(name=name)))
