"""The cadence as text: a summary inside the advice, and the whole plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.advice.model import Advice, Broadcast, Cadence, QuotaWindow
from advisor.report.spoken import aside, commas, quota_in_words, semicolons, sentences
from advisor.report.text.cadence_months import months, publications
from advisor.report.text.lines import heading, item, page, paragraph, table
from advisor.report.text.sources import cited, sources_listed
from advisor.report.wording import Marks, Names, weekday
from advisor.words import say, say_count

NEXT = 5


def cadence_summary(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """How much is planned, inside which quotas, the next dates and the warnings."""
    yield from heading(say("Cadence"))
    yield from _frame(advice.cadence, names, marks)
    if advice.cadence.broadcasts:
        yield ""
        yield from _dates(advice.cadence, names, most=NEXT)
        more = len(advice.cadence.broadcasts) - NEXT
        if more > 0:
            yield from paragraph(say("… and {number} more; `cadence` prints them all.", number=more))


def cadence_text(advice: Advice, *, names: Names, client: str = "") -> str:
    """The whole plan: quotas, warnings, broadcasts, publications, work by month, marketing calendar, expected reads."""
    marks, cadence = Marks(advice), advice.cadence
    return page(
        [
            *heading(say("Cadence for {client}", client=client) if client.strip() else say("Cadence")),
            *_frame(cadence, names, marks),
            *(heading(say("Broadcasts")) if cadence.broadcasts else ()),
            *_dates(cadence, names, most=len(cadence.broadcasts)),
            *publications(cadence, names),
            *months(cadence, names, marks),
            *_moments(cadence, marks),
            *_projections(cadence, names, marks),
            *sources_listed(advice.sources),
        ]
    )


def _frame(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    yield from paragraph(
        say_count(
            cadence.weeks,
            "{number} week from {start}; days are days in {zone}.",
            "{number} weeks from {start}; days are days in {zone}.",
            start=cadence.start,
            zone=cadence.timezone,
        )
    )
    by_account = sorted((sent.account, sent.written) for sent in cadence.broadcasts)
    for account, group in groupby(by_account, key=lambda sent: sent[0]):
        written = [number for _, number in group]
        articles = say_count(sum(written), "{number} article", "{number} articles")
        yield from item(
            say_count(
                len(written),
                "{account}: {number} broadcast with {articles} to write",
                "{account}: {number} broadcasts with {articles} to write",
                account=names.account(account),
                articles=articles,
            )
        )
    if not cadence.broadcasts:
        yield from paragraph(say("No broadcasts are planned."))
    month = cadence.articles_per_month
    yield from item(
        say(
            "Articles a month: at most {planned} planned; the team can produce: {capacity}",
            planned=f"{month.planned:g}",
            capacity=say("not said") if month.capacity is None else f"{month.capacity:,}",
        )
    )
    for quota in cadence.quotas:
        yield from item(_quota(quota, names, marks))
    yield from _kept(cadence, names)
    for warning in cadence.warnings:
        yield from item(cited(warning.text, warning, marks), mark="! ")
    for row in cadence.refused:
        told = say("Not planned: {account} on {day}.", account=names.account(row.account), day=row.date)
        because = (cited(reason.text, reason, marks) for reason in row.reasons)
        yield from item(sentences(told, *because), mark="! ")


def _kept(cadence: Cadence, names: Names) -> Iterator[str]:
    """What of the wishes the plan keeps, and whether a better plan exists."""
    for row in cadence.wished:
        if not row.unmet:  # else it is a warning
            yield from item(
                say_count(
                    row.wished,
                    "{account}: all {number} broadcast wished for are planned",
                    "{account}: all {number} broadcasts wished for are planned",
                    account=names.account(row.account),
                )
            )
    if cadence.score is not None:
        score = cadence.score
        yield from item(
            say(
                "Moments served: {points} of {most} points of weight in reach",
                points=score.presence,
                most=score.presence_most,
            )
        )
        yield from item(
            say("No plan within these limits sends more, serves more moments or lies more evenly.")
            if score.optimal
            else say("A plan that lies more evenly within these limits may exist.")
        )


def _quota(quota: QuotaWindow, names: Names, marks: Marks) -> str:
    account, often = names.account(quota.account), quota_in_words(quota.broadcasts, quota.per, quota.articles_each)
    if quota.until:
        said = say(
            "Quota of {account} from {first} until {last}: {quota}.",
            account=account,
            first=quota.from_,
            last=quota.until,
            quota=often,
        )
    else:
        said = say("Quota of {account} from {first}: {quota}.", account=account, first=quota.from_, quota=often)
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
    head = (say("Date"), say("Prepare from"), say("Account"), say("Articles"), say("Pillar"), say("Moment"))
    lines = table(head, rows)
    return [*lines, *_legend(cadence.broadcasts[:most], names)]


def _when(sent: Broadcast, names: Names) -> str:
    slot = names.slots.get(sent.slot)
    return f"{sent.date} {weekday(sent.date)}{f' {slot.begins}' if slot else ''}{'*' if sent.pinned else ''}"


def _articles(sent: Broadcast) -> str:
    versions = f" × {sent.versions}" if sent.versions > 1 else ""
    articles = f"{sent.articles}{versions}"
    if sent.segment is None:
        return articles
    return say("{articles} to group {group}", articles=articles, group=sent.segment)


def _legend(broadcasts: Sequence[Broadcast], names: Names) -> Iterator[str]:
    """What the short signs of the table mean, where they stand in it."""
    slots = [names.slot(ident) for ident in sorted({sent.slot for sent in broadcasts}) if ident in names.slots]
    if slots:
        yield from paragraph(say("Times begin a slot, China time: {slots}.", slots=semicolons(slots)))
    if any(sent.versions > 1 for sent in broadcasts):
        yield from paragraph(say("1 × 2: one article, written in two versions, one for each group."))
    if any(sent.pinned for sent in broadcasts):
        yield from paragraph(say("*: set by hand."))


def _moments(cadence: Cadence, marks: Marks) -> Iterator[str]:
    if not cadence.moments:
        return
    yield from heading(say("Dates of the marketing calendar"))
    runs = groupby(
        enumerate(cadence.moments), key=lambda placed: (placed[1].id, placed[1].date.toordinal() - placed[0])
    )
    for _, run in runs:
        first, *more = [moment for _, moment in run]
        notes = [say("no promotion") if first.barred else say("weight {number}", number=first.weight)]
        if first.certainty == "expected":
            notes.append(say("expected"))
        if first.work_from:
            notes.append(say("begin work on {day}", day=first.work_from))
        told = say("{sentence}.", sentence=aside(first.name, commas(notes)))
        if more:
            told = say("until {day}: {moment}", day=more[-1].date, moment=told)
        yield from item(cited(sentences(told, first.text), first, marks), mark=f"{first.date}  ")


def _projections(cadence: Cadence, names: Names, marks: Marks) -> Iterator[str]:
    if not cadence.projections:
        return
    yield from heading(say("Reads to expect in a month, of all articles"))
    yield from table(
        (say("Month"), say("Low"), say("Central"), say("High"), say("Account")),
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
