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
from advisor.report.wording import WEEKDAYS, Names
from advisor.report.workbook import Cell, Column, Row, add_table, saved, sheet_title

PLAN = (
    ("Date", 12),
    ("Day", 6),
    ("Slot", 22),
    ("Account", 24),
    ("Articles", 10),
    ("Versions", 10),
    ("Group", 8),
    ("Pillar", 24),
    ("Moment", 34),
    ("Part", 16),
    ("Prepare from", 14),
    ("Pinned", 9),
)
PUBLICATIONS = (("Date", 12), ("Day", 6), ("Account", 24), ("Pillar", 24), ("Prepare from", 14), ("Notice", 40))
CALENDAR = (
    ("Date", 12),
    ("Day", 6),
    ("Moment", 40),
    ("Weight", 9),
    ("Promotion", 14),
    ("Day is", 11),
    ("Worth speaking of from", 14),
    ("Begin work", 14),
    ("Note", 60),
)
ASSUMPTIONS = (("Topic", 20), ("Item", 40), ("Value", 70), ("Rests on", 60))
WORK = ("Articles", "Team can produce", "Wished for", "Articles to give out")
BANDS = ("Hours", "Team's hours", "Hours beyond the team's", "Cost in yuan")
NOT_SAID = "not known"
SHEETS = ("Plan", "Publications", "Months", "Calendar", "Assumptions")


def cadence_workbook(advice: Advice, *, names: Names, client: str = "") -> bytes:
    """The workbook as bytes, the same for the same advice."""
    cadence, book = advice.cadence, Workbook()
    book.remove(book.active)
    add_table(book, "Plan", PLAN, (_broadcast(sent, names) for sent in cadence.broadcasts))
    for account in _accounts(cadence):
        title = sheet_title(names.account(account), taken=[*SHEETS, *book.sheetnames])
        sent_by = (_broadcast(sent, names) for sent in cadence.broadcasts if sent.account == account)
        add_table(book, title, PLAN, sent_by)
    add_table(book, "Publications", PUBLICATIONS, _publications(cadence, names))
    add_table(book, "Months", _month_columns(cadence, names), _months(cadence))
    add_table(book, "Calendar", CALENDAR, _calendar(cadence))
    add_table(book, "Assumptions", ASSUMPTIONS, assumption_rows(advice, names=names, client=client))
    return saved(book, made=datetime.combine(advice.as_of, time()))


def _accounts(cadence: Cadence) -> list[str]:
    sending = [sent.account for sent in cadence.broadcasts]
    return list(dict.fromkeys([*sending, *(quota.account for quota in cadence.quotas)]))


def _broadcast(sent: Broadcast, names: Names) -> Row:
    return (
        sent.date,
        WEEKDAYS[sent.date.weekday()],
        names.slot(sent.slot),
        names.account(sent.account),
        sent.articles,
        sent.versions,
        sent.segment,
        names.pillar(sent.pillar),
        names.moment(sent.moment),
        names.parts.get(sent.part, sent.part),
        sent.prepare_from,
        "yes" if sent.pinned else "",
    )


def _publications(cadence: Cadence, names: Names) -> Iterator[Row]:
    for published in cadence.publications:
        about = (names.account(published.account), names.pillar(published.pillar), published.prepare_from)
        yield (published.date, WEEKDAYS[published.date.weekday()], *about, "without notice; no quota is used")


def _month_columns(cadence: Cadence, names: Names) -> tuple[Column, ...]:
    quotas = [f"{names.account(account)}: {what}" for account in _with_quota(cadence) for what in ("sent", "quota")]
    bands = [f"{what}, {end}" for what in BANDS for end in ("low", "central", "high")]
    return (("Month", 10), *((name, 14) for name in (*quotas, *WORK, *bands)))


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
    able = NOT_SAID if work.able is None else work.able
    bands = (_band(work.hours), _band(work.team), _band(work.hours_outside), _band(work.cost))
    return (work.articles, able, work.wished, work.articles_outside, *(cell for band in bands for cell in band))


def _band(band: Hours | Yuan | None) -> tuple[Cell, Cell, Cell]:
    return (round(band.low, 1), round(band.central, 1), round(band.high, 1)) if band else (NOT_SAID,) * 3


def _calendar(cadence: Cadence) -> Iterator[Row]:
    for moment in cadence.moments:
        yield (
            moment.date,
            WEEKDAYS[moment.date.weekday()],
            moment.name,
            None if moment.barred else moment.weight,
            "none" if moment.barred else "",
            moment.certainty,
            moment.opens,
            moment.work_from,
            moment.text,
        )
