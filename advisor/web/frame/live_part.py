"""A part of a page that answers the reader by itself, while the rest of the page stays as it is.

So a click costs the part and not the page. It runs without what stands around every page, and therefore sees to it
itself that nothing is passed over which the whole page would show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from advisor.web import base
from advisor.web.frame.address import keep_address
from advisor.web.frame.language_choice import speak_as_chosen
from advisor.web.frame.told import is_told
from advisor.web.sign_in.sign_in_gate import still_here
from advisor.web.visit import Visit, open_draft

LEADS = "leads_to"


def draw_live(visit: Visit, draw: Callable[[Visit], None]) -> None:
    """Draw a part of which every widget, when used, draws this part alone: on the case as it stands by then.

    Where there is something to say above the page, or nobody is signed in any more, the whole page is drawn instead.
    """
    first = [visit]

    def part() -> None:
        now = first.pop() if first else _now(visit)
        wished = st.session_state.pop(LEADS, None)
        if wished is not None:
            now.go(wished)
        draw(now)

    st.fragment(part)()


def lead_to(page: str) -> None:
    """The `on_click` of a button in such a part that opens another page: what it returns is lost with a whole page."""
    st.session_state[LEADS] = page


def _now(visit: Visit) -> Visit:
    """The same visit, some clicks later."""
    speak_as_chosen()
    folder = base.knowledge_folder()
    if folder != visit.folder or not still_here():
        st.rerun()
    draft = open_draft(visit.knowledge, base.former(folder))
    now = replace(visit, draft=draft, today=date.today())
    keep_address(visit.knowledge)  # before the page is drawn anew, so that the browser's history gets one entry
    if not is_told(now):
        st.rerun()
    return now
