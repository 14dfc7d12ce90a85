"""A file dropped into the app: an answers file of any age, a report that opens as its case, or a ZIP of all cases."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from advisor.cases.people import may
from advisor.knowledge.models import Knowledge
from advisor.web.cases.case_arrival import arrival_told, arrive, forget_arrival
from advisor.web.desk import role
from advisor.web.frame.language_choice import speak_as_chosen
from advisor.web.plain import label
from advisor.web.uploads import empty, given, upload_key
from advisor.web.visit import Visit
from advisor.words import say

UPLOAD, LOADED = "answers_file", "loaded"


def upload_told(visit: Visit) -> None:
    """What came of the last upload, or of the last sample opened."""
    loaded = st.session_state.pop(LOADED, None)
    if loaded:
        st.success(label(loaded))
    arrival_told(visit)


def upload(visit: Visit, *, team: str | None = None, turn: bool = True) -> None:
    """The field that takes the file. With `turn` a file with one case makes it the case at hand."""
    name = f"{UPLOAD}_{'here' if turn else 'cases'}"
    key = upload_key(name)
    st.file_uploader(
        say("Answers file (YAML or JSON), report (PDF) or all cases (ZIP)"),
        key=key,
        on_change=_take,
        args=(name, key, visit.knowledge, visit.folder, team, turn),
        label_visibility="collapsed",
        disabled=not may(role(), "edit"),
    )


def _take(name: str, key: str, knowledge: Knowledge, folder: Path, team: str | None, turn: bool) -> None:
    """Bring in what the file just uploaded holds, or keep what is wrong with it and change nothing."""
    files = given(name, key)
    if files is None:
        return
    forget_arrival()
    if not files:
        return
    (file,) = files
    speak_as_chosen()
    arrive(file.getvalue(), file.name, knowledge=knowledge, folder=folder, team=team, turn=turn)
    arrival = st.session_state["arrival"]
    if not (arrival.problems or arrival.failed):
        empty(name)
