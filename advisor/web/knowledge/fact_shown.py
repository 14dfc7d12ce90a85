"""A fact on screen: its value on a date, why this value stands, its history, and who claims what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from advisor.knowledge.models import Citation, Claim, Fact, Source, ValueWindow, Window
from advisor.logic.situation import shown_number
from advisor.report.fact_document import fact_document, numbered
from advisor.report.fact_in_time import (
    END,
    STANDING,
    Stretch,
    by_date,
    said_in_words,
    said_on,
    stretches,
    when_in_words,
)
from advisor.report.spoken import LEVELS, aside, first_capital, sentences
from advisor.report.wording import day
from advisor.web.citations import judged, trust
from advisor.web.markup import EMPTY, Content, Markup, joined, link, table, tag
from advisor.words import say

LOOKS = {"supports": "good", "right_then": "conditional", "never_right": "closed", "open": "unsettled"}

Numbers = Mapping[str, int]


def fact_summary(fact: Fact, *, as_of: date) -> Markup:
    """What it is and its value on the date."""
    window = fact.on(as_of)
    return joined(
        [
            tag("h2", fact.title, class_="small"),
            tag("p", value_shown(window, fact), class_="value"),
            tag("p", _holds(window), class_="quiet") if window else None,
        ]
    )


def fact_details(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Markup:
    """Why the value stands, the history, who claims what, and the sources, numbered as in the timeline."""
    document = fact_document(fact, as_of=as_of, sources=sources)
    window, numbers = fact.on(as_of), numbered(fact)
    why = [tag("strong", say("Why this value: ")), document["reason"], " ", _marks(window, numbers)] if window else None
    return joined(
        [
            tag("p", *why) if why else tag("p", document["reason"]),
            tag("p", fact.note, " ", judged()) if fact.note else None,
            tag("h3", say("History")),
            _history(fact, numbers),
            _claims(fact, sources, numbers),
            tag("h3", say("Sources of this fact")),
            tag("ol", *(tag("li", source_shown(sources[ident])) for ident in numbers), class_="sources"),
        ]
    )


def value_shown(window: ValueWindow | None, fact: Fact) -> Markup:
    """The value with its unit, or that it is not known."""
    return joined([say("Not known for this date")]) if window is None else _with_unit(window.value, fact)


def _with_unit(value: Any, fact: Fact) -> Markup:
    unit = fact.unit if fact.kind in ("number", "days") else None
    return joined([shown_number(value), *([" ", tag("span", unit, class_="unit")] if unit else [])])


def _holds(window: ValueWindow) -> str:
    return say(
        "Holds {stretch}. Confidence: {confidence}. Checked on {checked}, to be checked again by {again}.",
        stretch=stretch(window),
        confidence=LEVELS[window.confidence],
        checked=day(window.verified_on),
        again=day(window.review_by),
    )


def stretch(window: Window) -> str:
    """From when to when a value or rule holds, and how it ends."""
    if window.from_ is None:
        start = say("from the beginning")
    elif window.start == "approximate":
        start = say("from about {day}", day=day(window.from_))
    else:
        start = say("from {day}", day=day(window.from_))
    if window.to is None:
        return say("{start} to this day", start=start)
    end = END[window.end or "superseded"]
    return say("{start} until the day before {day}, {end}", start=start, day=day(window.to), end=end)


def _history(fact: Fact, numbers: Numbers) -> Markup:
    """All time, the earliest first, with the days for which nothing is known."""

    def row(part: Stretch) -> tuple[Content, ...]:
        when, window = when_in_words(part), part.window
        if window is None:
            return when, tag("span", say("Nothing known"), class_="quiet"), "", part.text, ""
        return (
            when,
            tag("strong", _with_unit(window.value, fact)),
            LEVELS[window.confidence],
            part.text,
            _marks(window, numbers),
        )

    head = (say("When"), say("Value"), say("Confidence"), say("Why"), say("Sources"))
    return table(head, map(row, stretches(fact)), name=say("History"), widths=(22, 16, 12, 38, 12), class_="wide")


def _marks(window: ValueWindow, numbers: Numbers) -> Markup:
    cited = sorted(window.sources, key=lambda citation: numbers[citation.source])
    marks = tag("span", " ".join(_mark(citation, numbers) for citation in cited), class_="cites")
    return joined([marks, " ", judged()] if window.judgement else [marks])


def _mark(citation: Citation, numbers: Numbers) -> str:
    return aside(f"[{numbers[citation.source]}]", citation.at or "")


def _claims(fact: Fact, sources: Mapping[str, Source], numbers: Numbers) -> Markup:
    """Who claims what, the earliest first, whether it was ever right, and a word on it."""

    def row(claim: Claim) -> tuple[Content, ...]:
        source = sources[claim.source]
        said = said_in_words(said_on(claim, sources), about=source.about and claim.said_on is None)
        value = tag("strong", shown_number(claim.value))
        return (
            said,
            f"[{numbers[claim.source]}] {source.title}",
            value,
            standing_badge(claim.standing),
            claim.note or "",
        )

    if not fact.claims:
        return EMPTY
    rows = map(row, by_date(fact, sources))
    head = (say("Said"), say("Source"), say("Claims"), say("Standing"), say("Note"))
    shown = table(head, rows, name=say("Claims"), widths=(12, 33, 13, 17, 25), class_="wide")
    return joined([tag("h3", say("Who claims what")), shown])


def standing_badge(standing: str, words: str = "") -> Markup:
    """How a claim stands; the colour only repeats it."""
    return tag("span", first_capital(words or STANDING[standing]), class_=f"badge {LOOKS[standing]}")


def source_shown(source: Source) -> Markup:
    """A source: what, by whom, when, how far to trust it, where to read it."""
    date = source.date or say("undated")
    date = say("about {day}", day=date) if source.about else date
    published = say("{publisher}, {date}.", publisher=source.publisher, date=date)
    parts: list[Content] = [tag("strong", source.title), " "]
    parts.append(tag("span", sentences(published, trust(source)), class_="quiet"))
    if source.url:
        parts += [" ", link(source.url, source.url)]
    if source.note:
        parts += [tag("br"), tag("span", source.note, class_="quiet")]
    return joined(parts)
