"""The language of a visit: chosen in the sidebar, kept in the address, said to the browser."""

from __future__ import annotations

import streamlit as st

from advisor.web.views import LATE, taken, view
from advisor.words import language, say, speak
from advisor.words.tongues import LANGUAGES, Language

CHOSEN, FOR_FILES, PARAMETER = "language", "language_of_files", "lang"
OFFERED: tuple[Language, ...] = LANGUAGES
# Each in its own words, so that everybody finds theirs.
NAMED: dict[Language, str] = {"en": "English", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
TAGS: dict[Language, str] = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}


def speak_as_chosen() -> None:
    """Speak the language this visit chose, from the first line of a run on.

    A new visit speaks the language that the address names, else the browser's, else English.
    """
    state = st.session_state
    if CHOSEN not in state:
        wanted = st.query_params.get(PARAMETER)
        state[CHOSEN] = wanted if wanted in OFFERED else of_browser(st.context.locale)
    speak(state[CHOSEN])


def of_browser(locale: str | None) -> Language:
    """The language for a browser's locale. Regions that write traditional characters get them, unless it says other.

    >>> [of_browser(one) for one in ("zh-CN", "zh", "zh-TW", "zh-Hant-HK", "zh-Hans-HK", "de-DE", None)]
    ['zh_Hans', 'zh_Hans', 'zh_Hant', 'zh_Hant', 'zh_Hans', 'en', 'en']
    """
    first, *rest = (locale or "").lower().replace("_", "-").split("-")
    if first != "zh":
        return "en"
    if "hans" in rest or "hant" in rest:
        return "zh_Hant" if "hant" in rest else "zh_Hans"
    return "zh_Hant" if {"tw", "hk", "mo"} & {*rest} else "zh_Hans"


def in_address() -> dict[str, str]:
    """What the address says of the language; nothing where the browser would get it anyway."""
    return {} if language() == of_browser(st.context.locale) else {PARAMETER: language()}


def choose_language() -> None:
    """The choice in the sidebar."""
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
    st.session_state.pop(FOR_FILES, None)  # files follow again
    speak(st.session_state[CHOSEN])


def file_language() -> Language:
    """The choice of the language that a file is made in: the visit's, until another is chosen."""
    chosen: Language = st.session_state.get(FOR_FILES, language())
    key = view("export_lang", chosen)
    st.selectbox(
        say("Language of the file"),
        OFFERED,
        key=key,
        format_func=NAMED.__getitem__,
        on_change=_choose_for_files,
        args=(key,),
    )
    return chosen


def _choose_for_files(key: str) -> None:
    chosen = taken("export_lang", key)
    if chosen is not LATE:
        st.session_state[FOR_FILES] = chosen
