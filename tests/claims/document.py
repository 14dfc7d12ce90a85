"""The claims of an advice document: sentences with what they rest on, and everything else in it that cites sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from advisor.report.wording import days_in_words, month

_MONTH = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])\b")


class Claim(NamedTuple):
    """A sentence as every form writes it, the ids of its sources, whether it is judged, and where it stands."""

    text: str
    sources: frozenset[str]
    judged: bool
    place: str


def claims(document: dict[str, Any]) -> list[Claim]:
    """Every sentence of `recommend --format json` that says what it rests on."""
    return [
        Claim(in_words(each["text"]), frozenset(each["sources"]), each["basis"] == "judgement", place)
        for place, each in _members(document, ())
        if isinstance(each.get("text"), str) and "sources" in each and "basis" in each
    ]


def citing(document: dict[str, Any]) -> set[frozenset[str]]:
    """The sources of everything in the document that names any."""
    return {
        frozenset(each["sources"])
        for _, each in _members(document, ())
        if each.get("sources") and isinstance(each["sources"][0], str)
    }


def in_words(text: str) -> str:
    """The sentence with its days and months in words and no space twice."""
    return " ".join(_MONTH.sub(lambda found: month(found[0]), days_in_words(text)).split())


def _members(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield ".".join(place), value
        for key, member in value.items():
            if not (place == () and key == "sources"):
                yield from _members(member, (*place, key))
    elif isinstance(value, list):
        for member in value:
            yield from _members(member, place)
