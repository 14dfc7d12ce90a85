"""The questions left, as text: whether the mix is settled, what hangs on each, what is not asked and why."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.report.spoken import titled
from advisor.report.telling.asking import still_turn
from advisor.report.telling.hanging import few_named
from advisor.report.telling.outlook import ask_first, in_reach
from advisor.report.telling.still_asked import StillAsked
from advisor.report.text.lines import heading, item, page, paragraph
from advisor.report.text.outlook import in_reach_line
from advisor.report.text.questions import question_lines
from advisor.words import say, say_count


def still_asked_text(told: StillAsked) -> str:
    """Those still worth asking, then those that are not asked."""
    return page([*_outlook(told), *_asked(told), *_skipped(told)])


def _outlook(told: StillAsked) -> Iterator[str]:
    day = told.situation.as_of
    yield from paragraph(
        say_count(
            len(told.questions),
            "{number} question still worth asking, as of {day}.",
            "{number} questions still worth asking, as of {day}.",
            day=day,
        )
        if told.questions
        else say("No question is still worth asking, as of {day}.", day=day)
    )
    yield from paragraph(told.says)
    if told.prospects.settled and told.questions:
        yield from paragraph(still_turn(told.relevance.asked))
    for one in in_reach(told.prospects, told.names):
        yield from item(in_reach_line(one))
    first = ask_first(told.prospects, told.names) or told.hangs_most
    if first and not told.prospects.settled:
        yield from paragraph(first)


def _asked(told: StillAsked) -> Iterator[str]:
    hanging = {
        row.question: say("Hangs on it now: {parts}.", parts=few_named(told.hangs_on(row)))
        for row in told.relevance.asked
    }
    yield from question_lines(told.questions, told.situation.knowledge, hanging)


def _skipped(told: StillAsked) -> Iterator[str]:
    if told.relevance.skipped:
        number = len(told.relevance.skipped)
        yield from heading(say_count(number, "Not asked: {number} question", "Not asked: {number} questions"))
    for row in told.relevance.skipped:
        yield from item(told.situation.knowledge.question[row.question].label)
        yield from paragraph(titled(row.question, told.why_skipped(row)), indent=2)
