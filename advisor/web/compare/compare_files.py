"""Answers files opened for comparing. They are read into this visit and never saved; a blind one shows no name."""

from __future__ import annotations

import streamlit as st

from advisor.knowledge.languages import Language
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.questionnaire.answers_file import read_case
from advisor.report.wording import day
from advisor.web.compare.compare_state import FIRST, SECOND, Opened, compare_instead, comparing
from advisor.web.markup import filled, show, tag, typed
from advisor.web.uploads import empty, given, upload_key
from advisor.web.visit import Visit
from advisor.words import language, say, say_count, speaking


def file_at(visit: Visit, place: str, *, blind: bool) -> None:
    """A place for one file, one of OTHER, FIRST and SECOND: what was opened there, or the way to open one."""
    opened = comparing().opened(place)
    show(tag("h2", _heading(place), class_="small"))
    if opened is not None and opened.case is not None:
        _told(opened, blind=blind)
        st.button(
            _replaced(place) if blind else say("Compare another file"),
            key=f"replace_{place}",
            on_click=_empty,
            args=(place,),
        )
        return
    if opened is not None:
        st.error(
            say_count(
                len(opened.problems),
                "This file was not opened: {number} problem.",
                "This file was not opened: {number} problems.",
            )
        )
        for problem in opened.problems:
            st.text(str(problem))
    name = f"compare_{place}"
    key = upload_key(name)
    st.file_uploader(
        say("{file} (YAML or JSON)", file=_heading(place)),
        key=key,
        on_change=_take,
        args=(name, key, place, visit.knowledge, language()),
        kwargs={"named": _called(place) if blind else None},
        label_visibility="collapsed",
    )


def _heading(place: str) -> str:
    return {FIRST: say("The first file"), SECOND: say("The second file")}.get(place, say("The other answers file"))


def _called(place: str) -> str:
    """What messages call a file whose name is not told."""
    return {FIRST: say("the first file"), SECOND: say("the second file")}.get(place, say("the other answers file"))


def _replaced(place: str) -> str:
    return {FIRST: say("Replace the first file"), SECOND: say("Replace the second file")}.get(
        place, say("Replace the other answers file")
    )


def _told(opened: Opened, *, blind: bool) -> None:
    case = opened.case
    assert case is not None
    if blind:
        show(
            tag(
                "p",
                say_count(
                    len(case.answers),
                    "It is in: {number} answer. Its name, client and notes are kept out of sight.",
                    "It is in: {number} answers. Its name, client and notes are kept out of sight.",
                ),
            )
        )
        return
    told = say_count(len(case.answers), "{number} answer", "{number} answers")
    if case.as_of:
        told = say("{answers}, as of {day}", answers=told, day=day(case.as_of))
    if case.client.name:
        sentence, client = say("{file}: {answers}; client: {client}."), typed(case.client.name)
        show(tag("p", filled(sentence, file=typed(opened.name), answers=told, client=client)))
        return
    show(tag("p", filled(say("{file}: {answers}."), file=typed(opened.name), answers=told)))


def _take(name: str, key: str, place: str, knowledge: Knowledge, spoken: Language, *, named: str | None) -> None:
    """Read the file just uploaded. Where it is `named`, messages call it so, and its own name is not told.

    What is wrong with it is told in the language `spoken` on the page.
    """
    files = given(name, key)
    if files is None:
        return
    if not files:
        compare_instead(**{place: None})
        return
    (file,) = files
    try:
        with speaking(spoken):
            case = read_case(file.getvalue(), file=named or file.name, knowledge=knowledge)
    except Refused as refused:
        compare_instead(**{place: Opened(file.name, problems=tuple(refused.problems))})
        return
    compare_instead(**{place: Opened(file.name, case)})


def _empty(place: str) -> None:
    compare_instead(**{place: None})
    empty(f"compare_{place}")
