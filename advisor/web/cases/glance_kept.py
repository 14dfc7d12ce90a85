"""The advice on the case at hand is kept with it at a glance, so that the list of cases need not compute it."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.cases.glance import Glance
from advisor.web.desk import desk
from advisor.web.visit import DROPPED, UNSAVED, Visit

KEPT = "glance_kept"
NOT_YET = frozenset({"questions"})  # where one answer follows the other, and each is another version


def keep_glance(visit: Visit, page: str) -> None:
    """Keep it once for each version, when a page is done. Where it cannot be kept the list computes it."""
    state, version = st.session_state, visit.draft.version
    this = (visit.id, version)
    if page in NOT_YET or not version or not visit.case.answers or state.get(KEPT) == this:
        return
    if state.get(UNSAVED) or state.get(DROPPED):  # what is shown is not what the store holds
        return
    state[KEPT] = this
    with suppress(StoreFailed):
        desk().cases.keep_glance(visit.id, version, Glance.of(visit.planned), folder=visit.folder)
