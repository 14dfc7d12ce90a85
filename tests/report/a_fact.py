"""A fact with all that a timeline can hold: an approximate start, a gap, an unchecked end, claims of all kinds."""

from __future__ import annotations

from typing import Any

from advisor.knowledge.models import Fact, Source


def _source(ident: str, said: str | None, **other: Any) -> Source:
    given = {"id": ident, "title": f"Title of {ident}", "publisher": "P", "tier": "observed", "date": said}
    return Source.model_validate({**given, "checked_on": "2026-11-21", **other})


SOURCES = {
    source.id: source
    for source in (
        _source("early", "2014-03-02"),
        _source("late", "2026", about=True),
        _source("month", "2018-05"),
        _source("page", None),
        _source("wrong", "2019-01-16"),
    )
}


def window(
    value: Any, from_: str | None, to: str | None = None, end: str | None = None, **other: Any
) -> dict[str, Any]:
    given = {"value": value, "from": from_, "to": to, "end": end, "confidence": "high", "reason": f"Because {value}."}
    return {**given, "verified_on": "2026-11-21", "review_by": "2027-05-21", "sources": ("late",), **other}


def fact(**other: Any) -> Fact:
    given: dict[str, Any] = {
        "id": "service.articles_per_broadcast",
        "title": "Articles in one broadcast",
        "kind": "number",
        "unit": "articles",
        "values": (
            window(8, "2017-01-01", start="approximate"),
            window(5, "2013-08-05", "2015-01-01", "unverified_after"),
        ),
        "gaps": ({"from": "2015-01-01", "to": "2017-01-01", "text": "Nobody wrote it down."},),
        "claims": (
            {"source": "late", "value": 8},
            {"source": "page", "value": 6, "standing": "open"},
            {"source": "wrong", "value": 4, "standing": "never_right", "note": "Mixed up with broadcasts."},
            {"source": "early", "value": 5, "standing": "right_then"},
            {"source": "month", "value": 8},
        ),
    }
    return Fact.model_validate(given | other)
