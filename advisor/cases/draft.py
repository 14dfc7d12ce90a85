"""A draft: a case being worked on, with the plan's horizon and the look of its report. Plain JSON data in the store."""

from __future__ import annotations

import re
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import PlanEdits

KEEP = timedelta(days=400)  # after the last change
ID_BYTES = 16  # 128 random bits: the id is the key to the answers
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def new_id() -> str:
    """An id nobody can guess."""
    return secrets.token_urlsafe(ID_BYTES)


def is_id(text: object) -> bool:
    """Whether `text` has the shape of an id."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


@dataclass(frozen=True)
class Horizon:
    """What the client wishes for the plan. None leaves it to the advice: it starts at the launch and runs a year."""

    start: date | None = None
    weeks: int | None = None


@dataclass(frozen=True)
class Look:
    """How the report names the house that prepared it. Empty (for the disclaimer: None) = the plain look.

    `text` and `headings` are families of fonts; `files` is the digest under which the logo and the fonts are kept.
    """

    name: str = ""
    tagline: str = ""
    contact: str = ""
    disclaimer: str | None = None
    accent: str = ""
    second: str = ""
    ink: str = ""
    text: str = ""
    headings: str = ""
    logo_text: str = ""
    files: str = ""


@dataclass(frozen=True)
class Draft:
    """A case with what belongs to its outputs. `version` counts the saved changes."""

    case: Case = field(default_factory=Case)
    horizon: Horizon = field(default_factory=Horizon)
    look: Look = field(default_factory=Look)
    version: int = 0

    def with_answer(self, question: str, value: Any) -> Draft:
        """The draft with one answer changed; None makes it unknown."""
        answers = dict(self.case.answers)
        answers.pop(question, None)
        if value is not None:
            answers[question] = value
        return self.with_case(replace(self.case, answers=MappingProxyType(answers)))

    def with_choices(self, choices: Choices) -> Draft:
        """The draft with other choices of the user's."""
        return self.with_case(replace(self.case, choices=choices))

    def with_plan(self, edits: PlanEdits) -> Draft:
        """The draft with other changes by hand in its plan."""
        return self.with_case(replace(self.case, plan=edits))

    def with_case(self, case: Case) -> Draft:
        """The draft with another case."""
        return replace(self, case=case)


def to_data(draft: Draft) -> dict[str, Any]:
    """The draft as plain JSON data."""
    case = draft.case
    return {
        "client": case.client.model_dump(),
        "as_of": _text(case.as_of),
        "answers": {key: list(value) if isinstance(value, tuple) else value for key, value in case.answers.items()},
        "choices": case.choices.model_dump(mode="json"),
        "opinions": [opinion.model_dump() for opinion in case.opinions],
        "plan": case.plan.model_dump(mode="json"),
        "horizon": {"start": _text(draft.horizon.start), "weeks": draft.horizon.weeks},
        "look": asdict(draft.look),
    }


def from_data(data: dict[str, Any], *, version: int) -> Draft:
    """The draft that `to_data` wrote."""
    answers = {key: tuple(value) if isinstance(value, list) else value for key, value in data["answers"].items()}
    client = Client.model_validate(data["client"])
    return Draft(
        case=Case(
            client=client,
            as_of=_day(data["as_of"]),
            answers=MappingProxyType(answers),
            choices=Choices.model_validate(data.get("choices", {})),
            opinions=tuple(Opinion.model_validate(one) for one in data.get("opinions", ())),
            plan=PlanEdits.model_validate(data.get("plan", {})),
        ),
        horizon=Horizon(start=_day(data["horizon"]["start"]), weeks=data["horizon"]["weeks"]),
        look=Look(**data["look"]),
        version=version,
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
