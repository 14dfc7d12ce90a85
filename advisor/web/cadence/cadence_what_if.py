"""What if: the plan with another frequency, another capacity or another start, beside the plan as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Any

import streamlit as st

from advisor.advice.model import Advice, Cadence
from advisor.cases.draft import Draft, Horizon
from advisor.logic.situation import Answer
from advisor.report.wording import day, span
from advisor.web import base
from advisor.web.advice.mixes_named import pairs_of
from advisor.web.cadence.cadence_horizon import fault_of
from advisor.web.cadence.plan_table import keep, mine
from advisor.web.markup import Content, show, table, tag
from advisor.web.plain import label
from advisor.web.start.start_page import EARLIEST, LATEST
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit
from advisor.words import say, say_count

FREQUENCY, CAPACITY, START = "publish_frequency", "articles_per_month", "start"
TRIED, TAKEN = "plan_tried", "plan_tried_taken"
Tried = Mapping[str, Any]


def what_if(visit: Visit) -> None:
    """Three fields, the two plans beside each other, and the button that takes the other one over."""
    show(
        tag("h2", say("What if"), id="what-if"),
        tag(
            "p",
            say(
                "Try another frequency, another number of articles or another start. Only tried out: nothing is saved"
                " until you take it over."
            ),
            class_="quiet",
        ),
    )
    tried = {name: value for name, value in (mine(TRIED) or {}).items() if value != now(visit)[name]}
    if mine(TAKEN) and not tried:
        show(tag("p", say("Taken over: the plan above is the plan you tried."), role="status"))
    _fields(visit, tried)
    if not tried:
        return
    fault = fault_of(_horizon(visit, tried), visit) if START in tried else ""
    if fault:
        st.error(label(fault))
        return
    then = base.at_a_glance(visit.key_if(answers=_answers(visit, tried), horizon=_horizon(visit, tried)))
    head, named = ("", say("Now"), say("Then")), say("The plan now and then")
    show(table(head, list(rows(visit.planned, then)), name=named, widths=(28, 36, 36)))
    if pairs_of(then.mix) != pairs_of(visit.planned.mix):
        told = say("With these answers the mix of accounts would change as well: see the advice.")
        show(tag("p", told, class_="quiet"))
    with st.container(horizontal=True, gap="small"):
        st.button(
            say("Take it over"),
            key="plan_take_over",
            type="primary",
            disabled=visit.closed,
            on_click=_take_over,
            args=(dict(tried),),
        )
        st.button(say("Leave the plan as it is"), key="plan_leave", on_click=keep, args=(TRIED, {}))


def now(visit: Visit) -> dict[str, Any]:
    """What the three fields would say of the plan as it is."""
    answers = visit.case.answers
    return {FREQUENCY: answers.get(FREQUENCY), CAPACITY: answers.get(CAPACITY), START: visit.draft.horizon.start}


def _fields(visit: Visit, tried: Tried) -> None:
    present = now(visit) | dict(tried)
    question = visit.knowledge.question
    frequency, capacity, start = st.columns(3, gap="medium")
    words, unknown = {option.id: option.label for option in question[FREQUENCY].options}, say("Don't know yet")
    keys = {name: view(f"plan_if_{name}", present[name]) for name in (FREQUENCY, CAPACITY, START)}
    with frequency:
        st.selectbox(
            say("Broadcasts"),
            [None, *words],
            format_func=lambda ident: words.get(ident, unknown),
            key=keys[FREQUENCY],
            on_change=_try,
            args=(FREQUENCY, keys[FREQUENCY]),
        )
    with capacity:
        st.number_input(
            say("Articles a month the team can produce"),
            min_value=question[CAPACITY].min,
            max_value=question[CAPACITY].max,
            value=None,
            step=1,
            key=keys[CAPACITY],
            placeholder=unknown,
            on_change=_try,
            args=(CAPACITY, keys[CAPACITY]),
        )
    with start:
        st.date_input(
            say("First day of the plan"),
            value=None,
            key=keys[START],
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            on_change=_try,
            args=(START, keys[START]),
        )


def _try(name: str, key: str) -> None:
    value = taken(f"plan_if_{name}", key)
    if value is not LATE:
        keep(TRIED, {**(mine(TRIED) or {}), name: value})
        keep(TAKEN, False)


def _answers(visit: Visit, tried: Tried) -> dict[str, Answer]:
    changed = {**visit.case.answers, **{name: value for name, value in tried.items() if name != START}}
    return {name: value for name, value in changed.items() if value is not None}


def _horizon(visit: Visit, tried: Tried) -> Horizon:
    horizon = visit.draft.horizon
    return replace(horizon, start=tried[START]) if START in tried else horizon


def rows(now: Advice, then: Advice) -> Iterator[tuple[Content, ...]]:
    """The two plans in numbers."""
    plans = now.cadence, then.cadence

    def row(words: str, *cells: str) -> tuple[Content, ...]:
        return tag("strong", words), *cells

    yield row(say("Begins"), *(_span(plan) for plan in plans))
    yield row(say("Broadcasts"), *(_sent(plan) for plan in plans))
    yield row(say("Wished, not planned"), *(_unmet(plan) for plan in plans))
    yield row(say("Articles to write"), *(f"{sum(one.written for one in plan.broadcasts):,}" for plan in plans))
    yield row(say("Articles a month, at most"), *(f"{plan.articles_per_month.planned:,g}" for plan in plans))
    yield row(say("Reads to expect, whole plan"), *(_reads(plan) for plan in plans))
    yield row(say("Hours of work"), *(_hours(plan) for plan in plans))
    yield row(say("Changes by hand not kept"), *(f"{len(plan.refused):,}" for plan in plans))


def _span(plan: Cadence) -> str:
    return say_count(plan.weeks, "{day}, {number} week", "{day}, {number} weeks", day=day(plan.start))


def _sent(plan: Cadence) -> str:
    return f"{len(plan.broadcasts):,}"


def _unmet(plan: Cadence) -> str:
    return f"{sum(one.unmet for one in plan.wished):,}" if plan.wished else say("not said")


def _reads(plan: Cadence) -> str:
    if not plan.projections:
        return say("not projected")
    low, high = (sum(getattr(one.reads, part) for one in plan.projections) for part in ("low", "high"))
    return span(low, high)


def _hours(plan: Cadence) -> str:
    if not plan.effort:
        return say("not known")
    low, high = (sum(getattr(one.hours, part) for one in plan.effort) for part in ("low", "high"))
    short = sum(one.short for one in plan.effort)
    if not short:
        return span(low, high)
    return say_count(
        short,
        "{hours}; short of hands in {number} month",
        "{hours}; short of hands in {number} months",
        hours=span(low, high),
    )


def _take_over(tried: Tried) -> None:
    answers = {name: value for name, value in tried.items() if name != START}

    def change(draft: Draft) -> Draft:
        draft = reduce(lambda changed, row: changed.with_answer(*row), answers.items(), draft)
        if START in tried:
            start: date | None = tried[START]
            draft = replace(draft, horizon=replace(draft.horizon, start=start))
        return draft

    edit(change)
    keep(TRIED, {})
    keep(TAKEN, True)
