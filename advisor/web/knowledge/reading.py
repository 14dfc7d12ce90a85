"""What a reader looks at on the knowledge page: part, fact, words searched for. The address names the fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from advisor.knowledge.models import Knowledge
from advisor.report.spoken import Spoken
from advisor.words import say

READING, FACT = "reading", "fact"
PARTS = ("Facts", "Conflicts", "Rules", "Sources")
TITLES = Spoken(lambda: dict(zip(PARTS, (say("Facts"), say("Conflicts"), say("Rules"), say("Sources")), strict=True)))


@dataclass(frozen=True)
class Reading:
    """The part that is open, the fact chosen (None: the first), and the words searched for."""

    part: str = PARTS[0]
    fact: str | None = None
    words: str = ""


def reading(knowledge: Knowledge) -> Reading:
    """What this visit looks at; a fact newly named in the address comes first."""
    found: Reading = st.session_state.get(READING) or Reading()
    asked = st.query_params.get(FACT)
    if asked in knowledge.fact and asked != found.fact:
        found = Reading(fact=asked)
    st.session_state[READING] = found
    return found


def turn_to(**change: Any) -> None:
    """Look at something else: `part`, `fact`, `words`."""
    st.session_state[READING] = replace(st.session_state[READING], **change)
    if "fact" in change:
        st.query_params[FACT] = change["fact"]


def open_fact(fact: str) -> None:
    """Open a fact, wherever the reader is on the page."""
    turn_to(part=PARTS[0], fact=fact, words="")
