"""Expected reads a month, as a band: formula and inputs are the knowledge base's, and wide because the evidence is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Literal

from advisor.cadence.model import Broadcast, Projection, Reads
from advisor.knowledge.models import Band, Knowledge

Level = Literal["low", "central", "high"]
LEVELS: tuple[Level, ...] = ("low", "central", "high")


def project(knowledge: Knowledge, broadcasts: Sequence[Broadcast], *, followers: Mapping[str, int]) -> tuple[Projection, ...]:
    """One row an account and month: followers × delivered × open × (1 + (articles − 1) × later) ÷ pushed share.

    Followers grow by the growth rate each month. Accounts without a number of followers get no row.
    """
    months = sorted({broadcast.date.isoformat()[:7] for broadcast in broadcasts})
    rows: list[Projection] = []
    for account, count in sorted(followers.items()):
        for index, month in enumerate(months):
            sends = [sent.articles for sent in broadcasts if sent.account == account and sent.date.isoformat()[:7] == month]
            reads = {level: _reads(knowledge, account, sends, followers=count, month=index, level=level) for level in LEVELS}
            rows.append(
                Projection(
                    account=account,
                    month=month,
                    reads=Reads(low=floor(reads["low"]), central=round(reads["central"]), high=ceil(reads["high"])),
                )
            )
    return tuple(rows)


def _reads(knowledge: Knowledge, account: str, sends: Sequence[int], *, followers: int, month: int, level: Level) -> float:
    def value(symbol: str, at: Level = level) -> float:
        return float(getattr(_band(knowledge, symbol, account), at))

    # A larger share of pushed reads means fewer reads beside them: the low case takes the high share.
    opposite: Level = {"low": "high", "central": "central", "high": "low"}[level]  # type: ignore[assignment]
    grown = followers * (1 + value("growth")) ** month
    pushed = sum(grown * value("delivered") * value("open") * (1 + (count - 1) * value("later_articles")) for count in sends)
    return pushed / value("pushed_share", opposite)


def _band(knowledge: Knowledge, symbol: str, account: str) -> Band:
    found = [parameter for parameter in knowledge.projection if parameter.symbol == symbol]
    return next((parameter for parameter in found if parameter.account == account), found[0]).band


def inputs(knowledge: Knowledge, accounts: Sequence[str]) -> tuple[str, ...]:
    """The ids of the parameters a projection of these accounts uses."""
    return tuple(
        parameter.id for parameter in knowledge.projection if parameter.account is None or parameter.account in accounts
    )
