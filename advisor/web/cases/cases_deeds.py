"""What is done with cases of the list, each with its way back; what the store refuses is told in its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.cases.forgetting import KEEP_DELETED
from advisor.cases.library import Library
from advisor.cases.listing import Line, Status
from advisor.questionnaire.case import Case
from advisor.web.cases.cases_focus import SAID, UNDO, focus_on
from advisor.web.desk import desk
from advisor.web.visit import DRAFT, ID, Visit, begin, turn_to
from advisor.words import say, say_count

DONE, REFUSED = "cases_done", "cases_refused"
OPEN = "cases_open"  # a case to be opened when the page is drawn next, and at which of its pages
Kind = Literal["archived", "deleted", "fetched back", "duplicated", "filed", "undone"]
Back = Callable[[Library], object]


@dataclass(frozen=True)
class Done:
    """What was done last: with how many cases, with which where it was one, and how each is taken back.

    `at_hand` is the case that was open here and went with it, `copy` the one that was made.
    """

    kind: Kind
    number: int
    name: str
    back: tuple[Back, ...]
    at_hand: str = ""
    copy: str = ""

    def said(self) -> str:
        """What was done, as a sentence or two."""
        many = self.number > 1
        if self.kind == "archived":
            return _several_archived(self.number) if many else say("“{name}” was archived.", name=self.name)
        if self.kind == "deleted":
            return _several_deleted(self.number) if many else _deleted(self.name)
        if self.kind == "fetched back":
            return _several_back(self.number) if many else say("“{name}” was fetched back.", name=self.name)
        if self.kind == "duplicated":
            return say("“{name}” was duplicated.", name=self.name)
        if self.kind == "filed":
            return _several_filed(self.number) if many else say("“{name}” has its new name and tags.", name=self.name)
        return say_count(self.number, "{number} case is as it was.", "{number} cases are as they were.")


def called(line: Line) -> str:
    """What the list calls a case: by its own name, or by its client."""
    return line.label or line.client or say("No client named yet")


def ask_to_open(ident: str, page: str) -> None:
    """Have a case opened when the page is drawn next, whatever the list holds by then."""
    st.session_state[OPEN] = (ident, page)


def open_case(visit: Visit, ident: str, page: str) -> None:
    """Go on with a case at one of its pages; one that is gone meanwhile leaves everything as it is, and is told."""
    try:
        desk().cases.open(ident)
    except StoreFailed as failed:
        refused(failed)
    else:
        turn_to(ident)
        visit.go(page)


def put(lines: Sequence[Line], status: Status) -> None:
    """Archive cases, delete them, or fetch them back."""
    kinds: dict[Status, Kind] = {"archived": "archived", "deleted": "deleted", "active": "fetched back"}
    at_hand = st.session_state[ID]
    went = [line for line in lines if _done(partial(_put, ident=line.id, status=status))]
    gone = status == "deleted" and any(line.id == at_hand for line in went)
    _note(
        kinds[status],
        went,
        [partial(_put, ident=line.id, status=line.status) for line in went],
        at_hand=at_hand if gone else "",
    )
    if gone:
        begin(Case())


def duplicate(line: Line) -> None:
    """Make another case like this one."""
    made: list[str] = []
    name = say("Copy of {name}", name=line.label or line.client) if line.label or line.client else ""
    if _done(lambda cases: made.append(cases.duplicate(line.id, label=name))):
        _note("duplicated", [line], [partial(_put, ident=made[0], status="deleted")], copy=made[0])


def file(lines: Sequence[Line], *, label: str | None = None, tags: Callable[[Line], Iterable[str]]) -> None:
    """Give cases another name, where one is given, and other tags, each by what it has."""
    filed = [line for line in lines if _done(partial(_file, ident=line.id, label=label, tags=tuple(tags(line))))]
    _note("filed", filed, [partial(_file, ident=one.id, label=one.label, tags=one.tags) for one in filed])


def undo() -> None:
    """Take back what was done last."""
    done: Done | None = st.session_state.pop(DONE, None)
    if done is None:
        return
    number = sum(_done(back) for back in done.back)
    if number:
        st.session_state[DONE] = Done("undone", number, done.name, ())
        focus_on(SAID)
    if done.at_hand and not st.session_state[DRAFT].version:
        turn_to(done.at_hand)


def refused(failed: StoreFailed) -> None:
    """Keep what the store refused, to be told."""
    st.session_state[REFUSED] = str(failed)


def _done(deed: Back) -> bool:
    try:
        deed(desk().cases)
    except StoreFailed as failed:
        refused(failed)
        return False
    return True


def _note(kind: Kind, lines: Sequence[Line], back: Iterable[Back], *, at_hand: str = "", copy: str = "") -> None:
    if lines:
        st.session_state[DONE] = Done(kind, len(lines), called(lines[0]), tuple(back), at_hand, copy)
        focus_on(UNDO)


def _put(cases: Library, *, ident: str, status: Status) -> None:
    {"active": cases.undo, "archived": cases.archive, "deleted": cases.delete}[status](ident)


def _file(cases: Library, *, ident: str, label: str | None, tags: Iterable[str]) -> None:
    cases.file(ident, label=label, tags=tags)


def _several_archived(number: int) -> str:
    return say_count(number, "{number} case was archived.", "{number} cases were archived.")


def _deleted(name: str) -> str:
    return say(
        "“{name}” was deleted. Under the status “Deleted” it can be fetched back for {days} days.",
        name=name,
        days=KEEP_DELETED.days,
    )


def _several_deleted(number: int) -> str:
    return say_count(
        number,
        "{number} case was deleted. Under the status “Deleted” it can be fetched back for {days} days.",
        "{number} cases were deleted. Under the status “Deleted” they can be fetched back for {days} days.",
        days=KEEP_DELETED.days,
    )


def _several_back(number: int) -> str:
    return say_count(number, "{number} case was fetched back.", "{number} cases were fetched back.")


def _several_filed(number: int) -> str:
    return say_count(number, "{number} case has its new tags.", "{number} cases have their new tags.")
