"""What every page has around it: the knowledge base, the draft, the address, the navigation, the state of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from advisor.advice.model import Advice
from advisor.knowledge.problems import Refused
from advisor.web import base, where
from advisor.web.cases.glance_kept import keep_glance
from advisor.web.frame.address import keep_address
from advisor.web.frame.focus import keep_focus
from advisor.web.frame.language_choice import choose_language, in_address
from advisor.web.frame.page_in_browser import tell_browser
from advisor.web.frame.told import tell
from advisor.web.frame.tour import note
from advisor.web.markup import show, tag
from advisor.web.questions.case_state import case_state
from advisor.web.questions.sections_now import sections_now
from advisor.web.sign_in.sign_in_gate import admitted, who_is_here
from advisor.web.style import style_sheet
from advisor.web.visit import Visit, address, open_draft
from advisor.words import say, say_count


@dataclass(frozen=True)
class PageNamed:
    """A page: its title, its place in the address (empty for the first) and what draws it.

    Those of the case at hand stand in a row of their own, below the others. A page of which a part answers by itself
    draws the state of the case with it.
    """

    title: str
    path: str
    draw: Callable[[Visit], None]
    of_the_case: bool = False
    with_state: bool = False


def run(pages: Sequence[PageNamed]) -> None:
    """Draw the page that the browser asks for."""
    title = say("WeChat Account Advisor")
    st.set_page_config(page_title=title, page_icon="🧭", layout="wide", initial_sidebar_state="auto")
    st.html(style_sheet())
    tell_browser(page.path for page in pages)
    if not admitted([page.path for page in pages]):
        return
    folder = base.knowledge_folder()
    try:
        knowledge = base.knowledge(folder)
    except Refused as refused:
        _refuse(refused)
        st.stop()
    draft = open_draft(knowledge, base.former(folder))
    named: dict[str, Any] = {}
    beside = st.sidebar.container(gap="small")
    visit = Visit(knowledge=knowledge, folder=folder, draft=draft, today=date.today(), pages=named, beside=beside)
    for page in pages:
        named[page.path] = st.Page(
            partial(page.draw, visit),
            title=page.title,
            url_path=page.path,
            default=not page.path,
            visibility="hidden" if page.of_the_case else "visible",
        )
    where.follow_address(knowledge)
    keep_address(knowledge)  # before the navigation: a page then enters the browser's history once, with its address
    chosen = st.navigation(list(named.values()), position="top")
    st.set_page_config(page_title=title if chosen.url_path == "" else f"{chosen.title} – {title}")
    keep_focus()
    _pages_of_the_case(visit, pages)
    with st.container(
        key="told"
    ):  # one place whatever is in it: the page below is not drawn anew where it comes or goes
        tell(visit)
        note(chosen.url_path, visit)
    if not any(page.with_state for page in pages if page.path == chosen.url_path):
        case_state(visit, sections_now(visit))  # before the page, which may take longer
    with st.sidebar:
        choose_language()
        who_is_here()
    chosen.run()
    keep_glance(visit, chosen.url_path)


def _pages_of_the_case(visit: Visit, pages: Sequence[PageNamed]) -> None:
    """The way between the pages of the case at hand."""
    with st.container(key="pages_of_the_case", horizontal=True, gap=None):
        for page in pages:
            if page.of_the_case:
                st.page_link(visit.pages[page.path], label=page.title, query_params=address() | in_address())


def _refuse(refused: Refused) -> None:
    show(tag("h1", say("The knowledge base has a defect, so nothing is advised")))
    st.error(
        say_count(
            len(refused.problems),
            "{number} problem must be mended first.",
            "{number} problems must be mended first.",
        )
    )
    for problem in refused.problems:
        st.text(str(problem))


def status_badge(advice: Advice) -> Any:
    """Whether open questions could still change the mix."""
    if advice.status == "final":
        return tag("p", tag("span", say("Final"), class_="badge good"), " ", say("on these answers"))
    return tag(
        "p",
        tag("span", say("Provisional"), class_="badge provisional"),
        " ",
        say_count(len(advice.open_questions), "{number} open question", "{number} open questions"),
    )
