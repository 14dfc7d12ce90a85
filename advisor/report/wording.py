"""How the report writes days, money, names and sentences with their sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from advisor.advice.model import Advice, Answered, CitedSource
from advisor.knowledge.models import Knowledge
from advisor.report.country_names import country_names
from advisor.report.marks import Citation, Judgement, Said, said, stated
from advisor.words import language, say

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
OWN_CHOICES = frozenset({"choice.weight", "choice.excluded", "choice.forced"})  # these say themselves whose they are

_DAY = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b", re.ASCII)
_MONTH = re.compile(r"(?<![0-9-])[0-9]{4}-(?:0[1-9]|1[0-2])(?![0-9-])")


class Amounts(Protocol):
    """Yuan, from least to most."""

    @property
    def min(self) -> float:
        """The least."""
        ...

    @property
    def max(self) -> float:
        """The most."""
        ...


class Durations(Protocol):
    """Calendar days: the least, the typical number, the most."""

    @property
    def min(self) -> int:
        """The least."""
        ...

    @property
    def typical(self) -> int:
        """The typical number."""
        ...

    @property
    def max(self) -> int:
        """The most."""
        ...


def day(value: date | None) -> str:
    """A day such as `2 Dec 2026`, in Chinese `2026年12月2日`, or `not known`."""
    if value is None:
        return say("not known")
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if language() == "en" else _written(value, "long")


def days_in_words(text: str) -> str:
    """The text with each day such as `2026-12-02` written as `2 Dec 2026`; in Chinese each month is written out too."""
    told = _DAY.sub(lambda found: day(date.fromisoformat(found[0])), text)
    return told if language() == "en" else _MONTH.sub(lambda found: month(found[0]), told)


def short_day(value: date) -> str:
    """A day such as `2 Dec` or `12月2日`, where the year stands nearby."""
    return f"{value.day} {MONTHS[value.month - 1]}" if language() == "en" else _written(value, "MMMd日")


def weekday(value: date) -> str:
    """The day of the week, such as `Wed` or `周三`."""
    return WEEKDAYS[value.weekday()] if language() == "en" else _written(value, "EEE")


def _written(value: date, form: str) -> str:
    from babel.dates import format_date

    return format_date(value, format=form, locale=language())


def month(value: str) -> str:
    """`2026-12` as `Dec 2026` or `2026年12月`."""
    year, number = value.split("-")[:2]
    if language() != "en":
        return _written(date(int(year), int(number), 1), "y年M月")
    return f"{MONTHS[int(number) - 1]} {year}"


def span(low: float, high: float) -> str:
    """Two numbers as `3–20`, or as one where they are equal."""
    return f"{low:,.0f}" if round(low) == round(high) else f"{low:,.0f}–{high:,.0f}"


def days(value: Durations) -> str:
    """Days as `3–10–20` (least, typical, most), or as one number."""
    return f"{value.min}" if value.min == value.max else f"{value.min}–{value.typical}–{value.max}"


def money(value: Amounts | None) -> str:
    """A cost in yuan; `–` where none is known."""
    return "–" if value is None else span(value.min, value.max)


def percent(share: float) -> str:
    """A share of 0 to 1 in per cent, never rounded to nothing, and to all only where it is all: `under 0.1 %`."""
    if share == 1:
        return say("{number} %", number="100")
    shown = f"{100 * share:.1f}"
    if shown == "0.0":
        return say("under {number} %", number="0.1")
    return say("over {number} %", number="99.9") if shown == "100.0" else say("{number} %", number=shown)


def decimals(value: float) -> str:
    """A part of a score from 0 to 1, to three decimals: `0.023`, `under 0.001`."""
    shown = f"{value:.3f}"
    return say("under {number}", number="0.001") if shown == "0.000" and value > 0 else shown


def count(number: float, singular: str, plural: str = "") -> str:
    """`1 step`, `3 steps`; `plural` where it is not made with an s alone."""
    return f"{number:,g} {singular if number == 1 else plural or singular + 's'}"


def runs(numbers: Iterable[int]) -> str:
    """Numbers in order, runs of three and more as `1–4`: `1–4, 6, 8`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    parts = (f"{run[0]}–{run[-1]}" if len(run) > 2 else say(", ").join(map(str, run)) for run in found)
    return say(", ").join(parts)


def listed(members: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = [*members] or [""]
    return say("{most} and {last}", most=say(", ").join(most), last=last) if most else last


def _in_words(ident: str) -> str:
    return ident.replace("_", " ").replace(".", " ").capitalize()


def account_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Account ids with their names, in the order of the knowledge base."""
    return {account.id: account.name for account in knowledge.accounts}


class Names:
    """What the ids in an advice are called; without an advice, what those of the knowledge base are."""

    def __init__(self, advice: Advice | None, knowledge: Knowledge) -> None:
        self.accounts = account_names(knowledge)
        english = language() == "en"  # in which the Chinese names stand beside the others
        self.chinese = {account.id: account.chinese for account in knowledge.accounts} if english else {}
        self.routes = {route.id: route.name for route in knowledge.routes}
        self.needs = {need.id: need.title for need in knowledge.needs}
        self.steps = {step.id: step.title for step in knowledge.steps}
        if advice is not None:
            self.needs |= {need.id: need.title for need in advice.needs}
            self.steps |= {step.step: step.title for step in advice.roadmap}
        self.existing = {rule.id for rule in knowledge.existing}
        self.questions = {question.id: question.label for question in knowledge.questions}
        self.countries = {question.id for question in knowledge.questions if getattr(question, "kind", "") == "country"}
        self.pillars = {pillar.id: pillar.name for pillar in knowledge.pillars}
        self.criteria = {score.criterion: score.title for score in (advice.scores if advice else ())}
        self.moments = {found.id: found.name for found in (advice.cadence.moments if advice else ())}
        self.slots = {slot.id: slot for slot in knowledge.cadence.slots}
        self.parts = {part.id: part.name for part in knowledge.cadence.moment_parts}
        options = {
            (question.id, option.label): option.id
            for question in knowledge.questions
            for option in getattr(question, "options", ())
        }  # an option by its id, the same in every language
        self.answers = {
            given.question: options.get((given.question, given.answer), given.answer)
            for given in (advice.answers if advice else ())
        }

    def account(self, ident: str) -> str:
        """The name of an account."""
        return self.accounts.get(ident) or _in_words(ident)

    def route(self, ident: str) -> str:
        """The name of a route."""
        return self.routes.get(ident) or _in_words(ident)

    def need(self, ident: str) -> str:
        """The title of a need."""
        return self.needs.get(ident) or _in_words(ident)

    def step(self, ident: str) -> str:
        """The title of a step."""
        return self.steps.get(ident) or _in_words(ident)

    def question(self, ident: str) -> str:
        """The words of a question."""
        return self.questions.get(ident) or _in_words(ident)

    def answer(self, given: Answered) -> str:
        """An answer in words, a country by its name."""
        if given.question in self.countries:
            return country_names().get(given.answer, given.answer)
        return given.answer

    def pillar(self, ident: str) -> str:
        """The name of a content pillar."""
        return self.pillars.get(ident, ident)

    def measured(self, ident: str) -> str:
        """The title of a criterion or of a need."""
        return self.criteria.get(ident) or self.need(ident)

    def pair(self, ident: str) -> str:
        """An account by a route (`service/own_mainland`)."""
        account, _, route = ident.partition("/")
        return say("{account}: {route}", account=self.account(account), route=self.route(route))

    def bears_on(self, ident: str) -> str:
        """What an open question bears on: an account by a route, a need, a route, a criterion, or what comes later."""
        pair, _, need = ident.partition(" for ")
        if need:  # what an account by a route does for a need
            return self.need(need)
        if "/" in pair and not ident.startswith("later:"):
            return self.pair(pair)
        if ident.startswith(("later:", "later.")):
            return say("What is opened now and what later")
        if ident == "mix":
            return say("How mixes are compared")
        if ident in self.criteria:
            return say("How much the criterion “{title}” counts", title=self.criteria[ident])
        return self.routes.get(ident) or self.needs.get(ident) or _in_words(ident)

    def moment(self, ident: str) -> str:
        """The name of a moment of the marketing calendar."""
        return self.moments.get(ident, ident)

    def served(self, moment: str, part: str = "") -> str:
        """A moment with the part of it that a broadcast serves: `Double 11 (opening)`."""
        if not (moment and part):
            return self.moment(moment)
        return say("{moment} ({part})", moment=self.moment(moment), part=self.parts.get(part, part))

    def slot(self, ident: str) -> str:
        """A time of day for broadcasts: `Evening, 20:00–22:00`."""
        found = self.slots.get(ident)
        if found is None:
            return ident
        return say("{slot}, {begins}–{ends}", slot=found.name, begins=found.begins, ends=found.ends)


class Grounds(Protocol):
    """Anything that names its sources and what it rests on."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of sources."""
        ...

    @property
    def basis(self) -> str:
        """`sources` or `judgement`."""
        ...


class Citing(Protocol):
    """An advice, or another document that lists the sources it cites."""

    @property
    def sources(self) -> tuple[CitedSource, ...]:
        """The sources in the order in which they are numbered."""
        ...


class Marks:
    """Numbers the sources in the order of the document and puts the numbers behind sentences."""

    def __init__(self, document: Citing) -> None:
        self.numbers = {source.id: number for number, source in enumerate(document.sources, 1)}

    def numbered(self, sources: Iterable[str]) -> list[int]:
        """The numbers of the sources, lowest first. Raises ValueError for a source that the advice does not list."""
        wanted = set(sources)
        missing = sorted(wanted - self.numbers.keys())
        if missing:
            raise ValueError(f"the advice cites sources that it does not list: {', '.join(missing)}")
        return sorted(self.numbers[source] for source in wanted)

    def said(self, text: str, grounds: Grounds | None = None) -> Said:
        """A sentence with its marks: source numbers, or the words that it is our judgement.

        What the user chose is nobody's judgement; it begins with the words that it is the user's choice.
        """
        numbers = self.numbered(grounds.sources) if grounds else []
        if not numbers and getattr(grounds, "id", "") in OWN_CHOICES:
            return stated(text, "choice")
        judged = grounds is not None and grounds.basis == "judgement"
        return said(text, Citation((*numbers,), judged) if numbers else Judgement())

    def resting_on(self, sources: Iterable[str], text: str = "") -> Said:
        """A sentence that rests on these sources, or on our judgement where there is none."""
        numbers = self.numbered(sources)
        return said(text, Citation((*numbers,)) if numbers else Judgement())
