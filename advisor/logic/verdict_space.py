"""The verdict of an account by a route over every combination of answers, on any date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from advisor.knowledge.condition import FactAtLeast, FactIs, Term, parts_of
from advisor.knowledge.models import Knowledge, Rule
from advisor.logic.diagram import Diagram, Found, Search
from advisor.logic.formula import Formula
from advisor.logic.truth import Truth
from advisor.logic.verdicts import VerdictStatus, resolve

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairSpace:
    """One account by one route on one day: every row of truths of its rules, how often it occurs, and a case of it."""

    pair: Pair
    day: date
    rules: tuple[Rule, ...]
    search: Search

    def truths(self, row: tuple[Truth, ...]) -> dict[str, Truth]:
        """The truth of each undefeated rule, by id."""
        return dict(zip((rule.id for rule in self.rules), row, strict=True))

    @cached_property
    def cases(self) -> tuple[tuple[VerdictStatus, frozenset[str], Found], ...]:
        """Each distinct way to a verdict: the status, the ids of the rules that decide it, and a case."""
        rows = []
        for row, found in self.search.outcomes.items():
            status, deciding = resolve(self.rules, self.truths(row))  # type: ignore[arg-type]
            rows.append((status, frozenset(rule.id for rule in deciding), found))
        return tuple(rows)

    def counted(self) -> dict[VerdictStatus, int]:
        """How many combinations lead to each status."""
        counts: dict[VerdictStatus, int] = {}
        for status, _, found in self.cases:
            counts[status] = counts.get(status, 0) + found.count
        return counts


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
            rules = tuple(rule for rule in self.knowledge.rules_of[pair] if rule.holds_on(day))
            search = self.diagram(day).search(undefeated(self.diagram(day), rules), lambda row: row)
            self._known[pair, day] = PairSpace(pair, day, rules, search)
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


def undefeated(diagram: Diagram, rules: tuple[Rule, ...]) -> list[Formula]:
    """The formula of each rule once the rules that beat it have spoken."""
    own = {rule.id: diagram.compile(rule.when) for rule in rules}
    done: dict[str, Formula] = {}

    def of(rule: Rule) -> Formula:
        if rule.id not in done:
            winners = [diagram.formulas.negate(of(other)) for other in rules if rule.id in other.beats]
            done[rule.id] = diagram.formulas.every([own[rule.id], *winners])
        return done[rule.id]

    return [of(rule) for rule in rules]


def facts_in(knowledge: Knowledge, condition: Any) -> frozenset[str]:
    """The facts that a condition tests, terms followed."""
    found: set[str] = set()
    for part in parts_of(condition):
        if isinstance(part, (FactIs, FactAtLeast)):
            found.add(part.fact)
        elif isinstance(part, Term):
            found |= facts_in(knowledge, knowledge.term[part.term].when)
    return frozenset(found)
