"""The parts of a condition in words: what they look at, what they require, what is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from advisor.advice.answered import in_words
from advisor.advice.speak import cited, fill
from advisor.knowledge.condition import (
    AtLeast,
    Choice,
    CountAtLeast,
    FactAtLeast,
    FactIs,
    Only,
    Unanswered,
)
from advisor.knowledge.models import Question, Window
from advisor.logic.situation import Missing, Situation, shown_number
from advisor.words import say

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ConditionWords:
    """Speaks of conditions in one situation. `countries` gives country codes their names."""

    situation: Situation
    countries: Mapping[str, str] = field(default_factory=dict)

    def label(self, condition: Any) -> str:
        """The words of the question or the title of the fact it looks at; empty for `always`."""
        knowledge = self.situation.knowledge
        if isinstance(condition, (FactIs, FactAtLeast)):
            return knowledge.fact[condition.fact].title
        return knowledge.question[condition.question].label if hasattr(condition, "question") else ""

    def required(self, condition: Any, *, wanted: bool = True) -> str:
        """What would make the part hold, or with `wanted` false, fail."""
        if isinstance(condition, Unanswered):
            return self.say("condition.no_answer" if wanted else "condition.an_answer")
        if isinstance(condition, (AtLeast, FactAtLeast)):
            number = self._number(condition)
            return self.say("condition.at_least" if wanted else "condition.below", number=number)
        if isinstance(condition, CountAtLeast):
            number = f"{condition.count}"
            return self.say("condition.count_at_least" if wanted else "condition.count_below", number=number)
        if isinstance(condition, Only):
            options = self._options(condition.question, condition.options)
            return self.say("condition.none_but" if wanted else "condition.something_besides", options=options)
        if isinstance(condition, FactIs):
            return self._one_of([self._shown(condition.fact, value) for value in condition.values], wanted=wanted)
        if isinstance(condition, Choice):
            return self._chosen(condition, wanted=wanted)
        return self.say("condition.always")

    def _chosen(self, condition: Choice, *, wanted: bool) -> str:
        question = self.situation.knowledge.question[condition.question]
        named = [self.told(question, option) for option in condition.options]
        if question.kind == "many":
            return self.say("condition.holds" if wanted else "condition.holds_none", options=say("; ").join(named))
        if question.kind == "yes_no" and not wanted and len(condition.options) == 1:
            return self.told(question, not condition.options[0])
        return self._one_of(named, wanted=wanted)

    def _shown(self, ident: str, value: Any) -> str:
        words = self.situation.knowledge.fact[ident].words
        return shown_number(next((word for word in words if word == value), value))

    def _number(self, condition: AtLeast | FactAtLeast) -> str:
        if isinstance(condition, FactAtLeast):
            return shown_number(condition.cut)
        return self.told(self.situation.knowledge.question[condition.question], condition.cut)

    def _one_of(self, named: list[str], *, wanted: bool) -> str:
        if not wanted:
            return self.say("condition.anything_but", options=say("; ").join(named))
        return named[0] if len(named) == 1 else self.say("condition.one_of", options=say("; ").join(named))

    def given(self, condition: Any) -> str:
        """What the answers or the fact say; empty for `always`."""
        if isinstance(condition, (FactIs, FactAtLeast)):
            window = self.situation.fact(condition.fact)
            return self.say("condition.fact_unknown") if window is None else shown_number(window.value)
        return self.answer(condition.question) if hasattr(condition, "question") else ""

    def answer(self, ident: str) -> str:
        """The answer that counts, with the country where it leads to one."""
        answer = self.situation.seen(ident)
        if isinstance(answer, Missing):
            return self.say("condition.not_asked" if answer is Missing.NOT_ASKED else "condition.not_answered")
        return self.told(self.situation.knowledge.question[ident], answer) + self._country(ident, answer)

    def _country(self, ident: str, answer: Any) -> str:
        for question in self.situation.knowledge.questions:
            gate = question.shown_when
            if question.kind == "country" and isinstance(gate, Choice) and gate.question == ident:
                country = self.situation.seen(question.id)
                if answer in gate.options and not isinstance(country, Missing):
                    return say(" ({country})", country=self.told(question, country))
        return ""

    def _options(self, ident: str, options: tuple[str, ...]) -> str:
        question = self.situation.knowledge.question[ident]
        return say("; ").join(self.told(question, option) for option in options) or self.say("answer.none")

    def told(self, question: Question, answer: Any) -> str:
        """An answer, or one option of it, in words."""
        if question.kind == "country" and isinstance(answer, str):
            return self.countries.get(answer, answer)
        if question.kind == "many" and isinstance(answer, str):
            answer = (answer,)
        return in_words(question, answer, self.situation)

    def window(self, condition: Any) -> tuple[date | None, date | None]:
        """The first and the last day of the fact's value in force; None where open, or where it is no fact."""
        found = self.situation.fact(condition.fact) if isinstance(condition, (FactIs, FactAtLeast)) else None
        return (found.from_, last_day(found)) if found is not None else (None, None)

    def sources(self, condition: Any) -> tuple[str, ...]:
        """The sources of the fact's value in force."""
        found = self.situation.fact(condition.fact) if isinstance(condition, (FactIs, FactAtLeast)) else None
        return cited(found) if found is not None else ()

    def say(self, phrase: str, /, **values: str) -> str:
        """One of the engine's phrases, filled in."""
        return fill(self.situation, self.situation.knowledge.phrase[phrase], **values)


def last_day(window: Window) -> date | None:
    """The last day of a window; None where no end is known."""
    return window.to - ONE_DAY if window.to else None
