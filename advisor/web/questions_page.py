"""The questions page: one section a screen, back and forth. It asks only what can still change the advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from advisor.knowledge.models import Section
from advisor.report.wording import Names
from advisor.web import base
from advisor.web.answer_widgets import ask
from advisor.web.markup import show, tag
from advisor.web.not_asked import not_asked
from advisor.web.outlook_shown import outlook
from advisor.web.plain import label
from advisor.web.scrolling import bring_to
from advisor.web.sections_now import SectionNow, answered, ask_all_the_same, asked_now, progress, sections_now
from advisor.web.visit import Visit
from advisor.web.why_now import why_now
from advisor.words import say

SECTION, ASKED, TURNS = "section", "asked_for", "section_turns"


def open_at(question: str, visit: Visit) -> None:
    """Make the page show the section that holds `question`, and the question itself whether or not it is asked."""
    for section in visit.knowledge.sections:
        if question in section.questions:
            _turn(section.id)
            st.session_state[ASKED] = f"question-{question}"
            ask_all_the_same([question])


def show_page(visit: Visit) -> None:
    """The section chosen, its questions, and the way to the others. What takes longest to work out is drawn last."""
    sections = sections_now(visit)
    idents = [now.section.id for now in sections]
    place = idents.index(st.session_state[SECTION]) if st.session_state.get(SECTION) in idents else 0
    now = sections[place]
    st.session_state[SECTION] = now.section.id
    names = Names(base.at_a_glance(visit.key), visit.knowledge)
    main, beside = st.columns([3, 1], gap="large")
    with main:
        _head(now.section, place, len(idents), progress(visit))
        ahead = st.container(key="outlook", gap="xsmall")
        body, way = st.container(key="questions"), st.container(key="way")
        with way:  # in a place of its own, whatever stands above: the browser then never shows the old one beside it
            _way(visit, idents, place)
        with body:
            asked = asked_now(visit)
            for question in now.shown:
                hangs = why_now(visit, asked[question.id], names) if question.id in asked else None
                ask(visit, question, hangs=hangs)
            not_asked(visit, now)
    with beside:
        _contents(visit, sections, place)
    turns = st.session_state.get(TURNS, 0)
    bring_to(f"{now.section.id} {turns}", target=st.session_state.get(ASKED, ""))
    if visit.case.answers:
        with ahead:
            outlook(visit, names, opens=lambda question: open_at(question, visit))


def _head(section: Section, place: int, of: int, share: tuple[int, int]) -> None:
    show(
        tag("p", say("Section {place} of {all}", place=place + 1, all=of), class_="eyebrow"),
        tag("h1", section.title),
        tag("p", section.intro, class_="lead") if section.intro else None,
    )
    done, every = share
    part = done / every if every else 0.0
    st.progress(part, text=say("{done} of {all} questions answered", done=done, all=every))


def _way(visit: Visit, idents: list[str], place: int) -> None:
    back, _, ahead = st.columns([2, 3, 2])
    with back:
        if place:
            st.button(say("← Previous"), key="previous", width="stretch", on_click=_turn, args=(idents[place - 1],))
    with ahead:
        if place + 1 < len(idents):
            onward = (idents[place + 1],)
            st.button(say("Next →"), key="next", type="primary", width="stretch", on_click=_turn, args=onward)
        elif st.button(say("See the advice →"), key="to_advice", type="primary", width="stretch"):
            visit.go("advice")


def _turn(section: str) -> None:
    """Open another section, at its top."""
    state = st.session_state
    state[SECTION], state[TURNS] = section, state.get(TURNS, 0) + 1
    state.pop(ASKED, None)


def _contents(visit: Visit, sections: Sequence[SectionNow], place: int) -> None:
    show(tag("h2", say("Sections"), class_="small"))
    with st.container(gap="xxsmall"):
        for at, now in enumerate(sections):
            words = f"{label(now.section.title)}\u00a0· {_share(visit, now)}"
            kind: Literal["secondary", "tertiary"] = "secondary" if at == place else "tertiary"
            st.button(
                words,
                key=f"section_{now.section.id}",
                type=kind,
                width="stretch",
                on_click=_turn,
                args=(now.section.id,),
            )
    if st.button(say("See the advice so far"), key="advice_so_far", width="stretch"):
        visit.go("advice")


def _share(visit: Visit, now: SectionNow) -> str:
    if not now.shown:
        return say("nothing\u00a0to\u00a0ask")
    return say("{done}\u00a0of\u00a0{all}", done=answered(visit, now.shown), all=len(now.shown))
