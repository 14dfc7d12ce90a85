"""The cadence as text: a summary inside the advice, and the whole plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from advisor.advice.model import Advice, Cadence, QuotaWindow
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.sources import cited, sources_listed
from advisor.report.wording import WEEKDAYS, Marks, Names, count

NEXT = 5


def cadence_summary(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """How much is planned, inside which quotas, the next dates and the warnings."""
    yield from heading("Cadence")
    yield from _frame(advice.cadence, names, marks)
    if advice.cadence.broadcasts:
        yield ""
        yield from _dates(advice.cadence, names, most=NEXT)
        more = len(advice.cadence.broadcasts) - NEXT
        if more > 0:
            yield from paragraph(f"… and {more} more; `cadence` prints them all.")


def cadence_text(advice: Advice, *, names: Names, client: str = "") -> str:
    """The whole plan with its quotas, dates of the marketing calendar, expected reads and warnings."""
    marks, cadence = Marks(advice), advice.cadence
    return page(
        [
            *heading(f"Cadence for {client}" if client.strip() else "Cadence"),
            *_frame(cadence, names, marks),
            *(heading("Broadcasts") if cadence.broadcasts else ()),
            *_dates(cadence, names, most=len(cadence.broadcasts)),
            *_moments(cadence, marks),
            *_projections(cadence, names, marks),
            *sources_listed(advice.sources),
        ]
    )


def _frame(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    yield from paragraph(f"{count(cadence.weeks, 'week')} from {cadence.start}; days are days in {cadence.timezone}.")
    by_account = sorted((sent.account, sent.articles) for sent in cadence.broadcasts)
    for account, group in groupby(by_account, key=lambda sent: sent[0]):
        articles = [number for _, number in group]
        yield from item(
            f"{names.account(account)}: {count(len(articles), 'broadcast')} with {count(sum(articles), 'article')}"
        )
    if not cadence.broadcasts:
        yield from paragraph("No broadcasts are planned.")
    capacity = cadence.articles_per_month.capacity
    can = "not said" if capacity is None else f"{capacity:,}"
    yield from item(
        f"Articles a month: at most {cadence.articles_per_month.planned:g} planned; the team can produce: {can}"
    )
    for quota in cadence.quotas:
        yield from item(_quota(quota, names, marks))
    for warning in cadence.warnings:
        yield from item(cited(warning.text, warning, marks), mark="! ")


def _quota(quota: QuotaWindow, names: Names, marks: Marks) -> str:
    until = f" until {quota.until}" if quota.until else ""
    each = "" if quota.articles_each is None else f", up to {count(quota.articles_each, 'article')} each"
    often = f"{count(quota.broadcasts, 'broadcast')} a {quota.per}{each}"
    said = f"Quota of {names.account(quota.account)} from {quota.from_}{until}: {often}."
    numbers = marks.numbered(quota.sources)
    return f"{said} [{', '.join(map(str, numbers))}]" if numbers else said


def _dates(cadence: Cadence, names: Names, *, most: int) -> list[str]:
    if not cadence.broadcasts:
        return []
    rows = [
        (
            f"{sent.date} {WEEKDAYS[sent.date.weekday()]}",
            f"{sent.prepare_from}",
            names.account(sent.account),
            f"{sent.articles}",
            names.pillar(sent.pillar),
            names.moment(sent.moment),
        )
        for sent in cadence.broadcasts[:most]
    ]
    return table(("Date", "Prepare from", "Account", "Articles", "Pillar", "Moment"), rows)


def _moments(cadence: Cadence, marks: Marks) -> Iterator[str]:
    if not cadence.moments:
        return
    yield from heading("Dates of the marketing calendar")
    runs = groupby(
        enumerate(cadence.moments), key=lambda placed: (placed[1].id, placed[1].date.toordinal() - placed[0])
    )
    for _, run in runs:
        first, *more = [moment for _, moment in run]
        weight = "no promotion" if first.barred else f"weight {first.weight}"
        until = f"until {more[-1].date}: " if more else ""
        said = f"{until}{first.name} ({weight}). {first.text}".strip()
        yield from item(cited(said, first, marks), mark=f"{first.date}  ")


def _projections(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    if not cadence.projections:
        return
    yield from heading("Reads to expect in a month, of all articles")
    yield from table(
        ("Month", "Low", "Central", "High", "Account"),
        [
            (
                row.month,
                f"{row.reads.low:,}",
                f"{row.reads.central:,}",
                f"{row.reads.high:,}",
                names.account(row.account),
            )
            for row in cadence.projections
        ],
    )
    for entry in cadence.projection_inputs:
        yield from item(cited(entry.text, entry, marks))
