"""A file that brings cases in: read whole, put into the store or refused as a whole, and told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from advisor.cases.arriving import Arriving, read_cases
from advisor.cases.exchange import bring_in
from advisor.cases.failures import StoreFailed
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.carrying import Carried
from advisor.questionnaire.former import read_former
from advisor.web.cases.carried_shown import carried_told
from advisor.web.desk import desk
from advisor.web.markup import show, tag, typed
from advisor.web.plain import label
from advisor.web.visit import Visit, begin, turn_to
from advisor.words import say, say_count

ARRIVAL = "arrival"
MOST_NAMED = 8  # cases of one file that are named and can be opened at once


@dataclass(frozen=True)
class Came:
    """A case that came in, by its id; what it is called, and what its reader should know."""

    ident: str
    name: str
    answers: int
    carried: Carried
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Arrival:
    """What came of a file: cases, or the problems for which none did. `opened` is the case that was turned to."""

    file: str
    came: tuple[Came, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: str = ""
    opened: str | None = None
    told: bool = False


def arrive(raw: bytes, file: str, *, knowledge: Knowledge, folder: Path, team: str | None, turn: bool) -> None:
    """Bring in the cases of a file, all or none, and keep what came of it to be told.

    With `turn` the visit turns to the case, where the file holds one alone.
    """
    state = st.session_state
    try:
        former = read_former(folder, knowledge=knowledge)
        found = read_cases(raw, file=file, knowledge=knowledge, former=former)
        if turn and len(found) == 1:
            ident = _open(found[0], team)
            state[ARRIVAL] = Arrival(file, (_came(ident, found[0]),), opened=ident)
            return
        idents = [arrived.id for arrived in bring_in(desk(), found, team=team)]
        state[ARRIVAL] = Arrival(file, tuple(map(_came, idents, found)))
    except Refused as refused:
        state[ARRIVAL] = Arrival(file, problems=tuple(refused.problems))
    except StoreFailed as failed:
        state[ARRIVAL] = Arrival(file, failed=str(failed))


def _open(one: Arriving, team: str | None) -> str:
    """Turn to a case that was read. While the store cannot take it, it is kept in this visit like any other change."""
    try:
        ident = desk().cases.create(one.draft, team=team, label=one.label, tags=one.tags, note="imported")
    except StoreFailed:
        begin(one.draft.case, one.draft.horizon, team=team)
        here: str = st.session_state["draft_id"]
        return here
    turn_to(ident)
    return ident


def _came(ident: str, one: Arriving) -> Came:
    case = one.draft.case
    return Came(ident, one.label or case.client.name, len(case.answers), one.carried, one.notes)


def arrival_told(visit: Visit) -> None:
    """What came of the last file. Problems are those the command line prints, word for word."""
    arrival: Arrival | None = st.session_state.get(ARRIVAL)
    if arrival is None:
        return
    if arrival.problems or arrival.failed:
        _refused(arrival)
        return
    if not arrival.told:
        _greeted(arrival)
        st.session_state[ARRIVAL] = replace(arrival, told=True)
    if arrival.opened is None:
        _brought(visit, arrival)
    elif visit.id == arrival.opened and arrival.came[0].carried.any:
        with st.container(border=True, key="carried"):
            show(tag("h2", say("What became of older answers"), class_="small"))
            carried_told(visit, arrival.came[0].carried, ident=visit.id)
            _close()


def _refused(arrival: Arrival) -> None:
    if arrival.failed:
        st.error(label(arrival.failed))
        return
    number = len(arrival.problems)
    st.error(
        say_count(
            number,
            "This file was not opened: {number} problem. The answers on screen are unchanged.",
            "This file was not opened: {number} problems. The answers on screen are unchanged.",
        )
    )
    for problem in arrival.problems[:50]:
        st.text(str(problem))


def _greeted(arrival: Arrival) -> None:
    if arrival.opened is None:
        st.success(
            label(
                say_count(
                    len(arrival.came),
                    "Brought in from {name}: {number} case.",
                    "Brought in from {name}: {number} cases.",
                    name=arrival.file,
                )
            )
        )
        return
    one = arrival.came[0]
    st.success(
        label(
            say_count(
                one.answers, "Opened {name}: {number} answer.", "Opened {name}: {number} answers.", name=arrival.file
            )
        )
    )
    for note in one.notes:
        st.info(label(note))


def _brought(visit: Visit, arrival: Arrival) -> None:
    """The cases that came in, each with a way to it and with what became of its answers."""
    # Those with something to be said of them come first.
    came = sorted(arrival.came, key=lambda one: not (one.carried.any or one.notes))
    with st.container(border=True, key="brought"):
        show(tag("h2", say("Cases brought in"), class_="small"))
        for place, one in enumerate(came[:MOST_NAMED]):
            name, way = st.columns([4, 1], vertical_alignment="center")
            with name:
                show(tag("p", typed(one.name or say("No client named yet"))))
            with way:
                if st.button(say("Open the case"), key=f"came_open_{place}", width="stretch"):
                    turn_to(one.ident)
                    visit.go("questions")
            for note in one.notes:
                show(tag("p", note, class_="quiet"))
            if one.carried.any:
                carried_told(visit, one.carried, ident=one.ident, place=place)
        left = len(came) - MOST_NAMED
        if left > 0:
            words = say_count(left, "{number} more case stands in the list.", "{number} more cases stand in the list.")
            show(tag("p", words, class_="quiet"))
        _close()


def _close() -> None:
    st.button(say("Close"), key="arrival_close", on_click=forget_arrival)


def forget_arrival() -> None:
    """Say no more of the last file."""
    st.session_state.pop(ARRIVAL, None)
