"""What a domain case may say. Unknown keys are refused, so that no slip of the pen makes a case say nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


def _names(value: object) -> object:
    if not value:
        raise ValueError("an empty list expects nothing")
    return value


def _pattern(text: object) -> re.Pattern[str]:
    try:
        return re.compile(str(text), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"not a pattern: {error}") from None


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, StringConstraints(min_length=1)]
Names = Annotated[tuple[Text, ...], BeforeValidator(_names)]
Pattern = Annotated[re.Pattern[str], BeforeValidator(_pattern)]
Patterns = tuple[Pattern, ...]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d$")]
Status = Literal["open", "conditional", "closed", "unknown"]
Outcome = Literal["possible", "impossible", "unconfirmed"]
Action = Literal["keep", "verify", "move", "take_back", "rebuild", "retire", "ask"]
Moving = Literal["possible", "not_established", "impossible"]


class Slip(ValueError):
    """A case that cannot be judged: it names what does not exist, or answers what is never asked."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True)


class FactOn(_Strict):
    """A fact on a day: exactly `value` (null: nothing is known then), `one_of` several, or a range inside `within`."""

    id: Text
    as_of: Day
    value: Any = None
    one_of: tuple[Any, ...] = ()
    within: tuple[int, int] | None = None


class Expect(_Strict):
    """What the advice must hold. Each field is checked by the function of the same name."""

    status: Literal["final", "provisional"] | None = None
    verdicts: dict[str, tuple[Status, ...]] | None = None
    verdict_says: dict[str, Pattern] | None = None
    verdict_steps: dict[str, Names] | None = None
    verdict_steps_not: dict[str, Names] | None = None
    must: Names | None = None
    must_now: Names | None = None
    any_of: Names | None = None
    not_: Names | None = Field(None, alias="not")
    not_now: Names | None = None
    route: dict[str, str] | None = None
    not_route: dict[str, str] | None = None
    role: dict[str, Literal["lead", "support", "later"]] | None = None
    all_later: Literal[True] | None = None
    provides: dict[str, dict[str, Text]] | None = None
    needs: dict[str, Literal["must", "should", "could"]] | None = None
    needs_not: Names | None = None
    met: dict[str, Names] | None = None
    not_met_by: dict[str, Names] | None = None
    unmet: Names | None = None
    limits: dict[str, Pattern] | None = None
    wishes: dict[str, tuple[Outcome, ...]] | None = None
    wish_steps: dict[str, Names] | None = None
    instead: dict[str, Pattern] | None = None
    existing: dict[str, tuple[Action, ...]] | None = None
    existing_by: dict[str, Names] | None = None
    existing_steps: dict[str, Names] | None = None
    moving: dict[str, tuple[Moving, ...]] | None = None
    phases: tuple[tuple[Text, ...], ...] | None = None
    gives: Names | None = None
    gives_not: Names | None = None
    asks: Names | None = None
    says: Patterns | None = None
    never_says: Patterns | None = None
    outside: Names | None = None
    outside_not: Names | None = None
    risks: Names | None = None
    risks_not: Names | None = None
    prepares: dict[str, Names] | None = None
    prepares_not: dict[str, Names] | None = None
    roadmap: Names | None = None
    roadmap_not: Names | None = None
    costs: dict[str, int] | None = None
    launch_days: tuple[int, int] | None = None
    meets_deadline: Literal[True, False, "not_known"] | None = None
    no_broadcasts: Literal[True] | None = None
    broadcasts_per_month_at_most: dict[str, int] | None = None
    broadcasts_per_month_at_least: dict[str, int] | None = None
    month_at_most: dict[str, dict[Month, int]] | None = None
    days_apart_at_least: dict[str, int] | None = None
    articles_each_at_most: dict[str, int] | None = None
    articles_per_month_at_most: int | None = None
    no_broadcast_on: tuple[Day, ...] | None = None
    broadcast_on: tuple[Day, ...] | None = None


class Case(_Strict):
    """One case. `vary` repeats it with each answer to one question.

    `cites` names, for a rule, provision, step, fact or other entry, the sources that the research gives for it: the
    entry cites some of them and no other.
    """

    id: Text
    source: Names
    why: Text
    as_of: Day | None = None
    answers: dict[str, Any] | None = None
    sample: Text | None = None
    vary: dict[str, tuple[Any, ...]] = {}
    start: Day | None = None
    expect: Expect | None = None
    facts: tuple[FactOn, ...] = ()
    cites: dict[str, Names] = {}

    @model_validator(mode="after")
    def _says_something(self) -> Case:
        advised = self.answers is not None or self.sample is not None
        complete = advised == (self.expect is not None) == (self.as_of is not None)
        wrong = {
            "give answers or a sample, not both": self.answers is not None and self.sample is not None,
            "answers, as_of and expect go together": not complete,
            "the case expects nothing": not (advised or self.facts or self.cites),
            "expect is empty": self.expect is not None and not self.expect.model_fields_set,
            "vary one question": len(self.vary) > 1,
        }
        if any(wrong.values()):
            raise ValueError("; ".join(said for said, true in wrong.items() if true))
        return self
