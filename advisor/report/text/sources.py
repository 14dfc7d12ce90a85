"""Sentences with the numbers of their sources, and the list of sources at the end."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice.model import CitedSource
from advisor.report.marks import our_judgement
from advisor.report.spoken import sentences
from advisor.report.text.lines import heading, item
from advisor.report.wording import Grounds, Marks
from advisor.words import say


def cited(text: str, grounds: Grounds, marks: Marks) -> str:
    """The sentence with the numbers of its sources, or the words that it is our judgement."""
    said = marks.said(text, grounds)
    numbers = f" [{', '.join(map(str, said['marks']))}]" if said["marks"] else ""
    return sentences(f"{text}{numbers}", our_judgement() if said["judgement"] else "")


def sources_listed(sources: Sequence[CitedSource]) -> list[str]:
    """The sources in the order of their numbers."""
    lines = heading(say("Sources")) if sources else []
    for number, source in enumerate(sources, 1):
        lines += item(_described(source), mark=f"[{number}] ")
    return lines


def _described(source: CitedSource) -> str:
    title = source.title if source.title.endswith((".", "?", "!")) else f"{source.title}."
    published = say("{publisher}, {day}.", publisher=source.publisher, day=source.date or say("undated"))
    return f"{title} {sentences(published, _origin(source))} {source.url}"


def _origin(source: CitedSource) -> str:
    day = source.checked_on
    if source.weak:
        return {
            "platform": say("From the platform itself; weak evidence; checked on {day}.", day=day),
            "partner": say("From a partner of the platform; weak evidence; checked on {day}.", day=day),
            "observed": say("From an observer; weak evidence; checked on {day}.", day=day),
        }[source.tier]
    return {
        "platform": say("From the platform itself; checked on {day}.", day=day),
        "partner": say("From a partner of the platform; checked on {day}.", day=day),
        "observed": say("From an observer; checked on {day}.", day=day),
    }[source.tier]
