"""What is asked before something is done with cases: whom a new one is for, another name, other tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.listing import Line
from advisor.cases.rows import MOST_TAGS, TAG
from advisor.cases.tables import NAME
from advisor.questionnaire.case import Case, Client
from advisor.web.cases.cases_deeds import ask_to_open, called, file, refused
from advisor.web.cases.cases_focus import focus_on
from advisor.web.desk import desk
from advisor.web.markup import show, tag, typed
from advisor.words import say, say_count

CLIENT, LABEL, TAGS, TEAM = "cases_asked_client", "cases_asked_name", "cases_asked_tags", "cases_asked_team"


def ask_for_new(teams: Mapping[str, str], tags: Sequence[str]) -> None:
    """Ask whom a new case is for; then it is made, and its questions are opened."""
    back = partial(focus_on, ".st-key-cases_begin button")
    st.dialog(say("New case"), on_dismiss=back)(partial(_new, teams, tags))()


def _new(teams: Mapping[str, str], tags: Sequence[str]) -> None:
    with st.form("cases_new", border=False):
        st.text_input(say("Client"), key=CLIENT, max_chars=NAME)
        st.text_input(say("Name of the case, if it needs one"), key=LABEL, max_chars=NAME)
        _tags(tags, ())
        if len(teams) > 1:
            st.selectbox(say("Team"), list(teams), format_func=dict(teams).__getitem__, key=TEAM)
        words = say("Create the case")
        if st.form_submit_button(words, key="cases_asked", type="primary", on_click=_make, args=(tuple(teams),)):
            st.rerun()


def _make(teams: Sequence[str]) -> None:
    asked = st.session_state
    draft = Draft(case=Case(client=Client(name=asked[CLIENT].strip())))
    team = asked[TEAM] if len(teams) > 1 else teams[0]
    try:
        ident = desk().cases.create(draft, team=team, label=asked[LABEL], tags=asked[TAGS])
    except StoreFailed as failed:
        refused(failed)
    else:
        ask_to_open(ident, "questions")


def ask_for_name_and_tags(lines: Sequence[Line], tags: Sequence[str]) -> None:
    """Ask for another name and other tags of one case, or for tags that several shall have too."""
    title, place = say("Name and tags"), f".st-key-case_menu_{lines[0].id} button"
    if len(lines) > 1:
        title = say_count(len(lines), "More tags for {number} case", "More tags for {number} cases")
        place = ".st-key-cases_several_tags button"
    st.dialog(title, on_dismiss=partial(focus_on, place))(partial(_file, lines, tags))()


def _file(lines: Sequence[Line], tags: Sequence[str]) -> None:
    one = lines[0] if len(lines) == 1 else None
    with st.form("cases_file", border=False):
        if one is not None:
            show(tag("p", typed(called(one)), class_="quiet"))
            st.text_input(say("Name of the case"), value=one.label, max_chars=NAME, key=LABEL)
        _tags(tags, one.tags if one else ())
        if st.form_submit_button(say("Save"), key="cases_asked", type="primary", on_click=_save, args=(lines,)):
            st.rerun()


def _save(lines: Sequence[Line]) -> None:
    asked = st.session_state
    given = tuple(asked[TAGS])
    if len(lines) == 1:
        file(lines, label=asked[LABEL], tags=lambda _: given)
    else:
        file(lines, tags=lambda line: (*line.tags, *given))


def _tags(known: Sequence[str], chosen: Sequence[str]) -> None:
    st.multiselect(
        say("Tags"),
        sorted({*known, *chosen}, key=str.casefold),
        list(chosen),
        key=TAGS,
        accept_new_options=True,
        max_selections=MOST_TAGS,
        placeholder=say("Choose, or type a new one and press Enter"),
        help=say("A tag has at most {number} characters.", number=TAG),
    )
