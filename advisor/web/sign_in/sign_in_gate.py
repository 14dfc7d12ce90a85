"""The gate before every page: where the server asks for a sign-in, nothing is drawn for whoever has none."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.cases.failures import SignInEnded, StoreFailed
from advisor.web import desk
from advisor.web.frame.drawn_again import draw_again_every
from advisor.web.markup import show, tag, typed
from advisor.web.sign_in import sign_in_kept, sign_in_person
from advisor.web.sign_in.sign_in_end import empty, sign_out
from advisor.web.sign_in.sign_in_page import draw_ended, draw_failed, draw_not_let_in, draw_sign_in
from advisor.web.sign_in.sign_in_person import Admitted, NotLetIn, signed_in
from advisor.web.visit import NOTE
from advisor.words import say

ENDED, CHECK_SECONDS = "ended_for", 30.0


def admitted(paths: Sequence[str]) -> bool:
    """Whether the page may be drawn; if not, what is drawn instead says why, under whatever address was asked for."""
    if not desk.asks_for_sign_in():
        return True
    known = sign_in_person.admitted()
    try:
        if desk.look_up_role() is None:
            raise NotLetIn
    except NotLetIn:
        empty()
        draw_not_let_in(paths)
        return False
    except SignInEnded:
        _end(known, paths)
        return False
    except StoreFailed as failed:
        lasting = sign_in_person.lasting()
        if known is not None and lasting is not None and known.sign_in.ident == lasting.ident:
            return True  # what this visit has before it is its own; the store lets nothing else out meanwhile
        draw_failed(paths, failed)
        return False
    now = sign_in_person.admitted()
    if now is not None and sign_in_kept.take_back(now.sign_in.subject):
        st.session_state[NOTE] = say("What you entered before your sign-in ended is saved now.")
    return True


def still_here() -> bool:
    """Whether whoever is here may still be; where the store cannot be asked just now, yes."""
    if not desk.asks_for_sign_in():
        return True
    try:
        return desk.look_up_role() is not None
    except SignInEnded:
        return False
    except StoreFailed:
        return True


def who_is_here() -> None:
    """Who is signed in, and the way out, for the sidebar; nothing where no sign-in is asked for."""
    known = sign_in_person.admitted()
    if not desk.asks_for_sign_in() or known is None:
        return
    name = known.person.name or known.sign_in.email
    with st.container(key="who_is_here"):
        show(
            tag("p", say("Signed in"), class_="eyebrow"),
            tag("p", typed(name) if name else say("without a name"), class_="case-name"),
        )
        st.button(say("Sign out"), key="sign_out", on_click=sign_out, width="stretch")
        draw_again_every(CHECK_SECONDS, _look_again)


def _look_again() -> None:
    """Now and then, while nobody does anything: whether the sign-in still stands; if not, the page goes."""
    if not still_here():
        st.rerun()


def _end(known: Admitted | None, paths: Sequence[str]) -> None:
    """The sign-in is over, or there was none; what was on the screen goes."""
    found = signed_in()
    if known is not None:
        sign_in_kept.leave(known.sign_in.subject)
        empty()
        st.session_state[ENDED] = known.sign_in.subject
    subject: str | None = st.session_state.get(ENDED)
    if subject is None and found is None:
        draw_sign_in(paths)
    elif sign_in_kept.waits_for(subject or (found.subject if found else "")):
        draw_ended(paths, unsaved=True)
    else:
        draw_ended(paths, unsaved=False if subject else None)
