"""The cases: a list that begins with what is due and goes on with what was worked on last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.cases.forgetting import KEEP_DELETED
from advisor.cases.listing import Line, Listing, Status
from advisor.cases.people import Team, may
from advisor.cases.store import Desk
from advisor.report.spoken import sentences
from advisor.web.cases.cases_deeds import DONE, OPEN, REFUSED, Done, ask_to_open, open_case, put, undo
from advisor.web.cases.cases_dialogs import ask_for_name_and_tags, ask_for_new
from advisor.web.cases.cases_files import files_of_cases
from advisor.web.cases.cases_filters import Filters, ask_for, fields, filters, pages, team_names
from advisor.web.cases.cases_focus import bring_focus
from advisor.web.cases.cases_glances import SOON, Glances, Shown
from advisor.web.cases.cases_line import ACTIONS, FILE, Around, pick, row
from advisor.web.desk import desk
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit
from advisor.web.watch.watch_told import tell_watch
from advisor.words import say, say_count

A_PAGE = 20
PATIENCE = 3.0  # seconds for the advice on cases that came from elsewhere, before the list is shown as it is
ROUNDS = 3  # how often a page is read anew because its own advice has sorted it otherwise


def show_page(visit: Visit) -> None:
    """The list, or why there is none just now."""
    try:
        _show(visit, desk())
    except StoreFailed as failed:
        st.error(label(sentences(say("The cases cannot be shown just now."), str(failed))))
        st.button(say("Try again"), key="cases_again")


def _show(visit: Visit, here: Desk) -> None:
    if to_open := st.session_state.pop(OPEN, None):
        open_case(visit, *to_open)
    teams, tags = here.staff.teams(), list(here.cases.tags())
    may_begin = {team: name for team, name in team_names(teams).items() if _may_edit(teams, team)}
    with st.container(key="cases_title", horizontal=True, horizontal_alignment="distribute"):
        show(tag("h1", say("Cases")))
        if may_begin and st.button(say("New case"), key="cases_begin", type="primary"):
            ask_for_new(may_begin, tags)
    _told()
    tell_watch(visit)
    fields(tags, teams)
    asked, listing, advised = _found(visit, here)
    if to_file := st.session_state.pop(FILE, None):
        ask_for_name_and_tags(to_file, tags)
    if listing.lines:
        _list(visit, teams, asked, listing, advised)
    else:
        _nothing(asked)
    bring_focus()
    st.session_state.pop(REFUSED, None)
    files_of_cases(visit, team=asked.team)


def _found(visit: Visit, here: Desk) -> tuple[Filters, Listing, list[Shown]]:
    """The page of the list asked for, with the advice on its cases, by which it is sorted."""
    glances = Glances(visit, here)
    if filters().order != "changed" and filters().status == "active":
        with st.spinner(say("The advice on cases that are new here is being worked out …"), show_time=False):
            glances.catch_up(seconds=PATIENCE)
    for _ in range(ROUNDS):
        asked, listing = _page(visit, here)
        shown = [glances.of(line) for line in listing.lines]
        if not glances.keep() or asked.order == "changed":
            break
    return asked, listing, shown


def _page(visit: Visit, here: Desk) -> tuple[Filters, Listing]:
    """The page of the list asked for; the last one where it has become shorter."""
    asked = filters()

    def page(number: int) -> Listing:
        return here.cases.search(
            asked.text,
            tag=asked.tag,
            status=asked.status,
            team=asked.team,
            order=asked.order,
            due_by=visit.today + SOON if asked.status == "active" else None,
            most=A_PAGE,
            skip=(number - 1) * A_PAGE,
        )

    listing = page(asked.page)
    if asked.page > _pages(listing.total):
        ask_for(page=_pages(listing.total))
        return filters(), page(_pages(listing.total))
    return asked, listing


def _pages(total: int) -> int:
    return max(1, -(-total // A_PAGE))


def _list(visit: Visit, teams: Sequence[Team], asked: Filters, listing: Listing, advised: Sequence[Shown]) -> None:
    names = team_names(teams)
    around = Around(visit.knowledge, visit.today, names if len(names) > 1 else {}, dict(ACTIONS))
    show(tag("p", _count(asked, listing), class_="quiet", data_say="cases"))
    _head([line for line in listing.lines if _may_edit(teams, line.team)], asked.status)
    heading = _headings(visit, asked, listing)
    with st.container(key="cases_rows", gap=None):
        for shown in advised:
            line = shown.line
            heading(line)
            row(shown, around, may_edit=_may_edit(teams, line.team))
    pages(_pages(listing.total))


def _headings(visit: Visit, asked: Filters, listing: Listing) -> Callable[[Line], None]:
    """Says before which case those begin that are due, and those that are not."""
    said: set[bool] = set()

    def heading(line: Line) -> None:
        due = line.good_until is not None and line.good_until <= visit.today + SOON
        if due in said:
            return
        said.add(due)
        if asked.order == "due" and asked.status == "active" and listing.due:
            show(tag("h2", say("Review due") if due else say("Last changed"), class_="small"))

    return heading


def _count(asked: Filters, listing: Listing) -> str:
    total = listing.total
    if asked.narrowed:
        number = say_count(total, "{number} case found.", "{number} cases found.")
    else:
        number = say_count(total, "{number} case.", "{number} cases.")
    due = say_count(listing.due, "{number} is due.", "{number} are due.") if listing.due else ""
    shown = ""
    if total > A_PAGE:
        first = (asked.page - 1) * A_PAGE + 1
        shown = say("Shown: {first} to {last}.", first=first, last=min(total, first + A_PAGE - 1))
    return sentences(number, due, shown)


def _head(lines: Sequence[Line], status: Status) -> None:
    """The heads of the columns; in their place what can be done with the cases that are selected."""
    picked = [line for line in lines if st.session_state.get(pick(line))]
    with st.container(key="cases_head", horizontal=True, vertical_alignment="center"):
        if lines:
            key = view("cases_all", len(picked) == len(lines))
            st.checkbox(
                say("Select all on this page"),
                key=key,
                on_change=_pick_all,
                args=(key, lines),
            )
        if picked:
            _with_picked(picked, status)
        else:
            heads = (say("Client or case"), say("Advice"), say("Good until"), say("Last change"))
            show(*(tag("span", head, class_="case-head") for head in heads))


def _pick_all(key: str, lines: Sequence[Line]) -> None:
    chosen = taken("cases_all", key)
    if chosen is not LATE:
        for line in lines:
            st.session_state[pick(line)] = chosen


def _with_picked(picked: Sequence[Line], status: Status) -> None:
    show(tag("p", say_count(len(picked), "{number} selected", "{number} selected"), data_say="picked"))
    if status != "active":
        st.button(say("Fetch back"), key="cases_several_active", on_click=_put_picked, args=(picked, "active"))
    if status != "deleted" and st.button(say("Add tags …"), key="cases_several_tags"):
        st.session_state[FILE] = tuple(picked)
        st.rerun()
    if status == "active":
        st.button(say("Archive"), key="cases_several_archived", on_click=_put_picked, args=(picked, "archived"))
    if status != "deleted":
        st.button(say("Delete"), key="cases_several_deleted", on_click=_put_picked, args=(picked, "deleted"))


def _put_picked(picked: Sequence[Line], status: Status) -> None:
    put(picked, status)
    for line in picked:
        st.session_state[pick(line)] = False


def _told() -> None:
    """What was done last, with the way back, until the next deed; what was refused, once."""
    if why := st.session_state.get(REFUSED):
        st.error(label(why))
    done: Done | None = st.session_state.get(DONE)
    if done is None:
        return
    with st.container(key="cases_done", horizontal=True, vertical_alignment="center"):
        show(tag("p", done.said(), tabindex=-1, data_say="cases_done"))
        if done.back:
            st.button(say("Undo"), key="cases_undo", on_click=undo)
        if done.copy:
            st.button(say("Open the copy"), key="cases_open_copy", on_click=ask_to_open, args=(done.copy, "questions"))


def _nothing(asked: Filters) -> None:
    """Why the list is empty, and what to do."""
    if asked.narrowed:
        show(tag("p", say("No case is like that. Look for less, or under another status."), data_say="cases"))
        st.button(say("Show all"), key="cases_clear", on_click=ask_for, kwargs={"text": "", "tag": None, "team": None})
        return
    told: Mapping[Status, str] = {
        "active": say(
            "There is no case yet. Make one with “New case”, or open a sample on the start page; every answer is "
            "saved, and the case is found here again."
        ),
        "archived": say("Nothing is archived. Archive a case that you are done with: it is out of the way, and kept."),
        "deleted": say(
            "Nothing was deleted lately. A deleted case can be fetched back from here for {days} days.",
            days=KEEP_DELETED.days,
        ),
    }
    show(tag("p", told[asked.status], class_="lead", data_say="cases"))


def _may_edit(teams: Sequence[Team], team: str) -> bool:
    return any(one.id == team and may(one.role, "edit") for one in teams)
