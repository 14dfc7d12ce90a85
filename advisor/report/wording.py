"""How the report writes days, money, names and sentences with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from advisor.advice.model import Advice, CitedSource, CostRange, DayRange
from advisor.knowledge.models import Knowledge

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
JUDGEMENT = "(our judgement)"

Said = dict[str, Any]


def day(value: date | None) -> str:
    """A day such as `2 Dec 2026`, or `not known`."""
    return "not known" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """A day such as `2 Dec`, where the year stands nearby."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def month(value: str) -> str:
    """`2026-12` as `Dec 2026`."""
    year, number = value.split("-")[:2]
    return f"{MONTHS[int(number) - 1]} {year}"


def span(low: float, high: float) -> str:
    """Two numbers as `3–20`, or as one where they are equal."""
    return f"{low:,.0f}" if round(low) == round(high) else f"{low:,.0f}–{high:,.0f}"


def days(value: DayRange) -> str:
    """Days as `3–10–20` (least, typical, most), or as one number."""
    return f"{value.min}" if value.min == value.max else f"{value.min}–{value.typical}–{value.max}"


def money(value: CostRange | None) -> str:
    """A cost in yuan; `–` where none is known."""
    return "–" if value is None else span(value.min, value.max)


def count(number: float, singular: str) -> str:
    """`1 step`, `3 steps`."""
    return f"{number:,g} {singular}" + ("" if number == 1 else "s")


def listed(members: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = [*members] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _in_words(ident: str) -> str:
    return ident.replace("_", " ").replace(".", " ").capitalize()


def account_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Account ids with their names, in the order of the knowledge base."""
    return {account.id: account.name for account in knowledge.accounts}


class Names:
    """What the ids in an advice are called."""

    def __init__(self, advice: Advice, knowledge: Knowledge) -> None:
        self.accounts = account_names(knowledge)
        self.chinese = {account.id: account.chinese for account in knowledge.accounts}
        self.routes = {route.id: route.name for route in knowledge.routes}
        self.needs = {need.id: need.title for need in knowledge.needs} | {need.id: need.title for need in advice.needs}
        self.steps = {step.id: step.title for step in knowledge.steps} | {
            step.step: step.title for step in advice.roadmap
        }
        self.questions = {question.id: question.label for question in knowledge.questions}
        self.pillars = {pillar.id: pillar.name for pillar in knowledge.pillars}
        self.criteria = {score.criterion: score.title for score in advice.scores}
        self.moments = {found.id: found.name for found in advice.cadence.moments}

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

    def pillar(self, ident: str) -> str:
        """The name of a content pillar."""
        return self.pillars.get(ident, ident)

    def measured(self, ident: str) -> str:
        """The title of a criterion or of a need."""
        return self.criteria.get(ident) or self.need(ident)

    def bears_on(self, ident: str) -> str:
        """What an open question bears on: an account by a route, a need, a route, a criterion, or what comes later."""
        account, slash, route = ident.partition("/")
        if slash:
            return f"{self.account(account)}: {self.route(route)}"
        if ident.startswith("later:"):
            return "What is opened now and what later"
        if ident in self.criteria:
            return f"How much the criterion “{self.criteria[ident]}” counts"
        return self.routes.get(ident) or self.needs.get(ident) or _in_words(ident)

    def moment(self, ident: str) -> str:
        """The name of a moment of the marketing calendar."""
        return self.moments.get(ident, ident)


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
        """A sentence with its marks: source numbers, or the words that it is our judgement."""
        marks = self.numbered(grounds.sources) if grounds else []
        judged = not marks or (grounds is not None and grounds.basis == "judgement")
        return {"text": text, "marks": marks, "judgement": judged}

    def resting_on(self, sources: Iterable[str], text: str = "") -> Said:
        """A sentence that rests on these sources, or on our judgement where there is none."""
        marks = self.numbered(sources)
        return {"text": text, "marks": marks, "judgement": not marks}
