"""What a change comes from, in words: rules and facts with their sources, answers, choices, other changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.advice.model import CitedSource
from advisor.advice.parts.comparison import Change, Comparison, Dated, Turned
from advisor.advice.validity import cited_in, cited_sources
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.report.comparison_words import choices_named, unexplained
from advisor.report.wording import day, listed
from advisor.web.citations import Cites
from advisor.web.markup import Markup, bullets, joined, more, tag

AT_ONCE = 3
# What is told by a name rather than by a sentence.
NAMED = {
    "route": "This way may be taken: ",
    "criterion": "Another weight applies: ",
    "step": "This step is called for: ",
}
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def first_capital(text: str) -> str:
    """The text with a capital at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def in_days(text: str) -> str:
    """The text with its dates as they are written elsewhere on screen."""
    return _DAY.sub(lambda found: day(date.fromisoformat(found.group())), text)


@dataclass(frozen=True)
class Cited:
    """The sources that a comparison cites."""

    sources: tuple[CitedSource, ...]


class Causes:
    """Tells what brought a change about."""

    def __init__(self, found: Comparison, knowledge: Knowledge) -> None:
        self._found, self._knowledge = found, knowledge
        self._turned: dict[str, list[Turned]] = {}
        for turned in found.turned:
            ident = turned.id.partition("/")[0] if turned.kind == "criterion" else turned.id
            self._turned.setdefault(ident, []).append(turned)
        self._facts: dict[str, list[Dated]] = {}
        for row in found.dated:
            if row.kind == "fact":
                self._facts.setdefault(row.id, []).append(row)
        self._changes = {change.what: change for change in found.changes}
        self._choices = choices_named(found)
        named = {name for change in found.changes for name in change.rules}
        used = tuple(turned for name in sorted(named) for turned in self._turned.get(name, ()))
        bearing = tuple(row for row in found.dated if row.bears_on)
        here = Situation(knowledge, {}, as_of=found.after.as_of)
        self.document = Cited(cited_sources(here, cited_in((used, bearing))))
        self.cites = Cites(self.document)

    def of(self, change: Change) -> Markup:
        """The causes of a change as a list; what another change stands for is named by that change."""
        told = [*self._told(change)]
        if rest := unexplained(change, self._found):
            told.append(tag("span", first_capital(rest), class_="quiet"))
        shown, folded = told[:AT_ONCE], told[AT_ONCE:]
        return joined([bullets(shown), more(f"and {len(folded)} more", bullets(folded)) if folded else None])

    def _told(self, change: Change) -> Iterator[Markup]:
        through = [self._changes[what] for what in change.through if what in self._changes]
        if through:
            yield tag("span", self._through(change, through))

        def own(field: str) -> list[str]:
            known = {name for row in through for name in getattr(row, field)}
            return [name for name in getattr(change, field) if name not in known]

        for name in own("choices"):
            yield tag("span", first_capital(self._choices.get(name, name)))
        for name in own("answers"):
            question = self._knowledge.question.get(name)
            yield tag("span", f"The answer to “{question.label if question else name}”")
        for text, turned in {one.text: one for name in own("rules") for one in self._turned.get(name, ())}.items():
            states = tag("span", f" ({turned.before} → {turned.after})", class_="quiet")
            yield joined([self.cites.said(f"{NAMED.get(turned.kind, '')}{text}", turned), states])
        for name in own("facts"):
            for row in self._facts.get(name, ()):
                when = f"{'about ' if row.start == 'approximate' else ''}{day(row.on)}"
                states = tag("span", f" ({row.was} → {row.became}, {when})", class_="quiet")
                yield joined([self.cites.said(row.text, row), states])

    def _through(self, change: Change, through: list[Change]) -> str:
        if change.topic in ("launch", "cost"):
            return "The steps that differ"
        return f"The change of the mix: {listed(row.title for row in through)}"
