"""A part of a page that is drawn by itself speaks the language of its reader."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """As a part runs that is drawn again: nothing around it has said which language is spoken."""
    import streamlit as st

    from advisor.web.frame.drawn_again import draw_again_every
    from advisor.words import say

    draw_again_every(5.0, lambda: st.text(say("Start")))


@pytest.mark.parametrize(("chosen", "said"), [("en", "Start"), ("zh_Hans", "开始")])
def test_what_is_drawn_again_is_said_in_the_language_chosen(chosen: str, said: str) -> None:
    app = AppTest.from_function(page)
    app.session_state["language"] = chosen
    app.run()
    assert [text.value for text in app.text] == [said]
