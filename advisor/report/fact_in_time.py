"""A fact through time: what held in which days, for which days nothing is known, and when each source spoke."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.knowledge.models import Claim, Fact, Source, ValueWindow
from advisor.report.spoken import Spoken, sentences
from advisor.report.wording import day, month
from advisor.words import say

STANDING: Mapping[str, str] = Spoken(
    lambda: {
        "supports": say("supports it"),
        "right_then": say("right at its time"),
        "never_right": say("never right"),
        "open": say("not settled"),
    }
)
END: Mapping[str, str] = Spoken(
    lambda: {
        "superseded": say("then replaced"),
        "withdrawn": say("then withdrawn"),
        "unverified_after": say("not verified since"),
    }
)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """The days from `first` to `last`, both included; None is an open side. Nothing is known where `window` is None,
    and `text` says what is known of that."""

    first: date | None
    last: date | None
    window: ValueWindow | None
    text: str


def stretches(fact: Fact) -> tuple[Stretch, ...]:
    """All time, the earliest first: each value, and the days before, between and after for which none is known."""
    found: list[Stretch] = []
    windows = sorted(fact.values, key=lambda window: window.from_ or date.min)
    known_until = windows[0].from_
    if known_until is not None:
        before = say("Not known then: the first known value is younger.")
        found.append(Stretch(None, known_until - _ONE_DAY, None, before))
    for window in windows:
        if window.from_ and known_until and known_until < window.from_:
            found += _hole(fact, known_until, window.from_)
        found.append(Stretch(window.from_, last_day(window), window, window.reason))
        known_until = window.to
    if known_until is not None:
        said = {"withdrawn": say("The last value was withdrawn."), "unverified_after": say("Not verified since.")}
        told = said.get(windows[-1].end or "", say("The last value was replaced; by what is not known."))
        found.append(Stretch(known_until, None, None, told))
    return tuple(found)


def _hole(fact: Fact, first: date, end: date) -> list[Stretch]:
    """The days `[first, end)` without a value, with the words of the gap that declares them."""
    said = [gap.text for gap in fact.gaps if gap.from_ < end and first < gap.to]
    return [Stretch(first, end - _ONE_DAY, None, sentences(*said) or say("Nothing is known for these days."))]


def last_day(window: ValueWindow) -> date | None:
    """The last day on which the value holds; None where no end is known."""
    return window.to - _ONE_DAY if window.to else None


def said_on(claim: Claim, sources: Mapping[str, Source]) -> str | None:
    """When the source said it: a day, a month, a year, or None where it is undated."""
    return claim.said_on or sources[claim.source].date


def by_date(fact: Fact, sources: Mapping[str, Source]) -> tuple[Claim, ...]:
    """The claims, the earliest first, undated ones last."""
    return tuple(sorted(fact.claims, key=lambda claim: said_on(claim, sources) or "9999"))


def days_of(said: str) -> tuple[date, date]:
    """The first and last day that a date of a source may mean.

    >>> days_of("2019-02")
    (datetime.date(2019, 2, 1), datetime.date(2019, 2, 28))
    """
    year, *rest = map(int, said.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def said_in_words(said: str | None, *, about: bool = False) -> str:
    """`16 Jan 2019`, `Jan 2019`, `2019`, or `undated`; with `about` before it where the date is not sure."""
    if said is None:
        return say("undated")
    told = said if len(said) == 4 else month(said) if len(said) == 7 else day(date.fromisoformat(said))
    return say("about {day}", day=told) if about else told


def held_in(fact: Fact, first: date, last: date) -> tuple[ValueWindow, ...]:
    """The values that held on any of the days from `first` to `last`."""
    return tuple(
        window
        for window in fact.values
        if (window.from_ is None or window.from_ <= last) and (window.to is None or first < window.to)
    )


def when_in_words(stretch: Stretch) -> str:
    """`from about 1 Jul 2017 until 30 Nov 2017, not verified since`."""
    window, told = stretch.window, _days_in_words(stretch)
    return say("{days}, {end}", days=told, end=END[window.end]) if window is not None and window.end else told


def _days_in_words(stretch: Stretch) -> str:
    if stretch.first is None:
        if stretch.last is None:
            return say("at all times")
        return say("before {day}", day=day(stretch.last + _ONE_DAY))
    about = stretch.window is not None and stretch.window.start == "approximate"
    first = said_in_words(stretch.first.isoformat(), about=about)
    if stretch.last is None:
        return say("from {first}", first=first)
    return say("from {first} until {last}", first=first, last=day(stretch.last))
