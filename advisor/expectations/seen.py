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
from advisor.advice.needs import provided
from advisor.advice.speak import fill
from advisor.advice.timing.roadmap import steps_for
from advisor.expectations.case import Slip
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest
from advisor.logic.situation import Answers, Situation
from advisor.logic.verdicts import decide


def known(names: Iterable[str], existing: Iterable[str]) -> None:
    """Raise Slip for names that do not exist."""
    existing = set(existing)
    unknown = sorted(set(names) - existing)
    if unknown:
        hint = nearest(unknown[0], existing)
        raise Slip(f"the case names {', '.join(unknown)}, which does not exist. {hint}".rstrip())


@dataclass(frozen=True)
class Seen:
    """An advice, looked at in the ways the checks need."""

    advice: Advice
    knowledge: Knowledge
    answers: Answers

    @cached_property
    def mix(self) -> dict[str, Any]:
        """The accounts of the mix."""
        return {placed.account: placed for placed in self.advice.mix}

    @cached_property
    def now(self) -> set[str]:
        """The accounts of the first phase."""
        return {name for name, placed in self.mix.items() if placed.role != "later"}

    @cached_property
    def needs(self) -> dict[str, Any]:
        """The needs raised."""
        return {need.id: need for need in self.advice.needs}

    @cached_property
    def wishes(self) -> dict[str, Any]:
        """The wishes with their outcomes."""
        return {wish.wish: wish for wish in self.advice.wishes}

    @cached_property
    def existing(self) -> dict[str, Any]:
        """The accounts that exist, with what to do about them."""
        return {one.existing: one for one in self.advice.existing}

    @cached_property
    def roadmap(self) -> dict[str, Any]:
        """The steps planned."""
        return {step.step: step for step in self.advice.roadmap}

    @cached_property
    def text(self) -> str:
        """All that is said, without the echo of the answers and the titles of sources."""
        said = {key: value for key, value in plain(self.advice).items() if key not in ("answers", "sources")}
        return json.dumps(said, ensure_ascii=False)

    @cached_property
    def reasons(self) -> set[str]:
        """The ids of all reasons given, of whatever is said."""
        advice = self.advice
        said = [
            *(one.reasons for one in advice.verdicts),
            *(one.reasons for one in advice.needs),
            *(one.limited_by for one in advice.needs),
            *(one.reasons for one in advice.mix),
            *(one.reasons for one in advice.wishes),
            *((*one.reasons, *one.moving_reasons) for one in advice.existing),
            *(phase.triggers for phase in advice.phases),
        ]
        given = {reason.id for reasons in said for reason in reasons}
        return given | {risk.id for risk in advice.risks} | {entry.id for entry in advice.outside}

    @cached_property
    def reasons_known(self) -> set[str]:
        """The ids that a reason may have."""
        base = self.knowledge
        idents = [
            *(rule.id for rule in base.rules),
            *(found.id for found in base.provisions),
            *(f"{found.id}/limit" for found in base.provisions),
            *(cause.id for need in base.needs for cause in need.raised),
            *(wish.id for wish in base.wishes),
            *(risk.id for risk in base.risks),
            *(entry.id for entry in base.outside),
            *(rule.id for rule in base.existing),
            *(later.id for later in base.later),
            *(f"{later.id}/trigger" for later in base.later),
        ]
        return set(idents)

    @cached_property
    def situation(self) -> Situation:
        """The client whom the advice is for."""
        return Situation(self.knowledge, self.answers, as_of=self.advice.as_of)

    def provided(self, account: str, route: str) -> dict[str, str]:
        """Each capability of an account by a route, as `full` or as the limit it comes with."""
        offered = provided(self.situation, (account, route))
        return {name: fill(self.situation, found.limit) if found.limit else "full" for name, found in offered.items()}

    def steps(self, account: str, route: str) -> set[str]:
        """The steps an account by a route calls for."""
        return {step.id for step in steps_for(self.situation, decide(self.situation, account, route))}

    def verdicts(self, pattern: str) -> list[Any]:
        """The verdicts of `account/route`, where `*` stands for any. Raises Slip where none is meant."""
        account, _, route = pattern.partition("/")
        found = [
            verdict
            for verdict in self.advice.verdicts
            if account in ("*", verdict.account) and route in ("*", verdict.route)
        ]
        if not found:
            raise Slip(f"{pattern} names no account by a route")
        return found

    def sent(self, account: str) -> list[Any]:
        """The broadcasts of an account. Raises Slip where there are none."""
        known([account], self.knowledge.account)
        found = [sent for sent in self.advice.cadence.broadcasts if sent.account == account]
        if not found:
            raise Slip(f"the plan has no broadcast of {account}")
        return found

    def months(self, account: str) -> Counter[str]:
        """How many broadcasts of an account each month (`2026-11`) has."""
        return Counter(sent.date.isoformat()[:7] for sent in self.sent(account))


Check = Callable[[Seen, Any], Iterator[str]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Register the check of the key of the same name."""
    CHECKS[function.__name__] = function
    return function
