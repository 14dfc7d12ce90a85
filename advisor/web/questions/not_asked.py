"""What a section does not ask, and why; what changes nothing can be answered all the same."""

from __future__ import annotations

import streamlit as st

from advisor.advice.parts.relevance import Skipped
from advisor.report.country_names import country_names
from advisor.report.telling.asking import asked_only, not_asked_says, why_skipped
from advisor.web import where
from advisor.web.markup import filled, show, tag
from advisor.web.questions.sections_now import SectionNow, ask_all_the_same
from advisor.web.visit import Visit
from advisor.words import say


def not_asked(visit: Visit, now: SectionNow) -> None:
    """A quiet part at the section's end that unfolds; open where the section asks nothing else."""
    if now.not_asked:
        if not now.shown:
            show(tag("p", say("Nothing is left to ask here.")))
        with st.expander(not_asked_says(now.not_asked), expanded=not now.shown, key=f"not_asked_{now.section.id}"):
            for row in now.not_asked:
                _row(visit, row, now.section.id)
    for question in now.uncounted:
        only = asked_only(question.id, visit.situation, countries=country_names())
        told = say("{question} Your answer is kept but does not count here. {when_it_is_asked}")
        kept = filled(told, question=tag("strong", question.label), when_it_is_asked=only)
        show(tag("p", kept, class_="quiet"))


def _row(visit: Visit, row: Skipped, section: str) -> None:
    question = visit.knowledge.question[row.question]
    reason = why_skipped(row, visit.situation, countries=country_names())
    show(tag("p", tag("strong", question.label), tag("br"), reason, class_="quiet"))
    if row.because == "changes_nothing":
        st.button(
            say("Answer it all the same"),
            key=f"anyway_{row.question}",
            on_click=_answer,
            args=(row.question, section),
        )


def _answer(question: str, section: str) -> None:
    ask_all_the_same([question])
    where.turn(section, question=question)
