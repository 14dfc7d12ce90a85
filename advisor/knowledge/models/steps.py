"""Steps of preparation: how long they take, what they cost, what comes before."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Confidence, Day, Grounded, Id, Model, Money, Pattern, Range, Text


class OtherCost(Model):
    """What a step costs the clients that `when` describes. With neither amount nor fact, no figure is known for them.

    `perhaps` marks a cost that may or may not apply to them: the range then spans this one and what follows.
    """

    when: Condition
    perhaps: bool = False
    cost_cny: Money | None = None
    cost_fact: Id | None = None
    note: Text

    @model_validator(mode="after")
    def _has_one_cost(self) -> Self:
        if self.cost_cny is not None and self.cost_fact is not None:
            raise ValueError("give the cost once: as `cost_cny` or as `cost_fact`")
        return self


class Step(Grounded):
    """One piece of preparation. `days_fact` takes the duration from a fact instead of `days`.

    `cost_fact` takes the cost from a fact in CNY or USD instead of `cost_cny`; the first of `cost_unless` whose
    condition holds gives it instead. `cost_open` says what the amount leaves open. `yearly_fact` is a flag that says
    whether the cost falls due again every year.
    """

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
    cost_fact: Id | None = None
    cost_unless: tuple[OtherCost, ...] = ()
    cost_note: Text | None = None
    cost_open: Text | None = None
    yearly: bool = False
    yearly_fact: Id | None = None
    confidence: Confidence
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Self:
        if (self.days is None) == (self.days_fact is None):
            raise ValueError("give the duration once: as `days` or as `days_fact`")
        if self.days is not None and self.days.min < 0:
            raise ValueError(f"a step cannot take {self.days.min:g} days")
        if self.cost_cny is not None and self.cost_fact is not None:
            raise ValueError("give the cost once: as `cost_cny` or as `cost_fact`")
        if self.yearly and self.yearly_fact is not None:
            raise ValueError("say once whether it falls due every year: as `yearly` or as `yearly_fact`")
        if self.from_ and self.to and self.from_ >= self.to:
            raise ValueError(f"the step ends ({self.to}) before or on the day it starts ({self.from_})")
        return self
