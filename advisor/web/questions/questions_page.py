"""The questions page: one section a screen, back and forth. It asks only what can still change the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st

from advisor.knowledge.models import Section
from advisor.report.wording import Names
from advisor.web import base, where
from advisor.web.frame.live_part import draw_live, lead_to
from advisor.web.frame.scrolling import bring_to
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.questions.answer_widgets import ask
from advisor.web.questions.case_state import case_state
from advisor.web.questions.not_asked import not_asked
from advisor.web.questions.outlook_shown import outlook
from advisor.web.questions.panel_strip import panel_strip
from advisor.web.questions.sections_now import (
    SectionNow,
    ask_all_the_same,
    progress,
    section_shown,
    sections_now,
)
from advisor.web.questions.why_now import why_now
from advisor.web.visit import Visit
from advisor.words import language, say

CHECK = "check"
WAY = 220  # pixels, for each of the buttons back and on


def open_at(question: str, visit: Visit, *, back: bool = False) -> None:
    """Make the page show the section that holds `question`, and the question itself whether or not it is asked.

    With `back` the question offers the way back to the answers.
    """
    for section in visit.knowledge.sections:
        if question in section.questions:
            where.turn(section.id, question=question, back=back)
            ask_all_the_same([question])


def show_page(visit: Visit) -> None:
    """The section chosen, its questions, and the way to the others: a part that answers by itself."""
    draw_live(visit, _show)


def _show(visit: Visit) -> None:
    """Draw it. What takes longest to work out is drawn last."""
    sections = sections_now(visit)
    case_state(visit, sections)
    place = section_shown(sections, visit.asked)
    now = sections[place]
    names = base.names(visit.folder, language())
    main, beside = st.columns([3, 1], gap="large")
    with main:
        _head(now.section, place, len(sections), progress(sections))
        body = st.container(key="questions")
        way = st.container(key="way", horizontal=True, horizontal_alignment="distribute" if place else "right")
        ahead = st.container(key="outlook", gap="xsmall")  # below, since it grows and shrinks with each answer
        with way:  # in a place of its own, whatever stands above: the browser then never shows the old one beside it
            _way(sections, place)
        with body:
            _questions(visit, now, names)
    with beside:
        _contents(sections, place)
    panel_strip(visit)
    if visit.case.answers:
        with ahead:
            outlook(visit, names, opens=lambda question: open_at(question, visit))
    _bring(now.section)


def _head(section: Section, place: int, of: int, share: tuple[int, int]) -> None:
    show(
        tag("p", say("Section {place} of {all}", place=place + 1, all=of), class_="eyebrow"),
        tag("h1", section.title, id=f"section-{section.id}"),
        tag("p", section.intro, class_="lead") if section.intro else None,
    )
    done, every = share
    part = done / every if every else 0.0
    st.progress(part, text=say("{done} of {all} questions answered", done=done, all=every))


def _questions(visit: Visit, now: SectionNow, names: Names) -> None:
    asked, returns = visit.asked, st.session_state.get(where.RETURN)
    for question in now.shown:
        hangs = why_now(visit, asked[question.id], names) if question.id in asked else None
        ask(visit, question, hangs=hangs)
        if question.id == returns:
            _leads(say("← Back to your answers"), CHECK, key="back_to_answers", type="primary")
    not_asked(visit, now)


def _bring(section: Section) -> None:
    """Where somebody has turned to: the keyboard at the section's head, or at the question asked for."""
    question = st.session_state.get(where.QUESTION)
    if question:
        bring_to(where.turned(), target=f"question-{question}", control=f"question_{question}")
    else:
        bring_to(where.turned(), target=f"section-{section.id}", top=True)


def _way(sections: Sequence[SectionNow], place: int) -> None:
    """Back to the section before, on to the next with something to ask, and from the last to what was answered."""
    onward = next((now.section.id for now in sections[place + 1 :] if now.shown), None)
    if place:
        back = max((at for at in range(place) if sections[at].shown), default=place - 1)
        st.button(say("← Previous"), key="previous", width=WAY, on_click=where.turn, args=(sections[back].section.id,))
    if onward is not None:
        st.button(say("Next →"), key="next", type="primary", width=WAY, on_click=where.turn, args=(onward,))
    else:
        _leads(say("Check your answers →"), CHECK, key="to_check", type="primary", width=WAY)


def _contents(sections: Sequence[SectionNow], place: int) -> None:
    show(tag("h2", say("Sections"), class_="small"))
    with st.container(gap="xxsmall"):
        for at, now in enumerate(sections):
            words = f"{label(now.section.title)}\u00a0· {_share(now)}"
            kind: Literal["secondary", "tertiary"] = "secondary" if at == place else "tertiary"
            st.button(
                words,
                key=f"section_{now.section.id}",
                type=kind,
                width="stretch",
                on_click=where.turn,
                args=(now.section.id,),
            )
    _leads(say("Check your answers"), CHECK, key="check_so_far", width="stretch")
    _leads(say("See the advice so far"), "advice", key="advice_so_far", width="stretch")


def _leads(words: str, page: str, **look: Any) -> None:
    st.button(words, on_click=lead_to, args=(page,), **look)


def _share(now: SectionNow) -> str:
    if not now.shown:
        return say("nothing\u00a0to\u00a0ask")
    return say("{done}\u00a0of\u00a0{all}", done=now.answered, all=len(now.shown))
