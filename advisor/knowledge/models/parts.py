"""The parts that the models of the knowledge base are made of.

Windows are half open: `from` is the first day a value or rule holds, `to` the first day it no longer does."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=80)]

Pattern = Annotated[str, Field(pattern=r"^(\*|[a-z_]+/[a-z_]+|\*/[a-z_]+|[a-z_]+/\*)$")]

Text = Annotated[str, Field(min_length=1, max_length=4000)]

Confidence = Literal["high", "medium", "low"]

Tier = Literal["platform", "partner", "observed"]

Status = Literal["open", "conditional", "closed"]

Strength = Literal["must", "should", "could"]

Severity = Literal["high", "medium", "low"]


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f'"{value}" is not a date that exists; write YYYY-MM-DD')


Day = Annotated[date, BeforeValidator(_date)]


class Model(BaseModel):
    """Frozen, strict, and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Window(Model):
    """A stretch of days `[from, to)`. A missing end is open."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    start: Literal["exact", "approximate"] = "exact"
    end: Literal["superseded", "withdrawn", "unverified_after"] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.from_ and self.to and self.from_ >= self.to:
            raise ValueError(f"the window ends ({self.to}) before or on the day it starts ({self.from_})")
        if (self.end is None) != (self.to is None):
            raise ValueError("a window with `to` says how it ends (`end`), and one without does not")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies inside the window."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day < self.to)


class Range(Model):
    """A number that is only known as a range."""

    min: float
    typical: float
    max: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.min <= self.typical <= self.max:
            raise ValueError(f"min {self.min:g} ≤ typical {self.typical:g} ≤ max {self.max:g} does not hold")
        return self


class Money(Model):
    """A cost in yuan, as a range."""

    min: float = Field(ge=0)
    max: float = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min:g} is more than max {self.max:g}")
        return self


class Citation(Model):
    """A source and the place in it."""

    source: Id
    at: str | None = None


def _citation(value: Any) -> Any:
    return {"source": value} if isinstance(value, str) else value


Cited = Annotated[Citation, BeforeValidator(_citation)]


class Grounded(Model):
    """Something that says where it comes from: sources, or the mark that it is the knowledge base's own judgement."""

    sources: tuple[Cited, ...] = ()
    judgement: bool = False

    @model_validator(mode="after")
    def _says_where_from(self) -> Self:
        if not self.sources and not self.judgement:
            raise ValueError("name `sources`, or say `judgement: true` where it is the knowledge base's own")
        return self
