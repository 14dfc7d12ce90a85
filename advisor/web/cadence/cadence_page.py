"""The cadence page: the dated plan, what had to give, the weeks and months, changes by hand, and the plan as files."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from advisor.advice.model import Advice, Broadcast, CitedSource
from advisor.advice.validity import cited_in
from advisor.report.wording import day
from advisor.web.cadence.cadence_edit import editor
from advisor.web.cadence.cadence_horizon import horizon_fields
from advisor.web.cadence.cadence_months import months_shown
from advisor.web.cadence.cadence_summary import summary
from advisor.web.cadence.cadence_week import mark, weeks_shown
from advisor.web.cadence.cadence_what_if import what_if
from advisor.web.cadence.cadence_words import broadcast_line, weekday_and_year
from advisor.web.cadence.plan_files import plan_files
from advisor.web.chart_shown import plan_chart
from advisor.web.citations import Cites, source_list
from advisor.web.markup import EMPTY, Markup, filled, joined, more, show, table, tag, typed
from advisor.web.visit import Visit
from advisor.words import say


@dataclass(frozen=True)
class PlanSources:
    """The sources that the plan cites, in its own order."""

    sources: tuple[CitedSource, ...]

    @staticmethod
    def of(advice: Advice) -> PlanSources:
        """Those of the plan in an advice."""
        listed = {source.id: source for source in advice.sources}
        return PlanSources(tuple(listed[ident] for ident in dict.fromkeys(cited_in(advice.cadence))))


def show_page(visit: Visit) -> None:
    """The plan for the mix, from the launch or from a day of choice."""
    name = visit.case.client.name
    show(
        tag("p", filled(say("Cadence for {client}"), client=typed(name)) if name else say("Cadence"), class_="eyebrow"),
        tag("h1", say("Publishing plan")),
    )
    if not visit.case.answers:
        show(tag("p", say("There is no answer yet, so nothing can be planned."), class_="lead"))
        if st.button(say("Start the questionnaire"), key="begin", type="primary"):
            visit.go("questions")
        return
    horizon_fields(visit)
    advice, names = visit.planned, visit.names
    cited = PlanSources.of(advice)
    cites = Cites(cited)
    with st.container(key="plan_head"):
        show(_contents(visit), summary(advice.cadence, names, cites))
    charts, changes = st.container(), st.container()
    with changes:  # first, since drawing the charts takes longest and the limits are to answer at once
        editor(visit, cites)
        show(_broadcasts(visit), _publications(visit))
        what_if(visit)
        plan_files(visit)
        show(tag("h2", say("Sources"), id="sources"), source_list(cited.sources))
    with charts:
        weeks_shown(visit)
        show(tag("h2", say("The calendar"), id="calendar"))
        plan_chart(visit, "calendar_heatmap")
        show(_moments(visit, cites))
        months_shown(visit, cites)


def _contents(visit: Visit) -> Markup:
    """The ways to the parts of a long page."""
    cadence = visit.planned.cadence
    parts = (
        ("weeks", say("Weeks"), True),
        ("calendar", say("Calendar"), True),
        ("quotas", say("Quotas"), cadence.quotas or cadence.quota_use),
        ("effort", say("Capacity and effort"), cadence.effort),
        ("reads", say("Reads"), cadence.projections),
        ("edit", say("Change the plan"), True),
        ("what-if", say("What if"), True),
        ("files", say("Files"), True),
        ("sources", say("Sources"), True),
    )
    links = (tag("a", title, href=f"#{ident}", target="_self") for ident, title, there in parts if there)
    return tag("nav", *links, class_="contents", aria_label=say("On this page"))


def _broadcasts(visit: Visit) -> Markup:
    """The table that is changed above, to be read: for screen readers, for print and for narrow windows."""
    cadence, names = visit.planned.cadence, visit.names
    if not cadence.broadcasts:
        return EMPTY
    slots = {slot.id: slot for slot in visit.knowledge.cadence.slots}

    def row(sent: Broadcast) -> tuple[str, ...]:
        pinned = say("yes") if sent.pinned else ""
        return weekday_and_year(sent.date), broadcast_line(sent, names, slots), day(sent.prepare_from), pinned

    head, named = (say("Date"), say("Broadcast"), say("Prepare from"), say("Pinned")), say("All broadcasts")
    body = table(head, map(row, cadence.broadcasts), name=named, class_="tall", widths=(19, 53, 17, 11))
    return more(say("All broadcasts to read"), body)


def _publications(visit: Visit) -> Markup:
    cadence, names = visit.planned.cadence, visit.names
    if not cadence.publications:
        return EMPTY
    rows = (
        (
            weekday_and_year(page.date),
            names.account(page.account),
            names.pillar(page.pillar),
            day(page.prepare_from),
        )
        for page in cadence.publications
    )
    head = (say("Date"), say("Account"), say("Pillar"), say("Prepare from"))
    named = say("All articles published without notice")
    told = say("Pages with a lasting link. They use no quota and appear in nobody's chats.")
    return more(named, tag("p", told, class_="quiet"), table(head, rows, name=named, class_="tall"))


def _moments(visit: Visit, cites: Cites) -> Markup:
    moments = visit.planned.cadence.moments
    if not moments:
        return EMPTY
    rows = (
        (
            day(moment.date),
            joined([tag("strong", moment.name), " ", mark(moment.barred, moment.certainty)]),
            day(moment.work_from) if moment.work_from else "–",
            cites.said(moment.text, moment),
        )
        for moment in moments
    )
    head = (say("Date"), say("Moment"), say("Begin work"), say("What it means"))
    return more(
        say("All dates of the marketing calendar"),
        table(head, rows, name=say("Dates of the marketing calendar"), class_="tall wide"),
    )
