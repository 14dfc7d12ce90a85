"""Dates shifted by a day.

Not generated, because no source could decide them: a start that is `approximate`, an end that only says until when
something was seen (`unverified_after`), and an end on the day of another entry's approximate start.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from advisor.knowledge.models import BarredDay, Fact
from tools.mutation.mutant import Path

Shifted = tuple[Path, str, Any]
DAYS = (timedelta(days=-1), timedelta(days=1))


def about(entries: Sequence[Any]) -> frozenset[date]:
    """The days that are only roughly known as starts of some of `entries`."""
    return frozenset(entry.from_ for entry in entries if getattr(entry, "start", "") == "approximate" and entry.from_)


def windows(entry: Any, *, roughly: frozenset[date]) -> Iterator[Shifted]:
    """An entry with a window, whose exact first or last day is wrong by one."""
    if entry.from_ is not None and getattr(entry, "start", "exact") == "exact" and entry.from_ not in roughly:
        for day in DAYS:
            yield ("from",), _said("from", entry.from_, day), entry.model_copy(update={"from_": entry.from_ + day})
    if entry.to is not None and getattr(entry, "end", None) != "unverified_after" and entry.to not in roughly:
        for day in DAYS:
            yield ("to",), _said("to", entry.to, day), entry.model_copy(update={"to": entry.to + day})


def boundaries(fact: Fact) -> Iterator[Shifted]:
    """A fact with one boundary wrong by a day. Where one value follows another both windows move."""
    roughly = about(fact.values)
    for index, window in enumerate(fact.values):
        before = fact.values[index - 1] if index else None
        joined = before is not None and before.to == window.from_
        if window.from_ is not None and window.start == "exact":
            for day in DAYS:
                first = window.from_ + day
                values = list(fact.values)
                values[index] = window.model_copy(update={"from_": first})
                if joined and before is not None:
                    values[index - 1] = before.model_copy(update={"to": first})
                said = _said("from", window.from_, day)
                yield ("values", index, "from"), said, fact.model_copy(update={"values": tuple(values)})
        after = fact.values[index + 1] if index + 1 < len(fact.values) else None
        free = after is None or after.from_ != window.to
        if window.to is not None and free and window.end != "unverified_after" and window.to not in roughly:
            for day in DAYS:
                values = list(fact.values)
                values[index] = window.model_copy(update={"to": window.to + day})
                said = _said("to", window.to, day)
                yield ("values", index, "to"), said, fact.model_copy(update={"values": tuple(values)})


def recurring(barred: BarredDay) -> Iterator[Shifted]:
    """A barred day that falls a day early or late, or lasts a day longer or shorter."""
    for days in (-1, 1):
        rule = barred.date.model_copy(update={"plus_days": barred.date.plus_days + days})
        yield ("date",), f"{days:+d} day", barred.model_copy(update={"date": rule})
        if barred.days_after + days >= 0 and barred.days_after:
            longer = barred.model_copy(update={"days_after": barred.days_after + days})
            yield ("days_after",), f"lasts {days:+d} day", longer


def _said(name: str, day: date, by: timedelta) -> str:
    return f"{name} {day} → {day + by}"
