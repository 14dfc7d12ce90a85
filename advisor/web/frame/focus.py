"""Keeps the focus of the keyboard over every run: on the same control, or at the head of the page where it has gone.

And it leaves a field whose page is closed or left, so that what was typed last is saved.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

SCRIPT = Path(__file__).with_suffix(".js")


def keep_focus() -> None:
    """Let the browser watch over it from the first page on."""
    _keeper()(key="focus")


@st.cache_resource
def _keeper() -> Any:
    return st.components.v2.component("advisor_focus", js=SCRIPT.read_text(encoding="utf-8"))
