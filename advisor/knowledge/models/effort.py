"""What the plan takes in work: hours and cost, the roles that share them, and the hours a team has."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.cadence import Band
from advisor.knowledge.models.parts import Grounded, Id, Model, Text

HoursOf = Literal["hours_per_article", "hours_per_broadcast", "hours_per_version"]
CostOf = Literal["monthly_pay", "employer_cost", "paid_hours"]


class EffortInput(Grounded):
    """One number behind hours and cost. The hours' own numbers stand in the rules of the cadence, the others here."""

    id: Id
    symbol: HoursOf | CostOf
    title: Text
    unit: str = ""
    band: Band | None = None

    @model_validator(mode="after")
    def _has_one_number(self) -> Self:
        if (self.band is None) != self.symbol.startswith("hours_per_"):
            raise ValueError(f"`band` gives the number of {self.symbol}, save where the rules of the cadence hold it")
        return self


class OtherParts(Model):
    """The parts of a role for the clients that `when` describes."""

    when: Condition
    parts: float = Field(ge=0)


class Role(Grounded):
    """Somebody who works on an article. `parts` is the share of its hours, out of the parts of all roles that apply.

    The first of `unless` whose condition holds gives the parts instead. The hours that a broadcast takes besides, and
    those of further versions, go to the roles that say so, in equal shares.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    what: Text
    parts: float = Field(ge=0)
    unless: tuple[OtherParts, ...] = ()
    when: Condition = Always()
    broadcasts: bool = False
    versions: bool = False


class Team(Grounded):
    """The hours of a calendar month that a team has for content. None where they are not ours to know."""

    id: Id
    when: Condition
    title: Text
    hours: Band | None = None
