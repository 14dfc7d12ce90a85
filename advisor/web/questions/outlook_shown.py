"""What could still change, below the questions: settled or not, the mixes in reach, the question to answer first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx

from advisor.advice.parts.prospects import Prospects
from advisor.report.telling.asking import hangs_most, open_says, settled_says, still_turn
from advisor.report.telling.outlook import in_reach
from advisor.report.wording import Names
from advisor.web import base
from advisor.web.frame.drawn_again import draw_again_every
from advisor.web.markup import Markup, bullets, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.report.exports import is_open
from advisor.web.visit import Visit
from advisor.words import say, say_count

AT_ONCE = 0.04  # seconds that a page waits for what could still change before it is finished without it
LOOK_SECONDS, LOOKS = 1.0, 3
WANTED = "outlook_wanted"
Opener = Callable[[str], None]


def outlook(visit: Visit, names: Names, *, opens: Opener) -> None:
    """Show it; the button calls `opens` with the question to answer first."""
    asked = base.relevant(visit.key).asked
    if base.is_settled(visit.key):
        says = tag("p", tag("strong", settled_says(len(asked))))
        rest = tag("p", still_turn(asked), class_="quiet") if asked else None
        show(tag("div", says, rest, class_="outlook settled", role="status"))
        return
    if st.session_state.get(WANTED) != visit.key and base.is_crowded():
        _offer(visit)
        return
    found = _found(visit, patience=AT_ONCE)
    if found is not None:
        _open(visit, found, names, opens=opens)
    else:
        _open_later(visit, names, opens=opens)


def _found(visit: Visit, *, patience: float = 0.0) -> Prospects | None:
    here = get_script_run_ctx()
    session = here.session_id if here is not None else ""
    return base.ahead_by_now(visit.key, visit=session, wanted=partial(is_open, session), patience=patience)


def _open_later(visit: Visit, names: Names, *, opens: Opener) -> None:
    """Say that the search goes on, and look again for its end; the page is finished meanwhile and can be used."""
    looks = count()

    def shown() -> None:
        look, found = next(looks), _found(visit)
        if found is not None:
            _look_no_more()
            if _open(visit, found, names, opens=opens):
                st.rerun()
        elif look < LOOKS:
            told = say("Not settled. Working out which mixes can still come out …")
            show(tag("div", tag("p", tag("strong", told)), class_="outlook"))
        else:
            _look_no_more()
            if _offer(visit):
                st.rerun()

    draw_again_every(LOOK_SECONDS, shown)


def _offer(visit: Visit) -> bool:
    """Where many are at work the search is made for those who ask for it; whether this reader just has."""
    told = say("Not settled. Many people are at work just now, so the mixes that can still come out must wait.")
    show(tag("div", tag("p", told), class_="outlook"))
    words = say("Work out which mixes can still come out")
    return bool(st.button(words, key="look_ahead", on_click=_want, args=(visit.key,)))


def _want(key: base.Key) -> None:
    st.session_state[WANTED] = key


def _look_no_more() -> None:
    """Have the browser stop asking; where it cannot be told, it asks on in vain until the next answer."""
    here = get_script_run_ctx()
    if here is not None and here.fragment_ids_this_run:
        message = ForwardMsg()
        message.stop_auto_rerun.fragment_ids.extend(here.fragment_ids_this_run)
        here.enqueue(message)


def _open(visit: Visit, ahead: Prospects, names: Names, *, opens: Opener) -> bool:
    """What was found; whether the reader has just asked for the question to answer first."""
    show(tag("div", tag("p", tag("strong", open_says(ahead))), _mixes(ahead, names), class_="outlook"))
    first = ahead.telling or hangs_most(base.relevant(visit.key).asked)
    if first is None:
        return False
    words = label(say("Answer first: {question} →", question=names.question(first)))
    pressed = st.button(words, key="answer_first", on_click=opens, args=(first,))
    show(tag("p", _why_first(ahead), class_="why"))
    return pressed


def _mixes(ahead: Prospects, names: Names) -> Markup:
    def row(mix: str, share: str) -> Markup:
        told = say(" – {share} of the ways to answer", share=share)
        return joined([mix, tag("span", told, class_="quiet") if share else None])

    title = say("Which mixes can still come out") if ahead.complete else say("Which mixes were found so far")
    return more(title, bullets(row(one.mix, one.share) for one in in_reach(ahead, names)))


def _why_first(ahead: Prospects) -> str:
    if ahead.telling and ahead.telling_leaves:
        return say_count(
            ahead.telling_leaves,
            "It settles most: whatever the answer, at most {number} mix can still come out.",
            "It settles most: whatever the answer, at most {number} mixes can still come out.",
        )
    return say("Most verdicts and needs hang on it. Which question settles most is not proved while so much is open.")
