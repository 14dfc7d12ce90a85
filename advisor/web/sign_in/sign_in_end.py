"""Signing out, and what a visit forgets when nobody is signed in to it any more."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.web import desk
from advisor.web.frame.language_choice import CHOSEN
from advisor.web.sign_in.sign_in_person import signed_in


def sign_out() -> None:
    """End the sign-in here, in every other window, and at the provider where it offers that."""
    found = signed_in()
    if found is not None:
        with suppress(StoreFailed):  # then it ends in this browser alone
            desk.opened().sign_out(found.ident)
    empty()
    st.logout()


def empty() -> None:
    """Drop everything this visit holds but its language."""
    spoken = st.session_state.get(CHOSEN)
    st.session_state.clear()
    if spoken is not None:
        st.session_state[CHOSEN] = spoken
