"""The cadence as text: a summary inside the advice, and the whole plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.advice.model import Advice, Broadcast, Cadence, QuotaWindow
from advisor.report.text.cadence_months import months, publications
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
    """The whole plan: quotas, warnings, broadcasts, publications, work by month, marketing calendar, expected reads."""
    marks, cadence = Marks(advice), advice.cadence
    return page(
        [
            *heading(f"Cadence for {client}" if client.strip() else "Cadence"),
            *_frame(cadence, names, marks),
            *(heading("Broadcasts") if cadence.broadcasts else ()),
            *_dates(cadence, names, most=len(cadence.broadcasts)),
            *publications(cadence, names),
            *months(cadence, names, marks),
            *_moments(cadence, marks),
            *_projections(cadence, names, marks),
            *sources_listed(advice.sources),
        ]
    )


def _frame(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    yield from paragraph(f"{count(cadence.weeks, 'week')} from {cadence.start}; days are days in {cadence.timezone}.")
    by_account = sorted((sent.account, sent.written) for sent in cadence.broadcasts)
    for account, group in groupby(by_account, key=lambda sent: sent[0]):
        articles = [number for _, number in group]
        number = f"{count(len(articles), 'broadcast')} with {count(sum(articles), 'article')}"
        yield from item(f"{names.account(account)}: {number} to write")
    if not cadence.broadcasts:
        yield from paragraph("No broadcasts are planned.")
    capacity = cadence.articles_per_month.capacity
    can = "not said" if capacity is None else f"{capacity:,}"
    yield from item(
        f"Articles a month: at most {cadence.articles_per_month.planned:g} planned; the team can produce: {can}"
    )
    for quota in cadence.quotas:
        yield from item(_quota(quota, names, marks))
    yield from _kept(cadence, names)
    for warning in cadence.warnings:
        yield from item(cited(warning.text, warning, marks), mark="! ")
    for row in cadence.refused:
        because = " ".join(cited(reason.text, reason, marks) for reason in row.reasons)
        yield from item(f"Not planned: {names.account(row.account)} on {row.date}. {because}", mark="! ")


def _kept(cadence: Cadence, names: Names) -> Iterator[str]:
    """What of the wishes the plan keeps, and whether a better plan exists."""
    for row in cadence.wished:
        if not row.unmet:  # else it is a warning
            yield from item(
                f"{names.account(row.account)}: all {count(row.wished, 'broadcast')} wished for are planned"
            )
    if cadence.score is not None:
        score = cadence.score
        yield from item(f"Moments served: {score.presence} of {score.presence_most} points of weight in reach")
        proof = (
            "No plan within these limits sends more, serves more moments or lies more evenly."
            if score.optimal
            else "A plan that lies more evenly within these limits may exist."
        )
        yield from item(proof)


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
            _when(sent, names),
            f"{sent.prepare_from}",
            names.account(sent.account),
            _articles(sent),
            names.pillar(sent.pillar),
            names.served(sent.moment, sent.part),
        )
        for sent in cadence.broadcasts[:most]
    ]
    lines = table(("Date", "Prepare from", "Account", "Articles", "Pillar", "Moment"), rows)
    return [*lines, *_legend(cadence.broadcasts[:most], names)]


def _when(sent: Broadcast, names: Names) -> str:
    slot = names.slots.get(sent.slot)
    return f"{sent.date} {WEEKDAYS[sent.date.weekday()]}{f' {slot.begins}' if slot else ''}{'*' if sent.pinned else ''}"


def _articles(sent: Broadcast) -> str:
    versions = f" × {sent.versions}" if sent.versions > 1 else ""
    return f"{sent.articles}{versions}" + (f" to group {sent.segment}" if sent.segment is not None else "")


def _legend(broadcasts: Sequence[Broadcast], names: Names) -> Iterator[str]:
    """What the short signs of the table mean, where they stand in it."""
    slots = [names.slot(ident) for ident in sorted({sent.slot for sent in broadcasts}) if ident in names.slots]
    if slots:
        yield from paragraph(f"Times begin a slot, China time: {'; '.join(slots)}.")
    if any(sent.versions > 1 for sent in broadcasts):
        yield from paragraph("1 × 2: one article, written in two versions, one for each group.")
    if any(sent.pinned for sent in broadcasts):
        yield from paragraph("*: set by hand.")


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
        weight += ", expected" if first.certainty == "expected" else ""
        weight += f", begin work on {first.work_from}" if first.work_from else ""
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
