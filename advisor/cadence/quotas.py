"""The quotas in force: how many broadcasts of how many articles, from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from advisor.cadence.model import QuotaWindow
from advisor.knowledge.models import Account, Fact, Knowledge, ValueWindow

ONE_DAY = timedelta(days=1)


def quotas_in_force(
    knowledge: Knowledge, account: Account, *, first: date, last: date, groups: int = 1
) -> tuple[QuotaWindow, ...]:
    """The quota windows of an account that overlap the days `first` to `last`, oldest first.

    With several groups of followers that get broadcasts of their own, a window also holds what one follower can
    receive. Days for which no quota is known have no window; nothing may be planned on them.
    """
    if account.quota is None:
        return ()
    segments = account.quota.segments
    capped = segments.follower_cap if segments is not None and groups > 1 else None
    broadcasts, articles = knowledge.fact[account.quota.fact], knowledge.fact[account.quota.articles_fact]
    cap = knowledge.fact[capped] if capped is not None else None
    facts = [fact for fact in (broadcasts, articles, cap) if fact is not None]
    windows: list[QuotaWindow] = []
    for begin, end in _stretches(facts, first, last):
        quota = in_force(broadcasts, begin)
        if quota is None:
            continue
        each, most = in_force(articles, begin), in_force(cap, begin) if cap is not None else None
        cited = [citation.source for value in (quota, each, most) if value is not None for citation in value.sources]
        windows.append(
            QuotaWindow(
                account=account.id,
                per=account.quota.per,
                broadcasts=_whole(quota),
                articles_each=_whole(each) if each else None,
                each_follower=_whole(most) if most else None,
                from_=begin,
                until=end,
                sources=tuple(dict.fromkeys(cited)),
            )
        )
    return tuple(windows)


def quota_on(windows: Sequence[QuotaWindow], day: date) -> QuotaWindow | None:
    """The quota in force on `day`."""
    return next(
        (window for window in windows if window.from_ <= day and (window.until is None or day <= window.until)), None
    )


def in_force(fact: Fact, day: date) -> ValueWindow | None:
    """The value of a fact on `day`, with its window."""
    return next(
        (
            value
            for value in fact.values
            if (value.from_ is None or value.from_ <= day) and (value.to is None or day < value.to)
        ),
        None,
    )


def _stretches(facts: Iterable[Fact], first: date, last: date) -> Iterable[tuple[date, date | None]]:
    """The runs of days on which no value changes: first and last day of each; the last run may end beyond `last`."""
    turns = {day for fact in facts for value in fact.values for day in (value.from_, value.to) if day and day > first}
    begin = first
    for turn in sorted(turns):
        if begin > last:
            return
        yield begin, turn - ONE_DAY
        begin = turn
    if begin <= last:
        yield begin, None


def _whole(window: ValueWindow) -> int:
    value = window.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"a quota is a whole number, not {value!r}")
    return int(value)
