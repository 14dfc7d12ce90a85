"""The consultant's opinions and the user's choices, as text: marked as such, and apart from the advice."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.report.telling import opinions
from advisor.report.text.lines import heading, item, paragraph
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names


def choice_lines(advice: Advice, *, marks: Marks) -> Iterator[str]:
    """What in the mix the user chose."""
    if advice.choices:
        yield from heading("What you chose yourself")
    for choice in advice.choices:
        yield from item(cited(choice.text, choice, marks))


def opinion_lines(advice: Advice, *, names: Names) -> Iterator[str]:
    """Every opinion with its number, what it is about, what it overrides, and why."""
    if not advice.opinions:
        return
    yield from heading("The consultant’s opinions")
    yield from paragraph(opinions.INTRO)
    for number, opinion in enumerate(advice.opinions, 1):
        yield from item(
            f"{opinions.mark(number, opinion)} – {opinions.subject(opinion, names)}: {opinion.says}", mark="* "
        )
        if opinion.instead_of:
            yield from item(f"Instead of: {opinion.instead_of}", indent=2)
        if opinion.rationale:
            yield from item(f"Why: {opinion.rationale}", indent=2)


def see_opinions(advice: Advice, *about: str) -> str:
    """Where the consultant speaks about something: ` (see consultant’s opinion 2)`; empty where not."""
    numbers = opinions.numbers(advice, about)
    return f" (see consultant’s opinion {', '.join(map(str, numbers))})" if numbers else ""
