"""The questions page: one section a screen, back and forth, with what the answers lead to beside it."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from advisor.knowledge.models import Question, Section
from advisor.web.answer_widgets import ask
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.scrolling import bring_to
from advisor.web.visit import Visit

SECTION, ASKED, TURNS = "section", "asked_for", "section_turns"


def open_at(question: str, visit: Visit) -> None:
    """Make the page show the section that asks `question`."""
    for section, questions in visit.sections:
        if any(asked.id == question for asked in questions):
            _turn(section.id)
            st.session_state[ASKED] = f"question-{question}"


def show_page(visit: Visit) -> None:
    """The section chosen, its questions, and the way to the others."""
    idents = [section.id for section, _ in visit.sections]
    place = idents.index(st.session_state[SECTION]) if st.session_state.get(SECTION) in idents else 0
    section, questions = visit.sections[place]
    st.session_state[SECTION] = section.id
    main, beside = st.columns([3, 1], gap="large")
    with main:
        _head(section, place, len(idents), _share(visit))
        for question in questions:
            ask(visit, question)
        _way(visit, idents, place)
    with beside:
        _contents(visit, place)
    turns = st.session_state.get(TURNS, 0)
    bring_to(f"{section.id} {turns}", target=st.session_state.get(ASKED, ""))


def _share(visit: Visit) -> float:
    asked = [question.id for _, questions in visit.sections for question in questions]
    return sum(map(visit.is_answered, asked)) / len(asked) if asked else 0.0


def _head(section: Section, place: int, of: int, share: float) -> None:
    show(
        tag("p", f"Section {place + 1} of {of}", class_="eyebrow"),
        tag("h1", section.title),
        tag("p", section.intro, class_="lead") if section.intro else None,
    )
    st.progress(share, text=f"{share:.0%} of the questions answered")


def _way(visit: Visit, idents: list[str], place: int) -> None:
    back, _, ahead = st.columns([2, 3, 2])
    with back:
        if place:
            st.button("← Previous", key="previous", width="stretch", on_click=_turn, args=(idents[place - 1],))
    with ahead:
        if place + 1 < len(idents):
            st.button("Next →", key="next", type="primary", width="stretch", on_click=_turn, args=(idents[place + 1],))
        elif st.button("See the advice →", key="to_advice", type="primary", width="stretch"):
            visit.go("advice")


def _turn(section: str) -> None:
    """Open another section, at its top."""
    state = st.session_state
    state[SECTION], state[TURNS] = section, state.get(TURNS, 0) + 1
    state.pop(ASKED, None)


def _contents(visit: Visit, place: int) -> None:
    show(tag("h2", "Sections", class_="small"))
    with st.container(gap="xxsmall"):
        for at, (section, questions) in enumerate(visit.sections):
            words = f"{label(section.title)} · {_answered(visit, questions)}"
            kind: Literal["secondary", "tertiary"] = "secondary" if at == place else "tertiary"
            st.button(
                words, key=f"section_{section.id}", type=kind, width="stretch", on_click=_turn, args=(section.id,)
            )
    if st.button("See the advice so far", key="advice_so_far", width="stretch"):
        visit.go("advice")


def _answered(visit: Visit, questions: tuple[Question, ...]) -> str:
    done = sum(visit.is_answered(question.id) for question in questions)
    return f"{done}\u00a0of\u00a0{len(questions)}"
