"""Expected reads a month, as a band: formula and inputs are the knowledge base's, and wide because the evidence is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from advisor.cadence.model import Broadcast, Projection, Reads, Reason
from advisor.knowledge.models import Band, Knowledge, ProjectionParameter

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("low", "central", "high")


def project(
    knowledge: Knowledge, broadcasts: Sequence[Broadcast], *, followers: Mapping[str, int]
) -> tuple[Projection, ...]:
    """One row an account and month: followers × delivered × open × (1 + (articles − 1) × later) ÷ pushed share.

    Followers grow by the growth rate each month. Accounts without a number of followers get no row.
    """
    months = sorted({sent.date.isoformat()[:7] for sent in broadcasts})
    sizes: dict[tuple[str, str], list[int]] = {}
    for sent in broadcasts:
        sizes.setdefault((sent.account, sent.date.isoformat()[:7]), []).append(sent.articles)
    rows: list[Projection] = []
    for account, count in sorted(followers.items()):
        rates = {level: _Rates.of(knowledge, account, level) for level in LEVELS}
        for index, month in enumerate(months):
            low, central, high = (rates[level].reads(sizes.get((account, month), []), count, index) for level in LEVELS)
            reads = Reads(low=floor(low), central=round(central), high=ceil(high))
            rows.append(Projection(account=account, month=month, reads=reads))
    return tuple(rows)


@dataclass(frozen=True)
class _Rates:
    delivered: float
    open: float
    later_articles: float
    pushed_share: float
    growth: float

    @staticmethod
    def of(knowledge: Knowledge, account: str, level: Level) -> "_Rates":
        def value(symbol: str, at: Level = level) -> float:
            return float(getattr(_band(knowledge, symbol, account), at))

        # A larger share of pushed reads means fewer reads beside them: the low case takes the high share.
        opposite = {"low": "high", "central": "central", "high": "low"}
        pushed = float(getattr(_band(knowledge, "pushed_share", account), opposite[level]))
        return _Rates(value("delivered"), value("open"), value("later_articles"), pushed, value("growth"))

    def reads(self, sends: Sequence[int], followers: int, month: int) -> float:
        """Reads of all articles in a month, `month` months after the start."""
        grown = followers * (1 + self.growth) ** month
        pushed = sum(grown * self.delivered * self.open * (1 + (count - 1) * self.later_articles) for count in sends)
        return pushed / self.pushed_share


def _band(knowledge: Knowledge, symbol: str, account: str) -> Band:
    found = [parameter for parameter in knowledge.projection if parameter.symbol == symbol]
    return next((parameter for parameter in found if parameter.account == account), found[0]).band


def inputs(knowledge: Knowledge, accounts: Sequence[str]) -> tuple[Reason, ...]:
    """The formula, then each parameter that a projection of these accounts uses, with its band and its sources."""
    used = (found for found in knowledge.projection if found.account is None or found.account in accounts)
    formula = Reason(id="cadence.formula", text=knowledge.phrase["cadence.formula"], basis="judgement")
    return (formula, *(_told(parameter) for parameter in used))


def _told(parameter: ProjectionParameter) -> Reason:
    low, central, high = (
        f"{value * 100:g} %" for value in (parameter.band.low, parameter.band.central, parameter.band.high)
    )
    return Reason(
        id=parameter.id,
        text=f"{parameter.title}: {low} to {high}, central {central}.",
        sources=tuple(dict.fromkeys(citation.source for citation in parameter.sources)),
        basis="judgement" if parameter.judgement else "sources",
    )
