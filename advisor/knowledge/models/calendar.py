"""Recurring dates: moments, barred days, statutory holidays."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Grounded, Id, Model, Text


class DateRule(Model):
    """When something recurs: a solar day, a lunar day, the n-th weekday of a month (Monday = 1), or a solar term."""

    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    lunar_month: int | None = Field(default=None, ge=1, le=12)
    lunar_day: int | None = Field(default=None, ge=1, le=30)
    weekday: int | None = Field(default=None, ge=1, le=7)
    nth: int | None = Field(default=None, ge=1, le=5)
    solar_term: Literal["qingming", "dongzhi"] | None = None
    plus_days: int = 0


class Moment(Grounded):
    """A date that matters to some sectors. `weights` scores it by sector, 0 (skip) to 3 (core)."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    lead_weeks: int = Field(ge=0, le=26)
    run_up_days: int = Field(ge=0, le=60)
    weights: dict[str, int]
    note: str | None = None


class BarredDay(Grounded):
    """A day on which promotion is out of place. `days_after` extends it over the following days."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    days_after: int = Field(default=0, ge=0, le=10)
    when: Condition = Always()
    text: Text


class PublicHoliday(Grounded):
    """A statutory holiday by rule, for years whose official notice is not out yet."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    days: int = Field(default=1, ge=1, le=10)
