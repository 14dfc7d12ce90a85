"""Steps of preparation."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Confidence, Day, Grounded, Id, Money, Pattern, Range, Text


class Step(Grounded):
    """One piece of preparation. `days_fact` takes the duration from a fact instead of `days`."""

    id: Id
    title: Text
    text: Text
    for_: tuple[Pattern, ...] = Field(default=(), alias="for")
    when: Condition = Always()
    after: tuple[Id, ...] = ()
    days: Range | None = None
    days_fact: Id | None = None
    counted_in: Literal["days", "working_days"] = "days"
    cost_cny: Money | None = None
    cost_note: str | None = None
    yearly: bool = False
    confidence: Confidence
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _has_one_duration(self) -> Self:
        if (self.days is None) == (self.days_fact is None):
            raise ValueError("give the duration once: as `days` or as `days_fact`")
        return self
