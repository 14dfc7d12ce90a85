"""The advice page: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

import streamlit as st

from advisor.advice.model import Advice
from advisor.questionnaire.opinion import GENERAL
from advisor.report.charts import caption
from advisor.report.wording import count, day
from advisor.web import base
from advisor.web.advice_costs import by_step_and_month, sums
from advisor.web.advice_end import criteria, gaps, outside, risks, sources, wishes
from advisor.web.advice_mix import choices, mix, needs
from advisor.web.advice_phases import existing, phases
from advisor.web.advice_roadmap import figures, launch, roadmap
from advisor.web.advice_why import why
from advisor.web.citations import Cites
from advisor.web.markup import Markup, joined, show, tag, typed
from advisor.web.opinion_fields import opinion_fields
from advisor.web.opinions_shown import spoken
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
    advice, names = visit.advice, visit.names
    cites = Cites(advice)
    show(_head(visit, cites), figures(advice), _contents(advice))
    show(tag("h2", "The mix", id="mix"), mix(advice, names, cites))
    show(choices(advice, cites))
    _open_questions(visit)
    show(needs(advice, names, cites))
    further = why(visit, cites)
    show(phases(advice, names, cites), existing(advice, names, cites), tag("h2", "Roadmap", id="roadmap"))
    show(launch(advice, names, cites))
    chart_on_page(visit, "roadmap_gantt")
    show(roadmap(advice, names, cites), sums(advice, cites))
    chart_on_page(visit, "costs_by_month")
    show(
        by_step_and_month(advice, names, cites),
        wishes(advice, names, cites),
        outside(advice, cites),
        risks(advice, cites),
    )
    opinion_fields(visit)
    show(criteria(visit, cites), gaps(advice), sources(advice, further))


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
            spoken(advice.opinions, GENERAL),
            status_badge(advice),
            tag(
                "p",
                f"{dates} Knowledge base {advice.knowledge.version}.",
                class_="quiet",
            ),
        ]
    )


def _contents(advice: Advice) -> Markup:
    """The ways to the parts of a long page."""
    parts = (
        ("mix", "The mix", True),
        ("choices", "Your choices", advice.choices),
        ("questions", "Open questions", advice.open_questions),
        ("needs", "Needs", advice.needs),
        ("why", "Why, and why not", True),
        ("phases", "What first, what later", advice.phases),
        ("existing", "The accounts you have", advice.existing),
        ("roadmap", "Roadmap", True),
        ("costs", "Costs", advice.costs.steps),
        ("wishes", "Wishes", advice.wishes),
        ("outside", "Beside accounts", advice.outside),
        ("risks", "Risks", advice.risks),
        ("notes", "Consultant's notes", True),
        ("weighed", "How it was weighed", advice.scores),
        ("gaps", "Not covered", advice.not_covered),
        ("sources", "Sources", True),
    )
    links = (tag("a", title, href=f"#{ident}", target="_self") for ident, title, there in parts if there)
    return tag("nav", *links, class_="contents", aria_label="On this page")


def _open_questions(visit: Visit) -> None:
    """The questions that could still change the mix, each with the way to it."""
    open_ = visit.advice.open_questions
    if not open_:
        return
    show(
        tag("h2", "Open questions", id="questions"),
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
