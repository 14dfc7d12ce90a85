"""The verdict of an account by a route over every combination of answers, on any date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from advisor.knowledge.condition import FactAtLeast, FactIs, Term, parts_of
from advisor.knowledge.models import Knowledge, Rule
from advisor.logic.diagram import Diagram, Search
from advisor.logic.formula import Formula
from advisor.logic.truth import Truth
from advisor.logic.verdicts import VerdictStatus

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairSpace:
    """One account by one route on one day, with the formula of each rule that is in force."""

    pair: Pair
    day: date
    rules: tuple[Rule, ...]
    diagram: Diagram

    @cached_property
    def undefeated(self) -> Mapping[str, Formula]:
        """The formula of each rule, by id, once the rules that beat it have spoken."""
        own = {rule.id: self.diagram.compile(rule.when) for rule in self.rules}
        done: dict[str, Formula] = {}

        def of(rule: Rule) -> Formula:
            if rule.id not in done:
                winners = [self.diagram.formulas.negate(of(other)) for other in self.rules if rule.id in other.beats]
                done[rule.id] = self.diagram.formulas.every([own[rule.id], *winners])
            return done[rule.id]

        return {rule.id: of(rule) for rule in self.rules}

    def any_of(self, *statuses: str) -> Formula:
        """Whether any undefeated rule of these statuses holds."""
        return self.diagram.formulas.some(self.undefeated[rule.id] for rule in self.rules if rule.status in statuses)

    @cached_property
    def status(self) -> tuple[Formula, Formula, Formula]:
        """What a status is read from (see `status_of`): whether anything closes, opens at all, conditions."""
        return self.any_of("closed"), self.any_of("open", "conditional"), self.any_of("conditional")

    def decides(self, rule: Rule) -> Formula:
        """Whether the rule is one of those that decide the verdict."""
        formulas = self.diagram.formulas
        parts = [self.undefeated[rule.id]]
        if rule.status != "closed":
            parts.append(formulas.negate(self.any_of("closed")))
        if rule.status == "open":  # a condition that waits for an unknown fact leaves the account open
            parts.append(formulas.negate(formulas.surely(self.any_of("conditional"))))
        return formulas.every(parts)

    @cached_property
    def search(self) -> Search:
        """The status over every combination of answers."""
        return self.diagram.search(self.status, status_of)


def status_of(row: tuple[Truth, ...]) -> VerdictStatus:
    """The status that a row of `PairSpace.status` stands for; the same as `resolve` gives."""
    closes, opens, conditions = row
    if closes:
        return "closed"
    if closes is None or not opens:
        return "unknown"
    return "conditional" if conditions else "open"


class VerdictSpace:
    """Searches verdicts; each account, route and day only once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._diagrams: dict[date, Diagram] = {}
        self._known: dict[tuple[Pair, date], PairSpace] = {}

    def diagram(self, day: date) -> Diagram:
        """The diagram of one day."""
        if day not in self._diagrams:
            self._diagrams[day] = Diagram(self.knowledge, as_of=day)
        return self._diagrams[day]

    def on(self, pair: Pair, day: date) -> PairSpace:
        """The space of one account by one route on one day. Rules out of their window are left out."""
        if (pair, day) not in self._known:
            self._known[pair, day] = pair_space(self.knowledge, pair, day, self.diagram(day))
        return self._known[pair, day]

    def days(self, pair: Pair) -> tuple[date, ...]:
        """Days that stand for all: the day the base was known, and one in each stretch between two changes."""
        known = self.knowledge.meta.as_known_on
        changes = {day for rule in self.knowledge.rules_of[pair] for day in self._changes(rule)}
        before = {min(changes) - timedelta(days=1)} if changes else set()
        return (known, *sorted({day for day in changes | before if day <= known}, reverse=True))

    def _changes(self, rule: Rule) -> Iterator[date]:
        yield from (day for day in (rule.from_, rule.to) if day is not None)
        for fact in facts_in(self.knowledge, rule.when):
            for window in self.knowledge.fact[fact].values:
                yield from (day for day in (window.from_, window.to) if day is not None)


def pair_space(knowledge: Knowledge, pair: Pair, day: date, diagram: Diagram) -> PairSpace:
    """One account by one route on one day, in a diagram made for that base and day."""
    rules = tuple(rule for rule in knowledge.rules_of.get(pair, ()) if rule.holds_on(day))
    return PairSpace(pair, day, rules, diagram)


def facts_in(knowledge: Knowledge, condition: Any) -> frozenset[str]:
    """The facts that a condition tests, terms followed."""
    found: set[str] = set()
    for part in parts_of(condition):
        if isinstance(part, (FactIs, FactAtLeast)):
            found.add(part.fact)
        elif isinstance(part, Term):
            found |= facts_in(knowledge, knowledge.term[part.term].when)
    return frozenset(found)
