"""The advice document. Screen, PDF and command line all show this object and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

Basis = Literal["sources", "judgement"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reason(_Part):
    """A sentence of advice: what is said, and what it rests on."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    basis: Basis


class DayRange(_Part):
    """Calendar days, from best to worst."""

    min: int
    typical: int
    max: int


class CostRange(_Part):
    """Yuan, one-off or for the first year."""

    min: float
    max: float


class Verdict(_Part):
    account: str
    route: str
    status: Literal["open", "conditional", "closed", "unknown"]
    confidence: Literal["high", "medium", "low"]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    waits_for: tuple[str, ...]


class NeedFound(_Part):
    id: str
    title: str
    strength: Literal["must", "should", "could"]
    from_: tuple[str, ...]
    met_by: tuple[str, ...]
    limits: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Placed(_Part):
    """An account in a mix."""

    account: str
    route: str
    role: Literal["lead", "support", "later"]
    covers: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Score(_Part):
    """A mix measured by one criterion: share of the best possible (0 to 1) times weight."""

    criterion: str
    title: str
    weight: float
    value: float


class Alternative(_Part):
    mix: tuple[Placed, ...]
    score: float
    loses: tuple[str, ...]
    gains: tuple[str, ...]


class Rejected(_Part):
    account: str
    route: str
    reasons: tuple[Reason, ...]


class PlannedStep(_Part):
    """A step of the roadmap, dated for its typical duration."""

    step: str
    title: str
    text: str
    for_: tuple[str, ...]
    after: tuple[str, ...]
    days: DayRange
    start: date
    finish: date
    critical: bool
    cost_cny: CostRange | None
    cost_note: str | None
    yearly: bool
    sources: tuple[str, ...]
    basis: Basis
    confidence: Literal["high", "medium", "low"]


class Launch(_Part):
    earliest: date | None
    typical: date | None
    latest: date | None
    meets_deadline: bool | None
    deadline: date | None


class Broadcast(_Part):
    date: date
    account: str
    articles: int
    pillar: str
    moment: str
    prepare_from: date


class QuotaWindow(_Part):
    """A quota in force `from_` one day `until` another, both included."""

    account: str
    per: Literal["day", "month"]
    broadcasts: int
    articles_each: int | None
    from_: date
    until: date | None
    sources: tuple[str, ...]


class ArticleCount(_Part):
    planned: float
    capacity: int | None


class Reads(_Part):
    low: int
    central: int
    high: int


class Projection(_Part):
    account: str
    month: str
    reads: Reads


class MomentDay(_Part):
    """A date of the marketing calendar inside the horizon; `barred` = no promotion."""

    date: date
    id: str
    name: str
    weight: int
    barred: bool
    text: str
    sources: tuple[str, ...]
    basis: Basis


class Cadence(_Part):
    start: date
    weeks: int
    timezone: str
    broadcasts: tuple[Broadcast, ...]
    quotas: tuple[QuotaWindow, ...]
    articles_per_month: ArticleCount
    projections: tuple[Projection, ...]
    projection_inputs: tuple[str, ...]
    moments: tuple[MomentDay, ...]
    warnings: tuple[Reason, ...]


class WishOutcome(_Part):
    wish: str
    title: str
    outcome: Literal["possible", "impossible", "unconfirmed"]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    instead: str


class RiskFound(_Part):
    id: str
    severity: Literal["high", "medium", "low"]
    text: str
    sources: tuple[str, ...]
    basis: Basis


class OpenQuestion(_Part):
    question: str
    label: str
    why: str
    could_lead_to: tuple[str, ...]


class CitedSource(_Part):
    id: str
    title: str
    publisher: str
    date: str
    url: str
    tier: Literal["platform", "partner", "observed"]
    checked_on: date
    weak: bool


class KnowledgeStamp(_Part):
    version: str
    digest: str


class Answered(_Part):
    """An answer as the client gave it, in words."""

    question: str
    label: str
    answer: str
    counted: bool


class Advice(_Part):
    """Everything the product says about one case on one date."""

    schema_: Literal["advice/1"] = "advice/1"
    as_of: date
    knowledge: KnowledgeStamp
    good_until: date
    status: Literal["final", "provisional"]
    headline: str
    verdicts: tuple[Verdict, ...]
    needs: tuple[NeedFound, ...]
    mix: tuple[Placed, ...]
    scores: tuple[Score, ...]
    alternatives: tuple[Alternative, ...]
    rejected: tuple[Rejected, ...]
    robustness: None = None
    unlocks: tuple[()] = ()
    roadmap: tuple[PlannedStep, ...]
    launch: Launch
    cadence: Cadence
    wishes: tuple[WishOutcome, ...]
    outside: tuple[Reason, ...]
    risks: tuple[RiskFound, ...]
    open_questions: tuple[OpenQuestion, ...]
    not_covered: tuple[str, ...]
    answers: tuple[Answered, ...]
    sources: tuple[CitedSource, ...]
