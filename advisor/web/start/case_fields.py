"""Fields for text about the client: kept with the case, printed, never used by a rule."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from advisor.cases.draft import Draft
from advisor.questionnaire.case import MAX_TEXT
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit

LONGEST = {"name": 200, "contact": 200, "notes": MAX_TEXT}


def client_field(visit: Visit, field: str, words: str) -> None:
    """A text field for the client's `name`, `contact` or `notes`."""
    key = view(f"client_{field}", getattr(visit.case.client, field))
    draw = st.text_area if field == "notes" else st.text_input
    closed = visit.closed
    draw(words, key=key, max_chars=LONGEST[field], disabled=closed, on_change=_write, args=(field, key))


def _write(field: str, key: str) -> None:
    text = taken(f"client_{field}", key)
    if text is LATE:
        return

    def change(draft: Draft) -> Draft:
        client = draft.case.client.model_copy(update={field: text[: LONGEST[field]]})
        return draft.with_case(replace(draft.case, client=client))

    edit(change)
