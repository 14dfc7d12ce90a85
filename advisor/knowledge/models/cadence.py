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


class ProjectionParameter(Grounded):
    """One input of the projection of reads, for one account or all."""

    id: Id
    account: str | None = None
    symbol: Literal["delivered", "open", "later_articles", "pushed_share", "growth"]
    title: Text
    band: Band


class CadenceRules(Model):
    """Numbers of the cadence that are not quotas: spacing, preparation, sectors."""

    timezone: str
    weeks: int
    prepare_working_days: int
    min_gap_days: dict[str, int]
    sectors: dict[str, str]
    hours_per_article: Band
    hours_per_broadcast: float
    sources: tuple[Cited, ...] = ()
