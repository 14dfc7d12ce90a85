"""The language of a visit: chosen in the sidebar, kept in the address, said to the browser."""

from __future__ import annotations

from typing import Any

import streamlit as st

from advisor.knowledge.languages import Language
from advisor.words import language, say, speak

CHOSEN, PARAMETER = "language", "lang"
# What the app offers: a language joins when every screen, report and file says everything in it.
OFFERED: tuple[Language, ...] = ("en",)
# Each in its own words, so that everybody finds theirs.
NAMED: dict[Language, str] = {"en": "English", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
TAGS: dict[Language, str] = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}
FOLLOWS = "export default component => { document.documentElement.lang = component.data.language }"


def speak_as_chosen() -> None:
    """Speak the language this visit chose, from the first line of a run on; the address names it for a new visit."""
    state = st.session_state
    if CHOSEN not in state:
        wanted = st.query_params.get(PARAMETER)
        state[CHOSEN] = wanted if wanted in OFFERED else "en"
    speak(state[CHOSEN])


def in_address() -> dict[str, str]:
    """What the address says of the language; nothing for English."""
    return {} if language() == "en" else {PARAMETER: language()}


def choose_language() -> None:
    """The choice in the sidebar, where there is one."""
    if len(OFFERED) > 1:
        st.selectbox(
            say("Language"),
            OFFERED,
            key="spoken",
            index=OFFERED.index(language()),
            format_func=NAMED.__getitem__,
            on_change=_choose,
        )


def _choose() -> None:
    st.session_state[CHOSEN] = st.session_state["spoken"]
    speak(st.session_state[CHOSEN])


def tell_browser() -> None:
    """Say to the browser, and to whoever reads the page aloud, what language it is in."""
    _follows()(data={"language": TAGS[language()]}, key="language_of_the_page")


@st.cache_resource
def _follows() -> Any:
    return st.components.v2.component("language_of_the_page", js=FOLLOWS)
