"""A question as a widget. Widgets are views of the draft: each shows what stands there, and writes back to it.

"Don't know yet" is a choice of its own everywhere, and never the same as "None of these".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from advisor.cases.draft import Draft
from advisor.knowledge.models import OptionChoice, Question
from advisor.logic.situation import Answer
from advisor.report.country_names import country_names
from advisor.report.spoken import aside
from advisor.web import where
from advisor.web.markup import Markup, show, tag
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit
from advisor.words import say

UNKNOWN, NONE = "unknown", "none_of_these"
MOST_AT_A_GLANCE = 8


def name_of(question: str, option: str = "") -> str:
    """The name of a question's widget, or of the box of one of its options."""
    return f"a_{question}.{option}" if option else f"a_{question}"


def ask(visit: Visit, question: Question, *, hangs: Markup | None = None) -> None:
    """Show a question with its answer so far, why it is asked, and what hangs on it now."""
    answered = visit.is_answered(question.id)
    with st.container(key=f"question_{question.id}"):
        show(
            tag("h2", question.label, class_="question", id=f"question-{question.id}"),
            tag("p", question.why, class_="why"),
            None if answered else tag("span", say("not answered yet"), class_="visually-hidden"),
        )
        given, closed = visit.case.answers.get(question.id), visit.closed
        if question.kind == "many":
            _boxes(question, given, closed=closed)
        elif question.kind == "int":
            _number(question, given, closed=closed)
        else:
            _choice(question, given, _choices(visit, question), closed=closed)
        if hangs is not None:
            show(hangs)  # below the widget: it goes with the answer, and the widget must not move under the hand


def _choices(visit: Visit, question: Question) -> Mapping[str, OptionChoice]:
    """The options that can be chosen now, by id."""
    if question.kind == "yes_no":
        return {"true": OptionChoice(id="true", label=say("Yes")), "false": OptionChoice(id="false", label=say("No"))}
    if question.kind == "country":
        return {code: OptionChoice(id=code, label=aside(name, code)) for code, name in country_names().items()}
    if question.options_from is None:
        return {option.id: option for option in question.options}
    pool = visit.situation.seen(question.options_from)
    chosen = pool if isinstance(pool, tuple) else ()
    return {
        option.id: option for option in visit.knowledge.question[question.options_from].options if option.id in chosen
    }


def _choice(question: Question, given: Answer | None, choices: Mapping[str, OptionChoice], *, closed: bool) -> None:
    chosen = {True: "true", False: "false"}[given] if isinstance(given, bool) else given
    key = view(name_of(question.id), chosen if chosen in choices else UNKNOWN)
    labels = {ident: label(option.label) for ident, option in choices.items()} | {UNKNOWN: say("Don't know yet")}
    idents: Sequence[str] = [*choices, UNKNOWN]
    common: dict[str, Any] = {
        "key": key,
        "format_func": labels.__getitem__,
        "label_visibility": "collapsed",
        "disabled": closed,
        "on_change": _choose,
        "args": (question.id, key, tuple(idents)),
    }
    if len(choices) > MOST_AT_A_GLANCE:
        plain = {ident: option.label for ident, option in choices.items()} | {UNKNOWN: labels[UNKNOWN]}
        st.selectbox(label(question.label), [UNKNOWN, *choices], **(common | {"format_func": plain.__getitem__}))
        option = choices.get(str(chosen))
        if option is not None and option.help:
            show(tag("p", option.help, class_="why"))
        return
    helps = [label(choices[ident].help or "") if ident in choices else "" for ident in idents]
    short = not any(helps) and sum(len(words) for words in labels.values()) < 60
    st.radio(label(question.label), idents, horizontal=short, captions=helps if any(helps) else None, **common)


def _choose(question: str, key: str, idents: Sequence[str]) -> None:
    chosen = taken(name_of(question), key)
    if chosen is LATE or chosen not in idents:
        return
    value = {UNKNOWN: None, "true": True, "false": False}.get(chosen, chosen)
    edit(lambda draft: draft.with_answer(question, value))


def _number(question: Question, given: Answer | None, *, closed: bool) -> None:
    known = isinstance(given, int) and not isinstance(given, bool)
    key = view(name_of(question.id), given if known else None)
    box = view(name_of(question.id, UNKNOWN), _not_known(question.id, given if known else None))
    number, unknown = st.columns([2, 3], vertical_alignment="center")
    with number:
        st.number_input(
            label(aside(question.label, question.unit or "")),
            min_value=question.min,
            max_value=question.max,
            value=None,
            step=1,
            key=key,
            placeholder=question.unit or say("A whole number"),
            label_visibility="collapsed",
            disabled=closed,
            on_change=_count,
            args=(question.id, key),
        )
    with unknown:
        st.checkbox(say("Don't know yet"), key=box, disabled=closed, on_change=_forget, args=(question.id, box))
    what = question.unit or say("a whole number")
    allowed = say("{what}, {least} to {most}", what=what, least=f"{question.min:,}", most=f"{question.max:,}")
    show(tag("p", allowed, class_="why"))


def _count(question: str, key: str) -> None:
    value = taken(name_of(question), key)
    if value is not LATE:
        edit(lambda draft: draft.with_answer(question, value))


def _forget(question: str, key: str) -> None:
    ticked = taken(name_of(question, UNKNOWN), key)
    if ticked is LATE:
        return
    _about_to_answer(question, not ticked)
    if ticked:
        edit(lambda draft: draft.with_answer(question, None))


def _not_known(question: str, given: Answer | None) -> bool:
    """Whether "don't know yet" is ticked: without an answer it is, but for a reader who has just taken the tick away.

    The answer stays unknown until there is another; the box stays as it was left, and so does the focus on it.
    """
    waiting: set[str] = st.session_state.setdefault(where.TO_ANSWER, set())
    if given is not None:
        waiting.discard(question)
    return given is None and question not in waiting


def _about_to_answer(question: str, about_to: bool) -> None:
    waiting: set[str] = st.session_state.setdefault(where.TO_ANSWER, set())
    (waiting.add if about_to else waiting.discard)(question)


def _boxes(question: Question, given: Answer | None, *, closed: bool) -> None:
    ticked = given if isinstance(given, tuple) else ()
    left, right = st.columns(2)
    half = (len(question.options) + 1) // 2
    for place, option in enumerate(question.options):
        with left if place < half else right:
            _box(question, option.id, option.label, option.id in ticked, help_=option.help, closed=closed)
    with left:
        _box(question, NONE, say("None of these"), given == (), closed=closed)
    with right:
        _box(question, UNKNOWN, say("Don't know yet"), _not_known(question.id, given), closed=closed)


def _box(question: Question, option: str, words: str, ticked: bool, *, help_: str | None = None, closed: bool) -> None:
    key = view(name_of(question.id, option), ticked)
    told = label(help_) if help_ else None
    st.checkbox(
        label(words),
        key=key,
        help=told,
        disabled=closed,
        on_change=_tick,
        args=(question, option, key),
        wrap=True,
    )


def _tick(question: Question, option: str, key: str) -> None:
    """One box was changed. Taking the last tick away leaves the answer unknown: "none of these" must be said."""
    ticked = taken(name_of(question.id, option), key)
    if ticked is LATE:
        return
    _about_to_answer(question.id, option == UNKNOWN and not ticked)
    if option == UNKNOWN and not ticked:
        return

    def change(draft: Draft) -> Draft:
        given = draft.case.answers.get(question.id)
        chosen = set(given) if isinstance(given, tuple) else set()
        if option in (NONE, UNKNOWN):
            return draft.with_answer(question.id, () if option == NONE and ticked else None)
        chosen = chosen | {option} if ticked else chosen - {option}
        return draft.with_answer(question.id, tuple(each for each in question.option_ids if each in chosen) or None)

    edit(change)
