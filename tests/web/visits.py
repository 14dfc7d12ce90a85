"""A browser's visit without a browser: the app run as Streamlit runs it, page by page."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

PROJECT = Path(__file__).resolve().parent.parent.parent
APP = PROJECT / "app.py"


def visit(draft: str | None = None) -> AppTest:
    """The start page, opened with the address of a draft if there is one."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    if draft is not None:
        app.query_params["d"] = draft
    return app.run()


def open_page(app: AppTest, page: str) -> AppTest:
    """Another page of the same visit, by its place in the address."""
    app._page_hash = calc_hash(page)
    return app.run()


def open_sample(app: AppTest, sample: str = "skincare_cross_border") -> AppTest:
    """Open one of the sample clients."""
    app.selectbox(key="sample").select(sample).run()
    return app.button(key="sample_open").click().run()


def markup(app: AppTest) -> str:
    """The HTML of the page and of the panel beside it."""
    return "\n".join(element.body for element in app.html)


def words(app: AppTest) -> str:
    """What the reader reads in it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup(app))).split())


def answers(app: AppTest) -> dict[str, Any]:
    """The answers of the visit's draft."""
    return dict(app.session_state["draft"].case.answers)


def key(app: AppTest, name: str) -> str:
    """The key that the widget called `name` has now; it changes when its value was changed by something else."""
    turn, _ = app.session_state["views"][name]
    return f"{name}~{turn}" if turn else name
