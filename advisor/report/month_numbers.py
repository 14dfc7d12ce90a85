"""Numbers that tell the broadcasts of an account in one month apart, the same when they move inside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol, TypeVar

from advisor.advice.model import Cadence
from advisor.questionnaire.plan_edits import PlanEdits


class OnADay(Protocol):
    """A broadcast or a publication."""

    @property
    def date(self) -> date:
        """Its day."""
        ...

    @property
    def account(self) -> str:
        """Its account."""
        ...


Row = TypeVar("Row", bound=OnADay)


def month_of(day: date) -> str:
    """The calendar month as `YYYY-MM`."""
    return day.isoformat()[:7]


def numbered(rows: Iterable[Row]) -> Iterator[tuple[Row, str, int]]:
    """Each row with its month and its number there among those of its account. The last one of a month is 1.

    Counted from the end, a plan that begins in the middle of a month numbers its rows as the one before it did.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.account, month_of(row.date)].append(row)
    for (_, month), found in groups.items():
        chronological = sorted(found, key=lambda row: (row.date, getattr(row, "segment", None) or 0))
        for number, row in enumerate(reversed(chronological), 1):
            yield row, month, number


def months_with_cancelled(cadence: Cadence, edits: PlanEdits) -> Iterator[tuple[str, str, int, date]]:
    """Account, month, number and day of each entry that an earlier plan may have left in a calendar.

    As many numbers of a month may have become free as days of it were emptied by hand. In a month that the plan begins
    in the middle of, broadcasts set by hand are held against them: a number too many would cancel one already sent.
    """
    last = cadence.start + timedelta(weeks=cadence.weeks, days=-1)
    planned = Counter((sent.account, month_of(sent.date)) for sent in cadence.broadcasts)
    pinned = Counter((sent.account, month_of(sent.date)) for sent in cadence.broadcasts if sent.pinned)
    quota = {(use.account, use.month): use.quota for use in cadence.quota_use}
    sending = {(sent.account, sent.date) for sent in cadence.broadcasts}
    emptied: dict[tuple[str, str], list[date]] = defaultdict(list)
    for still in sorted(set(edits.still), key=lambda still: (still.account, still.date)):
        if cadence.start <= still.date <= last and (still.account, still.date) not in sending:
            emptied[still.account, month_of(still.date)].append(still.date)
    for key, days in emptied.items():
        cut = cadence.start.day > 1 and key[1] == month_of(cadence.start)
        free = days[pinned[key] :] if cut else days
        most = quota.get(key, planned[key] + len(free))
        for number, day in enumerate(free, planned[key] + 1):
            if number <= most:
                yield *key, number, day
