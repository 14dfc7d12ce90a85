"""Frequencies, pillars and the numbers behind plan and projection."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Cited, Grounded, Id, Model, Range, Text


class Frequency(Model):
    """How many broadcasts a month an answer to `publish_frequency` wishes for."""

    id: str
    per_month: float


class Profile(Grounded):
    """The usual number of broadcasts a month for an account, where the client has not said."""

    id: Id
    account: str
    when: Condition = Always()
    broadcasts_per_month: Range
    articles_each: Range | None = None


class PillarMix(Grounded):
    """Shares of the content pillars for a goal; they sum to 100."""

    id: Id
    when: Condition
    shares: dict[str, int]

    @model_validator(mode="after")
    def _sums_to_100(self) -> Self:
        if sum(self.shares.values()) != 100:
            raise ValueError(f"the shares sum to {sum(self.shares.values())}, not 100")
        return self


class Pillar(Model):
    """A kind of content."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    what: Text


class Band(Model):
    """A number with its low and high."""

    low: float
    central: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise ValueError(f"low {self.low:g} ≤ central {self.central:g} ≤ high {self.high:g} does not hold")
        return self


class ProjectionParameter(Grounded):
    """One input of the projection of reads, for one account or all, and for the clients that `when` describes.

    One for the account goes before one for all, one with a condition that holds before one without.
    """

    id: Id
    account: str | None = None
    when: Condition = Always()
    symbol: Literal["delivered", "open", "later_articles", "pushed_share", "growth"]
    title: Text
    band: Band


class Slot(Grounded):
    """A time of day for broadcasts, China time, `HH:MM`. Slots take turns: which one works is to be tried."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    begins: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    ends: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class MomentPart(Model):
    """A part of a moment that a broadcast can serve: a window of days before the moment's day.

    The window begins `from_days` before the day, or `from_run_up` days before its run-up does; it ends `to_days` before
    the day. It exists for moments of `least_weight` to `most_weight` whose run-up has `least_run_up` days or more and
    `most_run_up` days or fewer. `offer` marks the parts in which something is to be bought.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    from_days: int | None = Field(default=None, ge=0, le=90)
    from_run_up: int | None = Field(default=None, ge=0, le=30)
    to_days: int = Field(default=0, ge=0, le=90)
    least_weight: int = 1
    most_weight: int = 3
    least_run_up: int = 0
    most_run_up: int = 366
    offer: bool = False

    @model_validator(mode="after")
    def _begins_once(self) -> Self:
        if (self.from_days is None) == (self.from_run_up is None):
            raise ValueError("a part begins either from_days or from_run_up")
        return self


class PublishLane(Model):
    """Publishing without notice: the fact that says whether it exists, how much of it to plan, and with what."""

    available: Id
    most_per_month: int = Field(ge=0, le=60)
    pillars: tuple[str, ...]


class CadenceRules(Model):
    """Numbers of the cadence that are not quotas: spacing, preparation, sectors.

    Moments collide where one falls into another's days, or into the `collides_days` before it.
    """

    timezone: str
    weeks: int
    even_within_days: float = Field(default=1, ge=0)
    ramp_up: tuple[float, ...] = ()
    slots: tuple[Slot, ...] = ()
    moment_parts: tuple[MomentPart, ...] = ()
    collides_days: int = Field(default=0, ge=0, le=30)
    together_from_weight: int = 3
    promotional: tuple[str, ...] = ()
    publish: PublishLane | None = None
    hours_per_version: float = 0
    prepare_working_days: int
    min_gap_days: dict[str, int]
    sectors: dict[str, str]
    hours_per_article: Band
    hours_per_broadcast: float
    sources: tuple[Cited, ...] = ()
