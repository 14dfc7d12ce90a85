"""What could still change, above the questions: settled or not, the mixes in reach, the question to answer first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from advisor.advice.parts.prospects import Prospects
from advisor.report.telling.asking import hangs_most, open_says, settled_says, still_turn
from advisor.report.telling.outlook import in_reach
from advisor.report.wording import Names
from advisor.web import base
from advisor.web.markup import Markup, bullets, joined, more, show, tag
from advisor.web.plain import label
from advisor.web.visit import Visit
from advisor.words import say, say_count

Opener = Callable[[str], None]


def outlook(visit: Visit, names: Names, *, opens: Opener) -> None:
    """Show it; the button calls `opens` with the question to answer first."""
    asked = base.relevant(visit.key).asked
    if base.is_settled(visit.key):
        says = tag("p", tag("strong", settled_says(len(asked))))
        rest = tag("p", still_turn(asked), class_="quiet") if asked else None
        show(tag("div", says, rest, class_="outlook settled", role="status"))
        return
    ahead = base.ahead(visit.key)
    show(tag("div", tag("p", tag("strong", open_says(ahead))), _mixes(ahead, names), class_="outlook"))
    first = ahead.telling or hangs_most(asked)
    if first is not None:
        words = label(say("Answer first: {question} →", question=names.question(first)))
        st.button(words, key="answer_first", on_click=opens, args=(first,))
        show(tag("p", _why_first(ahead), class_="why"))


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
