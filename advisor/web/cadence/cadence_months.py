"""The plan month by month: use of quotas, articles and hours beside what the team can do, expected reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.advice.model import Cadence
from advisor.cadence.model import Hours, MonthEffort, QuotaWindow
from advisor.report.spoken import commas, quota_in_words
from advisor.report.wording import Names, day, month
from advisor.web.chart_shown import plan_chart
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, show, table, tag
from advisor.web.visit import Visit
from advisor.words import say, say_count


def months_shown(visit: Visit, cites: Cites) -> None:
    """Quotas, articles, hours and reads by month, each as a chart and in numbers."""
    cadence, names = visit.planned.cadence, visit.names
    if cadence.quota_use or cadence.quotas:
        show(tag("h2", say("Quotas"), id="quotas"))
        plan_chart(visit, "quota_used_by_month")
        show(quotas(cadence.quotas, names, cites))
    if cadence.effort:
        show(tag("h2", say("Capacity and effort"), id="effort"), effort_lines(cadence.effort))
        plan_chart(visit, "capacity_by_month")
        plan_chart(visit, "effort_by_month")
        show(effort_tables(cadence, cites))
    if cadence.projections:
        promise = say("A projection, not a promise.")
        show(tag("h2", say("Reads to expect"), id="reads"), tag("p", promise, " ", judged()))
        plan_chart(visit, "reads_band")
        computed = bullets(cites.said(each.text, each) for each in cadence.projection_inputs)
        show(more(say("How the reads are computed"), computed))


def quotas(windows: Sequence[QuotaWindow], names: Names, cites: Cites) -> Markup:
    """The quotas in force, each with its sources."""

    def said(quota: QuotaWindow) -> str:
        told = {
            "account": names.account(quota.account),
            "quota": quota_in_words(quota.broadcasts, quota.per, quota.articles_each),
            "first": day(quota.from_),
        }
        if quota.until:
            return say("{account}, from {first} until {last}: {quota}.", last=day(quota.until), **told)
        return say("{account}, from {first}: {quota}.", **told)

    if not windows:
        return EMPTY
    return joined(
        [
            tag("h3", say("Quotas in force")),
            bullets(cites.resting_on(said(quota), quota.sources) for quota in windows),
        ]
    )


def effort_lines(effort: Sequence[MonthEffort]) -> Markup:
    """Where hands are short and where help from outside would be needed, in sentences."""
    return bullets(joined([line, " ", judged()]) for line in told_effort(effort))


def told_effort(effort: Sequence[MonthEffort]) -> Iterator[str]:
    """The same as texts."""
    low, central, high = (sum(getattr(one.hours, part) for one in effort) for part in ("low", "central", "high"))
    yield say(
        "The whole plan takes about {central} hours of work; between {low} and {high} are possible.",
        central=f"{central:,.0f}",
        low=f"{low:,.0f}",
        high=f"{high:,.0f}",
    )
    costs = [one.cost for one in effort if one.cost is not None]
    if costs:
        low, central, high = (sum(getattr(one, part) for one in costs) for part in ("low", "central", "high"))
        yield say(
            "At the pay of employees on the mainland that is about CNY {central}; between {low} and {high} are"
            " possible.",
            central=f"{central:,.0f}",
            low=f"{low:,.0f}",
            high=f"{high:,.0f}",
        )
    if any(one.team is not None for one in effort) and not any(one.short for one in effort):
        yield say("The hours the team probably has suffice in every month.")


def effort_tables(cadence: Cadence, cites: Cites) -> Markup:
    """The numbers behind it: each month, each role, formula and inputs."""
    head = (
        say("Month"),
        say("Articles"),
        say("Team can"),
        say("Wished"),
        say("Hours"),
        say("Team has"),
        say("From outside"),
    )
    rows = [
        (
            month(one.month),
            f"{one.articles:,}",
            say("not known") if one.able is None else f"{one.able:,}",
            f"{one.wished:,}",
            hours(one.hours),
            say("not known") if one.team is None else hours(one.team),
            _from_outside(one),
        )
        for one in cadence.effort
    ]
    roles = {role.role: role.name for one in cadence.effort for role in one.roles}
    by_role = [
        (
            month(one.month),
            *(next((hours(part.hours) for part in one.roles if part.role == role), "–") for role in roles),
        )
        for one in cadence.effort
    ]
    name, roles_named = say("Articles and hours by month"), say("Hours by role")
    return joined(
        [
            table(head, rows, name=name, numbers=(1, 2, 3, 4, 5, 6), class_="tall wide"),
            tag("p", say("Hours: low – expected – high."), class_="caption"),
            more(roles_named, table((say("Month"), *roles.values()), by_role, name=roles_named, class_="tall wide"))
            if roles
            else None,
            more(
                say("How the hours are computed"),
                bullets(cites.said(each.text, each) for each in cadence.effort_inputs),
            )
            if cadence.effort_inputs
            else None,
        ]
    )


def hours(band: Hours) -> str:
    """`90 – 180 – 360`; one number where the three are equal."""
    low, central, high = (f"{part:,.0f}" for part in (band.low, band.central, band.high))
    return central if low == high else f"{low} – {central} – {high}"


def _from_outside(one: MonthEffort) -> str:
    """What would have to come from outside: hours beyond the team's, and articles it cannot write."""
    beyond = one.hours_outside.central if one.short and one.hours_outside else 0
    parts = [say_count(round(beyond), "about {number} hour", "about {number} hours")] if round(beyond) else []
    if one.articles_outside:
        parts.append(say_count(one.articles_outside, "{number} article", "{number} articles"))
    return commas(parts) or "–"
