"""The cadence page: the dated plan, the quotas it keeps, what had to give, and the plan as files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from advisor.advice.model import Cadence, QuotaWindow
from advisor.cases.draft import Draft
from advisor.report.charts import table as chart_table
from advisor.report.charts.broadcasts_by_week import quota_use
from advisor.report.wording import WEEKDAYS, count, day, month
from advisor.web.advice_page import chart_on_page
from advisor.web.citations import Cites, judged, source_list
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, show, table, tag, typed
from advisor.web.plan_files import plan_files
from advisor.web.start_page import EARLIEST, LATEST
from advisor.web.views import LATE, taken, view
from advisor.web.visit import Visit, edit

LONGEST = 104


def show_page(visit: Visit) -> None:
    """The plan for the mix, from the launch or from a day of choice."""
    name = visit.case.client.name
    show(
        tag("p", joined(["Cadence for ", typed(name)]) if name else "Cadence", class_="eyebrow"),
        tag("h1", "Publishing plan"),
    )
    if not visit.case.answers:
        show(tag("p", "There is no answer yet, so nothing can be planned.", class_="lead"))
        if st.button("Start the questionnaire", key="begin", type="primary"):
            visit.go("questions")
        return
    _horizon(visit)
    advice, cites = visit.advice, Cites(visit.advice)
    show(_summary(visit, cites))
    chart_on_page(visit, "broadcasts_by_week")
    chart_on_page(visit, "calendar_heatmap")
    chart_on_page(visit, "articles_by_month")
    show(_months(visit), _quotas(advice.cadence, visit, cites))
    if advice.cadence.projections:
        show(tag("h2", "Reads to expect"), tag("p", "A projection, not a promise. ", judged()))
        chart_on_page(visit, "reads_band")
        show(_projected(visit, cites))
    plan_files(visit)
    show(_broadcasts(visit), _moments(visit, cites), tag("h2", "Sources"), source_list(advice.sources))


def _horizon(visit: Visit) -> None:
    horizon = visit.draft.horizon
    start, weeks = view("plan_start", horizon.start), view("plan_weeks", horizon.weeks)
    first, second, _ = st.columns([1, 1, 2], gap="medium")
    with first:
        st.date_input(
            "First day",
            value=None,
            key=start,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            on_change=_wish,
            args=("start", start),
            help="Empty: the plan begins when the first account can broadcast.",
        )
    with second:
        st.number_input(
            "Weeks",
            min_value=1,
            max_value=LONGEST,
            value=None,
            step=1,
            key=weeks,
            placeholder=str(visit.advice.cadence.weeks),
            on_change=_wish,
            args=("weeks", weeks),
            help="How long the plan is, 1 to 104 weeks.",
        )


def _wish(field: str, key: str) -> None:
    value = taken(f"plan_{field}", key)
    if value is LATE:
        return

    def change(draft: Draft) -> Draft:
        wished: dict[str, Any] = {field: value}
        return replace(draft, horizon=replace(draft.horizon, **wished))

    edit(change)


def _summary(visit: Visit, cites: Cites) -> Markup:
    cadence = visit.advice.cadence
    sent: dict[str, list[int]] = {}
    for broadcast in cadence.broadcasts:
        sent.setdefault(broadcast.account, []).append(broadcast.articles)
    lines = [
        f"{visit.names.account(account)}: {count(len(articles), 'broadcast')} with {count(sum(articles), 'article')}."
        for account, articles in sent.items()
    ] or ["No broadcast is planned."]
    able = cadence.articles_per_month.capacity
    can = "how many the team can produce is not known" if able is None else f"the team can produce {able:,}"
    lines.append(f"At most {count(cadence.articles_per_month.planned, 'article')} a month; {can}.")
    warnings = [tag("li", cites.said(warning.text, warning)) for warning in cadence.warnings]
    return joined(
        [
            tag("p", f"{count(cadence.weeks, 'week')} from {day(cadence.start)}. Days are days in {cadence.timezone}."),
            bullets(joined([line, " ", judged()]) for line in lines),
            tag("div", tag("h2", "What had to give", class_="small"), tag("ul", *warnings), class_="warnings")
            if warnings
            else None,
        ]
    )


def _months(visit: Visit) -> Markup:
    rows = [
        (month(when), visit.names.account(account), str(used), str(quota), str(quota - used))
        for when, account, used, quota in quota_use(visit.advice)
    ]
    if not rows:
        return EMPTY
    return joined(
        [
            tag("h2", "Use of monthly quotas"),
            table(
                ("Month", "Account", "Planned", "Quota", "Left"),
                rows,
                name="Use of monthly quotas",
                numbers=(2, 3, 4),
                class_="tall",
            ),
        ]
    )


def _quotas(cadence: Cadence, visit: Visit, cites: Cites) -> Markup:
    if not cadence.quotas:
        return EMPTY

    def said(quota: QuotaWindow) -> str:
        until = f" until {day(quota.until)}" if quota.until else ""
        each = "" if quota.articles_each is None else f", up to {count(quota.articles_each, 'article')} each"
        often = f"{count(quota.broadcasts, 'broadcast')} a {quota.per}{each}"
        return f"{visit.names.account(quota.account)}, from {day(quota.from_)}{until}: {often}."

    return joined(
        [
            tag("h2", "Quotas in force"),
            bullets(cites.resting_on(said(quota), quota.sources) for quota in cadence.quotas),
        ]
    )


def _projected(visit: Visit, cites: Cites) -> Markup:
    head, rows = chart_table("reads_band", visit.advice, names=visit.names.accounts)
    body = table(
        head,
        ([f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in rows),
        name="Reads to expect",
    )
    return joined(
        [
            more("The same as a table", body),
            more(
                "How it is computed",
                bullets(cites.said(each.text, each) for each in visit.advice.cadence.projection_inputs),
            ),
        ]
    )


def _broadcasts(visit: Visit) -> Markup:
    cadence, names = visit.advice.cadence, visit.names
    if not cadence.broadcasts:
        return EMPTY
    rows = (
        (
            f"{WEEKDAYS[sent.date.weekday()]} {day(sent.date)}",
            names.account(sent.account),
            str(sent.articles),
            names.pillar(sent.pillar),
            names.moment(sent.moment),
            day(sent.prepare_from),
        )
        for sent in cadence.broadcasts
    )
    head = ("Date", "Account", "Articles", "Pillar", "Moment", "Prepare from")
    return joined(
        [
            tag("h2", "All broadcasts ", judged()),
            table(head, rows, name="All broadcasts", numbers=(2,), class_="tall wide"),
        ]
    )


def _moments(visit: Visit, cites: Cites) -> Markup:
    moments = visit.advice.cadence.moments
    if not moments:
        return EMPTY
    rows = (
        (
            day(moment.date),
            joined(
                [
                    tag("strong", moment.name),
                    " ",
                    tag("span", "no promotion", class_="badge closed") if moment.barred else None,
                ]
            ),
            cites.said(moment.text, moment),
        )
        for moment in moments
    )
    return joined(
        [
            tag("h2", "Dates of the marketing calendar"),
            table(
                ("Date", "Moment", "What it means"), rows, name="Dates of the marketing calendar", class_="tall wide"
            ),
        ]
    )
