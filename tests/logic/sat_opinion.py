"""What a SAT solver finds in a knowledge base: the questions of `advisor.logic.checks`, asked of clauses instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import combinations

from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.condition import parse
from advisor.knowledge.models import Knowledge, Need, Rule
from advisor.logic.read_by_plan import READ
from advisor.logic.verdict_space import Pair, VerdictSpace
from tests.logic.sat_circuit import Circuit, Rails, negated
from tests.logic.sat_reading import Reading, space_of

Named = tuple[str, str]


class Verdicts:
    """One account by one route on the day of a reading; the literals of its statuses and of who decides."""

    def __init__(self, reading: Reading, pair: Pair) -> None:
        self.reading = reading
        self.circuit = reading.circuit
        self.rules = [rule for rule in reading.knowledge.rules_of[pair] if rule.holds_on(reading.as_of)]

    @cached_property
    def undefeated(self) -> dict[str, Rails]:
        """Each rule that is in force, by id: it holds, and none that beats it does."""
        found: dict[str, Rails] = {}
        for rule in self._winners_first(self.rules):
            beaten = (negated(found[other.id]) for other in self.rules if rule.id in other.beats)
            found[rule.id] = self.circuit.every([self.reading.of(rule.when), *beaten])
        return found

    def _winners_first(self, rules: Iterable[Rule]) -> dict[Rule, None]:
        """The rules, each after those that beat it."""
        found: dict[Rule, None] = {}
        for rule in rules:
            found |= self._winners_first(other for other in self.rules if rule.id in other.beats)
            found[rule] = None
        return found

    @cached_property
    def status(self) -> dict[str, int]:
        """The literal of each status, as `resolve` gives it."""
        of = {status: self._any_of(status) for status in ("closed", "conditional", "open")}
        opens = self.circuit.either(of["open"].yes, of["conditional"].yes)
        free = self.circuit.both(opens, -of["closed"].maybe)
        return {
            "closed": of["closed"].yes,
            "unknown": self.circuit.both(-of["closed"].yes, -free),
            "conditional": self.circuit.both(free, of["conditional"].yes),
            "open": self.circuit.both(free, -of["conditional"].yes),
        }

    def decides(self, rule: Rule) -> int:
        """The rule holds where the status is its own."""
        return self.circuit.both(self.undefeated[rule.id].yes, self.status[rule.status])

    def _any_of(self, status: str) -> Rails:
        return self.circuit.some(self.undefeated[rule.id] for rule in self.rules if rule.status == status)


class Opinion:
    """The findings of a solver about one base, as (collection, id), check by check."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.circuit = Circuit()
        self.space = space_of(knowledge, self.circuit)
        self.today = knowledge.meta.as_known_on
        self._days = VerdictSpace(knowledge)
        self._readings: dict[date, Reading] = {}

    def reading(self, day: date) -> Reading:
        """The conditions on one date."""
        if day not in self._readings:
            self._readings[day] = Reading(self.space, as_of=day)
        return self._readings[day]

    def verdicts(self, pair: Pair, day: date) -> Verdicts:
        """One account by one route on one day."""
        return Verdicts(self.reading(day), pair)

    def findings(self) -> dict[str, set[Named]]:
        """What each check finds, by the name of its module."""
        return {
            "rules_decide": set(self._idle_rules()),
            "rules_differ": set(self._twin_rules()),
            "both_ways": set(self._one_way_pairs()),
            "questions_matter": set(self._idle_questions()),
            "questions_reached": set(self._lost_questions()),
            "needs_met": {("needs", need.id) for need in self.knowledge.needs if not self._answered(need)},
        }

    def _idle_rules(self) -> Iterator[Named]:
        deciding: set[str] = set()
        for pair in self.knowledge.pairs:
            for found in (self.verdicts(pair, day) for day in self._days.days(pair)):
                left = (rule for rule in found.rules if rule.id not in deciding)
                deciding |= {rule.id for rule in left if self.circuit.possible(found.decides(rule))}
        for rule in self.knowledge.rules:
            if (rule.id in deciding) is (rule.dormant is not None):
                yield "rules", rule.id

    def _twin_rules(self) -> Iterator[Named]:
        for pair in self.knowledge.pairs:
            found = self.verdicts(pair, self.today)
            for one, other in combinations(found.rules, 2):
                same = one.status == other.status and (one.from_, one.to) == (other.from_, other.to)
                against = one.status != other.status and "closed" in (one.status, other.status)
                truths = found.undefeated[one.id], found.undefeated[other.id]
                apart = self.circuit.differ(*truths)
                if (same or against) and self.circuit.possible(truths[0].yes) and not self.circuit.possible(apart):
                    yield "rules", other.id

    def _one_way_pairs(self) -> Iterator[Named]:
        never = {entry.id: entry.never for entry in self.knowledge.one_way}
        for pair in self.knowledge.pairs:
            each = [self.verdicts(pair, day).status for day in self._days.days(pair)]
            ways = {
                "open": any(self.circuit.possible(self.circuit.either(on["open"], on["conditional"])) for on in each),
                "closed": any(self.circuit.possible(on["closed"]) for on in each),
            }
            for way, found in ways.items():
                if found is (never.get("/".join(pair)) == way):
                    yield "one_way" if found else "rules", "/".join(pair)

    def _idle_questions(self) -> Iterator[Named]:
        conditions = [
            condition
            for collection, _, path, condition in conditions_of(self.knowledge)
            if path != ("shown_when",) and collection != "terms"
        ]
        here = self.reading(self.today)
        for question in self.knowledge.questions:
            if question.id not in READ:
                there = Reading(self.space.with_another_answer_to(question.id), as_of=self.today)
                turns = (self.circuit.differ(here.of(condition), there.of(condition)) for condition in conditions)
                if not self.circuit.possible(self.circuit.either(*turns)):
                    yield "questions", question.id

    def _lost_questions(self) -> Iterator[Named]:
        reading = self.reading(self.today)
        for question in self.knowledge.questions:
            shown = reading.of(question.shown_when).yes
            if not self.circuit.possible(shown):
                yield "questions", question.id
            if question.options_from is not None:
                several = reading.of(parse({question.options_from: {"count_at_least": 2}}))
                if self.circuit.possible(shown, several.no):
                    yield "questions", question.id

    def _answered(self, need: Need) -> bool:
        """Met in some case, or said to be met by nothing."""
        return need.nothing_meets is not None or any(
            self.circuit.possible(self.circuit.either(status["open"], status["conditional"]), wanted)
            for pair in self.knowledge.pairs
            for status in [self.verdicts(pair, self.today).status]
            for provision in self.knowledge.provisions_of[pair]
            if provision.capability in need.capabilities and provision.holds_on(self.today)
            for wanted in [self.reading(self.today).of(provision.when).yes]
        )
