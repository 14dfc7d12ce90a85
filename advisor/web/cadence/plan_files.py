"""The plan as files, each made when it is asked for, and a plan changed elsewhere read back in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from advisor.advice.model import Advice
from advisor.knowledge.languages import Language
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.plan_edits import PlanEdits
from advisor.report.calendar_file import cadence_calendar
from advisor.report.csv_file import cadence_csv
from advisor.report.plan_file import read_plan
from advisor.report.plan_words import in_every_language
from advisor.report.spoken import sentences
from advisor.report.spreadsheet import cadence_workbook
from advisor.web import base
from advisor.web.cadence.plan_table import change_plan, keep, mine
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.uploads import empty, given, upload_key
from advisor.web.visit import Visit
from advisor.words import language, say, say_count, speaking

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEGABYTES = 5
UPLOAD, TOLD = "plan_file", "plan_import_told"
AT_ONCE = 12


def plan_files(visit: Visit) -> None:
    """A button for each kind of file: CSV, spreadsheet, calendar; and the way back in."""
    names, client, key = visit.names, visit.case.client.name, visit.key
    show(tag("h2", say("Take the plan with you"), id="files"))
    csv, xlsx, ics = st.columns(3)
    with csv:
        _button("CSV", "csv", "text/csv", partial(cadence_csv, visit.planned.cadence))
    with xlsx:
        made = _whole(key, lambda advice: cadence_workbook(advice, names=names, client=client))
        _button(say("Spreadsheet (XLSX)"), "xlsx", XLSX, made)
    with ics:
        made = partial(
            cadence_calendar,
            visit.planned.cadence,
            as_of=visit.as_of,
            names=names,
            client=client,
            edits=visit.case.plan,
        )
        _button(say("Calendar (ICS)"), "ics", "text/calendar", made)
    _way_back(visit)


def _whole(key: base.Key, made: Callable[[Advice], bytes]) -> Callable[[], bytes]:
    """A file that needs the advice in depth, which is only computed when the file is asked for."""
    return lambda: made(base.advised(key))


def _button(words: str, kind: str, mime: str, made: Callable[[], bytes]) -> None:
    st.download_button(words, _in_language(made), f"cadence.{kind}", mime, key=kind, on_click="ignore", width="stretch")


def _in_language(made: Callable[[], bytes]) -> Callable[[], bytes]:
    """A file in the language spoken now, whenever it is asked for."""
    spoken = language()

    def file() -> bytes:
        with speaking(spoken):
            return made()

    return file


def _way_back(visit: Visit) -> None:
    key = upload_key(UPLOAD)
    with st.expander(say("Read a changed plan back in"), expanded=bool(mine(TOLD))):
        show(
            tag(
                "p",
                say(
                    "The CSV or spreadsheet file of this plan, changed in another program: every broadcast in it is"
                    " pinned, in place of the changes made here so far. That can be undone."
                ),
                class_="quiet",
            )
        )
        st.file_uploader(
            say("A plan as CSV or XLSX, up to {number} MB", number=MEGABYTES),
            key=key,
            max_upload_size=MEGABYTES,
            on_change=_take,
            args=(key, visit.folder, visit.knowledge, language()),
        )
        _told()


def _take(key: str, folder: Path, knowledge: Knowledge, spoken: Language) -> None:
    """Pin what the file holds; keep what is wrong with it to be told, in the language of the page."""
    files = given(UPLOAD, key)
    if files is None:
        return
    if not files:
        keep(TOLD, None)
        return
    (file,) = files
    try:
        also = tuple(in_every_language(lambda: base.knowledge(folder)))
        with speaking(spoken):
            found = read_plan(file.getvalue(), file.name, knowledge=knowledge, also=also)
    except Refused as refused:
        keep(TOLD, (file.name, 0, refused.problems))
        return
    if found.pins:
        change_plan(PlanEdits(pins=found.pins, still=found.still))
        empty(UPLOAD)
    keep(TOLD, (file.name, len(found.pins), tuple(found.problems)))


def _told() -> None:
    """What came of the last file."""
    told: tuple[str, int, tuple[Problem, ...]] | None = mine(TOLD)
    if told is None:
        return
    name, pins, problems = told
    if pins:
        read = say_count(
            pins,
            "Read {file}: {number} broadcast. What cannot be kept is told above the table.",
            "Read {file}: {number} broadcasts. What cannot be kept is told above the table.",
            file=name,
        )
        st.success(label(read))
    if not problems:
        return
    found = say_count(len(problems), "{number} problem in {file}.", "{number} problems in {file}.", file=name)
    rest = say("The other rows are taken.") if pins else say("Nothing was taken; the plan is as it was.")
    st.error(label(sentences(found, rest)))
    for problem in problems[:AT_ONCE]:
        st.text(str(problem))
    if len(problems) > AT_ONCE:
        st.text(say("… and {number} more of the kind.", number=f"{len(problems) - AT_ONCE:,}"))
