"""Changes that a sign-in's end left unsaved: kept a while for the same person, and saved when they are back.

They are kept in this server's memory only, under the digest of who made them, and handed to nobody else.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor.web.visit import DRAFT, ID, TEAM, WAITING

SECONDS = 3600.0
MOST = 500


@dataclass(frozen=True)
class Left:
    """A case with changes that wait to be saved."""

    since: float
    ident: str
    team: str | None
    waiting: Any


_lock = threading.Lock()
_left: OrderedDict[str, Left] = OrderedDict()  # by subject


def leave(subject: str) -> bool:
    """Keep what this visit could not save; whether there was anything."""
    state = st.session_state
    waiting = state.get(WAITING)
    if waiting is None or not waiting.changes:
        return False
    with _lock:
        _left[subject] = Left(time.monotonic(), state[ID], state.get(TEAM), waiting)
        _left.move_to_end(subject)
        while len(_left) > MOST:
            _left.popitem(last=False)
    return True


def waits_for(subject: str) -> bool:
    """Whether something is kept for a person."""
    left = _left.get(subject)
    return left is not None and time.monotonic() - left.since <= SECONDS


def take_back(subject: str) -> bool:
    """Put into a visit that begins what an earlier one left, where its address names that case or none."""
    state = st.session_state
    asked = st.query_params.get("d")
    if ID in state:
        return False
    with _lock:
        left = _left.get(subject)
        if left is None or asked not in (None, left.ident):
            return False
        del _left[subject]
    if time.monotonic() - left.since > SECONDS:
        return False
    state[ID], state[DRAFT], state[TEAM] = left.ident, left.waiting.on, left.team
    state[WAITING] = left.waiting
    return True
