"""Which rules decide whether an account is open by a route, in three values and in no order but what `beats` says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.knowledge.models import Rule
from advisor.logic.situation import Situation
from advisor.logic.truth import Truth, every, negate

VerdictStatus = Literal["open", "conditional", "closed", "unknown"]


@dataclass(frozen=True)
class Decision:
    """What the rules say of one account by one route, and which rules said it."""

    account: str
    route: str
    status: VerdictStatus
    deciding: tuple[Rule, ...]
    waits_for: frozenset[str]


def decide(situation: Situation, account: str, route: str) -> Decision:
    """Decide one account by one route for one client."""
    rules = situation.knowledge.rules_of[account, route]
    truths = undefeated(situation, rules)
    status, deciding = resolve(rules, truths)
    waits = frozenset[str]()
    if status == "unknown":
        waits = waits.union(*(_waits(situation, rule, rules) for rule in deciding))
    return Decision(account, route, status, deciding, waits)


def resolve(rules: Sequence[Rule], truths: Mapping[str, Truth]) -> tuple[VerdictStatus, tuple[Rule, ...]]:
    """The status that undefeated rules lead to, and the rules that decide it.

    Closed where a closing rule holds; unknown where one could still hold, or where nothing opens yet; else conditional
    where a conditional rule holds, else open.
    """

    def those(*statuses: str, truth: Truth) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if rule.status in statuses and truths[rule.id] is truth)

    closing = those("closed", truth=True)
    if closing:
        return "closed", closing
    opening = those("open", "conditional", truth=True)
    undecided = those("closed", truth=None) or (() if opening else those("open", "conditional", truth=None))
    if undecided or not opening:
        return "unknown", undecided
    conditions = those("conditional", truth=True)
    return ("conditional", conditions) if conditions else ("open", opening)


def undefeated(situation: Situation, rules: tuple[Rule, ...]) -> dict[str, Truth]:
    """The truth of each rule, by id, once the rules that beat it have spoken."""
    beaten_by: dict[str, list[Rule]] = {}
    for rule in rules:
        for loser in rule.beats:
            beaten_by.setdefault(loser, []).append(rule)
    known: dict[str, Truth] = {}

    def truth_of(rule: Rule) -> Truth:
        if rule.id not in known:
            own = situation.truth(rule.when) if rule.holds_on(situation.as_of) else False
            winners = beaten_by.get(rule.id, ())
            known[rule.id] = own if own is False else every([own, *(negate(truth_of(winner)) for winner in winners)])
        return known[rule.id]

    return {rule.id: truth_of(rule) for rule in rules}


def _waits(situation: Situation, rule: Rule, rules: tuple[Rule, ...]) -> frozenset[str]:
    beating = (other for other in rules if rule.id in other.beats)
    return situation.waits_for(rule.when).union(*(situation.waits_for(other.when) for other in beating))
