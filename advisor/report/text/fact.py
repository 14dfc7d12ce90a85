"""A fact's document, and the list of facts, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from advisor.advice.model import CitedSource
from advisor.knowledge.word_values import Word
from advisor.report.fact_in_time import END, STANDING
from advisor.report.marks import our_judgement
from advisor.report.spoken import LEVELS, YES_OR_NO, aside, commas, titled
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.sources import sources_listed
from advisor.words import say, say_count

Document = Mapping[str, Any]


def fact_text(fact: Document) -> str:
    """A fact's value, window, confidence and reason, its timeline, the claims by date, its history and the sources."""
    number = {source["id"]: place for place, source in enumerate(fact["sources"], 1)}
    return page(
        [*_value(fact, number), *_timeline(fact), *_claims(fact, number), *_history(fact, number), *_sources(fact)]
    )


def facts_text(facts: Document) -> str:
    """All facts with their values on the date."""
    lines = paragraph(
        say_count(
            len(facts["facts"]), "{number} fact, as of {day}.", "{number} facts, as of {day}.", day=facts["as_of"]
        )
    )
    for fact in facts["facts"]:
        lines += item(titled(fact["id"], _with_unit(fact["value"], fact["unit"])), mark="* ")
        lines += paragraph(fact["title"], indent=2)
    return page(lines)


def _value(fact: Document, number: Mapping[str, int]) -> Iterator[str]:
    yield from heading(fact["id"])
    yield from paragraph(fact["title"])
    yield ""
    if fact["value"] is None:
        yield from paragraph(fact["reason"])
    else:
        value = _with_unit(fact["value"], fact["unit"])
        yield from paragraph(
            say(
                "On {day}: {value}; confidence {level}.",
                day=fact["as_of"],
                value=value,
                level=LEVELS[fact["confidence"]],
            )
        )
        yield from paragraph(say("Holds {days}.", days=_window(fact)))
        rests_on = sorted(fact["rests_on"], key=lambda rest: number[rest["source"]])
        marks = " ".join(
            [
                *dict.fromkeys(_place(rest, number) for rest in rests_on),
                *([our_judgement()] if fact["basis"] == "judgement" else []),
            ]
        )
        yield from paragraph(say("Why: {text}", text=f"{fact['reason']} {marks}"))
        verified, review = fact["verified_on"], fact["review_by"]
        yield from paragraph(say("Verified on {day}; to be reviewed by {review}.", day=verified, review=review))
    if fact["note"]:
        yield from paragraph(say("Note: {text}", text=fact["note"]))


def _place(rest: Mapping[str, Any], number: Mapping[str, int]) -> str:
    return f"[{number[rest['source']]}{', ' + rest['at'] if rest['at'] else ''}]"


def _window(window: Document) -> str:
    """From when until when a value holds."""
    if window["from"] is None:
        start = say("from an unknown day")
    elif window["start"] == "exact":
        start = say("from {day} (the exact day)", day=window["from"])
    else:
        start = say("from {day} (an approximate day)", day=window["from"])
    if not window["until"]:
        return say("{start}, no end known", start=start)
    return say("{start} until {day}, {end}", start=start, day=window["until"], end=END[window["end"]])


def _timeline(fact: Document) -> Iterator[str]:
    """A line for each value and each stretch of days without one; an arrow marks the date asked for."""
    if len(fact["timeline"]) < 2:
        return
    yield from heading(say("In time"))
    rows = []
    for days in fact["timeline"]:
        here = (days["from"] or "") <= fact["as_of"] and fact["as_of"] <= (days["until"] or "9999")
        known = days["text"] is None
        value = value_text(days["value"]) if known else say("nothing known")
        said = END[days["end"]] if days["end"] else "" if known else days["text"]
        start = days["from"] or "…"
        if days["from"] and days["start"] == "approximate":
            start = say("about {day}", day=start)
        rows.append(("->" if here else "", start, days["until"] or "…", value, said))
    yield from table(("", say("From"), say("Until"), say("Value"), ""), rows)


def _claims(fact: Document, number: Mapping[str, int]) -> Iterator[str]:
    if not fact["claims"]:
        return
    yield from heading(say("What sources say, by date"))
    rows = [
        (
            claim["said_on"] or say("undated"),
            f"[{number[claim['source']]}]",
            value_text(claim["value"]),
            STANDING[claim["standing"]],
            claim["note"] or "",
        )
        for claim in fact["claims"]
    ]
    yield from table((say("Said on"), say("Source"), say("Value"), say("Standing"), say("Note")), rows)


def _history(fact: Document, number: Mapping[str, int]) -> Iterator[str]:
    if "history" not in fact:
        return
    yield from heading(say("History"))
    for past in fact["history"]:
        marks = " ".join(f"[{place}]" for place in sorted({number[source] for source in past["sources"]}))
        value = _with_unit(past["value"], fact["unit"])
        told = say(
            "{value}, {days}; confidence {level}", value=value, days=_window(past), level=LEVELS[past["confidence"]]
        )
        yield from item(told, mark="* ")
        yield from paragraph(f"{past['reason']} {marks or our_judgement()}", indent=2)


def _sources(fact: Document) -> list[str]:
    return sources_listed(
        [
            CitedSource(
                id=source["id"],
                title=source["title"],
                publisher=source["publisher"],
                date=source["date"] or "",
                url=source["url"] or "",
                tier=source["tier"],
                checked_on=date.fromisoformat(source["checked_on"]),
                weak=source["weak"],
            )
            for source in fact["sources"]
        ]
    )


def _with_unit(value: Any, unit: str | None) -> str:
    said = value_text(value)
    return aside(said, unit or "") if value is not None and not isinstance(value, bool) else said


def value_text(value: Any) -> str:
    """The value of a fact as a document holds it, in words.

    >>> value_text({"min": 3, "typical": 10, "max": 20})
    '3–20, typically 10'
    """
    if value is None or isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, Mapping):
        low, high, typical = (f"{value[name]:,}" for name in ("min", "max", "typical"))
        return say("{low}–{high}, typically {typical}", low=low, high=high, typical=typical)
    if isinstance(value, (list, tuple)):
        return commas(map(value_text, value)) or say("none")
    if isinstance(value, Word):
        return value.shown
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)
