"""The user's own choices as widgets: the weights of the criteria, and accounts that must or must not be in the mix."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import ceil

import streamlit as st

from advisor.advice.mixes.mix import NO_CHOICES, advised_weights
from advisor.cases.draft import Draft
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.report.charts.weight_ranges import LEAST_SCALE, number
from advisor.report.spoken import Spoken, sentences
from advisor.web.citations import judged
from advisor.web.markup import bullets, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.views import LATE, taken, view
from advisor.web.visit import ID, Visit, edit
from advisor.web.what_if.choosing import Wish, refusal, wish_of, with_account, with_weight, without_weights
from advisor.words import say

REFUSED = "weights_refused"
STEP = 0.1
WISHES: Mapping[Wish, str] = Spoken(
    lambda: {"advised": say("As advised"), "force": say("Always in"), "exclude": say("Left out")}
)


def weight_sliders(visit: Visit) -> None:
    """A slider for each criterion, what it measures, and the way back to the weights of the knowledge base."""
    weighted = advised_weights(visit.situation)
    chosen = visit.case.choices.weights
    top = float(max(LEAST_SCALE, *(ceil(weight) for weight in (*chosen.values(), *(own for _, own in weighted)))))
    show(tag("h2", say("What counts, and how much"), class_="small"))
    draft, tried = st.session_state.get(REFUSED, ("", NO_CHOICES))
    refused = refusal(tried, visit.situation) if draft == st.session_state[ID] else ""
    if refused:
        st.warning(label(sentences(refused, say("The weights stay as they were."))))
    for criterion, by_base in weighted:
        key = view(f"weight_{criterion.id}", float(chosen.get(criterion.id, by_base)))
        st.slider(
            label(say("{criterion} ({number} by default)", criterion=criterion.title, number=number(by_base))),
            min_value=0.0,
            max_value=top,
            step=STEP,
            format="%.1f",
            key=key,
            disabled=visit.closed,
            on_change=_weigh,
            args=(criterion.id, key, visit.situation),
        )
    st.button(say("Reset the weights"), key="reset_weights", disabled=not chosen or visit.closed, on_click=_reset)
    described = (
        joined([tag("strong", say("{criterion}. ", criterion=one.title)), one.text, " ", judged()])
        for one, _ in weighted
    )
    show(more(say("What each criterion measures"), bullets(described)))


def _weigh(criterion: str, key: str, situation: Situation) -> None:
    """Keep a weight just set, unless no mix could then be told from another."""
    weight = taken(f"weight_{criterion}", key)
    if weight is LATE:
        return
    tried: list[Choices] = []

    def change(draft: Draft) -> Draft:
        changed = with_weight(draft, criterion, round(weight, 2), situation=situation)
        tried[:] = [changed.case.choices]
        return draft if refusal(tried[0], situation) else changed

    edit(change)
    st.session_state[REFUSED] = (st.session_state[ID], tried[0])


def _reset() -> None:
    edit(without_weights)
    st.session_state.pop(REFUSED, None)


def account_switches(visit: Visit) -> None:
    """For each account: as advised, in every mix, or in none."""
    show(tag("h2", say("Accounts you insist on or rule out"), class_="small"))
    for account in visit.knowledge.accounts:
        key = view(f"wish_{account.id}", wish_of(visit.case.choices, account.id))
        st.radio(
            label(account.name),
            [*WISHES],
            format_func=WISHES.__getitem__,
            horizontal=True,
            key=key,
            disabled=visit.closed,
            on_change=_wish,
            args=(account.id, key),
        )


def _wish(account: str, key: str) -> None:
    wish = taken(f"wish_{account}", key)
    if wish is not LATE:
        edit(partial(with_account, account=account, wish=wish))
