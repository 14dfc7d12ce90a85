"""How far the weights may move before another mix is best."""

from __future__ import annotations

from advisor.advice.parts.members import Member
from advisor.cadence.model import Part


class Flip(Part):
    """The mix that takes over where the weight of a criterion falls `below` or rises `above` (the other is None)."""

    criterion: str
    below: float | None
    above: float | None
    mix: tuple[Member, ...]


class WeightRange(Part):
    """The weights of one criterion, the others held, for which the chosen mix is best or ties (`to` None = no end)."""

    criterion: str
    title: str
    weight: float
    from_: float
    to: float | None


class Robustness(Part):
    """How firmly the chosen mix stands among the `rivals` that meet as many `must` needs as it does.

    `share` is the part of all ways to spread the weights, each as likely as any other, for which the chosen mix is
    best or ties: 0 to 1, off by at most `share_error` (0 = exact).
    """

    share: float
    share_error: float
    rivals: int
    ranges: tuple[WeightRange, ...]
    flips: tuple[Flip, ...]
