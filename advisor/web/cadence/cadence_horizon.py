"""The plan's horizon: its first day and its length in weeks, with a clear sentence for what cannot be planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from advisor.cases.draft import Draft, Horizon
from advisor.report.wording import day
from advisor.web.cadence.plan_table import keep, mine
from advisor.web.plain import label
from advisor.web.start.start_page import EARLIEST, LATEST
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit
from advisor.words import say, say_count

SHORTEST, LONGEST = 1, 104
FAULT = "horizon_fault"


@dataclass(frozen=True)
class Wish:
    """The horizon that somebody wished for, by changing one of its fields."""

    field: str
    horizon: Horizon


def fault_of_start(start: date | None, *, weeks: int, as_of: date, last: date) -> str:
    """Why a plan of so many weeks cannot begin on a day, as a sentence with the next step; empty where it can.

    `last` is the last day of the marketing calendar.
    """
    if start is None:
        return ""
    days = {"start": day(start), "first": day(as_of), "last": day(last)}
    if start < as_of:
        return say(
            "The plan cannot begin on {start}: that is before {first}, whose rules apply. Choose a day from {first} to"
            " {last}, or leave it empty.",
            **days,
        )
    if start > last:
        return say(
            "The plan cannot begin on {start}: the marketing calendar ends on {last}. Choose a day from {first} to"
            " {last}, or leave it empty.",
            **days,
        )
    if (last - start).days + 1 < 7 * weeks:
        return say_count(
            weeks,
            "A plan of {number} week from {start} would go beyond {last}, where the marketing calendar ends. Choose an"
            " earlier day or fewer weeks.",
            "A plan of {number} weeks from {start} would go beyond {last}, where the marketing calendar ends. Choose an"
            " earlier day or fewer weeks.",
            **days,
        )
    return ""


def fault_of_weeks(weeks: int | None) -> str:
    """Why a plan cannot be so long, as a sentence with the next step; empty where it can."""
    if weeks is None or SHORTEST <= weeks <= LONGEST:
        return ""
    return say_count(
        weeks,
        "A plan of {number} week cannot be made. Choose {least} to {most} weeks, or leave it empty.",
        "A plan of {number} weeks cannot be made. Choose {least} to {most} weeks, or leave it empty.",
        least=SHORTEST,
        most=LONGEST,
    )


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
            say("First day"),
            value=None,
            key=start,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            disabled=visit.closed,
            on_change=_wish,
            args=(visit, "start", start),
            help=say("Empty: the plan begins when the first account can broadcast."),
        )
    with second:
        st.number_input(
            say("Weeks"),
            value=None,
            step=1,
            key=weeks,
            placeholder=str(visit.planned.cadence.weeks),
            disabled=visit.closed,
            on_change=_wish,
            args=(visit, "weeks", weeks),
            help=say("How long the plan is, {least} to {most} weeks.", least=SHORTEST, most=LONGEST),
        )
    wished, standing = mine(FAULT), fault_of(horizon, visit)
    fault = _fault_of_wish(wished, visit) if wished else ""
    if standing:
        st.warning(label(standing))
    if fault:
        st.error(label(say("{fault} The plan below is as it was.", fault=fault)))


def _fault_of_wish(wish: Wish, visit: Visit) -> str:
    """Why it cannot be. A start that was in the future when it was chosen does not rule another length out."""
    begun = wish.field == "weeks" and wish.horizon.start is not None and wish.horizon.start < visit.as_of
    return fault_of_weeks(wish.horizon.weeks) if begun else fault_of(wish.horizon, visit)


def _wish(visit: Visit, field: str, key: str) -> None:
    value = taken(f"plan_{field}", key)
    if value is LATE:
        return
    wished: dict[str, Any] = {field: value}
    wish = Wish(field, replace(visit.draft.horizon, **wished))
    faulty = bool(_fault_of_wish(wish, visit))
    keep(FAULT, wish if faulty else None)  # why is said when it is read, in the language of then
    if faulty:
        return

    def change(draft: Draft) -> Draft:
        return replace(draft, horizon=replace(draft.horizon, **wished))

    edit(change)
