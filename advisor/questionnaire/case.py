"""A case: a client, the date asked for, the answers so far, and what user and consultant decided beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from advisor.logic.situation import Answer
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits

MAX_TEXT = 2000


class Client(BaseModel):
    """Who the advice is for. Printed, never used by a rule."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=200)
    notes: str = Field(default="", max_length=MAX_TEXT)


@dataclass(frozen=True)
class Case:
    """What an answers file holds. A missing answer is unknown."""

    client: Client = field(default_factory=Client)
    as_of: date | None = None
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    choices: Choices = field(default_factory=Choices)
    opinions: tuple[Opinion, ...] = ()
    plan: PlanEdits = NO_EDITS
