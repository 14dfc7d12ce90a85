"""Questions as text: what is asked, what an answer may be, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from advisor.knowledge.models import Knowledge, Question
from advisor.report.spoken import aside, dashed, titled, with_more
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.words import say, say_count


def questions_text(questions: Sequence[Question], *, knowledge: Knowledge) -> str:
    """The questions under the titles of their sections."""
    number = say_count(len(questions), "{number} question.", "{number} questions.")
    return page([*paragraph(number), *question_lines(questions, knowledge, {})])


def question_lines(questions: Sequence[Question], knowledge: Knowledge, further: Mapping[str, str]) -> Iterator[str]:
    """The questions under the titles of their sections, each with what else there is to say of it."""
    section = {name: section.title for section in knowledge.sections for name in section.questions}
    for title, group in groupby(questions, key=lambda question: section.get(question.id, say("Other"))):
        yield from heading(title)
        for question in group:
            yield from _question(question, further.get(question.id, ""))


def _question(question: Question, further: str) -> Iterator[str]:
    yield from item(question.label, mark="* ")
    yield from paragraph(titled(question.id, _kind(question)), indent=2)
    yield from paragraph(say("Why: {text}", text=question.why), indent=2)
    if further:
        yield from paragraph(further, indent=2)
    for option in question.options:
        yield from item(aside(dashed(option.id, option.label), option.help or ""), indent=2)


def _kind(question: Question) -> str:
    if question.kind == "int":
        whole = say("a whole number from {low} to {high}", low=f"{question.min:,}", high=f"{question.max:,}")
        return with_more(whole, question.unit) if question.unit else whole
    if question.options_from:
        return say("one of the options chosen in {question}", question=question.options_from)
    kinds = {
        "one": say("one option"),
        "many": say("any number of options"),
        "yes_no": say("true or false"),
        "country": say("a country code, two letters"),
    }
    return kinds[question.kind]
