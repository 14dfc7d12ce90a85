"""The knowledge base as frozen models. The YAML files hold exactly these shapes.

Windows are half open: `from` is the first day a value or rule holds, `to` the first day it no longer does.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.pattern import covers

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$", max_length=80)]
Pattern = Annotated[str, Field(pattern=r"^(\*|[a-z_]+/[a-z_]+|\*/[a-z_]+|[a-z_]+/\*)$")]
Text = Annotated[str, Field(min_length=1, max_length=4000)]
Confidence = Literal["high", "medium", "low"]
Tier = Literal["platform", "partner", "observed"]
Status = Literal["open", "conditional", "closed"]
Strength = Literal["must", "should", "could"]
Severity = Literal["high", "medium", "low"]


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f'"{value}" is not a date that exists; write YYYY-MM-DD')


Day = Annotated[date, BeforeValidator(_date)]


class Model(BaseModel):
    """Frozen, strict, and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Window(Model):
    """A stretch of days `[from, to)`. A missing end is open."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    start: Literal["exact", "approximate"] = "exact"
    end: Literal["superseded", "withdrawn", "unverified_after"] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.from_ and self.to and self.from_ >= self.to:
            raise ValueError(f"the window ends ({self.to}) before or on the day it starts ({self.from_})")
        if (self.end is None) != (self.to is None):
            raise ValueError("a window with `to` says how it ends (`end`), and one without does not")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies inside the window."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day < self.to)


class Range(Model):
    """A number that is only known as a range."""

    min: float
    typical: float
    max: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.min <= self.typical <= self.max:
            raise ValueError(f"min {self.min:g} ≤ typical {self.typical:g} ≤ max {self.max:g} does not hold")
        return self


class Money(Model):
    """A cost in yuan, as a range."""

    min: float = Field(ge=0)
    max: float = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min:g} is more than max {self.max:g}")
        return self


class Source(Model):
    """A publication that facts and rules rest on. `date` is what it says of itself: a day, month, year or nothing."""

    id: Id
    title: Text
    publisher: Text
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    about: bool = False
    url: str | None = None
    tier: Tier
    read: Literal["full", "part", "copy"] = "part"
    weak: bool = False
    checked_on: Day
    note: str | None = None


class Citation(Model):
    """A source and the place in it."""

    source: Id
    at: str | None = None


def _citation(value: Any) -> Any:
    return {"source": value} if isinstance(value, str) else value


Cited = Annotated[Citation, BeforeValidator(_citation)]


class Grounded(Model):
    """Something that says where it comes from: sources, or the mark that it is the knowledge base's own judgement."""

    sources: tuple[Cited, ...] = ()
    judgement: bool = False

    @model_validator(mode="after")
    def _says_where_from(self) -> Self:
        if not self.sources and not self.judgement:
            raise ValueError("name `sources`, or say `judgement: true` where it is the knowledge base's own")
        return self


FactValue = bool | int | float | str | tuple[str, ...] | Range


def _fact_value(value: Any) -> Any:
    if isinstance(value, dict):
        return Range.model_validate(value)
    return value


class ValueWindow(Window, Grounded):
    """The value of a fact during one window, how sure it is and why it stands."""

    value: Annotated[FactValue, BeforeValidator(_fact_value)]
    confidence: Confidence
    reason: Text
    verified_on: Day
    review_by: Day


class Claim(Model):
    """What one source says of a fact. `said_on` stands where it differs from the source's own date."""

    source: Id
    value: Annotated[FactValue, BeforeValidator(_fact_value)]
    said_on: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    standing: Literal["supports", "right_then", "never_right", "open"] = "supports"
    note: str | None = None


class Fact(Model):
    """A dated, sourced value, with everything that sources claim of it."""

    id: Id
    title: Text
    kind: Literal["number", "flag", "word", "days", "list"]
    unit: str | None = None
    words: tuple[str, ...] = ()
    values: tuple[ValueWindow, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = ()
    note: str | None = None

    def on(self, day: date) -> ValueWindow | None:
        """The value in force on `day`, or None where nothing is known for that day."""
        return next((window for window in self.values if window.holds_on(day)), None)


class OptionChoice(Model):
    """One option of a question, with the words the reader sees."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    label: Text
    help: str | None = None


class Question(Model):
    """One question, in words a strategist understands, and why it is asked."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    kind: Literal["one", "many", "int", "yes_no", "country"]
    label: Text
    why: Text
    unit: str | None = None
    options: tuple[OptionChoice, ...] = ()
    options_from: str | None = None
    min: int | None = None
    max: int | None = None
    shown_when: Condition = Always()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "int" and (self.min is None or self.max is None or self.min > self.max):
            raise ValueError("an int question needs min and max")
        if self.kind == "many" and not self.options or self.kind == "one" and not (self.options or self.options_from):
            raise ValueError("a question of choice needs options")
        return self

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the author's order."""
        return tuple(option.id for option in self.options)


class Section(Model):
    """A screen of the questionnaire: its title and its questions in the author's order."""

    id: Id
    title: Text
    intro: str | None = None
    questions: tuple[str, ...]


class Quota(Model):
    """How many broadcasts an account may send: the fact that says so and the period it counts in."""

    fact: Id
    per: Literal["day", "month"]
    articles_fact: Id
    audience: Text


class Account(Model):
    """One of the things that can be opened."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    chinese: Text
    formerly: str | None = None
    what: Text
    upkeep: float = Field(ge=0)
    quota: Quota | None = None
    sources: tuple[Cited, ...] = ()


class Route(Model):
    """Whose papers an account is registered with.

    `control` is the share of the account the client really holds, `breadth` the share of the platform's functions that
    these papers leave open; both 0 to 1.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    what: Text
    control: float = Field(ge=0, le=1)
    breadth: float = Field(ge=0, le=1)
    mix_when: Condition = Always()


class NamedTerm(Model):
    """A condition with a name, so that rules can say it in a word."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    text: Text
    when: Condition


class Rule(Window, Grounded):
    """Opens, conditions or closes accounts by routes while its condition holds. `for` lists `account/route`, `*` = all."""

    id: Id
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition = Always()
    status: Status
    text: Text
    confidence: Confidence
    beats: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    review_by: Day


class Capability(Model):
    """Something an account can do for its owner."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text


class Provision(Window, Grounded):
    """An account by a route provides a capability, in full or within limits."""

    id: Id
    capability: Id
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition = Always()
    text: Text
    limit: str | None = None
    confidence: Confidence
    review_by: Day


class Raise(Grounded):
    """What makes a need arise, and how strongly."""

    id: Id
    when: Condition
    strength: Strength
    text: Text


class Need(Model):
    """Something the answers call for; met by any of its capabilities."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    capabilities: tuple[Id, ...] = ()
    raised: tuple[Raise, ...] = Field(min_length=1)
    nothing_meets: str | None = None


class Step(Grounded):
    """One piece of preparation. `days_fact` takes the duration from a fact instead of `days`."""

    id: Id
    title: Text
    text: Text
    for_: tuple[Pattern, ...] = Field(default=(), alias="for")
    when: Condition = Always()
    after: tuple[Id, ...] = ()
    days: Range | None = None
    days_fact: Id | None = None
    counted_in: Literal["days", "working_days"] = "days"
    cost_cny: Money | None = None
    cost_note: str | None = None
    yearly: bool = False
    confidence: Confidence
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _has_one_duration(self) -> Self:
        if (self.days is None) == (self.days_fact is None):
            raise ValueError("give the duration once: as `days` or as `days_fact`")
        return self


class Risk(Window, Grounded):
    """Something that can go wrong with the chosen mix. `for` limits it to accounts by routes in the mix."""

    id: Id
    for_: tuple[Pattern, ...] = Field(default=(), alias="for")
    when: Condition = Always()
    severity: Severity
    text: Text
    review_by: Day


class WishRule(Window, Grounded):
    """What becomes of a wish for an account (`take_back_from_partner`, …)."""

    id: Id
    wish: str
    when: Condition = Always()
    outcome: Literal["possible", "impossible", "unconfirmed"]
    text: Text
    beats: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    instead: str | None = None
    review_by: Day


class Outside(Window, Grounded):
    """What to do beside or instead of accounts of one's own."""

    id: Id
    when: Condition
    text: Text


class LaterRule(Grounded):
    """Puts accounts of the mix into a later phase. `starts` says whether their preparation waits for the launch."""

    id: Id
    starts: Literal["at_once", "after_launch"] = "after_launch"
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition
    text: Text


class OtherWeight(Model):
    """The weight of a criterion for the clients that `when` describes."""

    when: Condition
    weight: float = Field(ge=0)


class Criterion(Model):
    """One named criterion of the mix. `measure` names a computed share between 0 and 1 (1 = best).

    The first of `unless` whose condition holds gives the weight instead.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    measure: Literal["coverage", "control", "speed", "economy", "focus", "certainty", "breadth"]
    weight: float = Field(ge=0)
    text: Text
    unless: tuple[OtherWeight, ...] = ()


class Scale(Model):
    """The number at which a measure reaches its worst, for the clients that `when` describes; the first that holds counts."""

    when: Condition = Always()
    worst: float = Field(gt=0)


class MixRules(Model):
    """The numbers behind the measures of a mix."""

    strength_weights: dict[Strength, float]
    limited_share: float = Field(gt=0, le=1)
    later_share: float = Field(gt=0, le=1)
    certainty: dict[Confidence, float]
    conditional_certainty: float = Field(gt=0, le=1)
    speed_worst_days: float = Field(gt=0)
    economy_worst: tuple[Scale, ...] = Field(min_length=1)
    focus_worst: tuple[Scale, ...] = Field(min_length=1)
    alternatives: int = Field(ge=0, le=10)


class Phrase(Model):
    """A sentence that the engine fills in: `{name}` is a value of the case, `{fact.id}` a fact."""

    id: Id
    text: Text


class PublicHoliday(Grounded):
    """A statutory holiday by rule, for years whose official notice is not out yet."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    days: int = Field(default=1, ge=1, le=10)


class NotCovered(Model):
    """Ground this knowledge base does not cover; `when` limits it to the clients it concerns."""

    id: Id
    text: Text
    when: Condition = Always()


class DateRule(Model):
    """When something recurs: a solar day, a lunar day, the n-th weekday of a month (Monday = 1), or a solar term."""

    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    lunar_month: int | None = Field(default=None, ge=1, le=12)
    lunar_day: int | None = Field(default=None, ge=1, le=30)
    weekday: int | None = Field(default=None, ge=1, le=7)
    nth: int | None = Field(default=None, ge=1, le=5)
    solar_term: Literal["qingming", "dongzhi"] | None = None
    plus_days: int = 0


class Moment(Grounded):
    """A date that matters to some sectors. `weights` scores it by sector, 0 (skip) to 3 (core)."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    lead_weeks: int = Field(ge=0, le=26)
    run_up_days: int = Field(ge=0, le=60)
    weights: dict[str, int]
    note: str | None = None


class BarredDay(Grounded):
    """A day on which promotion is out of place. `days_after` extends it over the following days."""

    id: Id
    name: Text
    chinese: Text
    date: DateRule
    days_after: int = Field(default=0, ge=0, le=10)
    when: Condition = Always()
    text: Text


class Frequency(Model):
    """How many broadcasts a month an answer to `publish_frequency` wishes for."""

    id: str
    per_month: float


class Profile(Grounded):
    """The usual number of broadcasts a month for an account, where the client has not said."""

    id: Id
    account: str
    when: Condition = Always()
    broadcasts_per_month: Range


class PillarMix(Grounded):
    """Shares of the content pillars for a goal; they sum to 100."""

    id: Id
    when: Condition
    shares: dict[str, int]

    @model_validator(mode="after")
    def _sums_to_100(self) -> Self:
        if sum(self.shares.values()) != 100:
            raise ValueError(f"the shares sum to {sum(self.shares.values())}, not 100")
        return self


class Pillar(Model):
    """A kind of content."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    what: Text


class Band(Model):
    """A number with its low and high."""

    low: float
    central: float
    high: float


class ProjectionParameter(Grounded):
    """One input of the projection of reads, for one account or all."""

    id: Id
    account: str | None = None
    symbol: Literal["delivered", "open", "later_articles", "pushed_share", "growth"]
    title: Text
    band: Band


class CadenceRules(Model):
    """Numbers of the cadence that are not quotas: spacing, preparation, sectors."""

    timezone: str
    weeks: int
    prepare_working_days: int
    min_gap_days: dict[str, int]
    sectors: dict[str, str]
    hours_per_article: Band
    hours_per_broadcast: float
    sources: tuple[Cited, ...] = ()


class Meta(Model):
    """What this knowledge base is."""

    title: Text
    version: str
    as_known_on: Day
    cny_per_usd: float
    cny_per_usd_note: Text


class Knowledge(Model):
    """The whole knowledge base. Collections hold their members sorted by id; the few where the author's order counts keep it."""

    meta: Meta
    digest: str
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    accounts: tuple[Account, ...]
    routes: tuple[Route, ...]
    terms: tuple[NamedTerm, ...]
    rules: tuple[Rule, ...]
    capabilities: tuple[Capability, ...]
    provisions: tuple[Provision, ...]
    needs: tuple[Need, ...]
    steps: tuple[Step, ...]
    risks: tuple[Risk, ...]
    wishes: tuple[WishRule, ...]
    outside: tuple[Outside, ...]
    later: tuple[LaterRule, ...]
    criteria: tuple[Criterion, ...]
    not_covered: tuple[NotCovered, ...]
    moments: tuple[Moment, ...]
    barred_days: tuple[BarredDay, ...]
    frequencies: tuple[Frequency, ...]
    profiles: tuple[Profile, ...]
    pillars: tuple[Pillar, ...]
    pillar_mixes: tuple[PillarMix, ...]
    projection: tuple[ProjectionParameter, ...]
    cadence: CadenceRules
    mix: MixRules
    phrases: tuple[Phrase, ...]
    public_holidays: tuple[PublicHoliday, ...]

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
        return MappingProxyType({pair: tuple(rule for rule in self.rules if covers(rule.for_, *pair)) for pair in self.pairs})

    @cached_property
    def provisions_of(self) -> MappingProxyType[tuple[str, str], tuple[Provision, ...]]:
        """What each account by each route may provide, sorted by id."""
        return MappingProxyType(
            {pair: tuple(found for found in self.provisions if covers(found.for_, *pair)) for pair in self.pairs}
        )

    @cached_property
    def steps_of(self) -> MappingProxyType[tuple[str, str], tuple[Step, ...]]:
        """The steps each account by each route may call for, sorted by id."""
        return MappingProxyType({pair: tuple(step for step in self.steps if covers(step.for_, *pair)) for pair in self.pairs})

    @cached_property
    def asked_order(self) -> tuple[str, ...]:
        """Question ids in the order in which they are asked."""
        return tuple(question for section in self.sections for question in section.questions)
