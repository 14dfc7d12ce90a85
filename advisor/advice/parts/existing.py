"""What to do with each account that exists already."""

from __future__ import annotations

from typing import Literal

from advisor.cadence.model import Part, Reason


class ExistingFound(Part):
    """One account that exists: what to do with it, and whether its papers allow another owner at all.

    `existing` is an option of the question `existing_accounts`, `account` the kind of account it is, where it is one of
    ours. `route` is the one by which the mix holds an account of that kind; None where the mix holds none. `waits_for`
    names the questions that could still change the action: while there are any, it is `ask`.
    """

    existing: str
    title: str
    account: str | None
    route: str | None
    action: Literal["keep", "verify", "move", "take_back", "rebuild", "retire", "ask"]
    confidence: Literal["high", "medium", "low"]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    waits_for: tuple[str, ...]
    moving: Literal["possible", "not_established", "impossible"]
    moving_reasons: tuple[Reason, ...]
