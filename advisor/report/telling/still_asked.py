"""The questions still asked of one client, with everything that is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Asked, Effect, Relevance, Skipped
from advisor.knowledge.models import Question
from advisor.logic.situation import Situation
from advisor.report.telling import asking, hanging
from advisor.report.wording import Names
from advisor.words import say


@dataclass(frozen=True)
class StillAsked:
    """What is asked and what is not, in one situation. `countries` gives country codes their names."""

    situation: Situation
    relevance: Relevance
    prospects: Prospects
    names: Names
    countries: Mapping[str, str]

    @property
    def questions(self) -> list[Question]:
        """Those asked, in the author's order."""
        return [self.situation.knowledge.question[row.question] for row in self.relevance.asked]

    @property
    def says(self) -> str:
        """Whether the mix is settled."""
        ahead = self.prospects
        return asking.settled_says(len(self.relevance.asked)) if ahead.settled else asking.open_says(ahead)

    @property
    def hangs_most(self) -> str:
        """The question on which most hangs, for where no search proves which one settles most; empty without any."""
        most = asking.hangs_most(self.relevance.asked)
        if not most:
            return ""
        return say(
            "Which question settles most is not proved; most hangs on “{question}”.",
            question=self.names.question(most),
        )

    def hangs_on(self, row: Asked) -> tuple[str, ...]:
        """Everything that hangs on a question now."""
        return hanging.hanging(row.effects, knowledge=self.situation.knowledge, names=self.names)

    def effect(self, effect: Effect) -> str:
        """One part of the advice."""
        return hanging.in_words(effect, knowledge=self.situation.knowledge, names=self.names)

    def why_skipped(self, row: Skipped) -> str:
        """Why a question is not asked."""
        return asking.why_skipped(row, self.situation, countries=self.countries)
