"""Widgets as views of the draft.

A browser reports what all its widgets show, and may do so before it has heard of a value that was changed from here
(by another widget, by opening a sample, by a second tab). Such a late report must not pass for the reader's own doing.
So a widget whose value was changed from here becomes a new widget, by a new key; what is said of the old one is void.
The same goes for a widget that stands on two pages: on the second it would be drawn empty under the key of the first.
And for one drawn in another language: a browser reports a choice by its words, which would be no choice any more.

A browser that has not heard of the next page yet reports the widgets of the one before, of which the server knows
nothing any more: each then passes for changed. What says just what was shown is therefore no doing of anybody either.
"""

from __future__ import annotations

from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor.words import language
from advisor.words.tongues import Language

VIEWS, PAGES = "views", "views_pages"
LATE: Final = object()


def view(name: str, value: Any) -> str:
    """The key of the widget called `name`, which shows `value`."""
    views: dict[str, tuple[int, Any]] = st.session_state.setdefault(VIEWS, {})
    pages: dict[str, tuple[str, Language]] = st.session_state.setdefault(PAGES, {})
    turn, shown = views.get(name, (0, value))
    here = _here()
    if shown != value or pages.get(name, here) != here:
        turn += 1
    pages[name] = here
    views[name] = (turn, value)
    key = _key(name, turn)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def in_tongue(key: str) -> str:
    """The key of a list of words that stands for nothing kept: another one in each language.

    A browser reports a choice by its words; in another language they would be no choice any more.
    """
    return key if language() == "en" else f"{key}~{language()}"


def taken(name: str, key: str) -> Any:
    """What the reader has just set the widget `name` to.

    LATE where it was drawn under a `key` now void, or shows what it showed before. For use in callbacks, which change
    nothing when it is LATE.
    """
    views = st.session_state[VIEWS]
    turn, shown = views[name]
    if key != _key(name, turn):
        return LATE
    value = st.session_state[key]
    if value == shown:
        return LATE
    views[name] = (turn, value)
    return value


def _here() -> tuple[str, Language]:
    """The page and the language in which it is drawn."""
    context = get_script_run_ctx()
    return context.page_script_hash if context else "", language()


def _key(name: str, turn: int) -> str:
    return f"{name}~{turn}" if turn else name
