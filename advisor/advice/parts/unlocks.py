"""What it would take to open an account."""

from __future__ import annotations

from typing import Literal

from advisor.cadence.model import Part, Reason


class AnswerChange(Part):
    """A question with the answer it would have to have; `or_to` names others that would do as well."""

    question: str
    label: str
    was: str | bool | int | tuple[str, ...] | None
    to: str | bool | int | tuple[str, ...]
    shown: str
    or_to: tuple[str | bool | int | tuple[str, ...], ...] = ()
    or_shown: tuple[str, ...] = ()


class UnlockDays(Part):
    """Calendar days until the account is live, from best to worst."""

    min: int
    typical: int
    max: int


class UnlockCost(Part):
    """Yuan: what the steps with a known price cost. `unpriced` names the steps without one."""

    min: float
    max: float
    unpriced: tuple[str, ...] = ()


class Unlock(Part):
    """A smallest change of answers that opens an account, by which route, and what it means."""

    account: str
    route: str
    status: Literal["open", "conditional"]
    change: tuple[AnswerChange, ...]
    steps: tuple[str, ...]
    days: UnlockDays
    cost_cny: UnlockCost
    means: tuple[Reason, ...]


class NoUnlock(Part):
    """An account that no change opens: because of what the user locked (`locks`), or at all (none named).

    `ways` counts what the complete search looked at.
    """

    account: str
    locks: tuple[str, ...]
    ways: int


class Unlocks(Part):
    """For every account that is not open: all smallest changes, or the statement that there is none."""

    found: tuple[Unlock, ...]
    none: tuple[NoUnlock, ...]
