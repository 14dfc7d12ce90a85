"""The advice document. Screen, PDF and command line all show this object and nothing else."""

from __future__ import annotations

import datetime
from datetime import date
from typing import Literal

from advisor.cadence.model import (
    ArticleCount,
    Basis,
    Broadcast,
    Cadence,
    MomentDay,
    Projection,
    QuotaWindow,
    Reads,
    Reason,
)
from advisor.cadence.model import Part as _Part

__all__ = [
    "ArticleCount",
    "Basis",
    "Broadcast",
    "Cadence",
    "MomentDay",
    "Projection",
    "QuotaWindow",
    "Reads",
    "Reason",
]


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
    """Whether an account is open by a route, and why."""

    account: str
    route: str
    status: Literal["open", "conditional", "closed", "unknown"]
    confidence: Literal["high", "medium", "low"]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    waits_for: tuple[str, ...]


class NeedFound(_Part):
    """A need the answers raise, what of the mix meets it, and within which limits (`limited_by` gives them sources)."""

    id: str
    title: str
    strength: Literal["must", "should", "could"]
    from_: tuple[str, ...]
    met_by: tuple[str, ...]
    limits: tuple[str, ...]
    limited_by: tuple[Reason, ...]
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
    """Another mix; `loses` and `gains` name needs and criteria against the chosen one."""

    mix: tuple[Placed, ...]
    score: float
    loses: tuple[str, ...]
    gains: tuple[str, ...]


class Rejected(_Part):
    """An account by a route that is not in the mix, and why not."""

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
    """When the accounts of the first phase are live. The deadline is None where the client named none."""

    earliest: date | None
    typical: date | None
    latest: date | None
    meets_deadline: bool | None
    deadline: date | None


class WishOutcome(_Part):
    """What becomes of a wish, and what to do instead where it cannot be."""

    wish: str
    title: str
    outcome: Literal["possible", "impossible", "unconfirmed"]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    instead: str


class RiskFound(_Part):
    """Something that can go wrong with the mix."""

    id: str
    severity: Literal["high", "medium", "low"]
    text: str
    sources: tuple[str, ...]
    basis: Basis


class OpenQuestion(_Part):
    """A missing answer that could still change the mix; `could_lead_to` names verdicts, needs and criteria."""

    question: str
    label: str
    why: str
    could_lead_to: tuple[str, ...]


class CitedSource(_Part):
    """A source as the reader sees it."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    tier: Literal["platform", "partner", "observed"]
    checked_on: datetime.date
    weak: bool


class KnowledgeStamp(_Part):
    """Which knowledge base spoke."""

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
