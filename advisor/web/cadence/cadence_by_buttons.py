"""Changing the plan without the table, by key or by touch: buttons for a week, a form for one more broadcast."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from advisor.advice.model import Broadcast
from advisor.questionnaire.plan_edits import Pin, PlanEdits
from advisor.report.spoken import with_more
from advisor.report.wording import Names
from advisor.web.cadence.cadence_words import weekday
from advisor.web.cadence.plan_changes import taken_out, unpinned, with_pin
from advisor.web.cadence.plan_rows import MOST_ARTICLES, Row, row_of
from advisor.web.cadence.plan_table import change_plan, keep, mine
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.start.start_page import EARLIEST, LATEST
from advisor.web.views import in_tongue
from advisor.web.visit import DRAFT, Visit
from advisor.words import say

TURN, LACKING = "plan_add_turn", "plan_add_lacking"
FIELDS = ("date", "account", "articles", "pillar")


def week_buttons(broadcasts: tuple[Broadcast, ...], names: Names) -> None:
    """For each broadcast: pin it or unpin it, take it out."""
    for sent in broadcasts:
        words = with_more(weekday(sent.date), names.account(sent.account))
        if sent.pinned:
            turn, meant = say("Unpin"), say("Leave to the plan: {broadcast}", broadcast=words)
        else:
            turn, meant = say("Pin"), say("Keep as it is: {broadcast}", broadcast=words)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            show(tag("span", words, class_="quiet"))
            st.button(
                turn,
                key=f"pin_{sent.account}_{sent.date}",
                help=label(meant),
                on_click=_turn,
                args=(row_of(sent),),
            )
            st.button(
                say("Take out"),
                key=f"out_{sent.account}_{sent.date}",
                help=label(say("Send nothing that day: {broadcast}", broadcast=words)),
                on_click=_take_out,
                args=(row_of(sent),),
            )


def _edits() -> PlanEdits:
    edits: PlanEdits = st.session_state[DRAFT].case.plan
    return edits


def _turn(row: Row) -> None:
    pin = row.pin
    if row.pinned:
        change_plan(unpinned(_edits(), row))
    elif pin is not None:
        change_plan(with_pin(_edits(), pin))


def _take_out(row: Row) -> None:
    change_plan(taken_out(_edits(), row))


def add_form(visit: Visit, accounts: list[str]) -> None:
    """One more broadcast, pinned; what is left empty the plan decides."""
    names, knowledge = visit.names, visit.knowledge
    turn = mine(TURN) or 0
    keys = {field: in_tongue(f"plan_add_{field}~{turn}") for field in FIELDS}
    pillars = [pillar.id for pillar in knowledge.pillars]
    begun = bool(mine(LACKING))
    with st.expander(say("Add a broadcast"), expanded=begun), st.form(key=f"plan_add~{turn}", border=False):
        first, second, third, fourth = st.columns(4, gap="small")
        with first:
            st.date_input(
                say("Day"), value=None, key=keys["date"], min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD"
            )
        with second:
            st.selectbox(say("Account"), accounts, format_func=names.account, key=keys["account"])
        with third:
            st.number_input(
                say("Articles"),
                min_value=1,
                max_value=MOST_ARTICLES,
                value=None,
                step=1,
                key=keys["articles"],
                placeholder=say("The plan decides"),
            )
        with fourth:
            st.selectbox(
                say("Pillar"),
                pillars,
                index=None,
                format_func=names.pillar,
                key=keys["pillar"],
                placeholder=say("The plan decides"),
            )
        st.form_submit_button(say("Add it"), key=f"plan_add_it~{turn}", on_click=_add, args=(turn, keys))
        if begun:
            st.error(say("Choose the day on which it is to be sent."))


def _add(turn: int, keys: Mapping[str, str]) -> None:
    """Pin the broadcast of the form; a form that was sent already is void."""
    if turn != (mine(TURN) or 0):
        return
    given = {field: st.session_state.get(key) for field, key in keys.items()}
    on: date | None = given["date"]
    keep(LACKING, on is None)
    if on is None or given["account"] is None:
        return
    change_plan(
        with_pin(_edits(), Pin(date=on, account=given["account"], articles=given["articles"], pillar=given["pillar"]))
    )
    keep(TURN, turn + 1)
