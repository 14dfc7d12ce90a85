"""What of the changes by hand could not be kept, and the days kept still, each with its way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import streamlit as st

from advisor.cadence.model import Refusal
from advisor.questionnaire.plan_edits import PlanEdits, Still
from advisor.report.spoken import commas, first_capital, with_more
from advisor.report.wording import Names, day
from advisor.web.cadence.cadence_words import in_words
from advisor.web.cadence.plan_changes import without_pin, without_still
from advisor.web.cadence.plan_table import change_plan
from advisor.web.citations import Cites, judged
from advisor.web.markup import Content, bullets, joined, show, tag
from advisor.web.plain import label
from advisor.web.visit import DRAFT, Visit
from advisor.words import say, say_count

AT_ONCE = 8


def by_hand(visit: Visit, cites: Cites) -> None:
    """What the plan keeps, what it could not keep and why, and which days it leaves out."""
    edits, refused = visit.case.plan, visit.planned.cadence.refused
    if not edits.any:
        show(tag("p", say("Nothing is changed by hand yet."), class_="quiet", role="status"))
        return
    told = say("Your changes: {changes}", changes=status(edits, refused=len(refused)))
    show(tag("p", tag("strong", told), role="status"))
    if refused:
        _refused(visit, refused, cites)
    if edits.still:
        _still(visit, edits.still)


def status(edits: PlanEdits, *, refused: int) -> str:
    """`3 broadcasts are pinned, 1 broadcast could not be kept, 2 days are kept free.`"""
    kept, days = len(edits.pins) - refused, len(edits.still)
    parts = (
        say_count(kept, "{number} broadcast is pinned", "{number} broadcasts are pinned") if kept else "",
        say_count(refused, "{number} broadcast could not be kept", "{number} broadcasts could not be kept")
        if refused
        else "",
        say_count(days, "{number} day is kept free", "{number} days are kept free") if days else "",
    )
    return say("{list}.", list=commas(part for part in parts if part))


def _refused(visit: Visit, refused: tuple[Refusal, ...], cites: Cites) -> None:
    with st.container(key="plan_refused"):
        show(tag("h3", say("Could not be kept")))
        for place, one in enumerate(refused[:AT_ONCE]):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                show(
                    tag(
                        "div",
                        joined([tag("strong", heading(one, visit.names)), *_why(one, visit.names, cites)]),
                        class_="refusal",
                    )
                )
                st.button(
                    say("Take it back"),
                    key=f"unpin_{one.account}_{one.date}_{place}",
                    help=label(say("Take back: {broadcast}", broadcast=heading(one, visit.names))),
                    on_click=_take_back,
                    args=(one.account, one.date),
                )
        if len(refused) > AT_ONCE:
            rest = refused[AT_ONCE:]
            lines: Iterator[Content] = (
                joined([tag("strong", heading(one, visit.names)), *_why(one, visit.names, cites)]) for one in rest
            )
            with st.expander(say("{number} more could not be kept", number=f"{len(rest):,}")):
                show(bullets(lines))
        if len(refused) > 1:
            st.button(say("Take all of these back"), key="unpin_all", on_click=_take_all_back, args=(refused,))


def heading(one: Refusal, names: Names) -> str:
    """`Service account on 3 May 2027: `."""
    return say("{account} on {day}: ", account=names.account(one.account), day=day(one.date))


def _why(one: Refusal, names: Names, cites: Cites) -> Iterator[Content]:
    named_already = rf"^{re.escape(names.account(one.account))}(?:: |：)"
    for reason in one.reasons:
        text = in_words(re.sub(named_already, "", reason.text))
        yield cites.said(first_capital(text), reason)
        yield " "
    if not one.reasons:
        yield judged()


def _still(visit: Visit, still: tuple[Still, ...]) -> None:
    told = say_count(len(still), "{number} day kept free of a broadcast", "{number} days kept free of a broadcast")
    with st.expander(told, expanded=len(still) <= AT_ONCE // 2):
        for one in sorted(still, key=lambda one: (one.date, one.account)):
            words = with_more(visit.names.account(one.account), day(one.date))
            st.button(
                label(say("Give back to the plan: {broadcast}", broadcast=words)),
                key=f"release_{one.account}_{one.date}",
                type="tertiary",
                on_click=_release,
                args=(one,),
            )


def _edits() -> PlanEdits:
    edits: PlanEdits = st.session_state[DRAFT].case.plan
    return edits


def _take_back(account: str, on: date) -> None:
    change_plan(without_pin(_edits(), account, on))


def _take_all_back(refused: tuple[Refusal, ...]) -> None:
    edits = _edits()
    for one in refused:
        edits = without_pin(edits, one.account, one.date)
    change_plan(edits)


def _release(still: Still) -> None:
    change_plan(without_still(_edits(), still))
