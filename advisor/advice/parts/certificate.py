"""What the chosen mix was compared with, and what decided."""

from __future__ import annotations

from typing import Literal

from advisor.advice.parts.members import Member
from advisor.cadence.model import Part, Reason


class Lead(Part):
    """How far one mix is ahead of another in a criterion: `by` of the best possible, `points` of the score."""

    criterion: str
    title: str
    by: float
    points: float


class Rival(Part):
    """A mix against the chosen one. `gains` and `loses` are needs by id, `ahead` and `behind` the measures.

    All measures that differ are given, however little; the score of the chosen mix less this one's is the points of
    `behind` less those of `ahead`. `musts_missed` is by how many `must` needs it meets fewer.
    """

    mix: tuple[Member, ...]
    score: float
    musts_missed: int
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    ahead: tuple[Lead, ...]
    behind: tuple[Lead, ...]


class Tie(Part):
    """A mix that is exactly as good as the chosen one by needs and score, and what put the chosen one first."""

    rival: Rival
    reason: Reason


class Dominated(Part):
    """A mix that is worse than the chosen one somewhere and better nowhere, one account away from it."""

    mix: tuple[Member, ...]
    change: Literal["adds", "drops", "swaps", "other_route"]
    loses: tuple[str, ...]
    behind: tuple[Lead, ...]


class LimitFound(Part):
    """Whether a limit of the client decides the mix. If it `binds`, `mix` is the best one without it.

    `gains` and `loses` are the needs by which that mix differs; measures are not compared, for the scale of some is
    itself set by the limit. `lifted` are the questions that were answered anew. A limit whose questions have no answer
    is `not_stated`.
    """

    id: str
    title: str
    state: Literal["binds", "does_not_bind", "not_stated"]
    lifted: tuple[str, ...] = ()
    mix: tuple[Member, ...] = ()
    gains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Certificate(Part):
    """That the chosen mix is the best of all `compared`, of which `as_many_musts` meet as many `must` needs.

    `runner_up` is the best mix below the chosen one and its ties. `dominated` counts the mixes that no weights could
    put ahead of the chosen one; `dominated_near` names the best of those that differ from it by one account, of which
    there are `dominated_near_total`.
    """

    compared: int
    as_many_musts: int
    runner_up: Rival | None
    ties: tuple[Tie, ...]
    dominated: int
    dominated_near: tuple[Dominated, ...]
    dominated_near_total: int
    limits: tuple[LimitFound, ...]
