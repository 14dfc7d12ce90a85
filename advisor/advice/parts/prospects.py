"""What could still change: the mixes that the open questions leave in reach."""

from __future__ import annotations

from advisor.cadence.model import Part


class MixMember(Part):
    """An account by a route in a mix, and whether it comes in a later phase."""

    account: str
    route: str
    later: bool


class ReachableMix(Part):
    """A mix in reach, and the share of all completions of the answers proved to lead to it (0 to 1)."""

    mix: tuple[MixMember, ...]
    share: float


class Prospects(Part):
    """The mixes that completions of the answers lead to.

    `complete` says that there are no others; otherwise the search was cut short after `looked_at` groups of completions
    and more may be in reach. `settled`: every completion leads to the same mix. `open_questions` counts the questions
    still asked. `telling` names the question that settles most: whatever the answer to it, at most `telling_leaves`
    mixes remain. `turning` names every question that can still turn the mix, others being equal. Both are known for a
    complete search only.
    """

    settled: bool
    complete: bool
    looked_at: int
    mixes: tuple[ReachableMix, ...]
    open_questions: int
    telling: str | None = None
    telling_leaves: int | None = None
    turning: tuple[str, ...] | None = None
