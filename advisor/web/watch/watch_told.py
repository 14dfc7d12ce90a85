"""How many cases' advice was found to have changed, told on other pages. Nothing is looked at for it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from advisor.cases.failures import StoreFailed
from advisor.knowledge.problems import Refused
from advisor.web import base
from advisor.web.desk import person
from advisor.web.frame.language_choice import in_address
from advisor.web.plain import label
from advisor.web.visit import Visit, address
from advisor.web.watch.watch_line import is_told, number_told
from advisor.words import say, say_count


def page_title() -> str:
    """What the watch page is called: with the number, where somebody looked and there is one."""
    number = _number()
    return say("Watch ({number})", number=number) if number else say("Watch")


def tell_watch(visit: Visit) -> None:
    """One line with the number, which leads to the watch page; nothing where there is none, or nobody looked today."""
    number = _number()
    if number:
        told = say_count(
            number,
            "The advice on {number} case has changed since it was kept.",
            "The advice on {number} cases has changed since it was kept.",
        )
        st.page_link(visit.pages["watch"], label=label(told), query_params=address() | in_address())


def _number() -> int | None:
    if not is_told():
        return None
    try:
        digest = base.knowledge(base.knowledge_folder()).digest
        return number_told(person().id, digest=digest, today=date.today())
    except (Refused, StoreFailed):
        return None  # the page says so, or nobody is signed in
