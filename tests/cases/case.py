"""What a case may say. Unknown keys are refused, so that no slip of the pen makes a case say nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

Day = Annotated[date, BeforeValidator(date.fromisoformat)]
Text = Annotated[str, StringConstraints(min_length=1)]
Names = Annotated[tuple[Text, ...], BeforeValidator(lambda value: value or "an empty list expects nothing")]
Pattern = Annotated[re.Pattern[str], BeforeValidator(lambda text: re.compile(text, re.IGNORECASE))]
Patterns = tuple[Pattern, ...]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d$")]
Status = Literal["open", "conditional", "closed", "unknown"]
Outcome = Literal["possible", "impossible", "unconfirmed"]


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
    not_: Names | None = None
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
        assert not (self.answers is not None and self.sample), "give answers or a sample, not both"
        assert advised == (self.expect is not None) == (self.as_of is not None), "answers, as_of and expect go together"
        assert advised or self.facts or self.cites, "the case expects nothing"
        assert self.expect is None or self.expect.model_fields_set, "expect is empty"
        assert len(self.vary) <= 1, "vary one question"
        return self


def entry(data: Any) -> Any:
    """A case as YAML has it; `not` is a word of Python's."""
    expect = data.get("expect") if isinstance(data, dict) else None
    if isinstance(expect, dict):
        data = {**data, "expect": {"not_" if key == "not" else key: value for key, value in expect.items()}}
    return data
