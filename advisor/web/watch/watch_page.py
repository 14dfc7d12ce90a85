"""The watch page: whose advice changed since it was kept, how, what did it, and what to write to the client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.cases.listing import Line
from advisor.cases.people import Role, may
from advisor.cases.store import Desk
from advisor.cases.watch import SEVERITIES, Moved, Severity
from advisor.report.wording import day
from advisor.web import base
from advisor.web.compare.compare_state import DATES, compare_instead
from advisor.web.desk import desk as open_desk
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, show, tag, typed
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, turn_to
from advisor.web.watch.watch_line import Present, tell_number
from advisor.web.watch.watch_looking import Looked
from advisor.web.watch.watch_note import note_shown
from advisor.web.watch.watch_noting import note_first, note_new, take_back
from advisor.web.watch.watch_round import looked_up
from advisor.web.watch.watch_shown import SIGNS, WORDS, case_shown, named, summary
from advisor.web.watch.watch_state import AT_ONCE, watch_instead, watching
from advisor.words import language, say, say_count
from advisor.words.tongues import Language

MOST = 1000  # cases looked at from the screen; the command looks at all


@dataclass(frozen=True)
class Sight:
    """What the page shows: the cases with what was found of each, and what the person may do in their teams."""

    desk: Desk
    present: Present
    lines: Mapping[str, Line]
    found: Mapping[str, Looked]
    roles: Mapping[str, Role]

    @property
    def moved(self) -> list[tuple[Line, Moved]]:
        """The cases whose advice changed, the gravest first."""
        rows = [(self.lines[ident], one.moved) for ident, one in self.found.items() if one.moved]
        rows.sort(key=lambda row: (SEVERITIES.index(row[1].severity), named(row[0]).casefold(), row[0].id))
        return rows

    @property
    def unknown(self) -> list[Line]:
        """The cases that could not be compared."""
        return [self.lines[ident] for ident, one in self.found.items() if not one.compared]

    def may_edit(self, line: Line) -> bool:
        """Whether this person may note the advice on a case."""
        return may(self.roles.get(line.team), "edit")


def show_page(visit: Visit) -> None:
    """Whose advice changed, the gravest first."""
    show(
        tag("p", say("Watch"), class_="eyebrow"),
        tag("h1", say("Whose advice has changed")),
        tag(
            "p",
            say(
                "The knowledge base is corrected and extended, and rules begin and end by themselves. Every active"
                " case is advised anew and compared with the advice kept with it."
            ),
            class_="lead",
        ),
    )
    try:
        desk = open_desk()
        listing = desk.cases.search(most=MOST)
        roles = {team.id: team.role for team in desk.staff.teams()}
    except StoreFailed as failed:
        st.warning(label(str(failed)))
        return
    if not listing.lines:
        _nothing(visit)
        return
    _base(visit)
    _told()
    present = Present(visit.folder, visit.knowledge.digest, visit.today, language())
    found, is_under_way = looked_up(desk, listing.lines, present, name="watch")
    sight = Sight(desk, present, {line.id: line for line in listing.lines}, found, roles)
    moved = sight.moved
    if not is_under_way:
        tell_number(desk.person.id, present, len(moved))
    _summary(sight, moved, is_whole=len(found) == len(listing.lines))
    if listing.total > len(listing.lines):
        told = say("Only the {number} cases changed last are looked at here; `watch` looks at all.", number=MOST)
        show(tag("p", told, class_="quiet"))
    _cases(visit, sight, _chosen(moved))
    _unknown(visit, sight)


def _nothing(visit: Visit) -> None:
    show(
        tag("h2", say("No case to watch yet"), class_="small"),
        tag("p", say("A case is watched from its first advice on. Answer the questionnaire, or open a sample.")),
    )
    if st.button(say("To the start page"), key="watch_start", type="primary"):
        visit.go("")


def _base(visit: Visit) -> None:
    meta = visit.knowledge.meta
    told = say("By knowledge base {version}, as of {day}.", version=meta.version, day=day(visit.today))
    show(tag("p", told, class_="quiet"))


def _told() -> None:
    """What was just done here, and the way back."""
    state = watching()
    if state.refused:
        st.error(label(state.refused))
    if state.noted is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="watch_noted"):
        show(tag("p", "✓ ", say("The new advice is kept with the case; it shows here no more."), role="status"))
        st.button(say("Take that back"), key="watch_back", on_click=_take_back)


def _take_back() -> None:
    try:
        take_back(open_desk())
    except StoreFailed as failed:
        watch_instead(refused=str(failed))


def _summary(sight: Sight, moved: Sequence[tuple[Line, Moved]], *, is_whole: bool) -> None:
    numbers: dict[Severity, int] = {each: sum(case.severity == each for _, case in moved) for each in SEVERITIES}
    unmoved = len(sight.found) - len(moved) - len(sight.unknown)
    if is_whole or moved:
        show(summary(numbers, unmoved=unmoved, all_=len(sight.found)))


def _chosen(moved: list[tuple[Line, Moved]]) -> list[tuple[Line, Moved]]:
    """Those of the severity chosen; the choice stands where there is one to make."""
    present = [each for each in SEVERITIES if any(case.severity == each for _, case in moved)]
    wanted = watching().severity
    if len(present) < 2 and wanted not in present:
        return moved
    key = view("watch_severity", wanted or "all")
    st.segmented_control(
        say("Show"),
        ["all", *present, *([wanted] if wanted and wanted not in present else [])],
        key=key,
        format_func=_severity_named,
        required=True,
        on_change=_choose,
        args=(key,),
    )
    return [row for row in moved if wanted in (None, row[1].severity)]


def _severity_named(severity: str) -> str:
    return f"{SIGNS[severity]} {WORDS[severity]}" if severity in SIGNS else say("All")


def _choose(key: str) -> None:
    chosen = taken("watch_severity", key)
    if chosen is not LATE and chosen is not None:
        watch_instead(severity=None if chosen == "all" else chosen, shown=AT_ONCE)


def _cases(visit: Visit, sight: Sight, rows: Sequence[tuple[Line, Moved]]) -> None:
    shown = watching().shown
    for line, case in rows[:shown]:
        with st.container(border=True):
            show(_case(sight.found[line.id], named(line), visit.folder, language()))
            _ways(visit, sight, line, case)
            if watching().open_note == line.id:
                note_shown(sight.desk, line, sight.present)
    rest = len(rows) - shown
    if rest > 0:
        words = say_count(rest, "Show {number} more", "Show {number} more")
        st.button(words, key="watch_more", on_click=watch_instead, kwargs={"shown": shown + 4 * AT_ONCE})


@lru_cache(maxsize=256)
def _case(looked: Looked, name: str, folder: Path, _: Language) -> Markup:
    return case_shown(name, looked.moved, base.knowledge(folder)) if looked.moved else EMPTY


def _ways(visit: Visit, sight: Sight, line: Line, case: Moved) -> None:
    """What can be done about a case."""
    with st.container(horizontal=True):
        if st.button(say("Open the case"), key=f"watch_open_{line.id}"):
            turn_to(line.id)
            visit.go("advice")
        if case.advised_on != case.as_of and st.button(
            say("Compare the two days"),
            key=f"watch_compare_{line.id}",
            help=say("The advice on both days, by the knowledge base as it is now."),
        ):
            turn_to(line.id)
            compare_instead(way=DATES, early=case.advised_on, late=case.as_of)
            visit.go("compare")
        is_open = watching().open_note == line.id
        st.button(
            say("Close the note") if is_open else say("Note to the client"),
            key=f"watch_note_{line.id}",
            on_click=watch_instead,
            kwargs={"open_note": None if is_open else line.id},
        )
        now = sight.found[line.id].now
        if now is not None and sight.may_edit(line):
            st.button(
                say("The new advice is noted"),
                key=f"watch_seen_{line.id}",
                help=say("Keeps the new advice with the case, which then shows here no more."),
                on_click=note_new,
                args=(sight.desk, line, now, visit.folder),
            )


def _unknown(visit: Visit, sight: Sight) -> None:
    unknown = sight.unknown
    if not unknown:
        return
    head = say_count(len(unknown), "{number} case could not be compared", "{number} cases could not be compared")
    told = say(
        "No advice is kept there, or not the knowledge base that it rests on. Keep the advice of today to have it"
        " watched from now on."
    )
    names = bullets(typed(named(line)) for line in unknown)
    show(tag("h2", head, class_="small"), tag("p", told, class_="quiet"), more(say("Which cases"), joined([names])))
    looked = ((line, sight.found[line.id].now) for line in unknown if sight.may_edit(line))
    cases = [(line, now) for line, now in looked if now is not None]
    if cases:
        st.button(
            say_count(
                len(cases), "Keep the advice of today on {number} case", "Keep the advice of today on {number} cases"
            ),
            key="watch_first",
            on_click=note_first,
            args=(sight.desk, cases, visit.folder),
        )
