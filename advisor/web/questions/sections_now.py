"""The sections as they stand after the last answer: what each shows, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from advisor.advice.parts.relevance import Skipped
from advisor.knowledge.models import Question, Section
from advisor.questionnaire.path import shown as is_shown
from advisor.web import base, where
from advisor.web.visit import Visit


@dataclass(frozen=True)
class SectionNow:
    """A section: the questions shown, those not asked, and the answers given that the path does not count.

    `answered` is how many of those shown have an answer that counts.
    """

    section: Section
    shown: tuple[Question, ...]
    not_asked: tuple[Skipped, ...]
    uncounted: tuple[Question, ...]
    answered: int


def sections_now(visit: Visit) -> tuple[SectionNow, ...]:
    """Every section, in the author's order.

    Shown is what is answered on the path, what is asked, and what the reader wants to answer all the same.
    """
    asked = visit.asked
    skipped = {row.question: row for row in base.relevant(visit.key).skipped}
    wanted = st.session_state.get(where.ALL_THE_SAME, frozenset())
    found = []
    for section in visit.knowledge.sections:
        questions = [visit.knowledge.question[ident] for ident in section.questions]
        on_path = [one for one in questions if is_shown(visit.situation, one)]
        shown = tuple(one for one in on_path if visit.is_answered(one.id) or one.id in asked or one.id in wanted)
        left_out = [skipped[one.id] for one in questions if one.id in skipped and one not in shown]
        uncounted = tuple(one for one in questions if visit.is_answered(one.id) and one not in on_path)
        answered = sum(visit.is_answered(one.id) and one.id not in asked for one in shown)
        found.append(SectionNow(section, shown, tuple(left_out), uncounted, answered))
    return tuple(found)


def section_shown(sections: Sequence[SectionNow], asked: Container[str]) -> int:
    """The place of the section that this visit shows: where it was last; else the first with a question still asked."""
    idents = [now.section.id for now in sections]
    if st.session_state.get(where.SECTION) in idents:
        return idents.index(st.session_state[where.SECTION])
    place = next((at for at, now in enumerate(sections) if any(one.id in asked for one in now.shown)), 0)
    where.stay(idents[place])
    return place


def ask_all_the_same(questions: Iterable[str]) -> None:
    """Show these questions in this browser's session though nothing hangs on their answers."""
    st.session_state[where.ALL_THE_SAME] = st.session_state.get(where.ALL_THE_SAME, frozenset()) | frozenset(questions)


def progress(sections: Sequence[SectionNow]) -> tuple[int, int]:
    """How many questions are answered, and of how many that are answered or asked."""
    return sum(now.answered for now in sections), sum(len(now.shown) for now in sections)
