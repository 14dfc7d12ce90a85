"""What the questions page tells after each answer, worked out from the answers alone: by whichever process is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.advice.first_sight import FirstSight, first_sight
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.prospects import prospects
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.settled import settled
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Relevance
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits


@dataclass(frozen=True)
class Panel:
    """How things stand: the accounts and the mix, the questions that still matter, whether the mix is settled."""

    first: FirstSight
    relevance: Relevance
    settled: bool


@dataclass(frozen=True)
class Asked:
    """What is asked for, and everything it hangs on besides the knowledge base. `choices` are JSON."""

    what: Literal["panel", "prospects"]
    answers: Mapping[str, Answer]
    as_of: date
    choices: str
    start: date | None = None
    weeks: int | None = None
    edits: PlanEdits = NO_EDITS


def panel(space: MixSpace, asked: Asked) -> Panel:
    """How things stand after these answers."""
    choices = Choices.model_validate_json(asked.choices)
    situation = Situation(space.knowledge, asked.answers, as_of=space.as_of)
    return Panel(
        first_sight(space, asked.answers, start=asked.start, weeks=asked.weeks, choices=choices, edits=asked.edits),
        relevance(space.space, situation),
        settled(space, asked.answers, choices=choices),
    )


def ahead(space: MixSpace, asked: Asked) -> Prospects:
    """Which mixes are still in reach of these answers."""
    situation = Situation(space.knowledge, asked.answers, as_of=space.as_of)
    questions = [row.question for row in relevance(space.space, situation).asked]
    choices = Choices.model_validate_json(asked.choices)
    return prospects(space, asked.answers, choices=choices, asked=questions)


def reckoned(space: MixSpace, asked: Asked) -> Panel | Prospects:
    """Whichever is asked for."""
    return panel(space, asked) if asked.what == "panel" else ahead(space, asked)
