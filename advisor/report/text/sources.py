"""Sentences with the numbers of their sources, and the list of sources at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.advice.model import CitedSource
from advisor.report.text.lines import heading, item
from advisor.report.wording import JUDGEMENT, Grounds, Marks

TIERS: Mapping[str, str] = {
    "platform": "the platform itself",
    "partner": "a partner of the platform",
    "observed": "an observer",
}


def cited(text: str, grounds: Grounds, marks: Marks) -> str:
    """The sentence with the numbers of its sources, or the words that it is our judgement."""
    said = marks.said(text, grounds)
    numbers = f" [{', '.join(map(str, said['marks']))}]" if said["marks"] else ""
    return f"{text}{numbers}{' ' + JUDGEMENT if said['judgement'] else ''}"


def sources_listed(sources: Sequence[CitedSource]) -> list[str]:
    """The sources in the order of their numbers."""
    lines = heading("Sources") if sources else []
    for number, source in enumerate(sources, 1):
        lines += item(_described(source), mark=f"[{number}] ")
    return lines


def _described(source: CitedSource) -> str:
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    weak = "; weak evidence" if source.weak else ""
    origin = f"From {TIERS[source.tier]}{weak}; checked on {source.checked_on}."
    return f"{title} {source.publisher}, {source.date or 'undated'}. {origin} {source.url}"
