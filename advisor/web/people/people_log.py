"""The audit log of a team on the people page: who did what with which case, and when; and the same as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from advisor.cases.audit_log import Entry
from advisor.cases.failures import StoreFailed
from advisor.cases.people import LOCAL, Member, Team
from advisor.cases.store import Desk
from advisor.report.csv_file import guarded
from advisor.web.markup import Content, show, table, tag, typed
from advisor.web.people.people_words import ACTIONS, action_in_words, detail_in_words
from advisor.web.plain import label
from advisor.web.views import in_tongue
from advisor.words import say, say_count

PAGE, SHOWN = 50, "people_log_shown"
COLUMNS = ("at", "person", "name", "action", "case", "detail")


def log_shown(here: Desk, team: Team, members: Sequence[Member]) -> None:
    """The log, the latest first, with filters; the file holds all that the filters let through."""
    about = say("Who did what with which case, and when. It holds ids and numbers, and nothing of a client's.")
    show(tag("h2", say("Log")), tag("p", about, class_="quiet"))
    names = {one.person.id: one.person.name or one.email or one.person.id for one in members}
    what, who, _ = st.columns([2, 2, 2])
    with what:
        action = st.selectbox(
            say("What was done"),
            list(ACTIONS),
            index=None,
            format_func=action_in_words,
            key=in_tongue("people_log_action"),
            placeholder=say("Everything"),
        )
    with who:
        person = st.selectbox(
            say("By whom"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=in_tongue("people_log_person"),
            placeholder=say("Everybody"),
        )
    most = st.session_state.get(SHOWN, PAGE)
    try:
        found = here.audit.entries(team=team.id, action=action, person=person, most=most + 1)
    except StoreFailed as failed:
        st.error(label(str(failed)))
        return
    if not found:
        show(tag("p", say("Nothing of this kind stands in the log."), class_="quiet"))
        return
    show(_table(found[:most], names))
    ways = st.container(horizontal=True)
    if len(found) > most:
        ways.button(say("Show older entries"), key="people_log_more", on_click=_more, args=(most,))
    ways.download_button(
        say("Download the log (CSV)"),
        data=partial(log_csv, here, team.id, action=action, person=person),
        file_name="log.csv",
        mime="text/csv",
        key="people_log_csv",
        on_click="ignore",
    )


def log_csv(here: Desk, team: str, *, action: str | None, person: str | None) -> bytes:
    """The log as CSV, UTF-8, lines ended by CR LF, the latest first; no cell is a formula.

    Times are in UTC. The rights are those of whoever takes it away, at that moment.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in here.audit.entries(team=team, action=action, person=person, most=None):
        cells = (entry.at.isoformat(), entry.person, entry.name, entry.action, entry.case, entry.detail)
        writer.writerow(guarded(cell) for cell in cells)
    return text.getvalue().encode("utf-8", "replace")


def _table(entries: Iterable[Entry], names: dict[str, str]) -> Content:
    rows = [
        (
            entry.at.strftime("%Y-%m-%d %H:%M"),
            _who(entry, names),
            action_in_words(entry.action),
            _case(entry.case),
            detail_in_words(entry, names),
        )
        for entry in entries
    ]
    told = say_count(len(rows), "{number} entry of the log", "{number} entries of the log")
    head = [say("When (UTC)"), say("Who"), say("What was done"), say("Case (id)"), say("More")]
    return table(head, rows, name=told, widths=(17, 20, 23, 15, 25), class_="stacked")


def _who(entry: Entry, names: dict[str, str]) -> Content:
    if entry.person == LOCAL.id:
        return say("The operator, by a command")
    return typed(entry.name or names.get(entry.person, entry.person))


def _case(ident: str) -> Content:
    """A link to the case; its id says nothing of whose it is."""
    if not ident:
        return ""
    return tag("a", ident[:8], href=f"questions?d={ident}", target="_self", title=ident)


def _more(most: int) -> None:
    st.session_state[SHOWN] = most + PAGE
