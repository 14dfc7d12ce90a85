"""Expected reads a month, as a band: formula and inputs are the knowledge base's, and wide because the evidence is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Literal

from advisor.cadence.model import Broadcast, Followers, Projection, Reads, Reason
from advisor.cadence.months import month_of, months_of
from advisor.knowledge.condition import Always
from advisor.knowledge.models import ProjectionParameter
from advisor.logic.situation import Situation
from advisor.words import say

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("low", "central", "high")
OPPOSITE: Mapping[Level, Level] = {"low": "high", "central": "central", "high": "low"}
SYMBOLS = ("delivered", "open", "later_articles", "pushed_share", "growth")


def project(
    situation: Situation,
    broadcasts: Sequence[Broadcast],
    *,
    followers: Mapping[str, int],
    start: date | None = None,
) -> tuple[Projection, ...]:
    """One row an account and month: followers × delivered × open × (1 + (articles − 1) × later) ÷ pushed share.

    `followers` are those at the `start` (else in the month of the first broadcast); they change at the rate of growth
    each month. A broadcast to one segment reaches an equal part of them, one in several versions reaches all. Accounts
    without a number of followers get no row, and nobody does where the knowledge base lacks a parameter.
    """
    if not broadcasts:
        return ()
    days = [sent.date for sent in broadcasts]
    months = [month.id for month in months_of(min(days) if start is None else start, max(days))]
    segments = _segments(situation, broadcasts)
    sends: dict[tuple[str, str], list[Broadcast]] = {}
    for sent in broadcasts:
        sends.setdefault((sent.account, month_of(sent.date)), []).append(sent)
    rows: list[Projection] = []
    for account, count in sorted(followers.items()):
        used = parameters_for(situation, account)
        if len(used) < len(SYMBOLS):
            continue
        rates = [_Rates.of(used, level) for level in LEVELS]
        for index, month in enumerate(months):
            held = [rate.followers(count, index) for rate in rates]
            low, central, high = (
                rate.reads(sends.get((account, month), []), some, segments)
                for rate, some in zip(rates, held, strict=True)
            )
            rows.append(
                Projection(
                    account=account,
                    month=month,
                    reads=Reads(low=floor(low), central=round(central), high=ceil(high)),
                    followers=Followers(low=floor(held[0]), central=round(held[1]), high=ceil(held[2])),
                )
            )
    return tuple(rows)


def parameters_for(situation: Situation, account: str) -> dict[str, ProjectionParameter]:
    """The parameter that counts for each symbol: the account's own before one for all, one with a condition first."""
    found: dict[str, ProjectionParameter] = {}
    for parameter in sorted(situation.knowledge.projection, key=_generality):
        if parameter.account in (None, account) and situation.truth(parameter.when) is True:
            found.setdefault(parameter.symbol, parameter)
    return found


def _generality(parameter: ProjectionParameter) -> tuple[bool, bool, str]:
    return parameter.account is None, isinstance(parameter.when, Always), parameter.id


def _segments(situation: Situation, broadcasts: Sequence[Broadcast]) -> int:
    """In how many parts the followers fall: as said, and never fewer than the plan sends to."""
    said = situation.seen("segments")
    sent_to = max((sent.segment or 1 for sent in broadcasts), default=1)
    return max(said, sent_to, 1) if isinstance(said, int) else sent_to


@dataclass(frozen=True)
class _Rates:
    delivered: float
    open: float
    later_articles: float
    pushed_share: float
    growth: float

    @staticmethod
    def of(used: Mapping[str, ProjectionParameter], level: Level) -> _Rates:
        def value(symbol: str, at: Level = level) -> float:
            return float(getattr(used[symbol].band, at))

        # A larger share of pushed reads means fewer reads beside them: the low case takes the high share.
        pushed = value("pushed_share", OPPOSITE[level])
        return _Rates(value("delivered"), value("open"), value("later_articles"), pushed, value("growth"))

    def followers(self, at_first: int, month: int) -> float:
        """Followers `month` months after the first."""
        return at_first * (1 + self.growth) ** month

    def reads(self, sends: Sequence[Broadcast], followers: float, segments: int) -> float:
        """Reads of all articles of a month's broadcasts."""
        reached = followers * self.delivered * self.open
        pushed = sum(
            reached * (1 + (sent.articles - 1) * self.later_articles) / (1 if sent.segment is None else segments)
            for sent in sends
            if sent.articles
        )
        return pushed / self.pushed_share


def inputs(situation: Situation, accounts: Sequence[str]) -> tuple[Reason, ...]:
    """The formula, then each parameter that a projection of these accounts uses, with its band and its sources."""
    return tuple(_inputs(situation, accounts))


def _inputs(situation: Situation, accounts: Sequence[str]) -> Iterator[Reason]:
    base = situation.knowledge
    yield Reason(id="cadence.formula", text=base.phrase["cadence.formula"], basis="judgement")
    used = {parameter for account in accounts for parameter in parameters_for(situation, account).values()}
    yield from (_told(parameter) for parameter in base.projection if parameter in used)


def _told(parameter: ProjectionParameter) -> Reason:
    low, central, high = (
        say("{number} %", number=f"{value * 100:g}".replace("-", "−"))
        for value in (parameter.band.low, parameter.band.central, parameter.band.high)
    )
    return Reason(
        id=parameter.id,
        text=say(
            "{title}: {low} to {high}, central {central}.", title=parameter.title, low=low, high=high, central=central
        ),
        sources=tuple(dict.fromkeys(citation.source for citation in parameter.sources)),
        basis="judgement" if parameter.judgement else "sources",
    )
