"""What every page tells its browser: its language, its theme; for screen readers which page it is and what changed.

Whatever carries the attribute `data-say` is read aloud when its text has changed and the page rests; so is a new title.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.web.frame.language_choice import TAGS
from advisor.words import language

SCRIPT = Path(__file__).with_suffix(".js")


def tell_browser(pages: Iterable[str]) -> None:
    """Tell the browser. `pages` are their places in the address; a chosen theme is kept under each."""
    _told()(data={"language": TAGS[language()], "pages": list(pages)}, key="page_in_browser")


@st.cache_resource
def _told() -> Any:
    return st.components.v2.component("page_in_browser", js=SCRIPT.read_text(encoding="utf-8"))
