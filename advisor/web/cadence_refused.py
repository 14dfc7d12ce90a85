"""What of the changes by hand could not be kept, and the days kept still, each with its way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import streamlit as st

from advisor.cadence.model import Refusal
from advisor.questionnaire.plan_edits import PlanEdits, Still
from advisor.report.wording import Names, count, day
from advisor.web.cadence_words import in_words
from advisor.web.citations import Cites, judged
from advisor.web.markup import Content, bullets, joined, show, tag
from advisor.web.plain import label
from advisor.web.plan_changes import without_pin, without_still
from advisor.web.plan_table import change_plan
from advisor.web.visit import DRAFT, Visit

AT_ONCE = 8


def by_hand(visit: Visit, cites: Cites) -> None:
    """What the plan keeps, what it could not keep and why, and which days it leaves out."""
    edits, refused = visit.case.plan, visit.planned.cadence.refused
    if not edits.any:
        show(tag("p", "Nothing is changed by hand yet.", class_="quiet", role="status"))
        return
    show(tag("p", tag("strong", f"Your changes: {status(edits, refused=len(refused))}"), role="status"))
    if refused:
        _refused(visit, refused, cites)
    if edits.still:
        _still(visit, edits.still)


def status(edits: PlanEdits, *, refused: int) -> str:
    """`3 broadcasts are pinned, 1 broadcast could not be kept, 2 days are kept free.`"""
    kept, days = len(edits.pins) - refused, len(edits.still)
    parts = (
        f"{count(kept, 'broadcast')} {'is' if kept == 1 else 'are'} pinned" if kept else "",
        f"{count(refused, 'broadcast')} could not be kept" if refused else "",
        f"{count(days, 'day')} {'is' if days == 1 else 'are'} kept free" if days else "",
    )
    return f"{', '.join(part for part in parts if part)}."


def _refused(visit: Visit, refused: tuple[Refusal, ...], cites: Cites) -> None:
    with st.container(key="plan_refused"):
        show(tag("h3", "Could not be kept"))
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
                    "Take it back",
                    key=f"unpin_{one.account}_{one.date}_{place}",
                    help=label(f"Take back: {heading(one, visit.names)}"),
                    on_click=_take_back,
                    args=(one.account, one.date),
                )
        if len(refused) > AT_ONCE:
            rest = refused[AT_ONCE:]
            lines: Iterator[Content] = (
                joined([tag("strong", heading(one, visit.names)), *_why(one, visit.names, cites)]) for one in rest
            )
            with st.expander(f"{len(rest):,} more could not be kept"):
                show(bullets(lines))
        if len(refused) > 1:
            st.button("Take all of these back", key="unpin_all", on_click=_take_all_back, args=(refused,))


def heading(one: Refusal, names: Names) -> str:
    """`Service account on 3 May 2027: `."""
    return f"{names.account(one.account)} on {day(one.date)}: "


def _why(one: Refusal, names: Names, cites: Cites) -> Iterator[Content]:
    for reason in one.reasons:
        text = in_words(reason.text.removeprefix(f"{names.account(one.account)}: "))
        yield cites.said(text[:1].upper() + text[1:], reason)
        yield " "
    if not one.reasons:
        yield judged()


def _still(visit: Visit, still: tuple[Still, ...]) -> None:
    with st.expander(f"{count(len(still), 'day')} kept free of a broadcast", expanded=len(still) <= AT_ONCE // 2):
        for one in sorted(still, key=lambda one: (one.date, one.account)):
            words = f"{visit.names.account(one.account)}, {day(one.date)}"
            st.button(
                label(f"Give back to the plan: {words}"),
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
