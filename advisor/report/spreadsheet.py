"""The cadence as a spreadsheet: plan, a sheet an account, publications, months, calendar and assumptions.

No cell is ever a formula. The sheet `Plan` is the one that is read back (advisor.report.plan_file).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from openpyxl import Workbook

from advisor.advice.model import Advice, Broadcast, Cadence
from advisor.cadence.model import Hours, MonthEffort, Yuan
from advisor.report.assumptions import assumption_rows
from advisor.report.plan_months import months_of_plan
from advisor.report.plan_words import columns_called, sheet_called, weekday_called
from advisor.report.wording import Names, weekday
from advisor.report.workbook import Cell, Column, Row, add_table, saved, sheet_title
from advisor.words import say

# The width of each column of the plan, in characters.
PLAN = {
    "date": 12,
    "day": 6,
    "slot": 22,
    "account": 24,
    "articles": 10,
    "versions": 10,
    "segment": 8,
    "pillar": 24,
    "moment": 34,
    "part": 16,
    "prepare_from": 14,
    "pinned": 9,
}


def cadence_workbook(advice: Advice, *, names: Names, client: str = "") -> bytes:
    """The workbook as bytes, the same for the same advice."""
    cadence, book = advice.cadence, Workbook()
    book.remove(book.active)
    plan, later = _plan_columns(), (say("Publications"), say("Months"), say("Calendar"), say("Assumptions"))
    add_table(book, sheet_called(), plan, (_broadcast(sent, names) for sent in cadence.broadcasts))
    for account in _accounts(cadence):
        title = sheet_title(names.account(account), taken=[*later, *book.sheetnames])
        sent_by = (_broadcast(sent, names) for sent in cadence.broadcasts if sent.account == account)
        add_table(book, title, plan, sent_by)
    publications, months, calendar, assumptions = later
    add_table(book, publications, _publication_columns(), _publications(cadence, names))
    add_table(book, months, _month_columns(cadence, names), _months(cadence))
    add_table(book, calendar, _calendar_columns(), _calendar(cadence))
    rows = assumption_rows(advice, names=names, client=client)
    add_table(book, assumptions, _assumption_columns(), rows)
    return saved(book, made=datetime.combine(advice.as_of, time()))


def _plan_columns() -> tuple[Column, ...]:
    called = columns_called()
    return tuple((called[name], width) for name, width in PLAN.items())


def _accounts(cadence: Cadence) -> list[str]:
    sending = [sent.account for sent in cadence.broadcasts]
    return list(dict.fromkeys([*sending, *(quota.account for quota in cadence.quotas)]))


def _broadcast(sent: Broadcast, names: Names) -> Row:
    return (
        sent.date,
        weekday(sent.date),
        names.slot(sent.slot),
        names.account(sent.account),
        sent.articles,
        sent.versions,
        sent.segment,
        names.pillar(sent.pillar),
        names.moment(sent.moment),
        names.parts.get(sent.part, sent.part),
        sent.prepare_from,
        say("yes") if sent.pinned else "",
    )


def _publication_columns() -> tuple[Column, ...]:
    return (
        (say("Date"), 12),
        (weekday_called(), 6),
        (say("Account"), 24),
        (say("Pillar"), 24),
        (say("Prepare from"), 14),
        (say("Notice"), 40),
    )


def _publications(cadence: Cadence, names: Names) -> Iterator[Row]:
    for published in cadence.publications:
        about = (names.account(published.account), names.pillar(published.pillar), published.prepare_from)
        yield (published.date, weekday(published.date), *about, say("without notice; no quota is used"))


def _month_columns(cadence: Cadence, names: Names) -> tuple[Column, ...]:
    quotas: list[str] = []
    for account in map(names.account, _with_quota(cadence)):
        quotas += [say("{account}: sent", account=account), say("{account}: quota", account=account)]
    work = (say("Articles"), say("Team can produce"), say("Wished for"), say("Articles to give out"))
    counted = (say("Hours"), say("Team's hours"), say("Hours beyond the team's"), say("Cost in yuan"))
    ends = (say("low"), say("central"), say("high"))
    bands = [say("{what}, {end}", what=what, end=end) for what in counted for end in ends]
    return ((say("Month"), 10), *((name, 14) for name in (*quotas, *work, *bands)))


def _with_quota(cadence: Cadence) -> list[str]:
    return list(dict.fromkeys(use.account for use in cadence.quota_use))


def _months(cadence: Cadence) -> Iterator[Row]:
    for row in months_of_plan(cadence):
        used = {use.account: use for use in row.quotas}
        quotas: list[Cell] = []
        for account in _with_quota(cadence):
            use = used.get(account)
            quotas += (use.planned, use.quota) if use else (None, None)
        yield (row.month, *quotas, *_work(row.effort))


def _work(work: MonthEffort | None) -> Row:
    if work is None:
        return ()
    able = say("not known") if work.able is None else work.able
    bands = (_band(work.hours), _band(work.team), _band(work.hours_outside), _band(work.cost))
    return (work.articles, able, work.wished, work.articles_outside, *(cell for band in bands for cell in band))


def _band(band: Hours | Yuan | None) -> tuple[Cell, Cell, Cell]:
    return (round(band.low, 1), round(band.central, 1), round(band.high, 1)) if band else (say("not known"),) * 3


def _calendar_columns() -> tuple[Column, ...]:
    return (
        (say("Date"), 12),
        (weekday_called(), 6),
        (say("Moment"), 40),
        (say("Weight"), 9),
        (say("Promotion"), 14),
        (say("Day is"), 11),
        (say("Worth speaking of from"), 14),
        (say("Begin work"), 14),
        (say("Note"), 60),
    )


def _calendar(cadence: Cadence) -> Iterator[Row]:
    for moment in cadence.moments:
        yield (
            moment.date,
            weekday(moment.date),
            moment.name,
            None if moment.barred else moment.weight,
            say("none") if moment.barred else "",
            say("expected") if moment.certainty == "expected" else say("official"),
            moment.opens,
            moment.work_from,
            moment.text,
        )


def _assumption_columns() -> tuple[Column, ...]:
    return ((say("Topic"), 20), (say("Item"), 40), (say("Value"), 70), (say("Rests on"), 60))
