"""The advice document. Screen, PDF and command line all show this object and nothing else."""

from __future__ import annotations

import datetime
from datetime import date
from typing import Literal

from advisor.advice.parts.certificate import Certificate
from advisor.advice.parts.costs import Costs
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.network import AccountLaunch, CaseName, FirstStep, LaunchCase, Slack
from advisor.advice.parts.phases import Phase
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Relevance
from advisor.advice.parts.robustness import Robustness
from advisor.advice.parts.unlocks import NoUnlock, Unlock
from advisor.cadence.model import (
    ArticleCount,
    Basis,
    Broadcast,
    Cadence,
    Certainty,
    Followers,
    Hours,
    MomentDay,
    MonthEffort,
    PlanScore,
    Projection,
    Publication,
    QuotaUse,
    QuotaWindow,
    Reads,
    Reason,
    Refusal,
    RoleHours,
    Wished,
    Yuan,
)
from advisor.cadence.model import Part as _Part
from advisor.questionnaire.opinion import Opinion

__all__ = [
    "ArticleCount",
    "Basis",
    "Broadcast",
    "Cadence",
    "Certainty",
    "Followers",
    "Hours",
    "MomentDay",
    "MonthEffort",
    "PlanScore",
    "Projection",
    "Publication",
    "QuotaUse",
    "QuotaWindow",
    "Reads",
    "Reason",
    "Refusal",
    "RoleHours",
    "Wished",
    "Yuan",
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
    """A step of the roadmap, dated for its typical duration.

    `critical` steps set the typical launch; `critical_in` names the cases in which a step does so. `decides` says which
    day its delay moves first, the launch or the end of the roadmap; None where it stands in no longest chain. In the
    best and the worst case the step is done on `best_finish` and `worst_finish`. Durations not known on the date
    (`days_known` false) count as nothing.
    """

    step: str
    title: str
    text: str
    for_: tuple[str, ...]
    after: tuple[str, ...]
    days: DayRange
    days_known: bool
    start: date
    finish: date
    best_finish: date
    worst_finish: date
    slack: Slack
    critical: bool
    critical_in: tuple[CaseName, ...]
    decides: Literal["launch", "end"] | None
    cost_cny: CostRange | None
    cost_note: str | None
    yearly: bool
    sources: tuple[str, ...]
    basis: Basis
    confidence: Literal["high", "medium", "low"]


class Launch(_Part):
    """When the accounts of the first phase are live. The deadline is None where the client named none.

    `cases` answers it for the best, the typical and the worst case, `accounts` account by account; `start_first` are
    the steps to begin with, `says` whether the deadline holds, in words.
    """

    earliest: date | None
    typical: date | None
    latest: date | None
    meets_deadline: bool | None
    deadline: date | None
    cases: tuple[LaunchCase, ...] = ()
    accounts: tuple[AccountLaunch, ...] = ()
    start_first: tuple[FirstStep, ...] = ()
    says: tuple[Reason, ...] = ()


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
    """Everything the product says about one case on one date.

    The fields from `robustness` to `no_unlocks`, `relevance` and `prospects` are filled in where the advice was asked
    for in depth.
    """

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
    robustness: Robustness | None = None
    certificate: Certificate | None = None
    unlocks: tuple[Unlock, ...] = ()
    no_unlocks: tuple[NoUnlock, ...] = ()
    choices: tuple[Reason, ...] = ()
    roadmap: tuple[PlannedStep, ...]
    launch: Launch
    costs: Costs
    cadence: Cadence
    wishes: tuple[WishOutcome, ...]
    existing: tuple[ExistingFound, ...] = ()
    phases: tuple[Phase, ...] = ()
    outside: tuple[Reason, ...]
    risks: tuple[RiskFound, ...]
    open_questions: tuple[OpenQuestion, ...]
    relevance: Relevance | None = None
    prospects: Prospects | None = None
    opinions: tuple[Opinion, ...] = ()
    not_covered: tuple[str, ...]
    answers: tuple[Answered, ...]
    sources: tuple[CitedSource, ...]
