"""The whole knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from advisor.knowledge.models.accounts import Account, NamedTerm, OneWay, Route
from advisor.knowledge.models.cadence import CadenceRules, Frequency, Pillar, PillarMix, Profile, ProjectionParameter
from advisor.knowledge.models.calendar import BarredDay, CalendarRange, Moment, PublicHoliday
from advisor.knowledge.models.effort import EffortInput, Role, Team
from advisor.knowledge.models.existing import ExistingRule
from advisor.knowledge.models.facts import Fact, Source
from advisor.knowledge.models.limits import Limit
from advisor.knowledge.models.meanings import Meaning
from advisor.knowledge.models.mix import Criterion, MixRules
from advisor.knowledge.models.operating import OperatingFacts
from advisor.knowledge.models.parts import Day, Id, Model, Text
from advisor.knowledge.models.questions import Question, Section
from advisor.knowledge.models.rules import (
    Capability,
    LaterRule,
    Need,
    NotCovered,
    Outside,
    Provision,
    Risk,
    Rule,
    WishRule,
)
from advisor.knowledge.models.steps import Step
from advisor.knowledge.pattern import covers


class Phrase(Model):
    """A sentence that the engine fills in: `{name}` is a value of the case, `{fact.id}` a fact."""

    id: Id
    text: Text


class Meta(Model):
    """What this knowledge base is. `stamps_note` explains why most of its entries were verified on one day."""

    title: Text
    version: str
    as_known_on: Day
    stamps_note: str | None = None
    cny_per_usd: float
    cny_per_usd_note: Text
    language: Literal["en", "zh_Hans", "zh_Hant"] = "en"


class Knowledge(Model):
    """The whole knowledge base. Members are sorted by id, save where the author's order counts."""

    meta: Meta
    digest: str
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    accounts: tuple[Account, ...]
    routes: tuple[Route, ...]
    one_way: tuple[OneWay, ...]
    terms: tuple[NamedTerm, ...]
    rules: tuple[Rule, ...]
    capabilities: tuple[Capability, ...]
    provisions: tuple[Provision, ...]
    needs: tuple[Need, ...]
    steps: tuple[Step, ...]
    risks: tuple[Risk, ...]
    wishes: tuple[WishRule, ...]
    existing: tuple[ExistingRule, ...]
    outside: tuple[Outside, ...]
    later: tuple[LaterRule, ...]
    criteria: tuple[Criterion, ...]
    limits: tuple[Limit, ...]
    meanings: tuple[Meaning, ...]
    operating: OperatingFacts = OperatingFacts()
    not_covered: tuple[NotCovered, ...]
    calendar: CalendarRange
    moments: tuple[Moment, ...]
    barred_days: tuple[BarredDay, ...]
    frequencies: tuple[Frequency, ...]
    profiles: tuple[Profile, ...]
    pillars: tuple[Pillar, ...]
    pillar_mixes: tuple[PillarMix, ...]
    projection: tuple[ProjectionParameter, ...]
    effort: tuple[EffortInput, ...] = ()
    roles: tuple[Role, ...] = ()
    teams: tuple[Team, ...] = ()
    cadence: CadenceRules
    mix: MixRules
    phrases: tuple[Phrase, ...]
    public_holidays: tuple[PublicHoliday, ...]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Knowledge":
        """A base with members replaced. Nothing derived from the old members is carried over, and nothing validated."""
        fields = {name: getattr(self, name) for name in type(self).model_fields} | dict(update or {})
        return Knowledge.model_construct(**fields)

    @cached_property
    def fact(self) -> MappingProxyType[str, Fact]:
        """Facts by id."""
        return MappingProxyType({fact.id: fact for fact in self.facts})

    @cached_property
    def question(self) -> MappingProxyType[str, Question]:
        """Questions by id."""
        return MappingProxyType({question.id: question for question in self.questions})

    @cached_property
    def source(self) -> MappingProxyType[str, Source]:
        """Sources by id."""
        return MappingProxyType({source.id: source for source in self.sources})

    @cached_property
    def term(self) -> MappingProxyType[str, NamedTerm]:
        """Named conditions by id."""
        return MappingProxyType({term.id: term for term in self.terms})

    @cached_property
    def fixed_questions(self) -> frozenset[str]:
        """The questions about what a client is, whose answers no unlock changes."""
        return frozenset(question.id for question in self.questions if question.fixed)

    @cached_property
    def phrase(self) -> MappingProxyType[str, str]:
        """The engine's sentences by id."""
        return MappingProxyType({phrase.id: phrase.text for phrase in self.phrases})

    @cached_property
    def capability(self) -> MappingProxyType[str, Capability]:
        """Capabilities by id."""
        return MappingProxyType({capability.id: capability for capability in self.capabilities})

    @cached_property
    def step(self) -> MappingProxyType[str, Step]:
        """Steps by id."""
        return MappingProxyType({step.id: step for step in self.steps})

    @cached_property
    def account(self) -> MappingProxyType[str, Account]:
        """Accounts by id, in the author's order."""
        return MappingProxyType({account.id: account for account in self.accounts})

    @cached_property
    def route(self) -> MappingProxyType[str, Route]:
        """Routes by id, in the author's order."""
        return MappingProxyType({route.id: route for route in self.routes})

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every account with every route, in the author's order."""
        return tuple((account.id, route.id) for account in self.accounts for route in self.routes)

    @cached_property
    def rules_of(self) -> MappingProxyType[tuple[str, str], tuple[Rule, ...]]:
        """The verdict rules about each account by each route, sorted by id."""
        return MappingProxyType(
            {pair: tuple(rule for rule in self.rules if covers(rule.for_, *pair)) for pair in self.pairs}
        )

    @cached_property
    def provisions_of(self) -> MappingProxyType[tuple[str, str], tuple[Provision, ...]]:
        """What each account by each route may provide, sorted by id."""
        return MappingProxyType(
            {pair: tuple(found for found in self.provisions if covers(found.for_, *pair)) for pair in self.pairs}
        )

    @cached_property
    def steps_of(self) -> MappingProxyType[tuple[str, str], tuple[Step, ...]]:
        """The steps each account by each route may call for, sorted by id."""
        return MappingProxyType(
            {pair: tuple(step for step in self.steps if covers(step.for_, *pair)) for pair in self.pairs}
        )

    @cached_property
    def asked_order(self) -> tuple[str, ...]:
        """Question ids in the order in which they are asked."""
        return tuple(question for section in self.sections for question in section.questions)
