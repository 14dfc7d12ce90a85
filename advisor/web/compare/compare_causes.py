"""What a change comes from, in words: rules and facts with their sources, answers, choices, other changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.advice.model import CitedSource
from advisor.advice.parts.comparison import Change, Comparison, Dated, Turned
from advisor.advice.validity import cited_in, cited_sources
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.report.comparison_words import choices_named, unexplained
from advisor.report.fact_in_time import said_in_words
from advisor.report.spoken import first_capital
from advisor.report.wording import listed
from advisor.web.citations import Cites
from advisor.web.markup import Markup, bullets, joined, more, tag
from advisor.words import say

AT_ONCE = 3


def _named(kind: str, text: str) -> str:
    """What is told by a name rather than by a sentence."""
    if kind == "route":
        return say("This way may be taken: {route}", route=text)
    if kind == "criterion":
        return say("Another weight applies: {criterion}", criterion=text)
    return say("This step is called for: {step}", step=text) if kind == "step" else text


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
        return joined(
            [bullets(shown), more(say("and {number} more", number=len(folded)), bullets(folded)) if folded else None]
        )

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
            yield tag("span", say("The answer to “{question}”", question=question.label if question else name))
        for text, turned in {one.text: one for name in own("rules") for one in self._turned.get(name, ())}.items():
            states = tag("span", say(" ({before} → {after})", before=turned.before, after=turned.after), class_="quiet")
            yield joined([self.cites.said(_named(turned.kind, text), turned), states])
        for name in own("facts"):
            for row in self._facts.get(name, ()):
                when = said_in_words(row.on.isoformat(), about=row.start == "approximate")
                told = say(" ({before} → {after}, {day})", before=row.was, after=row.became, day=when)
                states = tag("span", told, class_="quiet")
                yield joined([self.cites.said(row.text, row), states])

    def _through(self, change: Change, through: list[Change]) -> str:
        if change.topic in ("launch", "cost"):
            return say("The steps that differ")
        return say("The change of the mix: {accounts}", accounts=listed(row.title for row in through))
