"""What stands in the address of a page: the draft's id, the section, the language, the fact looked at; nothing else."""

from __future__ import annotations

import streamlit as st

from advisor.knowledge.models import Knowledge
from advisor.web.frame import language_choice
from advisor.web.knowledge.reading import FACT
from advisor.web.plain import label
from advisor.web.visit import NOTE, address
from advisor.words import say


def keep_address(knowledge: Knowledge) -> None:
    """Write it anew where it says otherwise: navigation would drop it."""
    wanted, fact = address() | language_choice.in_address(), st.query_params.get(FACT)
    if fact is not None and fact in knowledge.fact:
        wanted[FACT] = fact
    elif fact is not None:
        st.session_state[NOTE] = label(say('There is no fact called "{fact}".', fact=fact[:80]))
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
