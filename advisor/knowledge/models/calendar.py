"""The calendar: its range, recurring and single dates, moments, days to be careful on, statutory holidays."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Day, Grounded, Id, Model, Text, Window

Certainty = Literal["official", "expected"]
Weight = Annotated[int, Field(ge=0, le=3)]


class CalendarRange(Model):
    """The days the calendar is good for, both included."""

    first: Day
    last: Day

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"the calendar ends ({self.last}) before it begins ({self.first})")
        return self

    def holds(self, day: date) -> bool:
        """Whether the calendar is good for the day."""
        return self.first <= day <= self.last


class DateRule(Model):
    """When something falls: a solar day, a lunar day, the n-th weekday of a month (Monday = 1), a solar term, or `on`.

    `on` names single days. The others recur in every year from `since`, or in its even or odd ones, and `plus_days`
    moves them.
    """

    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    lunar_month: int | None = Field(default=None, ge=1, le=12)
    lunar_day: int | None = Field(default=None, ge=1, le=30)
    weekday: int | None = Field(default=None, ge=1, le=7)
    nth: int | None = Field(default=None, ge=1, le=5)
    solar_term: Literal["qingming", "liqiu", "dongzhi"] | None = None
    on: tuple[Day, ...] = ()
    plus_days: int = 0
    since: int | None = Field(default=None, ge=1900, le=2100)
    years: Literal["every", "even", "odd"] = "every"

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        told = {
            name
            for name in ("month", "day", "lunar_month", "lunar_day", "weekday", "nth", "solar_term")
            if getattr(self, name) is not None
        } | ({"on"} if self.on else set())
        kinds = ({"month", "day"}, {"lunar_month", "lunar_day"}, {"month", "weekday", "nth"}, {"solar_term"}, {"on"})
        if told not in kinds:
            raise ValueError(
                "a date is month and day, lunar_month and lunar_day, month with weekday and nth, solar_term, or on"
            )
        if self.on and (self.plus_days or self.since or self.years != "every"):
            raise ValueError("single days (`on`) do not recur: neither plus_days nor since nor years goes with them")
        return self


class Edition(Grounded):
    """The dates of one year as they were announced: the day itself, the day it opens, and its last."""

    day: Day
    opens: Day | None = None
    last: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not (self.opens or self.day) <= self.day <= (self.last or self.day):
            raise ValueError("opens ≤ day ≤ last does not hold")
        return self


class Moment(Grounded):
    """A date that matters to some sectors. `weights` scores it by sector, 0 (skip) to 3 (core).

    It lasts `lasts` days from its day and is worth speaking of from `run_up_days` before it. `known` holds the years
    whose dates were announced; in all other years it falls where `date` says, with `certainty`. `when` limits it to
    some clients of its sectors.
    """

    id: Id
    name: Text
    chinese: Text
    kind: Literal["festival", "shopping", "trade"] = "festival"
    date: DateRule
    certainty: Certainty = "official"
    lasts: int = Field(default=1, ge=1, le=31)
    lead_weeks: int = Field(ge=0, le=26)
    run_up_days: int = Field(ge=0, le=60)
    known: tuple[Edition, ...] = ()
    when: Condition = Always()
    weights: dict[str, Weight]
    note: str | None = None


class BarredDay(Grounded):
    """A sensitive day. `days_after` extends it over the following days.

    `promotion: barred` leaves no room for promotion on it; `careful` says what to mind in a broadcast.
    """

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    certainty: Certainty = "official"
    promotion: Literal["barred", "careful"] = "barred"
    days_after: int = Field(default=0, ge=0, le=10)
    when: Condition = Always()
    text: Text


class PublicHoliday(Grounded, Window):
    """A statutory holiday by rule, for years whose official notice is not out yet, in the window the law says so."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    days: int = Field(default=1, ge=1, le=10)
