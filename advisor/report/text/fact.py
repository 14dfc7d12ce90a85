"""A fact's document, and the list of facts, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from advisor.advice.model import CitedSource
from advisor.report.fact_in_time import END, STANDING
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.sources import sources_listed
from advisor.report.wording import JUDGEMENT, count

Document = Mapping[str, Any]


def fact_text(fact: Document) -> str:
    """A fact's value, window, confidence and reason, its timeline, the claims by date, its history and the sources."""
    number = {source["id"]: place for place, source in enumerate(fact["sources"], 1)}
    return page(
        [*_value(fact, number), *_timeline(fact), *_claims(fact, number), *_history(fact, number), *_sources(fact)]
    )


def facts_text(facts: Document) -> str:
    """All facts with their values on the date."""
    lines = paragraph(f"{count(len(facts['facts']), 'fact')}, as of {facts['as_of']}.")
    for fact in facts["facts"]:
        lines += item(f"{fact['id']}: {_with_unit(fact['value'], fact['unit'])}", mark="* ")
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
        yield from paragraph(f"On {fact['as_of']}: {value}; confidence {fact['confidence']}.")
        yield from paragraph(f"Holds {_window(fact)}.")
        rests_on = sorted(fact["rests_on"], key=lambda rest: number[rest["source"]])
        marks = " ".join(
            [
                *dict.fromkeys(_place(rest, number) for rest in rests_on),
                *([JUDGEMENT] if fact["basis"] == "judgement" else []),
            ]
        )
        yield from paragraph(f"Why: {fact['reason']} {marks}")
        yield from paragraph(f"Verified on {fact['verified_on']}; to be reviewed by {fact['review_by']}.")
    if fact["note"]:
        yield from paragraph(f"Note: {fact['note']}")


def _place(rest: Mapping[str, Any], number: Mapping[str, int]) -> str:
    return f"[{number[rest['source']]}{', ' + rest['at'] if rest['at'] else ''}]"


def _window(window: Document) -> str:
    if window["from"] is None:
        start = "from an unknown day"
    else:
        start = f"from {window['from']} ({'the exact day' if window['start'] == 'exact' else 'an approximate day'})"
    end = f" until {window['until']}, {END[window['end']]}" if window["until"] else ", no end known"
    return start + end


def _timeline(fact: Document) -> Iterator[str]:
    """A line for each value and each stretch of days without one; an arrow marks the date asked for."""
    if len(fact["timeline"]) < 2:
        return
    yield from heading("In time")
    rows = []
    for days in fact["timeline"]:
        here = (days["from"] or "") <= fact["as_of"] and fact["as_of"] <= (days["until"] or "9999")
        about = "about " if days["start"] == "approximate" else ""
        known = days["text"] is None
        value = value_text(days["value"]) if known else "nothing known"
        said = END[days["end"]] if days["end"] else "" if known else days["text"]
        start = f"{about}{days['from']}" if days["from"] else "…"
        rows.append(("->" if here else "", start, days["until"] or "…", value, said))
    yield from table(("", "From", "Until", "Value", ""), rows)


def _claims(fact: Document, number: Mapping[str, int]) -> Iterator[str]:
    if not fact["claims"]:
        return
    yield from heading("What sources say, by date")
    rows = [
        (
            claim["said_on"] or "undated",
            f"[{number[claim['source']]}]",
            value_text(claim["value"]),
            STANDING[claim["standing"]],
            claim["note"] or "",
        )
        for claim in fact["claims"]
    ]
    yield from table(("Said on", "Source", "Value", "Standing", "Note"), rows)


def _history(fact: Document, number: Mapping[str, int]) -> Iterator[str]:
    if "history" not in fact:
        return
    yield from heading("History")
    for past in fact["history"]:
        marks = " ".join(f"[{place}]" for place in sorted({number[source] for source in past["sources"]})) or JUDGEMENT
        value = _with_unit(past["value"], fact["unit"])
        yield from item(f"{value}, {_window(past)}; confidence {past['confidence']}", mark="* ")
        yield from paragraph(f"{past['reason']} {marks}", indent=2)


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
    return f"{said} ({unit})" if unit and value is not None and not isinstance(value, bool) else said


def value_text(value: Any) -> str:
    """The value of a fact as a document holds it, in words.

    >>> value_text({"min": 3, "typical": 10, "max": 20})
    '3–20, typically 10'
    """
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return f"{value['min']:,}–{value['max']:,}, typically {value['typical']:,}"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "none"
    return f"{value:,}" if isinstance(value, (int, float)) else str(value)
