"""The compare page: the same answers on two dates, this case with another file, or two files blind."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from advisor.advice.comparing.blind import in_blind_order
from advisor.questionnaire.case import Case
from advisor.report.spoken import commas, first_capital, sentences
from advisor.report.wording import day
from advisor.web import base
from advisor.web.citations import source_list
from advisor.web.compare.compare_causes import Causes
from advisor.web.compare.compare_decisive import decisive_shown
from advisor.web.compare.compare_files import file_at
from advisor.web.compare.compare_shown import advised, given, happened, summary
from advisor.web.compare.compare_sides import Side, compared, decided, side_of
from advisor.web.compare.compare_state import (
    BLIND,
    DATES,
    FILE,
    FIRST,
    OTHER,
    SECOND,
    WAYS,
    Comparing,
    Opened,
    compare_instead,
    comparing,
)
from advisor.web.compare.compare_table import side_by_side
from advisor.web.markup import more, show, tag, typed
from advisor.web.plain import label
from advisor.web.start.start_page import EARLIEST, LATEST
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit
from advisor.words import say

EARLIER = date(2019, 1, 16)  # a day on which much of the platform stood otherwise
YEAR = timedelta(days=365)


def show_page(visit: Visit) -> None:
    """What is compared, and how it differs."""
    show(
        tag("p", say("Compare"), class_="eyebrow"),
        tag("h1", say("What differs, and what made the difference")),
        tag(
            "p",
            say(
                "The same answers on two dates, this case with another answers file, or the answers of two consultants"
                " without their names. Files opened here are never saved as the case."
            ),
            class_="lead",
        ),
    )
    key = view("compare_way", comparing().way)
    st.segmented_control(
        say("Compare"),
        WAYS,
        key=key,
        format_func=_way_named,
        required=True,
        label_visibility="collapsed",
        on_change=_set,
        args=("way", key),
    )
    {DATES: _dates, FILE: _file, BLIND: _blind}[comparing().way](visit)


def _way_named(way: str) -> str:
    return {DATES: say("Two dates"), FILE: say("Another answers file"), BLIND: say("Two files, blind")}.get(way, way)


def _set(field: str, key: str) -> None:
    chosen = taken(f"compare_{field}", key)
    if chosen is not LATE and (chosen is not None or field != "way"):
        compare_instead(**{field: chosen})


def _needs_answers(visit: Visit) -> bool:
    """Whether the case has no answers yet; says so."""
    if visit.case.answers:
        return False
    show(tag("p", say("There is no answer yet, so there is nothing of this case to compare.")))
    if st.button(say("Start the questionnaire"), key="begin", type="primary"):
        visit.go("questions")
    return True


def _dates(visit: Visit) -> None:
    if _needs_answers(visit):
        return
    state = comparing()
    late = state.late or visit.as_of
    early = state.early or (EARLIER if late > EARLIER else max(EARLIEST, late - YEAR))
    columns = st.columns(2, gap="medium")
    for column, field, words, value in zip(
        columns, ("early", "late"), (say("On this date"), say("And on this one")), (early, late), strict=True
    ):
        with column:
            key = view(f"compare_{field}", value)
            st.date_input(
                words,
                value=None,
                key=key,
                min_value=min(EARLIEST, value),
                max_value=max(LATEST, value),
                format="YYYY-MM-DD",
                on_change=_set,
                args=(field, key),
            )
    sides = [side_of(visit, visit.case, as_of=on, label=day(on)) for on in (early, late)]
    _compare(visit, *sides)


def _file(visit: Visit) -> None:
    if _needs_answers(visit):
        return
    file_at(visit, OTHER, blind=False)
    opened = comparing().other
    if opened is None or opened.case is None:
        return
    rules = say("Both are advised by the rules of {day}, the date of this case.", day=day(visit.as_of))
    _told_date(rules, visit.as_of, opened)
    one = side_of(visit, visit.case, as_of=visit.as_of, label=say("this case"))
    other = side_of(visit, opened.case, as_of=visit.as_of, label=say("the other file"))
    _compare(visit, one, other, search=True)


def _told_date(rules: str, as_of: date, *opened: Opened) -> None:
    """The date by whose rules both are advised, and where a file names another."""
    named = sorted({one.case.as_of for one in opened if one.case and one.case.as_of} - {as_of})
    others = say("Dated otherwise in a file: {days}.", days=commas(map(day, named))) if named else ""
    show(tag("p", sentences(rules, others), class_="quiet"))


def _blind(visit: Visit) -> None:
    places = st.columns(2, gap="medium")
    for column, place in zip(places, (FIRST, SECOND), strict=True):
        with column, st.container(border=True):
            file_at(visit, place, blind=True)
    state = comparing()
    cases = [opened.case for opened in (state.first, state.second) if opened and opened.case]
    if len(cases) < 2 or state.first is None or state.second is None:
        return
    dates = {case.as_of for case in cases} - {None}
    as_of = next(iter(dates)) if len(dates) == 1 else None
    if as_of:
        rules = say("Both are advised by the rules of {day}, the date of the files.", day=day(as_of))
    else:
        rules = say("Both are advised by the rules of {day}, the date of the case at hand.", day=day(visit.as_of))
    _told_date(rules, as_of or visit.as_of, state.first, state.second)
    ordered = in_blind_order(cases[0], cases[1])
    one, other = (
        side_of(visit, case, as_of=as_of or visit.as_of, label=name)
        for name, case in zip(_blind_labels(), ordered, strict=True)
    )
    _which(state, ordered)
    _compare(visit, one, other, search=True)


def _blind_labels() -> tuple[str, str]:
    return say("one"), say("the other")


def _which(state: Comparing, ordered: tuple[Case, Case]) -> None:
    """The way to tell which file is which, and what it tells."""
    words = say("Hide which is which") if state.shown else say("Show which is which")
    st.button(words, key="which", on_click=compare_instead, kwargs={"shown": not state.shown})
    if not state.shown:
        return
    files = [opened for opened in (state.first, state.second) if opened]
    files.sort(key=lambda opened: opened.case is not ordered[0])
    rows = [
        (
            first_capital(name),
            typed(opened.name),
            typed(opened.case.client.name or "–"),
            typed(opened.case.client.notes),
        )
        for name, opened in zip(_blind_labels(), files, strict=True)
        if opened.case
    ]
    head = (say("Side"), say("File"), say("Client"), say("Notes"))
    show(side_by_side(head, rows, name=say("Which is which")))


def _compare(visit: Visit, one: Side, other: Side, *, search: bool = False) -> None:
    """How two sides differ; with `search` also which differences are decisive."""
    try:
        found = compared(one, other)
    except ValueError as error:
        st.error(label(say("This cannot be compared: {problem}", problem=error)))
        return
    causes = Causes(found, visit.knowledge)
    both = base.advised(one.key), base.advised(other.key)
    show(summary(found, both=both, names=visit.names), given(found), advised(found, causes))
    if search:
        with st.spinner(say("Looking for what is decisive …")):
            swaps = decided(one, other)
        show(decisive_shown(swaps, found, visit.knowledge))
    show(happened(found, causes))
    sources = causes.document.sources
    if sources:
        show(more(say("Sources: {number}", number=len(sources)), source_list(sources), open_=True))
