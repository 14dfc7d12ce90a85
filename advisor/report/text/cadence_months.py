"""The plan by month as text: quota used, articles, hours; roles; publications without notice."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Cadence
from advisor.cadence.model import MonthEffort
from advisor.report.plan_months import hours_in_words, months_of_plan
from advisor.report.spoken import dashed
from advisor.report.text.lines import heading, item, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, weekday
from advisor.words import say


def months(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    """A row a month, what the hours rest on, and the hours by role over the whole plan."""
    rows = months_of_plan(cadence)
    if not rows:
        return
    accounts = list(dict.fromkeys(use.account for use in cadence.quota_use))
    yield from heading(say("Months: broadcasts of the quota, articles, hours of work"))
    work = (say("Articles"), say("Team can"), say("Beyond"), say("Team's hours"), say("Hours of work"))
    head = (say("Month"), *map(names.account, accounts), *work)
    shown = []
    for row in rows:
        used = {use.account: say("{planned} of {quota}", planned=use.planned, quota=use.quota) for use in row.quotas}
        shown.append((row.month, *(used.get(account, "–") for account in accounts), *_work(row.effort)))
    yield from table(head, shown)
    yield from _roles(cadence)
    for entry in cadence.effort_inputs:
        yield from item(cited(entry.text, entry, marks))


def _work(work: MonthEffort | None) -> tuple[str, ...]:
    if work is None:
        return ("–",) * 5
    able = say("not said") if work.able is None else f"{work.able}"
    team = say("not said") if work.team is None else f"{work.team.low:,.0f}–{work.team.high:,.0f}"
    hours = hours_in_words(work.hours)
    if work.short:
        hours = dashed(hours, say("more than the team has"))
    return (f"{work.articles}", able, f"{work.articles_outside}", team, hours)


def _roles(cadence: Cadence) -> Iterator[str]:
    totals: dict[str, tuple[float, float, float]] = {}
    for work in cadence.effort:
        for role in work.roles:
            low, central, high = totals.get(role.name, (0, 0, 0))
            totals[role.name] = (low + role.hours.low, central + role.hours.central, high + role.hours.high)
    if totals:
        yield ""
        yield from table(
            (say("Hours, low"), say("Central"), say("High"), say("Role, over the whole plan")),
            [(*(f"{hours:,.0f}" for hours in band), name) for name, band in totals.items()],
        )


def publications(cadence: Cadence, names: Names) -> Iterator[str]:
    """What is published without notice, outside every quota."""
    if not cadence.publications:
        return
    yield from heading(
        say("Published without notice: pages with a lasting link; no quota is used, no follower is told")
    )
    rows = [
        (
            f"{one.date} {weekday(one.date)}",
            f"{one.prepare_from}",
            names.account(one.account),
            names.pillar(one.pillar),
        )
        for one in cadence.publications
    ]
    yield from table((say("Date"), say("Prepare from"), say("Account"), say("Pillar")), rows)
