"""The quotas in force: how many broadcasts of how many articles, from which day to which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from advisor.cadence.model import QuotaWindow
from advisor.knowledge.models import Account, Knowledge, ValueWindow


def quotas_in_force(knowledge: Knowledge, account: Account, *, first: date, last: date) -> tuple[QuotaWindow, ...]:
    """The quota windows of an account that overlap the days `first` to `last`, oldest first.

    Days for which no quota is known have no window; nothing may be planned on them.
    """
    if account.quota is None:
        return ()
    windows: list[QuotaWindow] = []
    for broadcasts in _overlapping(knowledge.fact[account.quota.fact].values, first, last):
        several: list[ValueWindow | None] = [
            *_overlapping(knowledge.fact[account.quota.articles_fact].values, first, last)
        ]
        for articles in several or [None]:
            begin = max([first, *(day for day in (broadcasts.from_, articles and articles.from_) if day)])
            ends = [day for day in (broadcasts.to, articles and articles.to) if day]
            end = min(ends) - timedelta(days=1) if ends else None
            if (end is None or begin <= end) and begin <= last:
                cited = (*broadcasts.sources, *(articles.sources if articles else ()))
                windows.append(
                    QuotaWindow(
                        account=account.id,
                        per=account.quota.per,
                        broadcasts=_whole(broadcasts),
                        articles_each=_whole(articles) if articles else None,
                        from_=begin,
                        until=end,
                        sources=tuple(dict.fromkeys(citation.source for citation in cited)),
                    )
                )
    return tuple(sorted(windows, key=lambda window: window.from_))


def quota_on(windows: Sequence[QuotaWindow], day: date) -> QuotaWindow | None:
    """The quota in force on `day`."""
    return next(
        (window for window in windows if window.from_ <= day and (window.until is None or day <= window.until)), None
    )


def _overlapping(values: Sequence[ValueWindow], first: date, last: date) -> list[ValueWindow]:
    return [
        value
        for value in values
        if (value.from_ is None or value.from_ <= last) and (value.to is None or first < value.to)
    ]


def _whole(window: ValueWindow) -> int:
    value = window.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"a quota is a whole number, not {value!r}")
    return int(value)
