"""The advice page: what to open and why, what it meets, what comes when, and what could change it."""

from __future__ import annotations

import streamlit as st

from advisor.advice.model import Advice
from advisor.questionnaire.opinion import GENERAL
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.web.advice.advice_costs import by_step_and_month, sums
from advisor.web.advice.advice_end import criteria, gaps, outside, risks, sources, wishes
from advisor.web.advice.advice_mix import choices, mix, needs
from advisor.web.advice.advice_phases import existing, phases
from advisor.web.advice.advice_roadmap import figures, launch, roadmap
from advisor.web.advice.advice_why import Sources, why
from advisor.web.advice.pictures_shown import look_further, mix_picture, picture, sources_of_links
from advisor.web.chart_shown import advice_chart
from advisor.web.citations import Cites
from advisor.web.frame.shell import status_badge
from advisor.web.frame.tour import note
from advisor.web.markup import Markup, filled, joined, show, tag, typed
from advisor.web.plain import label
from advisor.web.questions.questions_page import open_at
from advisor.web.report.opinion_fields import opinion_fields
from advisor.web.report.opinions_shown import spoken
from advisor.web.visit import Visit
from advisor.words import say, say_count

QUESTIONS_AT_ONCE = 5


def show_page(visit: Visit) -> None:
    """The whole advice. Every sentence carries the numbers of its sources, or says that it is our own judgement."""
    if not visit.case.answers:
        _nothing_yet(visit)
        return
    advice, names = visit.advice, visit.names
    linked = sources_of_links(visit.key)
    cites = Cites(Sources((*advice.sources, *linked)))
    show(_head(visit, cites), figures(advice), _contents(advice))
    show(tag("h2", say("The mix"), id="mix"))
    note("advice_mix", visit)
    mix_picture(visit, cites)
    show(mix(advice, names, cites))
    show(choices(advice, cites))
    _open_questions(visit)
    if advice.needs:
        show(tag("h2", say("What you need, and what meets it"), id="needs"))
        note("advice_needs", visit)
        picture(visit, "needs_matrix")
        show(needs(advice, names, cites))
    further = (*linked, *why(visit, cites, linked))
    show(phases(advice, names, cites), existing(advice, names, cites), tag("h2", say("Roadmap"), id="roadmap"))
    show(launch(advice, names, cites))
    note("advice_roadmap", visit)
    advice_chart(visit, "roadmap_gantt")
    show(roadmap(advice, names, cites), sums(advice, cites))
    advice_chart(visit, "costs_by_month")
    show(
        by_step_and_month(advice, names, cites),
    )
    look_further(visit)
    show(
        wishes(advice, names, cites),
        outside(advice, cites),
        risks(advice, cites),
    )
    opinion_fields(visit)
    show(criteria(visit, cites), gaps(advice), sources(advice, further))


def _nothing_yet(visit: Visit) -> None:
    told = tag("p", say("There is no answer yet, so nothing can be advised."), class_="lead")
    show(tag("h1", say("Advice")), told)
    if st.button(say("Start the questionnaire"), key="begin", type="primary"):
        visit.go("questions")


def _head(visit: Visit, cites: Cites) -> Markup:
    advice, name = visit.advice, visit.case.client.name
    dates = say(
        "Rules as of {as_of}; good until {good_until}.", as_of=day(advice.as_of), good_until=day(advice.good_until)
    )
    base_used = say("Knowledge base {version}.", version=advice.knowledge.version)
    titled = filled(say("Advice for {client}"), client=typed(name)) if name else say("Advice")
    return joined(
        [
            tag("p", titled, class_="eyebrow"),
            tag("h1", say("Recommendation")),
            tag("p", cites.said(advice.headline), class_="lead"),
            spoken(advice.opinions, GENERAL),
            status_badge(advice),
            tag("p", sentences(dates, base_used), class_="quiet"),
        ]
    )


def _contents(advice: Advice) -> Markup:
    """The ways to the parts of a long page."""
    parts = (
        ("mix", say("The mix"), True),
        ("choices", say("Your choices"), advice.choices),
        ("questions", say("Open questions"), advice.open_questions),
        ("needs", say("Needs"), advice.needs),
        ("why", say("Why, and why not"), True),
        ("phases", say("What first, what later"), advice.phases),
        ("existing", say("The accounts you have"), advice.existing),
        ("roadmap", say("Roadmap"), True),
        ("costs", say("Costs"), advice.costs.steps),
        ("plan", say("Publishing plan"), True),
        ("wishes", say("Wishes"), advice.wishes),
        ("outside", say("Beside accounts"), advice.outside),
        ("risks", say("Risks"), advice.risks),
        ("notes", say("Consultant's notes"), True),
        ("weighed", say("How it was weighed"), advice.scores),
        ("gaps", say("Not covered"), advice.not_covered),
        ("sources", say("Sources"), True),
    )
    links = (tag("a", title, href=f"#{ident}", target="_self") for ident, title, there in parts if there)
    return tag("nav", *links, class_="contents", aria_label=say("On this page"))


def _open_questions(visit: Visit) -> None:
    """The questions that could still change the mix, each with the way to it."""
    open_ = visit.advice.open_questions
    if not open_:
        return
    show(
        tag("h2", say("Open questions"), id="questions"),
        tag("p", say("Their answers could still change the mix. The most telling comes first."), class_="quiet"),
    )
    with st.container(gap="xxsmall"):
        for asked in open_[:QUESTIONS_AT_ONCE]:
            _open_question(visit, asked.question, asked.label, asked.why)
    if rest := open_[QUESTIONS_AT_ONCE:]:
        with st.expander(say_count(len(rest), "{number} more open question", "{number} more open questions")):
            for asked in rest:
                _open_question(visit, asked.question, asked.label, asked.why)


def _open_question(visit: Visit, question: str, words: str, why: str) -> None:
    if st.button(
        say("{question} →", question=label(words)), key=f"answer_{question}", type="tertiary", help=label(why)
    ):
        open_at(question, visit)
        visit.go("questions")
