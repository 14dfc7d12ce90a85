"""Where in the questionnaire a visit is: the section, and the question it was sent to.

It is kept in the browser's session, and as `s` in the address once the reader has turned to a section: so a link leads
to it, and Back and Forward move between sections. The name of a section says nothing of the client.
"""

from __future__ import annotations

import secrets

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.util import calc_hash

from advisor.knowledge.models import Knowledge

PAGE, PARAMETER = "questions", "s"
SECTION, NAMED, UNNAMED = "section", "section_in_address", "section_without_address"
TURN, QUESTION, RETURN = "section_turn", "asked_for", "back_to"
ALL_THE_SAME, TO_ANSWER = "asked_all_the_same", "about_to_answer"


def follow_address(knowledge: Knowledge) -> None:
    """Turn to the section that the address names: at the first run of a visit, and where the reader went back or on."""
    state, named = st.session_state, st.query_params.get(PARAMETER)
    known = named if any(section.id == named for section in knowledge.sections) else None
    context = get_script_run_ctx()
    if context is not None and context.is_history_navigation:
        wanted = known or state.get(UNNAMED)
        here = context.pages_manager.intended_page_script_hash == calc_hash(PAGE)
        if here and wanted is not None and wanted != state.get(SECTION):
            turn(wanted)
        state[NAMED] = known
    elif SECTION not in state and known is not None:
        state[SECTION] = state[NAMED] = known


def in_address() -> dict[str, str]:
    """What the address says of it."""
    named = st.session_state.get(NAMED)
    return {PARAMETER: named} if named else {}


def stay(section: str) -> None:
    """Show this section, to which nobody has turned: the address need not name it."""
    state = st.session_state
    state[SECTION] = section
    if not state.get(NAMED):
        state.setdefault(UNNAMED, section)


def turn(section: str, *, question: str = "", back: bool = False) -> None:
    """Open a section at its top, or at one of its questions; with `back`, that question offers the way back."""
    state = st.session_state
    state[SECTION], state[NAMED], state[TURN] = section, section, secrets.token_hex(4)
    state[QUESTION], state[RETURN] = question, question if back else ""


def turned() -> str:
    """A word that is new for each turn; empty where nobody has turned in this session."""
    word: str = st.session_state.get(TURN, "")
    return word


def forget() -> None:
    """Begin anew, with another case."""
    for name in (SECTION, NAMED, UNNAMED, TURN, QUESTION, RETURN, ALL_THE_SAME, TO_ANSWER):
        st.session_state.pop(name, None)
