"""The draft of a note to the client: to be read, changed, copied or taken as a file. Nothing is sent from here."""

from __future__ import annotations

import streamlit as st

from advisor.cases.client_note import client_note
from advisor.cases.listing import Line
from advisor.cases.store import Desk
from advisor.cases.watch import Moved
from advisor.web.frame.language_choice import file_language
from advisor.web.markup import show, tag
from advisor.web.views import LATE, taken, view
from advisor.web.watch.watch_line import Present
from advisor.web.watch.watch_round import looked_up
from advisor.web.watch.watch_state import Written, watch_instead, watching
from advisor.words import say, speaking
from advisor.words.tongues import Language

HEIGHT = 300


def note_shown(desk: Desk, line: Line, present: Present) -> None:
    """The note on a case, in the language chosen for files."""
    spoken = file_language()
    found, is_under_way = looked_up(desk, (line,), present.speaking(spoken), name="watch_note")
    looked = found.get(line.id)
    if looked is not None and looked.moved is not None:
        _field(line.id, looked.moved, spoken)
    elif not is_under_way:
        show(tag("p", say("There is nothing to tell the client of this case.")))


def _field(ident: str, moved: Moved, spoken: Language) -> None:
    with speaking(spoken):
        made = client_note(moved)
    text = watching().note(ident, spoken, made)
    key = view("watch_note", text)
    st.text_area(
        say("Draft of a note to the client"),
        key=key,
        height=HEIGHT,
        on_change=_write,
        args=(key, ident, spoken, made),
        help=say("Read it, change it, copy it. Nothing is sent from here."),
    )
    with st.container(horizontal=True):
        st.download_button(
            say("Download the note"),
            data=text.encode(),
            file_name="note.txt",
            mime="text/plain; charset=utf-8",
            key="watch_note_file",
            on_click="ignore",
        )
        if text != made:
            st.button(say("As it was drafted"), key="watch_note_again", on_click=_again, args=(ident, spoken))


def _write(key: str, ident: str, spoken: Language, made: str) -> None:
    text = taken("watch_note", key)
    if text is not LATE:
        watch_instead(notes={**watching().notes, (ident, spoken): Written(made, text)})


def _again(ident: str, spoken: Language) -> None:
    kept = {at: note for at, note in watching().notes.items() if at != (ident, spoken)}
    watch_instead(notes=kept)
