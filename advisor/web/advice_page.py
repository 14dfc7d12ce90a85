"""The advice page: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

import streamlit as st

from advisor.report.charts import caption
from advisor.report.wording import count, day
from advisor.web import base
from advisor.web.advice_end import criteria, gaps, outside, risks, wishes
from advisor.web.advice_mix import mix, needs, why_not
from advisor.web.advice_roadmap import figures, roadmap
from advisor.web.citations import Cites, source_list
from advisor.web.markup import Markup, joined, show, tag, typed
from advisor.web.plain import label
from advisor.web.questions_page import open_at
from advisor.web.shell import status_badge
from advisor.web.visit import Visit

QUESTIONS_AT_ONCE = 5


def show_page(visit: Visit) -> None:
    """The whole advice. Every sentence carries the numbers of its sources, or says that it is our own judgement."""
    if not visit.case.answers:
        _nothing_yet(visit)
        return
    advice = visit.advice
    cites = Cites(advice)
    show(_head(visit, cites), figures(advice), mix(advice, visit.names, cites))
    _open_questions(visit)
    show(needs(advice, visit.names, cites), why_not(advice, visit.names, cites), tag("h2", "Roadmap"))
    chart_on_page(visit, "roadmap_gantt")
    show(
        roadmap(advice, visit.names, cites),
        wishes(advice, visit.names, cites),
        outside(advice, cites),
        risks(advice, cites),
        criteria(visit, cites),
        gaps(advice),
        tag("h2", "Sources"),
        source_list(advice.sources) if advice.sources else tag("p", "This advice cites no source."),
    )


def _nothing_yet(visit: Visit) -> None:
    show(tag("h1", "Advice"), tag("p", "There is no answer yet, so nothing can be advised.", class_="lead"))
    if st.button("Start the questionnaire", key="begin", type="primary"):
        visit.go("questions")


def _head(visit: Visit, cites: Cites) -> Markup:
    advice, name = visit.advice, visit.case.client.name
    dates = f"Rules as of {day(advice.as_of)}; good until {day(advice.good_until)}."
    return joined(
        [
            tag("p", joined(["Advice for ", typed(name)]) if name else "Advice", class_="eyebrow"),
            tag("h1", "Recommendation"),
            tag("p", cites.said(advice.headline), class_="lead"),
            status_badge(advice),
            tag(
                "p",
                f"{dates} Knowledge base {advice.knowledge.version}.",
                class_="quiet",
            ),
        ]
    )


def _open_questions(visit: Visit) -> None:
    """The questions that could still change the mix, each with the way to it."""
    open_ = visit.advice.open_questions
    if not open_:
        return
    show(
        tag("h2", "Open questions"),
        tag("p", "Their answers could still change the mix. The most telling comes first.", class_="quiet"),
    )
    with st.container(gap="xxsmall"):
        for asked in open_[:QUESTIONS_AT_ONCE]:
            _open_question(visit, asked.question, asked.label, asked.why)
    if open_[QUESTIONS_AT_ONCE:]:
        with st.expander(f"{count(len(open_) - QUESTIONS_AT_ONCE, 'more open question')}"):
            for asked in open_[QUESTIONS_AT_ONCE:]:
                _open_question(visit, asked.question, asked.label, asked.why)


def _open_question(visit: Visit, question: str, words: str, why: str) -> None:
    if st.button(f"{label(words)} →", key=f"answer_{question}", type="tertiary", help=label(why)):
        open_at(question, visit)
        visit.go("questions")


def chart_on_page(visit: Visit, name: str) -> bool:
    """Draw a chart with its caption, and say whether there was anything to draw."""
    spec = base.chart(name, visit.key)
    if spec is None:
        return False
    st.vega_lite_chart(spec=spec, width="stretch", theme=None, key=f"chart_{name}")
    show(tag("p", caption(name), class_="caption"))
    return True
