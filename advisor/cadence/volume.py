"""How many broadcasts and articles a month: what is wished, what the quota allows, what the team can write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from advisor.cadence.months import Month
from advisor.knowledge.models import Profile
from advisor.logic.situation import Missing, Situation


@dataclass(frozen=True)
class Carrier:
    """An account of the mix that broadcasts, and the first day it can.

    `groups` is the number of segments that get broadcasts of their own; where that is not a `must`, it yields to the
    number of broadcasts. A `new` account is one the team has no practice with yet.
    """

    account: str
    live_from: date
    groups: int = 1
    must: bool = True
    new: bool = False


def wished_per_month(situation: Situation, account: str, *, main: bool) -> float:
    """Broadcasts a month: the client's own frequency for the main account, the usual number for the others."""
    frequency = situation.seen("publish_frequency")
    if main and not isinstance(frequency, Missing):
        return next(found.per_month for found in situation.knowledge.frequencies if found.id == frequency)
    return min((profile.broadcasts_per_month.typical for profile in _profiles(situation, account)), default=1.0)


def usual_articles(situation: Situation, account: str) -> int | None:
    """The most articles that are usual in one broadcast; None where the knowledge base knows no usual number."""
    usual = [profile.articles_each.max for profile in _profiles(situation, account) if profile.articles_each]
    return floor(min(usual)) if usual else None


def _profiles(situation: Situation, account: str) -> list[Profile]:
    found = (profile for profile in situation.knowledge.profiles if profile.account == account)
    return [profile for profile in found if situation.truth(profile.when) is True]


def capacity(situation: Situation) -> int | None:
    """Articles a month the team can produce; None while not said."""
    articles = situation.seen("articles_per_month")
    return articles if isinstance(articles, int) else None


def able_in(month: Month, able: int | None) -> int | None:
    """The articles the team can produce in the days of a month that lie inside the horizon."""
    return None if able is None else int(able * month.share + 1e-9)


def practised(carrier: Carrier, month: Month, able: int | None, ramp_up: Sequence[float]) -> int | None:
    """The articles the team can produce in a month for one account: fewer while the account is new to it."""
    if able is None or not carrier.new:
        return able
    live = carrier.live_from
    since = (month.first.year - live.year) * 12 + month.first.month - live.month
    return able if since >= len(ramp_up) else ceil(able * ramp_up[max(since, 0)] - 1e-9)


def give_way(
    wanted: Mapping[str, int],
    *,
    versions: Mapping[str, int],
    pinned: Mapping[str, int],
    extra: Mapping[str, int],
    practised: Mapping[str, int | None],
    articles: int | None,
) -> dict[str, int]:
    """The broadcasts of one month that the team can write one article each for.

    No account gets more than it is practised for. Where there are too few articles, the account with most broadcasts
    gives way first; pinned ones stay, with the `extra` articles they hold beyond one for each version.
    """
    counts = dict(wanted)
    for account, most in practised.items():
        if most is not None:
            counts[account] = max(min(counts[account], (most - extra[account]) // versions[account]), pinned[account])
    left = None if articles is None else articles - sum(extra.values())
    while left is not None and sum(count * versions[account] for account, count in counts.items()) > left:
        loose = [account for account, count in counts.items() if count > pinned[account]]
        if not loose:
            break
        counts[max(loose, key=lambda account: counts[account])] -= 1
    return counts


@dataclass
class Filling:
    """One broadcast while articles are shared out: how many it holds, and how many it may."""

    account: str
    served: bool
    versions: int
    most: int
    articles: int = 1


def fill(broadcasts: Sequence[Filling], *, left: int, practised: Mapping[str, int | None]) -> None:
    """Share out `left` further articles: evenly, those that serve a moment first in each round."""
    written = dict.fromkeys(practised, 0)
    for one in broadcasts:
        written[one.account] += one.articles * one.versions
    order = sorted(broadcasts, key=lambda one: not one.served)
    level = 1
    while any(one.articles == level < one.most for one in order) and left > 0:
        for one in order:
            most = practised[one.account]
            fits = most is None or written[one.account] + one.versions <= most
            if one.articles == level < one.most and one.versions <= left and fits:
                one.articles += 1
                written[one.account] += one.versions
                left -= one.versions
        level += 1


def wished_days(rhythm: float, *, first: date, last: date) -> list[date]:
    """The days around which broadcasts are wished for: one every `rhythm` days, the first after half of that."""
    number = floor(((last - first).days + 1) / rhythm + 0.5) if first <= last else 0
    found = (first + timedelta(days=floor((index + 0.5) * rhythm)) for index in range(number))
    return [day for day in found if day <= last]


def main_carrier(carriers: Iterable[Carrier], monthly_quota: Mapping[str, int]) -> str | None:
    """The account that carries the wished frequency: the one whose quota allows most."""
    return max((carrier.account for carrier in carriers), key=lambda account: monthly_quota[account], default=None)
