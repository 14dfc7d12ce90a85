"""Whose desk this visit works at: what the person who is here may see and do in the store.

Where the server asks for a sign-in, nobody is here without one: not in a callback, not in a fragment, not in a thread.
What works later or elsewhere, such as a download, takes its desk along from the visit; the store asks for the person's
rights again whenever it is used.
"""

from __future__ import annotations

import errno

import streamlit as st

from advisor.cases.failures import StoreFailed, told
from advisor.cases.people import LOCAL, Person, Role, best
from advisor.cases.store import Desk, Store
from advisor.web import base
from advisor.web.sign_in import sign_in_settings
from advisor.web.sign_in.sign_in_person import present

ROLE = "best_role"


def asks_for_sign_in() -> bool:
    """Whether this server asks who somebody is."""
    return sign_in_settings.settings() is not None


def person() -> Person:
    """Who is here: whoever signed in, or, where no sign-in is asked for, the local person.

    Raises SignInEnded, NotLetIn, and StoreFailed where the store cannot be asked.
    """
    return present(opened()) if asks_for_sign_in() else LOCAL


def desk() -> Desk:
    """The store as this person sees it. Raises StoreFailed: it cannot be opened, or nobody is signed in."""
    return opened().as_person(person())


def desk_if_any() -> Desk | None:
    """The same, or None."""
    try:
        return desk()
    except StoreFailed:
        return None


def opened() -> Store:
    """The store itself, for what belongs to no team. Raises StoreFailed."""
    try:
        return base.store(base.database_url())
    except OSError as error:
        raise told(error if error.errno else OSError(errno.EIO, "")) from error


def look_up_role() -> Role | None:
    """The role that may do most of those this person has, looked up once for a run. Raises StoreFailed."""
    found: Role | None = "admin" if not asks_for_sign_in() else best(team.role for team in desk().staff.teams())
    st.session_state[ROLE] = found
    return found


def role() -> Role | None:
    """What `look_up_role` found; for what the screen offers. What is done is checked by the store."""
    return "admin" if not asks_for_sign_in() else st.session_state.get(ROLE)
