"""A part of a page that is drawn again and again by itself, while the rest of the page stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from advisor.web.frame.language_choice import speak_as_chosen


def draw_again_every(seconds: float, draw: Callable[[], None]) -> None:
    """Draw it now, and again every so many seconds, as long as the page around it stands.

    It runs without what stands around every page, so the reader's language is taken up anew each time.
    """

    def part() -> None:
        speak_as_chosen()
        draw()

    st.fragment(part, run_every=seconds)()
