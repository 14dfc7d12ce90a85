"""Sentences with the numbers of their sources, and the list the numbers point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.advice.model import CitedSource
from advisor.knowledge.models import Source
from advisor.report.marks import our_judgement
from advisor.report.spoken import Spoken
from advisor.report.wording import Citing, Grounds, Marks, day
from advisor.web.markup import Markup, joined, link, tag
from advisor.words import say

TIERS: Mapping[str, str] = Spoken(
    lambda: {
        "platform": say("the platform itself"),
        "partner": say("a partner of the platform"),
        "observed": say("an observer"),
    }
)


class Cites:
    """Puts the numbers of a document's sources behind its sentences."""

    def __init__(self, document: Citing) -> None:
        self._marks = Marks(document)
        self._titles = {number: source.title for number, source in enumerate(document.sources, 1)}

    def said(self, text: str, grounds: Grounds | None = None) -> Markup:
        """A sentence with `[n]` for each source, or with the words that it is our own judgement."""
        found = self._marks.said(text, grounds)
        return self._marked(text, found["marks"], found["judgement"])

    def resting_on(self, text: str, sources: Iterable[str]) -> Markup:
        """A sentence with the numbers of `sources`; our judgement where there are none."""
        numbers = self._marks.numbered(sources)
        return self._marked(text, numbers, not numbers)

    def _marked(self, text: str, numbers: Iterable[int], judgement: bool) -> Markup:
        marks = [self._numbers(numbers) if numbers else None, judged() if judgement else None]
        return joined([text, *(mark for mark in marks if mark)], by=" ")

    def _numbers(self, numbers: Iterable[int]) -> Markup:
        marks = [
            tag("a", f"[{number}]", href=f"#source-{number}", title=self._titles[number], target="_self")
            for number in numbers
        ]
        return tag("span", joined(marks, by=" "), class_="cites")


def judged() -> Markup:
    """The mark of the knowledge base's own judgement."""
    return tag("span", our_judgement(), class_="judged")


def source_list(sources: Iterable[CitedSource]) -> Markup:
    """The sources in the order of their numbers: what, by whom, when, how far to trust it, where to read it."""
    return tag("ol", *(_source(number, source) for number, source in enumerate(sources, 1)), class_="sources")


def trust(source: CitedSource | Source) -> str:
    """Who says it, how far to trust it, and when it was looked at."""
    whom, checked = TIERS[source.tier], day(source.checked_on)
    if source.weak:
        return say("From {whom}, weak evidence; checked on {day}.", whom=whom, day=checked)
    return say("From {whom}; checked on {day}.", whom=whom, day=checked)


def _source(number: int, source: CitedSource) -> Markup:
    about = say("{publisher}, {date}.", publisher=source.publisher, date=source.date or say("undated"))
    where = [" ", link(source.url, source.url)] if source.url else []
    return tag(
        "li",
        tag("strong", source.title),
        " ",
        about,
        " ",
        tag("span", trust(source), class_="quiet"),
        *where,
        id=f"source-{number}",
    )
