"""An advice as the checks look at it, and the register of checks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from advisor.advice.document import plain
from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge


def known(names: Iterable[str], existing: Iterable[str]) -> None:
    """Refuse names that do not exist."""
    unknown = sorted(set(names) - set(existing))
    assert not unknown, f"the case names {unknown}, which does not exist"


@dataclass(frozen=True)
class Seen:
    """An advice, looked at in the ways the checks need."""

    advice: Advice
    knowledge: Knowledge

    @cached_property
    def mix(self) -> dict[str, Any]:
        return {placed.account: placed for placed in self.advice.mix}

    @cached_property
    def now(self) -> set[str]:
        return {name for name, placed in self.mix.items() if placed.role != "later"}

    @cached_property
    def needs(self) -> dict[str, Any]:
        return {need.id: need for need in self.advice.needs}

    @cached_property
    def wishes(self) -> dict[str, Any]:
        return {wish.wish: wish for wish in self.advice.wishes}

    @cached_property
    def roadmap(self) -> dict[str, Any]:
        return {step.step: step for step in self.advice.roadmap}

    @cached_property
    def text(self) -> str:
        """All that is said, without the echo of the answers and the titles of sources."""
        said = {key: value for key, value in plain(self.advice).items() if key not in ("answers", "sources")}
        return json.dumps(said, ensure_ascii=False)

    def verdicts(self, pattern: str) -> list[Any]:
        account, _, route = pattern.partition("/")
        found = [
            verdict
            for verdict in self.advice.verdicts
            if account in ("*", verdict.account) and route in ("*", verdict.route)
        ]
        assert found, f"{pattern} names no account by a route"
        return found

    def sent(self, account: str) -> list[Any]:
        known([account], self.knowledge.account)
        found = [sent for sent in self.advice.cadence.broadcasts if sent.account == account]
        assert found, f"the plan has no broadcast of {account}"
        return found

    def months(self, account: str) -> Counter[str]:
        return Counter(sent.date.isoformat()[:7] for sent in self.sent(account))


Check = Callable[[Seen, Any], Iterator[str]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register the check of the key of the same name."""
    CHECKS[function.__name__] = function
    return function
