"""The plan's horizon: its first day and its length in weeks, with a clear sentence for what cannot be planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from advisor.cases.draft import Draft, Horizon
from advisor.report.wording import count, day
from advisor.web.plain import label
from advisor.web.plan_table import keep, mine
from advisor.web.start_page import EARLIEST, LATEST
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit

SHORTEST, LONGEST = 1, 104
FAULT = "horizon_fault"


def fault_of_start(start: date | None, *, weeks: int, as_of: date, last: date) -> str:
    """Why a plan of so many weeks cannot begin on a day, as a sentence with the next step; empty where it can.

    `last` is the last day of the marketing calendar.
    """
    allowed = f"Choose a day from {day(as_of)} to {day(last)}, or leave it empty."
    if start is None:
        return ""
    if start < as_of:
        return f"The plan cannot begin on {day(start)}: that is before {day(as_of)}, whose rules apply. {allowed}"
    if start > last:
        return f"The plan cannot begin on {day(start)}: the marketing calendar ends on {day(last)}. {allowed}"
    if (last - start).days + 1 < 7 * weeks:
        return (
            f"A plan of {count(weeks, 'week')} from {day(start)} would go beyond {day(last)}, where the marketing"
            " calendar ends. Choose an earlier day or fewer weeks."
        )
    return ""


def fault_of_weeks(weeks: int | None) -> str:
    """Why a plan cannot be so long, as a sentence with the next step; empty where it can."""
    if weeks is None or SHORTEST <= weeks <= LONGEST:
        return ""
    return f"A plan of {count(weeks, 'week')} cannot be made. Choose {SHORTEST} to {LONGEST} weeks, or leave it empty."


def fault_of(horizon: Horizon, visit: Visit) -> str:
    """Why the plan of a horizon cannot be made."""
    weeks = visit.knowledge.cadence.weeks if horizon.weeks is None else horizon.weeks
    return fault_of_weeks(weeks) or fault_of_start(
        horizon.start, weeks=weeks, as_of=visit.as_of, last=visit.knowledge.calendar.last
    )


def horizon_fields(visit: Visit) -> None:
    """The two fields, and why the last thing typed into them was not taken."""
    horizon = visit.draft.horizon
    start, weeks = view("plan_start", horizon.start), view("plan_weeks", horizon.weeks)
    first, second, _ = st.columns([1, 1, 2], gap="medium")
    with first:
        st.date_input(
            "First day",
            value=None,
            key=start,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            on_change=_wish,
            args=(visit, "start", start),
            help="Empty: the plan begins when the first account can broadcast.",
        )
    with second:
        st.number_input(
            "Weeks",
            value=None,
            step=1,
            key=weeks,
            placeholder=str(visit.planned.cadence.weeks),
            on_change=_wish,
            args=(visit, "weeks", weeks),
            help=f"How long the plan is, {SHORTEST} to {LONGEST} weeks.",
        )
    fault, standing = mine(FAULT), fault_of(horizon, visit)
    if standing:
        st.warning(label(standing))
    if fault:
        st.error(label(f"{fault} The plan below is as it was."))


def _wish(visit: Visit, field: str, key: str) -> None:
    value = taken(f"plan_{field}", key)
    if value is LATE:
        return
    wished: dict[str, Any] = {field: value}
    horizon = replace(visit.draft.horizon, **wished)
    # A start that was in the future when it was chosen does not stand in the way of another length.
    begun = field == "weeks" and horizon.start is not None and horizon.start < visit.as_of
    fault = fault_of_weeks(value) if begun else fault_of(horizon, visit)
    keep(FAULT, fault)
    if fault:
        return

    def change(draft: Draft) -> Draft:
        return replace(draft, horizon=replace(draft.horizon, **wished))

    edit(change)
