"""The consultant's opinions and the user's choices, as text: marked as such, and apart from the advice."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.report.spoken import commas, dashed, titled
from advisor.report.telling import opinions
from advisor.report.text.lines import heading, item, paragraph
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names
from advisor.words import say


def choice_lines(advice: Advice, *, marks: Marks) -> Iterator[str]:
    """What in the mix the user chose."""
    if advice.choices:
        yield from heading(say("What you chose yourself"))
    for choice in advice.choices:
        yield from item(cited(choice.text, choice, marks))


def opinion_lines(advice: Advice, *, names: Names) -> Iterator[str]:
    """Every opinion with its number, what it is about, what it overrides, and why."""
    if not advice.opinions:
        return
    yield from heading(say("The consultant’s opinions"))
    yield from paragraph(opinions.intro())
    for number, opinion in enumerate(advice.opinions, 1):
        about = dashed(opinions.mark(number, opinion), opinions.subject(opinion, names))
        yield from item(titled(about, opinion.says), mark="* ")
        if opinion.instead_of:
            yield from item(say("Instead of: {text}", text=opinion.instead_of), indent=2)
        if opinion.rationale:
            yield from item(say("Why: {text}", text=opinion.rationale), indent=2)


def with_opinions(text: str, advice: Advice, *about: str) -> str:
    """The text, and where the consultant speaks about it: `text (see consultant’s opinion 2)`."""
    numbers = opinions.numbers(advice, about)
    if not numbers:
        return text
    return say("{text} (see consultant’s opinion {numbers})", text=text, numbers=commas(map(str, numbers)))
