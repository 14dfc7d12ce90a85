"""What every page has around it: the knowledge base, the draft, the address, the navigation, the state of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.report.wording import count, day
from advisor.web import base
from advisor.web.live_panel import live_panel
from advisor.web.markup import show, tag, typed
from advisor.web.plain import label
from advisor.web.reading import FACT
from advisor.web.sections_now import progress
from advisor.web.visit import DROPPED, NOTE, UNSAVED, Visit, address, current_store, open_draft

TITLE = "WeChat Account Advisor"
STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class PageNamed:
    """A page: its title, its place in the address (empty for the first) and what draws it."""

    title: str
    path: str
    draw: Callable[[Visit], None]


def run(pages: Sequence[PageNamed]) -> None:
    """Draw the page that the browser asks for."""
    st.set_page_config(page_title=TITLE, page_icon="🧭", layout="wide", initial_sidebar_state="auto")
    st.html(STYLE)
    folder = base.knowledge_folder()
    try:
        knowledge = base.knowledge(folder)
    except Refused as refused:
        _refuse(refused)
        st.stop()
    store = current_store()
    draft = open_draft(store, knowledge)
    named: dict[str, Any] = {}
    visit = Visit(knowledge=knowledge, folder=folder, draft=draft, today=date.today(), pages=named)
    for page in pages:
        named[page.path] = st.Page(
            partial(page.draw, visit), title=page.title, url_path=page.path, default=not page.path
        )
    _keep_address(
        knowledge
    )  # before the navigation is sent: a page then enters the browser's history once, with the address
    chosen = st.navigation(list(named.values()), position="top")
    st.set_page_config(page_title=TITLE if chosen.url_path == "" else f"{chosen.title} – {TITLE}")
    _tell()
    with st.sidebar:  # before the page, which may take longer
        _state_of_the_case(visit)
    chosen.run()


def _refuse(refused: Refused) -> None:
    show(tag("h1", "The knowledge base has a defect, so nothing is advised"))
    st.error(f"{count(len(refused.problems), 'problem')} must be mended first.")
    for problem in refused.problems:
        st.text(str(problem))


def _keep_address(knowledge: Knowledge) -> None:
    """The draft's id stays in the address, which navigation would drop, and the fact looked at; nothing else."""
    wanted, fact = address(), st.query_params.get(FACT)
    if fact is not None and fact in knowledge.fact:
        wanted[FACT] = fact
    elif fact is not None:
        st.session_state[NOTE] = label(f'There is no fact called "{fact[:80]}".')
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _tell() -> None:
    """What the reader must know before the page."""
    state = st.session_state
    if state.get(UNSAVED):
        st.warning(
            "The last changes could not be saved. They are kept while this page stays open; "
            "save the answers as a file to be safe."
        )
    if state.get(DROPPED):
        told = f"Saved answers that no longer fit the questionnaire and do not count: {', '.join(state[DROPPED])}."
        st.warning(label(told))
    if state.get(NOTE):
        st.info(state.pop(NOTE))


def _state_of_the_case(visit: Visit) -> None:
    """The case at a glance: client, date, progress, and what the answers lead to so far."""
    done, of = progress(visit)
    name = visit.case.client.name
    show(
        tag("p", "This case", class_="eyebrow"),
        tag("p", typed(name) if name else "No client named yet", class_="case-name" if name else "case-name quiet"),
        tag("p", f"Rules as of {day(visit.as_of)}", class_="quiet"),
        tag("p", f"{done} of {of} questions answered", class_="quiet"),
    )
    if done:
        live_panel(visit)


def status_badge(advice: Advice) -> Any:
    """Whether open questions could still change the mix."""
    if advice.status == "final":
        return tag("p", tag("span", "Final", class_="badge good"), " on these answers")
    return tag(
        "p",
        tag("span", "Provisional", class_="badge provisional"),
        f" {count(len(advice.open_questions), 'open question')}",
    )
