"""How mixes are compared."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Confidence, Model, Strength, Text


class OtherWeight(Model):
    """The weight of a criterion for the clients that `when` describes."""

    when: Condition
    weight: float = Field(ge=0)


class Criterion(Model):
    """One named criterion of the mix. `measure` names a computed share between 0 and 1 (1 = best).

    The first of `unless` whose condition holds gives the weight instead.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    measure: Literal["coverage", "control", "speed", "economy", "focus", "certainty", "breadth"]
    weight: float = Field(ge=0)
    text: Text
    unless: tuple[OtherWeight, ...] = ()


class Scale(Model):
    """The number at which a measure reaches its worst, for the clients `when` describes; the first to hold counts."""

    when: Condition = Always()
    worst: float = Field(gt=0)


class MixRules(Model):
    """The numbers behind the measures of a mix."""

    strength_weights: dict[Strength, float]
    limited_share: float = Field(gt=0, le=1)
    later_share: float = Field(gt=0, le=1)
    certainty: dict[Confidence, float]
    conditional_certainty: float = Field(gt=0, le=1)
    speed_worst_days: float = Field(gt=0)
    economy_worst: tuple[Scale, ...] = Field(min_length=1)
    focus_worst: tuple[Scale, ...] = Field(min_length=1)
    alternatives: int = Field(ge=0, le=10)
