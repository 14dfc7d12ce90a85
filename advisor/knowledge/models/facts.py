"""Sources, and the dated facts that rest on them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from advisor.knowledge.models.parts import Confidence, Day, Grounded, Id, Model, Range, Text, Tier, Window


class Source(Model):
    """A publication that facts and rules rest on. `date` is what it says of itself: a day, month, year or nothing."""

    id: Id
    title: Text
    publisher: Text
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    about: bool = False
    url: str | None = None
    tier: Tier
    read: Literal["full", "part", "copy"] = "part"
    weak: bool = False
    checked_on: Day
    note: str | None = None


FactValue = bool | int | float | str | tuple[str, ...] | Range


def _fact_value(value: Any) -> Any:
    if isinstance(value, dict):
        return Range.model_validate(value)
    return tuple(value) if isinstance(value, list) else value


class ValueWindow(Window, Grounded):
    """The value of a fact during one window, how sure it is and why it stands."""

    value: Annotated[FactValue, BeforeValidator(_fact_value)]
    confidence: Confidence
    reason: Text
    verified_on: Day
    review_by: Day


class Claim(Model):
    """What one source says of a fact. `said_on` stands where it differs from the source's own date."""

    source: Id
    value: Annotated[FactValue, BeforeValidator(_fact_value)]
    said_on: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    standing: Literal["supports", "right_then", "never_right", "open"] = "supports"
    note: str | None = None


class Gap(Model):
    """A stretch of days `[from, to)` between two values for which nothing is known, and why."""

    from_: Day = Field(alias="from")
    to: Day
    text: Text


class Fact(Model):
    """A dated, sourced value, with everything that sources claim of it. An amount of money names its currency.

    Between two values there is no day without one unless `gaps` declares it.
    """

    id: Id
    title: Text
    kind: Literal["number", "flag", "word", "days", "list"]
    unit: str | None = None
    currency: Literal["CNY", "USD"] | None = None
    words: tuple[str, ...] = ()
    values: tuple[ValueWindow, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = ()
    gaps: tuple[Gap, ...] = ()
    note: str | None = None

    def on(self, day: date) -> ValueWindow | None:
        """The value in force on `day`, or None where nothing is known for that day."""
        return next((window for window in self.values if window.holds_on(day)), None)
