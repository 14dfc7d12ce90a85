"""Answers files opened for comparing. They are read into this visit and never saved; a blind one shows no name."""

from __future__ import annotations

import streamlit as st

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.answers_file import read_case
from advisor.report.wording import count, day
from advisor.web.compare_state import Opened, compare_instead, comparing
from advisor.web.markup import show, tag, typed
from advisor.web.visit import Visit

ROUND = "compare_round"


def file_at(visit: Visit, place: str, words: str, *, blind: bool) -> None:
    """A place for one file: what was opened there, or the way to open one. `words` are its heading."""
    opened = comparing().opened(place)
    show(tag("h2", words, class_="small"))
    if opened is not None and opened.case is not None:
        _told(opened, blind=blind)
        st.button(
            "Compare another file" if not blind else f"Replace {words[0].lower()}{words[1:]}",
            key=f"replace_{place}",
            on_click=_empty,
            args=(place,),
        )
        return
    if opened is not None:
        st.error(f"This file was not opened: {count(len(opened.problems), 'problem')}.")
        for problem in opened.problems:
            st.text(str(problem))
    key = f"compare_{place}_{st.session_state.setdefault(ROUND, 0)}"
    st.file_uploader(
        f"{words} (YAML or JSON)",
        key=key,
        on_change=_take,
        args=(key, place, visit.knowledge),
        kwargs={"named": words.lower() if blind else None},
        label_visibility="collapsed",
    )


def _told(opened: Opened, *, blind: bool) -> None:
    case = opened.case
    assert case is not None
    size = count(len(case.answers), "answer")
    if blind:
        show(tag("p", f"It is in: {size}. Its name, client and notes are kept out of sight."))
        return
    dated = f", as of {day(case.as_of)}" if case.as_of else ""
    client = ["; client: ", typed(case.client.name)] if case.client.name else []
    show(tag("p", typed(opened.name), f": {size}{dated}", *client, "."))


def _take(key: str, place: str, knowledge: Knowledge, *, named: str | None) -> None:
    """Read the file just uploaded. Where it is `named`, messages call it so, and its own name is not told."""
    state = st.session_state
    file = state.get(key)
    if file is None:
        compare_instead(**{place: None})
        return
    try:
        case = read_case(file.getvalue(), file=named or file.name, knowledge=knowledge)
    except Refused as refused:
        compare_instead(**{place: Opened(file.name, problems=tuple(refused.problems))})
        return
    compare_instead(**{place: Opened(file.name, case)})


def _empty(place: str) -> None:
    compare_instead(**{place: None})
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
