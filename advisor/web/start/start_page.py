"""The start page: what this is, a new case, a sample or an answers file, and whom the case is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from advisor.cases.draft import KEEP
from advisor.cases.people import LOCAL, may
from advisor.questionnaire.answers_file import write_case
from advisor.questionnaire.case import Case
from advisor.report.spoken import sentences
from advisor.web.cases.case_upload import LOADED, upload, upload_told
from advisor.web.cases.recent_cases import recent_cases
from advisor.web.desk import asks_for_sign_in, role
from advisor.web.frame.tour import notes_again, show_round
from advisor.web.markup import show, tag, typed
from advisor.web.start.case_fields import client_field
from advisor.web.start.samples import sample_cases, without_prefix
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, begin, edit
from advisor.words import say, say_count

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


def show_page(visit: Visit) -> None:
    """The ways into the advice, and the frame of the case at hand."""
    show(
        tag("p", say("WeChat Account Advisor"), class_="eyebrow"),
        tag("h1", say("Which WeChat accounts to open, by which route, and what to publish")),
        tag(
            "p",
            say(
                "Answer a questionnaire about an organisation. Dated, sourced rules decide which "
                "accounts are open to it, by whose papers, and why others are not. The result is "
                "a recommended mix, a roadmap, a publishing plan and a report for the client."
            ),
            class_="lead",
        ),
    )
    upload_told(visit)
    recent_cases(visit)
    ways = st.columns(3, gap="medium")
    with ways[0], st.container(border=True, height="stretch"):
        _start(visit)
    with ways[1], st.container(border=True, height="stretch"):
        _samples(visit)
    with ways[2], st.container(border=True, height="stretch"):
        _upload(visit)
    _frame(visit)


def _start(visit: Visit) -> None:
    begun = len(visit.case.answers)
    show(
        tag("h2", say("Questionnaire"), class_="small"),
        tag(
            "p",
            say_count(begun, "{number} answer so far.", "{number} answers so far.")
            if begun
            else say("About fifteen minutes. What is not known yet may stay open."),
        ),
    )
    if st.button(
        say("Continue") if begun else say("Start the questionnaire"), key="continue", type="primary", width="stretch"
    ):
        visit.go("questions")
    if begun and st.button(
        say("Start a new case"),
        key="new_case",
        width="stretch",
        disabled=not may(role(), "edit"),
        help=say("The case at hand stays under its own address."),
    ):
        begin(Case())
        st.rerun()


def _samples(visit: Visit) -> None:
    show(
        tag("h2", say("Sample clients"), class_="small"),
        tag("p", say("Invented clients, ready to look at and to change.")),
    )
    samples = sample_cases(visit.folder)
    if not samples:
        show(tag("p", say("This knowledge base has no samples."), class_="quiet"))
        return
    show_round(visit)
    names = {ident: without_prefix(case.client.name) or ident for ident, case in samples.items()}
    closed = not may(role(), "edit")
    chosen = st.selectbox(
        say("Sample client"),
        list(names),
        format_func=names.__getitem__,
        key="sample",
        index=None,
        placeholder=say("Choose a sample"),
    )
    if (
        st.button(say("Open the sample"), key="sample_open", width="stretch", disabled=chosen is None or closed)
        and chosen is not None
    ):
        begin(samples[chosen])
        st.session_state[LOADED] = say("Opened: {name}", name=names[chosen])
        st.rerun()
    notes_again()


def _upload(visit: Visit) -> None:
    show(
        tag("h2", say("Answers file or report"), class_="small"),
        tag("p", say("Open a saved case, the case of a report or a ZIP of all cases, or keep this one.")),
    )
    upload(visit)
    save_button(visit)


def save_button(visit: Visit) -> None:
    """Downloads the case as an answers file."""
    st.download_button(
        say("Save the answers as a file"),
        data=partial(write_case, visit.case),
        file_name="answers.yaml",
        mime="application/yaml",
        key="save_answers",
        on_click="ignore",
        width="stretch",
    )


def _frame(visit: Visit) -> None:
    show(tag("h2", say("This case")))
    who, when = st.columns(2, gap="medium")
    with who:
        client_field(visit, "name", say("Client"))
    with when:
        key = view("as_of", visit.case.as_of)
        st.date_input(
            say("Rules as of"),
            value=None,
            key=key,
            min_value=min(EARLIEST, visit.as_of),
            max_value=max(LATEST, visit.as_of),
            format="YYYY-MM-DD",
            disabled=visit.closed,
            on_change=_date,
            args=(key,),
            help=say("Whose rules apply. Empty means today; a date in the past shows what held then."),
        )
    if visit.draft.version and asks_for_sign_in():
        told = say("The people of its team can open this case by the address of this page, and nobody else.")
        show(tag("p", told, class_="quiet"))
    elif visit.draft.version:
        show(tag("p", _where_it_is(visit), class_="quiet"))
    if visit.case.client.notes:
        show(tag("p", say("Notes: "), typed(visit.case.client.notes), class_="quiet"))


def _where_it_is(visit: Visit) -> str:
    """Where a saved case is found again, by whom, and for how long."""
    opened = visit.opened
    if opened is None or opened.team != LOCAL.id:
        return say("Every change is saved. Everybody in its team finds this case under “Cases”, or by this address.")
    found = say(
        "Every change is saved. You find this case again under “Cases”; whoever can reach this server can open it by "
        "this address too."
    )
    if opened.label:
        return found
    kept = say(
        "Without a name of its own, a tag or an export it is dropped {days} days after its last change.", days=KEEP.days
    )
    return sentences(found, kept)


def _date(key: str) -> None:
    chosen = taken("as_of", key)
    if chosen is not LATE:
        edit(lambda draft: draft.with_case(replace(draft.case, as_of=chosen)))
