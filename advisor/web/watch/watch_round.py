"""Looking at cases while the page stays: what is known at once, the rest begun, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from advisor.cases.listing import Line
from advisor.cases.store import Desk
from advisor.web.frame.drawn_again import draw_again_every
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.watch.watch_line import Present, Round, begin, found, last_round
from advisor.web.watch.watch_looking import Looked
from advisor.words import say

POLL_SECONDS = 0.5


def looked_up(desk: Desk, lines: Sequence[Line], present: Present, *, name: str) -> tuple[dict[str, Looked], bool]:
    """What is known of the cases, by id, and whether a look at the rest is under way.

    Where nothing is known of some they are looked at, and how far that is stands on the page. The keys of the widgets
    begin with `name`.
    """
    known = found(lines, present)
    rest = [line for line in lines if line.id not in known]
    if not rest:
        return known, False
    last = last_round(desk, present.language)
    if last is not None and last.state in ("failed", "cancelled"):
        _stopped(desk, rest, present, last, name)
        return known, False
    _progress(begin(desk, rest, present), name)
    return known, True


def _stopped(desk: Desk, rest: Sequence[Line], present: Present, last: Round, name: str) -> None:
    """Why the look ended before its end, and the way to go on."""
    if last.state == "failed":
        st.error(label(say("The cases could not be looked at: {reason}", reason=last.reason)))
    else:
        show(tag("p", say("Not all cases were looked at."), class_="quiet"))
    st.button(say("Go on looking"), key=f"{name}_again", on_click=_again, args=(desk, rest, present))


def _again(desk: Desk, rest: Sequence[Line], present: Present) -> None:
    begin(desk, rest, present)


def _progress(under_way: Round, name: str) -> None:
    """How far it is, told again and again until it is over, and the way to give it up."""

    def shown() -> None:
        if under_way.is_over:
            st.rerun()
        done, total = under_way.done, under_way.total
        told = say("{done} of {total} cases looked at", done=done, total=total)
        st.progress(done / total if total else 0.0, text=label(told))
        st.button(say("Stop looking"), key=f"{name}_stop", on_click=under_way.cancel)

    show(
        tag("p", say("The cases are being looked at; the page stays usable."), class_="visually-hidden", role="status")
    )
    draw_again_every(POLL_SECONDS, shown)
