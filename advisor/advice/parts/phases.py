"""What first, what later, and what begins the next phase."""

from __future__ import annotations

from datetime import date
from typing import Literal

from advisor.cadence.model import Part, Reason


class PhaseAccount(Part):
    """An account of a phase by its route, and when its last step is done in the best, typical and worst case."""

    account: str
    route: str
    earliest: date
    typical: date
    latest: date


class Phase(Part):
    """Accounts of the chosen mix that begin together.

    The first phase begins at once and has no triggers, unless every account of the mix has to wait. A later one begins
    when each of its `triggers` has happened; `reasons` say why it waits. `steps` prepare it and belong to no phase
    before it; `prepare_from` is the day on which the first of them can start, `live` the day on which its last account
    is typically live. Where `preparation` waits for the trigger (`after_trigger`) both are the earliest days there are:
    nobody knows the day of the trigger.
    """

    number: int
    title: str
    accounts: tuple[PhaseAccount, ...]
    triggers: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    preparation: Literal["at_once", "after_trigger"]
    steps: tuple[str, ...]
    prepare_from: date
    live: date
