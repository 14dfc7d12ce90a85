"""What could still change, as text: the mixes in reach, the open questions, those that are not asked."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.report.spoken import aside, dashed, semicolons, titled
from advisor.report.telling import outlook
from advisor.report.telling.asking import open_says, settled_says
from advisor.report.telling.bearing import bearing
from advisor.report.text.lines import heading, item, paragraph
from advisor.report.wording import Names
from advisor.words import say


def outlook_lines(advice: Advice, *, names: Names) -> Iterator[str]:
    """Whether the mix is settled, what could still come out, and which questions are open or skipped."""
    ahead = advice.prospects
    if ahead is not None:
        yield from heading(say("What could still change"))
        yield from paragraph(settled_says(ahead.open_questions) if ahead.settled else open_says(ahead))
        if short := outlook.cut_short(ahead):
            yield from paragraph(short)
        if asked_first := outlook.ask_first(ahead, names):
            yield from paragraph(asked_first)
        for one in outlook.in_reach(ahead, names):
            yield from item(in_reach_line(one))
    yield from _open_questions(advice, names)
    besides = outlook.asked_besides(advice)
    if besides:
        yield from heading(say("Open questions that cannot change the mix, but other parts"))
    for row in besides:
        yield from item(dashed(names.question(row.question), outlook.turns(row.effects)))
    skipped = outlook.skipped(advice, names)
    if skipped:
        yield from heading(say("Questions that are not asked"))
    for group in skipped:
        yield from item(titled(aside(group.why, f"{len(group.questions)}"), " · ".join(group.questions)))


def in_reach_line(one: outlook.InReach) -> str:
    """A mix that is still in reach, with the share of completions that lead to it, where that is known."""
    return say("{mix} – {share} of the ways to answer", mix=one.mix, share=one.share) if one.share else one.mix


def _open_questions(advice: Advice, names: Names) -> Iterator[str]:
    if not advice.open_questions:
        return
    yield from heading(say("Open questions, the most telling first"))
    for place, asked in enumerate(advice.open_questions, 1):
        yield from item(aside(asked.label, asked.question), mark=f"{place}. ")
        yield from item(asked.why, indent=3)
        if parts := bearing(asked, names):
            yield from item(say("Bears on: {parts}", parts=semicolons(parts)), indent=3)
