"""Trying an unlock: what the whole advice would become, beside what it is; applied only when that is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

import streamlit as st

from advisor.advice.answered import in_words
from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import AnswerChange, Unlock
from advisor.cases.draft import Draft
from advisor.logic.situation import Answer
from advisor.report.spoken import first_capital, semicolons
from advisor.report.wording import Names, day, span
from advisor.web import base
from advisor.web.advice.mixes_named import named_mix, pairs_of
from advisor.web.citations import judged
from advisor.web.markup import Content, Markup, bullets, joined, show, table, tag
from advisor.web.plain import label
from advisor.web.views import in_tongue
from advisor.web.visit import ID, Visit, edit
from advisor.words import say, say_count

TRYING, APPLIED = "unlock_tried", "unlock_applied"
Given = Mapping[str, Answer | None]


def trial(visit: Visit, way: Unlock, place: int) -> None:
    """The button that tries a change, and what comes of it while it is tried."""
    name = f"{way.account}_{place}"
    state = st.session_state
    if state.get(TRYING) != _signature(way):
        words = say("Try this: see the advice it would lead to")
        st.button(words, key=f"try_{name}", on_click=_try, args=(_signature(way),))
        return
    show(
        tag("h4", say("The advice if this were so")),
        tag("p", say("Only tried out: your saved answers are as they were."), class_="quiet"),
    )
    given = {row.question: _chosen(row, name) for row in way.change}
    answers = {**visit.case.answers, **given}
    then = base.advised(visit.key_if(answers=answers))
    show(_before_and_after(visit.advice, then, visit.names), _why_not_in(way, then, visit.names))
    apply, close = st.columns(2)
    with apply:
        words = say_count(len(given), "Change {number} saved answer to this", "Change {number} saved answers to this")
        arguments = (way.account, given, {question: visit.case.answers.get(question) for question in given})
        st.button(
            words,
            key=f"apply_{name}",
            type="primary",
            width="stretch",
            disabled=visit.closed,
            on_click=_apply,
            args=arguments,
        )
    with close:
        st.button(say("Leave the answers as they are"), key=f"leave_{name}", width="stretch", on_click=_leave)


def _signature(way: Unlock) -> tuple[Any, ...]:
    return way.account, way.route, tuple((row.question, row.to) for row in way.change)


def _try(signature: tuple[Any, ...]) -> None:
    st.session_state[TRYING] = signature
    st.session_state.pop(APPLIED, None)


def _leave() -> None:
    st.session_state.pop(TRYING, None)


def _chosen(row: AnswerChange, name: str) -> Answer:
    """The new answer, or one of the others that would do as well."""
    if not row.or_to:
        return row.to
    answers, words = (row.to, *row.or_to), (row.shown, *row.or_shown)
    place = st.selectbox(
        label(say("Tried with this answer: {question}", question=row.label)),
        range(len(answers)),
        format_func=words.__getitem__,
        key=in_tongue(f"with_{name}_{row.question}"),
    )
    return answers[place or 0]


def _before_and_after(now: Advice, then: Advice, names: Names) -> Markup:
    rows = list(_rows(now, then, names))
    changed = pairs_of(now.mix) != pairs_of(then.mix)
    told = say("The mix would change.") if changed else say("The mix would stay the same.")
    head = ("", say("Now"), say("Then"))
    return joined([tag("p", tag("strong", told)), table(head, rows, name=say("Now and then"), widths=(20, 40, 40))])


def _rows(now: Advice, then: Advice, names: Names) -> Iterator[tuple[Content, ...]]:
    def row(words: str, *cells: str) -> tuple[Content, ...]:
        return tag("strong", words), *cells

    both = (now, then)
    yield row(say("Mix"), *(first_capital(named_mix(one.mix, names)) for one in both))
    yield row(say("Needs met"), *(_met(one) for one in both))
    yield row(say("Musts not met"), *(_unmet(one) for one in both))
    yield row(say("Typical launch"), *(day(one.launch.typical) if one.launch.typical else say("none") for one in both))
    yield row(say("Known cost of setting up"), *(_cost(one) for one in both))
    yield row(say("Standing"), *(_standing(one) for one in both))


def _met(advice: Advice) -> str:
    met = sum(bool(need.met_by) for need in advice.needs)
    return say("{number} of {all}", number=met, all=len(advice.needs))


def _unmet(advice: Advice) -> str:
    unmet = [need.title for need in advice.needs if need.strength == "must" and not need.met_by]
    return semicolons(unmet) or say("none")


def _cost(advice: Advice) -> str:
    costs = advice.costs
    missing = len(costs.without_figure)
    if missing and missing == len(costs.steps):
        return say_count(
            missing,
            "No figure is known for any of the {number} step",
            "No figure is known for any of the {number} steps",
        )
    amount = span(costs.setting_up.min, costs.setting_up.max)
    if not missing:
        return say("CNY {amount}", amount=amount)
    return say_count(
        missing,
        "CNY {amount}, {number} step without a figure",
        "CNY {amount}, {number} steps without a figure",
        amount=amount,
    )


def _standing(advice: Advice) -> str:
    if advice.status == "final":
        return say("Final on these answers")
    return say_count(
        len(advice.open_questions), "Provisional, {number} open question", "Provisional, {number} open questions"
    )


def _why_not_in(way: Unlock, then: Advice, names: Names) -> Markup | None:
    """Why the account, open then, would still not be in the mix by this route."""
    if (way.account, way.route) in pairs_of(then.mix):
        return None
    reasons = [
        reason
        for one in then.rejected
        if (one.account, one.route) == (way.account, way.route)
        for reason in one.reasons
    ]
    told = say(
        "{account} could then be had by this route, but it would not be in the mix by it:",
        account=names.account(way.account),
    )
    said = (joined([reason.text, " ", judged() if reason.basis == "judgement" else None]) for reason in reasons)
    return joined([tag("p", told), bullets(said)])


def _apply(account: str, given: Given, before: Given) -> None:
    edit(lambda draft: _answered(draft, given))
    state = st.session_state
    state[APPLIED] = (state[ID], account, given, before)
    state.pop(TRYING, None)


def _answered(draft: Draft, given: Given) -> Draft:
    return reduce(lambda changed, row: changed.with_answer(*row), given.items(), draft)


def told_of_change(visit: Visit) -> None:
    """After a change was applied: which answers are new, and the way back."""
    draft, account, given, before = st.session_state.get(APPLIED, ("", "", {}, {}))
    if draft != st.session_state[ID] or any(visit.case.answers.get(name) != value for name, value in given.items()):
        return
    rows = [
        say(
            "{question} {answer}",
            question=visit.names.question(name),
            answer=in_words(visit.knowledge.question[name], value, visit.situation),
        )
        for name, value in given.items()
    ]
    told = say("Changed for {account}: {answers}", account=visit.names.account(account), answers=semicolons(rows))
    st.success(label(told))
    st.button(say("Take this change back"), key="take_back", disabled=visit.closed, on_click=_take_back, args=(before,))


def _take_back(before: Given) -> None:
    edit(lambda draft: _answered(draft, before))
    st.session_state.pop(APPLIED, None)
