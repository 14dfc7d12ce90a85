"""A file dropped on the start page: an answers file, or a report, which opens as the case it was made from."""

from __future__ import annotations

import streamlit as st

from advisor.cases.draft import Horizon
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.answers_file import read_case
from advisor.report.verify.opened import is_pdf
from advisor.report.verify.reopen import Reopened, reopen
from advisor.web.plain import label
from advisor.web.visit import begin
from advisor.words import say, say_count

UPLOAD, ROUND, PROBLEMS, LOADED, NOTES = "answers_file", "upload_round", "upload_problems", "loaded", "loaded_notes"


def upload_told() -> None:
    """What came of the last upload. The problems are those the command line prints, word for word."""
    state = st.session_state
    problems: tuple[Problem, ...] = state.get(PROBLEMS, ())
    if problems:
        st.error(
            say_count(
                len(problems),
                "This file was not opened: {number} problem. The answers on screen are unchanged.",
                "This file was not opened: {number} problems. The answers on screen are unchanged.",
            )
        )
        for problem in problems:
            st.text(str(problem))
    loaded, notes = state.pop(LOADED, None), state.pop(NOTES, ())
    if loaded:
        st.success(label(loaded))
    for note in notes:
        st.info(label(note))


def upload(knowledge: Knowledge) -> None:
    """The field that takes the file."""
    key = f"{UPLOAD}_{st.session_state.setdefault(ROUND, 0)}"
    st.file_uploader(
        say("Answers file (YAML or JSON) or report (PDF)"),
        key=key,
        on_change=_take,
        args=(key, knowledge),
        label_visibility="collapsed",
    )


def _take(key: str, knowledge: Knowledge) -> None:
    """Open the file just uploaded as a new case, or keep what is wrong with it and change nothing."""
    state = st.session_state
    file = state.get(key)
    if file is None:
        state.pop(PROBLEMS, None)
        return
    try:
        opened = _opened(file.getvalue(), file.name, knowledge)
    except Refused as refused:
        state[PROBLEMS] = refused.problems
        return
    begin(opened.case, Horizon(start=opened.start, weeks=opened.weeks))
    state.pop(PROBLEMS, None)
    state[ROUND] = state.get(ROUND, 0) + 1  # an empty uploader again
    state[LOADED] = say_count(
        len(opened.case.answers), "Opened {name}: {number} answer.", "Opened {name}: {number} answers.", name=file.name
    )
    state[NOTES] = opened.notes


def _opened(raw: bytes, file: str, knowledge: Knowledge) -> Reopened:
    if is_pdf(raw):
        return reopen(raw, file=file, knowledge=knowledge)
    return Reopened(read_case(raw, file=file, knowledge=knowledge), None, None, ())
