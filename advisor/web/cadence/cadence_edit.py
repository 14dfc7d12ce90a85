"""The editable table of broadcasts. Every change is kept with the case, and the plan is made anew around it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from advisor.report.wording import Names, month
from advisor.web.cadence.cadence_by_buttons import add_form
from advisor.web.cadence.cadence_refused import by_hand
from advisor.web.cadence.plan_rows import COLUMNS, MOST_ARTICLES, Row, known_ids
from advisor.web.cadence.plan_table import BEFORE, EMPTIED, keep, mine, reset, table_now, take_report, undo
from advisor.web.citations import Cites
from advisor.web.markup import show, tag
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit
from advisor.words import language, say, say_count

MONTH, WHOLE = "plan_month_shown", ""


def editor(visit: Visit, cites: Cites) -> None:
    """What could not be kept, the ways back, the months the table may be narrowed to, and the table."""
    how = say(
        "Change a cell, add a row at the end, or mark rows at their left edge and delete them. What you change"
        " or add is pinned: the plan is made anew around it, inside the same limits. Take the tick under Pinned"
        " away to leave a broadcast to the plan again."
    )
    show(
        tag("h2", say("All broadcasts") if visit.closed else say("Change the plan"), id="edit"),
        None if visit.closed else tag("p", how, class_="quiet"),
    )
    cadence = visit.planned.cadence
    months = sorted({f"{one.date:%Y-%m}" for one in cadence.broadcasts})
    chosen = mine(MONTH) or WHOLE
    chosen = chosen if chosen in months else WHOLE
    _buttons(visit, months, chosen)
    by_hand(visit, cites)
    if not visit.closed:
        add_form(visit, accounts_of(visit))
    _table(visit, chosen)
    if mine(EMPTIED):
        st.warning(say("A broadcast needs a day and an account, so that row was left as it was. Delete it to drop it."))


def _buttons(visit: Visit, months: Sequence[str], chosen: str) -> None:
    names = {WHOLE: say("The whole plan")} | {one: month(one) for one in months}
    key = view("plan_month", chosen)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            say("Rows shown"),
            list(names),
            format_func=names.__getitem__,
            key=key,
            on_change=_narrow,
            args=(key,),
            width=220,
        )
        if visit.closed:
            return
        st.button(say("Undo the last change"), key="plan_undo", on_click=undo, disabled=not mine(BEFORE))
        st.button(say("Back to the planned"), key="plan_reset", on_click=reset, disabled=not visit.case.plan.any)


def _narrow(key: str) -> None:
    chosen = taken("plan_month", key)
    if chosen is not LATE:
        keep(MONTH, chosen)


def _table(visit: Visit, month: str) -> None:
    drawn = table_now(visit.planned.cadence, visit.case.plan, month=month)
    audiences = any(row.segment or row.versions > 1 for row in drawn.rows)
    shown = [name for name in COLUMNS if name != "audience" or audiences]
    st.data_editor(
        cells(drawn.rows, visit.names),
        key=drawn.key,
        column_order=shown,
        num_rows="fixed" if visit.closed else "dynamic",
        disabled=visit.closed,
        hide_index=True,
        width="stretch",
        height=min(460, 74 + 35 * max(len(drawn.rows), 1)),
        column_config=_columns(visit),
        on_change=take_report,
        args=(drawn.key, known_ids(visit.knowledge)),
        alt=say("All broadcasts, to be changed"),
    )


def cells(rows: Sequence[Row], names: Names) -> dict[str, list[Any]]:
    """The rows as the table takes them, column by column."""
    found: dict[str, list[Any]] = {name: [getattr(row, name, None) for row in rows] for name in COLUMNS}
    found["moment"] = [names.moment(row.moment) if row.moment else "" for row in rows]
    found["audience"] = [audience(row) for row in rows]
    return found


def accounts_of(visit: Visit) -> list[str]:
    """The accounts that broadcast in this plan; all that could where there are none."""
    cadence = visit.planned.cadence
    in_plan = {one.account for one in cadence.broadcasts} | {one.account for one in cadence.wished}
    able = [account.id for account in visit.knowledge.accounts if account.quota is not None]
    return [account for account in able if account in in_plan] or able


def audience(row: Row) -> str:
    """Whom a broadcast goes to."""
    if row.segment is not None:
        return say("segment {number}", number=row.segment)
    return say_count(row.versions, "{number} version", "{number} versions") if row.versions > 1 else say("all")


def _columns(visit: Visit) -> dict[str, Any]:
    names, knowledge = visit.names, visit.knowledge
    slots = {slot.id: names.slot(slot.id) for slot in knowledge.cadence.slots}
    pick, day = st.column_config.SelectboxColumn, st.column_config.DateColumn
    written = ("ddd D MMM YYYY", "D MMM YYYY") if language() == "en" else ("YYYY年M月D日", "YYYY年M月D日")
    return {
        "date": day(say("Day"), format=written[0], width=130),
        "slot": pick(say("Time in China"), options=list(slots), format_func=_by(slots.__getitem__), width=150),
        "account": pick(
            say("Account"),
            options=accounts_of(visit),
            format_func=_by(names.account),
            width=130,
        ),
        "articles": st.column_config.NumberColumn(
            say("Articles"), min_value=1, max_value=MOST_ARTICLES, step=1, width=95
        ),
        "pillar": pick(
            say("Pillar"),
            options=[pillar.id for pillar in knowledge.pillars],
            format_func=_by(names.pillar),
            width=140,
        ),
        "moment": st.column_config.TextColumn(say("Moment"), disabled=True),
        "audience": st.column_config.TextColumn(say("Goes to"), disabled=True, width=110),
        "prepare_from": day(say("Prepare from"), format=written[1], disabled=True, width=120),
        "pinned": st.column_config.CheckboxColumn(say("Pinned"), width=90, default=True),
    }


def _by(naming: Callable[[str], str]) -> Callable[[Any], str]:
    return lambda ident: naming(str(ident))
