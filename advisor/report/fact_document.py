"""A fact as the document `fact/1`: its value on a date, what sources claim of it and why this value stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from advisor.advice.document import plain
from advisor.knowledge.models import Claim, Fact, Source, ValueWindow
from advisor.report.fact_in_time import Stretch, by_date, last_day, said_on, stretches
from advisor.report.spoken import sentences
from advisor.words import say


def fact_document(fact: Fact, *, as_of: date, sources: Mapping[str, Source], history: bool = False) -> dict[str, Any]:
    """The document of one fact on one date. `until` is the last day on which the value holds; null = no end known.

    `value` is null where nothing is known for the date; a number known as a range is `{min, typical, max}`. `timeline`
    covers all time: each value's days, and the days before, between and after for which nothing is known.
    """
    window = fact.on(as_of)
    document: dict[str, Any] = {
        "schema": "fact/1",
        "id": fact.id,
        "title": fact.title,
        "as_of": as_of.isoformat(),
        "value": plain(window.value) if window else None,
        "unit": fact.unit,
        **(_days(window) if window else dict.fromkeys(("from", "until", "start", "end"))),
        "confidence": window.confidence if window else None,
        "reason": window.reason if window else _nothing_known(fact, as_of),
        "basis": (("judgement" if window.judgement else "sources") if window else None),
        "rests_on": [{"source": one.source, "at": one.at} for one in window.sources] if window else [],
        "timeline": [_stretch(stretch) for stretch in stretches(fact)],
        "claims": [_claim(claim, sources) for claim in by_date(fact, sources)],
        "sources": [_source(sources[name]) for name in _cited(fact, window, history=history)],
        "verified_on": window.verified_on.isoformat() if window else None,
        "review_by": window.review_by.isoformat() if window else None,
        "note": fact.note,
    }
    if history:
        document["history"] = [_past(one) for one in _by_start(fact.values)]
    return document


def facts_document(facts: Iterable[Fact], *, as_of: date) -> dict[str, Any]:
    """The document `facts/1`: every fact with its value on the date."""
    return {
        "schema": "facts/1",
        "as_of": as_of.isoformat(),
        "facts": [
            {"id": fact.id, "title": fact.title, "value": plain(window.value) if window else None, "unit": fact.unit}
            for fact, window in ((fact, fact.on(as_of)) for fact in facts)
        ],
    }


def numbered(fact: Fact) -> dict[str, int]:
    """The sources of the whole history of a fact and of its claims, with the numbers they are shown by."""
    return {name: number for number, name in enumerate(_cited(fact, None, history=True), 1)}


def _days(window: ValueWindow) -> dict[str, Any]:
    return {"from": plain(window.from_), "until": plain(last_day(window)), "start": window.start, "end": window.end}


def _stretch(stretch: Stretch) -> dict[str, Any]:
    """Days with a value, or (`value` null, `text` why) for which none is known."""
    window = stretch.window
    if window is not None:
        return {**_days(window), "value": plain(window.value), "text": None}
    days = {"from": plain(stretch.first), "until": plain(stretch.last), "start": None, "end": None}
    return {**days, "value": None, "text": stretch.text}


def _past(window: ValueWindow) -> dict[str, Any]:
    value = {"value": plain(window.value), "confidence": window.confidence, "reason": window.reason}
    return {**_days(window), **value, "sources": [one.source for one in window.sources]}


def _by_start(windows: Iterable[ValueWindow]) -> list[ValueWindow]:
    return sorted(windows, key=lambda window: window.from_ or date.min)


def _claim(claim: Claim, sources: Mapping[str, Source]) -> dict[str, Any]:
    said = {"source": claim.source, "value": plain(claim.value), "said_on": said_on(claim, sources)}
    return {**said, "standing": claim.standing, "note": claim.note}


def _cited(fact: Fact, window: ValueWindow | None, *, history: bool) -> list[str]:
    windows = _by_start(fact.values) if history else [window] if window else []
    names = [one.source for shown in windows for one in shown.sources] + [claim.source for claim in fact.claims]
    return sorted(dict.fromkeys(names))


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "tier": source.tier,
        "checked_on": source.checked_on.isoformat(),
        "weak": source.weak,
        "note": source.note,
    }


def _nothing_known(fact: Fact, as_of: date) -> str:
    """Why there is no value: the nearest windows around the date."""
    before = [window for window in _by_start(fact.values) if window.to and window.to <= as_of]
    after = [window for window in _by_start(fact.values) if window.from_ and window.from_ > as_of]
    said = [say("Nothing is known for {day}.", day=as_of)]
    if before:
        said.append(say("The last value before it is known until {day}.", day=last_day(before[-1])))
    if after:
        said.append(say("The first value after it is known from {day}.", day=after[0].from_))
    return sentences(*said)
