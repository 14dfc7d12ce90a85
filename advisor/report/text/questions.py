"""Questions as text: what is asked, what an answer may be, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from advisor.knowledge.models import Knowledge, Question
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import count


def questions_text(questions: Sequence[Question], *, knowledge: Knowledge, as_of: date | None) -> str:
    """The questions under the titles of their sections. `as_of` is None where all are listed."""
    if not questions:
        return page(paragraph("No question is left that is worth asking."))
    section = {name: section.title for section in knowledge.sections for name in section.questions}
    still = "" if as_of is None else f" still worth asking, as of {as_of}"
    lines = paragraph(f"{count(len(questions), 'question')}{still}.")
    for title, group in groupby(questions, key=lambda question: section.get(question.id, "Other")):
        lines += heading(title)
        for question in group:
            lines += _question(question)
    return page(lines)


def _question(question: Question) -> Iterator[str]:
    yield from item(question.label, mark="* ")
    yield from paragraph(f"{question.id}: {_kind(question)}", indent=2)
    yield from paragraph(f"Why: {question.why}", indent=2)
    for option in question.options:
        yield from item(f"{option.id} – {option.label}{f' ({option.help})' if option.help else ''}", indent=2)


def _kind(question: Question) -> str:
    if question.kind == "int":
        unit = f", {question.unit}" if question.unit else ""
        return f"a whole number from {question.min:,} to {question.max:,}{unit}"
    if question.options_from:
        return f"one of the options chosen in {question.options_from}"
    kinds = {
        "one": "one option",
        "many": "any number of options",
        "yes_no": "true or false",
        "country": "a country code, two letters",
    }
    return kinds[question.kind]
