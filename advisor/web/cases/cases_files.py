"""Cases as files, at the foot of the list: all of them or the one at hand taken along, others brought in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from advisor.cases.exchange import export_all
from advisor.questionnaire.answers_file import write_case
from advisor.web.cases.case_arrival import arrival_told
from advisor.web.cases.case_upload import upload
from advisor.web.desk import desk_if_any
from advisor.web.markup import show, tag, typed
from advisor.web.visit import Visit
from advisor.words import say


def files_of_cases(visit: Visit, *, team: str | None = None) -> None:
    """The ways out and in. What is brought in goes to `team`, or to the first in which this person may work."""
    show(tag("h2", say("Cases as files"), id="files"))
    out, into = st.columns(2, gap="medium")
    with out, st.container(border=True, height="stretch", key="cases_out"):
        _out(visit)
    with into, st.container(border=True, height="stretch", key="cases_in"):
        _into(visit, team)
    arrival_told(visit)


def _out(visit: Visit) -> None:
    show(
        tag("h3", say("Take along"), class_="small"),
        tag(
            "p",
            say(
                "All cases of your teams that are not deleted, as one ZIP: an answers file for each, with name, tags,"
                " plan and look. Their history and sealed exports stay here; a back-up takes those along too."
            ),
        ),
    )
    here = desk_if_any()
    st.download_button(
        say("All cases (ZIP)"),
        data=partial(export_all, here) if here is not None else b"",
        file_name="cases.zip",
        mime="application/zip",
        key="export_all_cases",
        on_click="ignore",
        disabled=here is None,
        width="stretch",
    )
    st.download_button(
        say("The case at hand (answers file)"),
        data=partial(write_case, visit.case),
        file_name="answers.yaml",
        mime="application/yaml",
        key="export_this_case",
        on_click="ignore",
        disabled=not visit.case.answers,
        width="stretch",
    )
    if visit.case.client.name:
        show(tag("p", say("At hand: "), typed(visit.case.client.name), class_="quiet"))


def _into(visit: Visit, team: str | None) -> None:
    show(
        tag("h3", say("Bring in"), class_="small"),
        tag(
            "p",
            say(
                "An answers file of any age, a report (PDF) made here, or a ZIP of all cases. Each becomes a new case;"
                " nothing is overwritten, and a file with a problem brings nothing in. At most 5 MB."
            ),
        ),
    )
    upload(visit, team=team, turn=False)
