"""The way back, on the start page: the cases changed last."""

from __future__ import annotations

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.web.cases.cases_deeds import called, open_case
from advisor.web.desk import desk
from advisor.web.local_time import moment
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.visit import Visit
from advisor.words import say

AT_ONCE = 3


def recent_cases(visit: Visit) -> None:
    """The cases changed last, but for the one at hand; nothing where there is none, or none can be read."""
    try:
        found = desk().cases.search(most=AT_ONCE + 1)
    except StoreFailed:
        return  # the next change, and the list of cases, say why
    lines = [line for line in found.lines if line.id != visit.id][:AT_ONCE]
    if not lines:
        return
    with st.container(border=True, key="recent_cases"):
        show(tag("h2", say("Go on where you left"), class_="small"))
        for line in lines:
            with st.container(key=f"recent_{line.id}", horizontal=True, vertical_alignment="center"):
                opens = st.button(label(called(line)), key=f"recent_open_{line.id}", type="tertiary")
                client = (line.client, " · ") if line.label and line.client else ()
                show(tag("p", *client, moment(line.changed), class_="quiet"))
            if opens:
                open_case(visit, line.id, "questions")
                visit.go("cases")  # where it is told why it does not open
        if found.total > len(lines) + 1 and st.button(say("All cases"), key="all_cases", type="tertiary"):
            visit.go("cases")
