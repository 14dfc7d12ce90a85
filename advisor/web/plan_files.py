"""The plan as files. Each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from advisor.report.calendar_file import cadence_calendar
from advisor.report.csv_file import cadence_csv
from advisor.report.spreadsheet import cadence_workbook
from advisor.web.markup import show, tag
from advisor.web.visit import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plan_files(visit: Visit) -> None:
    """A button for each kind of file: CSV, spreadsheet, calendar."""
    advice, names, client = visit.advice, visit.names, visit.case.client.name
    show(tag("h2", "Take the plan with you"))
    csv, xlsx, ics = st.columns(3)
    with csv:
        _button("CSV", "csv", "text/csv", partial(cadence_csv, advice.cadence))
    with xlsx:
        _button("Spreadsheet (XLSX)", "xlsx", XLSX, partial(cadence_workbook, advice, names=names, client=client))
    with ics:
        made = partial(cadence_calendar, advice.cadence, as_of=advice.as_of, names=names, client=client)
        _button("Calendar (ICS)", "ics", "text/calendar", made)


def _button(words: str, kind: str, mime: str, made: Callable[[], bytes]) -> None:
    st.download_button(words, made, f"cadence.{kind}", mime, key=kind, on_click="ignore", width="stretch")
