"""What the cadence says, as part of the advice document."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, dataclass_transform

Basis = Literal["sources", "judgement"]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A part of the advice document: every class below it is a frozen dataclass with keyword arguments only.

    The engine alone makes them, so they are checked by the type checker and not anew at run time.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        dataclass(frozen=True, kw_only=True)(cls)


class Reason(Part):
    """A sentence of advice: what is said, and what it rests on."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    basis: Basis


class Broadcast(Part):
    """One broadcast to followers. `moment` is empty where none is served."""

    date: date
    account: str
    articles: int
    pillar: str
    moment: str
    prepare_from: datetime.date


class QuotaWindow(Part):
    """A quota in force `from_` one day `until` another, both included."""

    account: str
    per: Literal["day", "month"]
    broadcasts: int
    articles_each: int | None
    from_: date
    until: date | None
    sources: tuple[str, ...]


class ArticleCount(Part):
    """Articles in a month: what is planned at most, and what the team can produce (None = not said)."""

    planned: float
    capacity: int | None


class Reads(Part):
    """A band of reads."""

    low: int
    central: int
    high: int


class Projection(Part):
    """Expected reads of all articles of one account in one month (`YYYY-MM`)."""

    account: str
    month: str
    reads: Reads


class MomentDay(Part):
    """A date of the marketing calendar inside the horizon; `barred` = no promotion."""

    date: date
    id: str
    name: str
    weight: int
    barred: bool
    text: str
    sources: tuple[str, ...]
    basis: Basis


class Cadence(Part):
    """The dated plan, the quotas it keeps, and what had to give."""

    start: date
    weeks: int
    timezone: str
    broadcasts: tuple[Broadcast, ...]
    quotas: tuple[QuotaWindow, ...]
    articles_per_month: ArticleCount
    projections: tuple[Projection, ...]
    projection_inputs: tuple[Reason, ...]
    moments: tuple[MomentDay, ...]
    warnings: tuple[Reason, ...]
