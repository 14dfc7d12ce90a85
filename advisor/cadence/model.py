"""What the cadence says, as part of the advice document."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, dataclass_transform

Basis = Literal["sources", "judgement"]
Certainty = Literal["official", "expected"]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A part of the advice document: every class below it is a frozen dataclass with keyword arguments only.

    The engine alone makes them, so they are checked by the type checker and not anew at run time.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        dataclass(frozen=True, kw_only=True)(cls)


class Reason(Part):
    """A sentence of advice: what is said, and what it rests on."""

    id: str
    text: str
    sources: tuple[str, ...] = ()
    basis: Basis


class Broadcast(Part):
    """One broadcast to followers. `moment` is empty where none is served; `part` says which part of it this serves.

    `articles` counts those that one follower gets. With `versions` above 1 every segment gets its own; with `segment`
    it goes to that segment alone (1 = the first). `slot` is the id of a time of day in China.
    """

    date: date
    account: str
    articles: int
    pillar: str
    moment: str
    prepare_from: datetime.date
    part: str = ""
    slot: str = ""
    segment: int | None = None
    versions: int = 1
    pinned: bool = False

    @property
    def written(self) -> int:
        """The articles the team writes for it, all versions counted."""
        return self.articles * self.versions


class Publication(Part):
    """One article published without notice: a page with a lasting link, which uses no quota and reaches no chat."""

    date: date
    account: str
    pillar: str
    prepare_from: datetime.date


class QuotaWindow(Part):
    """A quota in force `from_` one day `until` another, both included.

    `each_follower` is what one follower can receive in a calendar month, where segments get broadcasts of their own.
    """

    account: str
    per: Literal["day", "month"]
    broadcasts: int
    articles_each: int | None
    from_: date
    until: date | None
    sources: tuple[str, ...]
    each_follower: int | None = None


class QuotaUse(Part):
    """Broadcasts of an account in one calendar month (`YYYY-MM`, China time) beside the most its quota allows there."""

    account: str
    month: str
    planned: int
    quota: int


class Wished(Part):
    """What the client's frequency asks of an account over the whole horizon, and what of it is planned."""

    account: str
    wished: int
    planned: int

    @property
    def unmet(self) -> int:
        """Wishes that had to give."""
        return max(self.wished - self.planned, 0)


class PlanScore(Part):
    """How well the plan serves what is wanted, in the order of importance, and whether nothing better exists.

    `presence` adds the weights of the moments' parts that a broadcast serves, of `presence_most` in reach of the
    horizon. `unevenness` adds the squared days by which gaps miss the rhythm. `clashes` counts days on which two
    accounts send without serving the same moment.
    """

    sent: int
    wished: int
    presence: int
    presence_most: int
    unevenness: float
    pillars_off: float
    clashes: int
    optimal: bool


class Hours(Part):
    """Hours of work as a band."""

    low: float
    central: float
    high: float


class RoleHours(Part):
    """Hours of one role in a month."""

    role: str
    name: str
    hours: Hours


class Yuan(Part):
    """An amount of yuan as a band."""

    low: int
    central: int
    high: int


class MonthEffort(Part):
    """The work of one calendar month (`YYYY-MM`).

    `articles` counts all versions and publications, `able` what the team can produce in the days of the month inside
    the horizon (None = not said), `wished` what the client's frequency would take. `team` is the hours the team has
    (None = not said or an agency's). `articles_outside` are wished and more than the team can write; `hours_outside`
    are hours of the plan itself beyond the team's (None where those are not known). `cost` is the work at the pay of
    employees on the mainland (None where the knowledge base has no pay).
    """

    month: str
    broadcasts: int
    articles: int
    able: int | None
    wished: int
    hours: Hours
    team: Hours | None
    roles: tuple[RoleHours, ...]
    articles_outside: int = 0
    hours_outside: Hours | None = None
    cost: Yuan | None = None

    @property
    def short(self) -> bool:
        """Whether the work takes more hours than the team has, both taken at their centre."""
        return self.team is not None and self.hours.central > self.team.central


class Refusal(Part):
    """A broadcast that was asked for and is not planned, with the limits it breaks."""

    account: str
    date: date
    reasons: tuple[Reason, ...]


class ArticleCount(Part):
    """Articles in a month: what is planned at most, and what the team can produce (None = not said)."""

    planned: float
    capacity: int | None


class Reads(Part):
    """A band of reads."""

    low: int
    central: int
    high: int


class Followers(Part):
    """A band of followers."""

    low: int
    central: int
    high: int


class Projection(Part):
    """Expected reads of all articles of one account in one month (`YYYY-MM`), and the followers counted on then."""

    account: str
    month: str
    reads: Reads
    followers: Followers | None = None


class MomentDay(Part):
    """A date of the marketing calendar inside the horizon; `barred` = no promotion.

    `certainty` is `official` where law, notice or organiser fix the day, `expected` where it is only foreseen. `opens`
    is the day from which it is worth speaking of, `work_from` the day on which work on it should begin.
    """

    date: date
    id: str
    name: str
    weight: int
    barred: bool
    text: str
    sources: tuple[str, ...]
    basis: Basis
    certainty: Certainty = "official"
    opens: datetime.date | None = None
    work_from: datetime.date | None = None


class Cadence(Part):
    """The dated plan, the quotas it keeps, and what had to give."""

    start: date
    weeks: int
    timezone: str
    broadcasts: tuple[Broadcast, ...]
    quotas: tuple[QuotaWindow, ...]
    articles_per_month: ArticleCount
    projections: tuple[Projection, ...]
    projection_inputs: tuple[Reason, ...]
    moments: tuple[MomentDay, ...]
    warnings: tuple[Reason, ...]
    publications: tuple[Publication, ...] = ()
    quota_use: tuple[QuotaUse, ...] = ()
    wished: tuple[Wished, ...] = ()
    score: PlanScore | None = None
    effort: tuple[MonthEffort, ...] = ()
    effort_inputs: tuple[Reason, ...] = ()
    refused: tuple[Refusal, ...] = ()
