"""How many broadcasts and articles a month: what is wished, what the quota allows, what the team can write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from advisor.logic.situation import Missing, Situation


@dataclass(frozen=True)
class Carrier:
    """An account of the mix that broadcasts, and the first day it can."""

    account: str
    live_from: date


@dataclass(frozen=True)
class Volume:
    """Broadcasts of one account in one month and the articles in each of them."""

    articles: tuple[int, ...]


def wished_per_month(situation: Situation, account: str, *, main: bool) -> float:
    """Broadcasts a month: the client's own frequency for the main account, the usual number for the others."""
    frequency = situation.seen("publish_frequency")
    if main and not isinstance(frequency, Missing):
        return next(found.per_month for found in situation.knowledge.frequencies if found.id == frequency)
    usual = [
        profile.broadcasts_per_month.typical
        for profile in situation.knowledge.profiles
        if profile.account == account and situation.truth(profile.when) is True
    ]
    return min(usual, default=1.0)


def capacity(situation: Situation) -> int | None:
    """Articles a month the team can produce; None while not said."""
    articles = situation.seen("articles_per_month")
    return articles if isinstance(articles, int) else None


def share_out(
    wanted: Mapping[str, int], *, most_each: Mapping[str, int], articles: int | None
) -> dict[str, tuple[int, ...]]:
    """Spread the month's articles over the broadcasts wanted: one each first, then evenly up to the most each may hold.

    Where there are fewer articles than broadcasts, the account with most broadcasts gives way first.
    """
    counts = dict(wanted)
    if articles is None:
        return {account: (1,) * count for account, count in counts.items()}
    while sum(counts.values()) > articles:
        fullest = max(counts, key=lambda account: counts[account])
        counts[fullest] -= 1
    shares = {account: [1] * count for account, count in counts.items()}
    left = articles - sum(counts.values())
    level = 1
    while left and any(most_each[account] > level for account, held in shares.items() if held):
        for account, held in shares.items():
            for index in range(len(held)):
                if left and held[index] == level and most_each[account] > level:
                    held[index] += 1
                    left -= 1
        level += 1
    return {account: tuple(held) for account, held in shares.items()}


class Credit:
    """Turns a fractional number a month into whole broadcasts without losing the fractions."""

    def __init__(self) -> None:
        self._left: dict[str, float] = {}

    def draw(self, account: str, wish: float) -> int:
        """The whole broadcasts for this month."""
        total = self._left.get(account, 0.0) + wish
        whole = floor(total + 1e-9)
        self._left[account] = total - whole
        return whole


def main_carrier(carriers: Sequence[Carrier], monthly_quota: Mapping[str, int]) -> str | None:
    """The account that carries the wished frequency: the one whose quota allows most."""
    return max((carrier.account for carrier in carriers), key=lambda account: monthly_quota[account], default=None)
