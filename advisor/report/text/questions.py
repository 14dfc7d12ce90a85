"""Questions as text: what is asked, what an answer may be, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from advisor.knowledge.models import Knowledge, Question
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.wording import count


def questions_text(questions: Sequence[Question], *, knowledge: Knowledge) -> str:
    """The questions under the titles of their sections."""
    return page([*paragraph(f"{count(len(questions), 'question')}."), *question_lines(questions, knowledge, {})])


def question_lines(questions: Sequence[Question], knowledge: Knowledge, further: Mapping[str, str]) -> Iterator[str]:
    """The questions under the titles of their sections, each with what else there is to say of it."""
    section = {name: section.title for section in knowledge.sections for name in section.questions}
    for title, group in groupby(questions, key=lambda question: section.get(question.id, "Other")):
        yield from heading(title)
        for question in group:
            yield from _question(question, further.get(question.id, ""))


def _question(question: Question, further: str) -> Iterator[str]:
    yield from item(question.label, mark="* ")
    yield from paragraph(f"{question.id}: {_kind(question)}", indent=2)
    yield from paragraph(f"Why: {question.why}", indent=2)
    if further:
        yield from paragraph(further, indent=2)
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
