"""What a network of dated steps says: how long each may wait, and when the accounts are live, case by case."""

from __future__ import annotations

from datetime import date
from typing import Literal

from advisor.cadence.model import Part, Reason

CaseName = Literal["best", "typical", "worst"]


class Slack(Part):
    """How long a step may wait when all else takes its typical time, in calendar days.

    Started on `start_by` (done on `finish_by`), it moves neither the launch nor the end of the roadmap; a day later it
    moves one of them. `free_days` are those by which it moves no other step either.
    """

    total_days: int
    free_days: int
    start_by: date
    finish_by: date


class LaunchCase(Part):
    """The launch if every step takes its least, typical or most time, and the steps that set it, in order.

    `holds` says whether the deadline holds, `spare_days` by how many days (negative: missed); None without a deadline.
    """

    case: CaseName
    launch: date
    critical: tuple[str, ...]
    holds: bool | None
    spare_days: int | None


class AccountLaunch(Part):
    """When an account is live. `after_launch` marks one that is prepared only once the first phase is live."""

    account: str
    route: str
    after_launch: bool
    earliest: date
    typical: date
    latest: date


class FirstStep(Part):
    """A step to start at once, and why."""

    step: str
    title: str
    start: date
    start_by: date
    reason: Reason
