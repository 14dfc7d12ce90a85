"""What the session keeps of the editable plan: the table as it was drawn, rows only begun, and the ways back.

A browser reports what was done in a table by the places of its rows, and reports everything since the table was drawn.
So each table is remembered with its rows and the changes by hand of that time, and a plan made anew is a new table. A
row that lacks its day or account is not a change yet; it moves along from table to table until it is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from advisor.advice.model import Cadence
from advisor.cases.draft import Draft
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.web.cadence.plan_changes import changed
from advisor.web.cadence.plan_rows import Known, Row, rows_of
from advisor.web.visit import DRAFT, ID, edit

DRAWN, BEGUN, BEFORE, EMPTIED = "plan_drawn", "plan_begun", "plan_before", "plan_emptied"
MOST_BEFORE = 50
REMEMBERED = 3


@dataclass(frozen=True)
class Drawn:
    """A table as it was drawn, the changes by hand then, and what its reports have made of them."""

    key: str
    ident: str
    rows: tuple[Row, ...]
    before: PlanEdits
    after: PlanEdits


def table_now(cadence: Cadence, edits: PlanEdits, *, month: str = "") -> Drawn:
    """The table to draw: the one before while nothing in it is another, else a new one."""
    state = st.session_state
    tables: tuple[Drawn, ...] = state.get(DRAWN, ())
    planned = rows_of(cadence, month=month)
    if tables:
        last = tables[-1]
        same = (last.ident, tuple(row for row in last.rows if row.planned), last.before) == (state[ID], planned, edits)
        if same and last.key in state:
            return last
    turn = 1 + (int(tables[-1].key.rpartition("~")[2]) if tables else 0)
    rows = (*planned, *(mine(BEGUN) or ())) or (Row(pinned=True),)  # of a table without a row no kind can be told
    drawn = Drawn(f"plan_table~{turn}", state[ID], rows, edits, edits)
    state[DRAWN] = (*tables, drawn)[-REMEMBERED:]
    return drawn


def take_report(key: str, known: Known) -> None:
    """The browser tells what was done in a table."""
    state = st.session_state
    tables: tuple[Drawn, ...] = state.get(DRAWN, ())
    drawn = next((one for one in tables if one.key == key and one.ident == state[ID]), None)
    report: Mapping[str, Any] = state.get(key) or {}
    if drawn is None:
        return
    now: PlanEdits = state[DRAFT].case.plan
    found = changed(drawn.rows, drawn.before if now in (drawn.before, drawn.after) else now, report, known=known)
    keep(BEGUN, found.begun)
    keep(EMPTIED, found.emptied)
    if found.edits != now:
        state[DRAWN] = tuple(replace(one, after=found.edits) if one is drawn else one for one in tables)
        change_plan(found.edits)


def change_plan(edits: PlanEdits) -> None:
    """Keep other changes by hand, and those before them for the way back."""
    now: PlanEdits = st.session_state[DRAFT].case.plan
    if edits != now:
        keep(BEFORE, (*(mine(BEFORE) or ()), now)[-MOST_BEFORE:])
        _set(edits)


def undo() -> None:
    """Take the last change back."""
    before = mine(BEFORE) or ()
    if before:
        keep(BEFORE, before[:-1])
        _set(before[-1])


def reset() -> None:
    """Drop every change by hand; that, too, can be undone."""
    keep(BEGUN, ())
    change_plan(NO_EDITS)


def _set(edits: PlanEdits) -> None:
    def change(draft: Draft) -> Draft:
        return draft.with_plan(edits)

    edit(change)


def keep(name: str, value: Any) -> None:
    """Keep something for the draft at hand while this session lasts."""
    st.session_state[name] = (st.session_state[ID], value)


def mine(name: str) -> Any:
    """What this session keeps for the draft at hand, None where nothing."""
    ident, value = st.session_state.get(name, ("", None))
    return value if ident == st.session_state[ID] else None
