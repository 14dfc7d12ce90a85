"""What a check over all combinations reports: findings, each with a witness or the statement of the complete search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor.logic.situation import Answer


@dataclass(frozen=True)
class Finding:
    """One thing that does not hang together. `collection` and `id` name the member at fault.

    `witness` holds answers that show it (on `day`), else `searched` says how many combinations were visited in vain.
    """

    collection: str
    id: str
    message: str
    next_step: str = ""
    day: date | None = None
    witness: Mapping[str, Answer] | None = None
    searched: str = ""


@dataclass
class Report:
    """One check's findings and how much it visited."""

    title: str
    findings: list[Finding] = field(default_factory=list)
    visited: int = 0
    combinations: int = 0

    def saw(self, visited: int, combinations: int) -> None:
        """Count a search."""
        self.visited += visited
        self.combinations += combinations

    @property
    def complete(self) -> bool:
        """Whether every combination was visited, and at least one."""
        return self.visited == self.combinations > 0


def statement(visited: int, combinations: int, days: int = 1) -> str:
    """How a search in vain is told."""
    on = "" if days == 1 else f" on {days} days"
    return f"{visited:,} of {combinations:,} combinations visited{on}"
