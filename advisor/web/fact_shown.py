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
from advisor.report.wording import day
from advisor.web.citations import TIERS, judged
from advisor.web.markup import EMPTY, Content, Markup, joined, link, table, tag

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
    why = [tag("strong", "Why this value: "), document["reason"], " ", _marks(window, numbers)] if window else None
    return joined(
        [
            tag("p", *why) if why else tag("p", document["reason"]),
            tag("p", fact.note, " ", judged()) if fact.note else None,
            tag("h3", "History"),
            _history(fact, numbers),
            _claims(fact, sources, numbers),
            tag("h3", "Sources of this fact"),
            tag("ol", *(tag("li", source_shown(sources[ident])) for ident in numbers), class_="sources"),
        ]
    )


def value_shown(window: ValueWindow | None, fact: Fact) -> Markup:
    """The value with its unit, or that it is not known."""
    return joined(["Not known for this date"]) if window is None else _with_unit(window.value, fact)


def _with_unit(value: Any, fact: Fact) -> Markup:
    unit = fact.unit if fact.kind in ("number", "days") else None
    return joined([shown_number(value), *([" ", tag("span", unit, class_="unit")] if unit else [])])


def _holds(window: ValueWindow) -> str:
    checked = f"Checked on {day(window.verified_on)}, to be checked again by {day(window.review_by)}."
    return f"Holds {stretch(window)}. Confidence: {window.confidence}. {checked}"


def stretch(window: Window) -> str:
    """From when to when a value or rule holds, and how it ends."""
    about = "about " if window.start == "approximate" else ""
    start = f"from {about}{day(window.from_)}" if window.from_ else "from the beginning"
    if window.to is None:
        return f"{start} to this day"
    return f"{start} until the day before {day(window.to)}, {END[window.end or 'superseded']}"


def _history(fact: Fact, numbers: Numbers) -> Markup:
    """All time, the earliest first, with the days for which nothing is known."""

    def row(part: Stretch) -> tuple[Content, ...]:
        when, window = when_in_words(part), part.window
        if window is None:
            return when, tag("span", "Nothing known", class_="quiet"), "", part.text, ""
        return (
            when,
            tag("strong", _with_unit(window.value, fact)),
            window.confidence,
            part.text,
            _marks(window, numbers),
        )

    head = ("When", "Value", "Confidence", "Why", "Sources")
    return table(head, map(row, stretches(fact)), name="History", widths=(22, 16, 12, 38, 12), class_="wide")


def _marks(window: ValueWindow, numbers: Numbers) -> Markup:
    cited = sorted(window.sources, key=lambda citation: numbers[citation.source])
    marks = tag("span", " ".join(_mark(citation, numbers) for citation in cited), class_="cites")
    return joined([marks, " ", judged()] if window.judgement else [marks])


def _mark(citation: Citation, numbers: Numbers) -> str:
    return f"[{numbers[citation.source]}]" + (f" ({citation.at})" if citation.at else "")


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
    head = ("Said", "Claims", "Standing", "Source", "Note")
    shown = table(head, rows, name="Claims", widths=(12, 13, 17, 33, 25), class_="wide")
    return joined([tag("h3", "Who claims what"), shown])


def standing_badge(standing: str, words: str = "") -> Markup:
    """How a claim stands; the colour only repeats it."""
    return tag("span", (words or STANDING[standing]).capitalize(), class_=f"badge {LOOKS[standing]}")


def source_shown(source: Source) -> Markup:
    """A source: what, by whom, when, how far to trust it, where to read it."""
    about = "about " if source.about else ""
    trust = f"From {TIERS[source.tier]}{', weak evidence' if source.weak else ''}; checked on {day(source.checked_on)}."
    parts: list[Content] = [tag("strong", source.title), " "]
    parts.append(tag("span", f"{source.publisher}, {about}{source.date or 'undated'}. {trust}", class_="quiet"))
    if source.url:
        parts += [" ", link(source.url, source.url)]
    if source.note:
        parts += [tag("br"), tag("span", source.note, class_="quiet")]
    return joined(parts)
