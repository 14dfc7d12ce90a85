"""The answers to look over before the advice: each with one way to change it, what is open, what does not count."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from advisor.advice.comparing.answers import answer_in_words
from advisor.advice.parts.relevance import Asked
from advisor.knowledge.models import Question
from advisor.report.country_names import country_names
from advisor.report.spoken import first_capital, semicolons
from advisor.report.telling.asking import asked_only, not_asked_says, settled_says, still_turn, why_skipped
from advisor.report.telling.hanging import hanging
from advisor.report.wording import Names
from advisor.web import base, where
from advisor.web.frame.scrolling import bring_to
from advisor.web.markup import EMPTY, Markup, bullets, filled, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.questions.questions_page import open_at
from advisor.web.questions.sections_now import SectionNow, sections_now
from advisor.web.visit import Visit
from advisor.words import language, say, say_count

BRIEFLY = 2


def show_page(visit: Visit) -> None:
    """Every section in the author's order, between two ways on to the advice."""
    asked = visit.asked
    names = base.names(visit.folder, language())
    sections = sections_now(visit)
    show(
        tag("h1", say("Check your answers")),
        tag(
            "p",
            say("This is all that the advice rests on. Change what is not right; what is not known yet may stay open."),
            class_="lead",
        ),
        _status(visit, len(asked)),
    )
    _onward(visit, "check_to_advice_first")
    for now in sections:
        _section(visit, now, asked, names)
    _onward(visit, "check_to_advice")
    _bring_back()


def _status(visit: Visit, left: int) -> Markup:
    """Whether the mix is settled, and what is left to answer."""
    if not visit.case.answers:
        return tag("div", tag("p", tag("strong", say("Nothing is answered yet."))), class_="outlook")
    if base.is_settled(visit.key):
        rest = tag("p", still_turn(base.relevant(visit.key).asked), class_="quiet") if left else None
        return tag("div", tag("p", tag("strong", settled_says(left))), rest, class_="outlook settled")
    told = say_count(
        left,
        "Not settled: {number} question is open, and the advice can still change with its answer.",
        "Not settled: {number} questions are open, and the advice can still change with their answers.",
    )
    return tag("div", tag("p", tag("strong", told)), class_="outlook")


def _onward(visit: Visit, key: str) -> None:
    if st.button(say("See the advice →"), key=key, type="primary"):
        visit.go("advice")


def _section(visit: Visit, now: SectionNow, asked: Mapping[str, Asked], names: Names) -> None:
    with st.container(key=f"checked_{now.section.id}", gap=None):
        show(tag("h2", now.section.title))
        for question in now.shown:
            _row(visit, question, asked.get(question.id), names)
        show(_beside(visit, now))


def _row(visit: Visit, question: Question, asked: Asked | None, names: Names) -> None:
    """A question, its answer in words, and the way to change it; of an open one, what hangs on it."""
    known = visit.is_answered(question.id)
    with st.container(key=f"kept_{question.id}", horizontal=True, vertical_alignment="center", gap="small"):
        show(
            tag(
                "dl",
                tag("dt", question.label),
                tag("dd", _answer(visit, question.id, asked), class_=None if known and asked is None else "still-open"),
                _hangs(visit, asked, names),
                class_="kept",
                id=f"kept-{question.id}",
            )
        )
        # The question stands in the button's name, out of sight: read alone, as from a list, it says what it is of.
        what = f"**{label(question.label)}**"
        words = say("Change {question}", question=what) if known else say("Answer {question}", question=what)
        if st.button(words, key=f"change_{question.id}", type="tertiary"):
            open_at(question.id, visit, back=True)
            visit.go(where.PAGE)


def _answer(visit: Visit, question: str, asked: Asked | None) -> Markup | str:
    if not visit.is_answered(question):
        return tag("span", say("Don't know yet"), class_="badge unsettled") if asked else say("Don't know yet")
    said = first_capital(answer_in_words(visit.situation, question, country_names()))
    if asked is None:
        return said
    return joined([said, " ", tag("span", say("to be chosen again"), class_="badge unsettled")])


def _hangs(visit: Visit, asked: Asked | None, names: Names) -> Markup:
    if asked is None:
        return EMPTY
    found = hanging(asked.effects, knowledge=visit.knowledge, names=names)
    named, rest = semicolons(found[:BRIEFLY]), len(found) - BRIEFLY
    told = say("{named}; and {number} more", named=named, number=rest) if rest > 0 else named
    return tag("dd", say("Hangs on it now: {parts}.", parts=told), class_="why")


def _beside(visit: Visit, now: SectionNow) -> Markup:
    """The answers that do not count on this path, and the questions not asked with the reason for each."""
    uncounted = (_uncounted(visit, question) for question in now.uncounted)
    rows = (
        filled(
            say("{question} {reason}"),
            question=tag("strong", visit.knowledge.question[row.question].label),
            reason=why_skipped(row, visit.situation, countries=country_names()),
        )
        for row in now.not_asked
        if not visit.is_answered(row.question)
    )
    left = [row for row in now.not_asked if not visit.is_answered(row.question)]
    return joined([*uncounted, more(not_asked_says(left), bullets(rows)) if left else EMPTY])


def _uncounted(visit: Visit, question: Question) -> Markup:
    given = tag("span", answer_in_words(visit.situation, question.id, country_names()), class_="struck")
    told = filled(
        say("{answer} This answer is kept but does not count here. {when_it_is_asked}"),
        answer=given,
        when_it_is_asked=asked_only(question.id, visit.situation, countries=country_names()),
    )
    return tag("dl", tag("dt", question.label), tag("dd", told), class_="kept uncounted", id=f"kept-{question.id}")


def _bring_back() -> None:
    """The keyboard back at the answer that was changed from here."""
    question = st.session_state.get(where.RETURN)
    if question:
        bring_to(f"{where.turned()} back", target=f"kept-{question}", control=f"change_{question}")
