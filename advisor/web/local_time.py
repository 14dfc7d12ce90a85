"""Points in time as the reader's own clock shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from advisor.report.wording import day
from advisor.words import say


def zone() -> tzinfo:
    """The time zone of the browser; UTC where it names none that is known here."""
    named = st.context.timezone
    try:
        return ZoneInfo(named) if named else UTC
    except (KeyError, ValueError, OSError):  # the name comes from outside
        return UTC


def moment(at: datetime, *, now: datetime | None = None) -> str:
    """A point in time by the reader's clock: `today, 14:32`, `yesterday, 09:05`, `2 Dec 2026, 17:40`."""
    here = zone()
    local, today = at.astimezone(here), (now or datetime.now(UTC)).astimezone(here).date()
    time = f"{local:%H:%M}" if here is not UTC else say("{time} UTC", time=f"{local:%H:%M}")
    return say("{day}, {time}", day=_day(local.date(), today), time=time)


def _day(value: date, today: date) -> str:
    if value == today:
        return say("today")
    return say("yesterday") if value == today - timedelta(days=1) else day(value)
