"""Turns an order into a file. Pure: it may run in this process or in the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from advisor.report.forms.checks import check
from advisor.report.forms.order import Made, Order
from advisor.report.progress import Progress, Tell, untold
from advisor.words import speaking


def make(order: Order, tell: Tell = untold) -> Made:
    """The file of an order, in its language. Raises ReportFailed where it cannot be made, never giving half of it.

    `tell` hears of every step as it begins, and may raise Cancelled there.
    """
    with speaking(order.lang):
        tell(Progress("advice"))
        made = MAKERS[order.form](order, tell)
        tell(Progress("checking"))
        check(order.form, made.data)
    return made


def composed(order: Order) -> dict[str, Any]:
    """What stands in the report, as plain data (see `advisor.report.document.compose`)."""
    from advisor.report.attachments import Origin
    from advisor.report.document import compose

    return compose(
        order.advice,
        knowledge=order.knowledge,
        client=order.case.client,
        brand=order.brand,
        created=order.created,
        origin=Origin(order.case, start=order.start, weeks=order.weeks),
        edition=order.edition,
    )


def _pdf(order: Order, tell: Tell) -> Made:
    from advisor.report.press import press

    report = press(composed(order), tell)
    return Made(report.pdf, report.replaced)


def _docx(order: Order, tell: Tell) -> Made:
    from advisor.report.office import report_docx

    return _written(report_docx, order, tell)


def _pptx(order: Order, tell: Tell) -> Made:
    from advisor.report.office import report_pptx

    return _written(report_pptx, order, tell)


def _written(write: Callable[[dict[str, Any]], bytes], order: Order, tell: Tell) -> Made:
    job = composed(order)
    tell(Progress("charts"))
    return Made(write(job))


def _xlsx(order: Order, tell: Tell) -> Made:
    from advisor.report.spreadsheet import cadence_workbook
    from advisor.report.wording import Names

    tell(Progress("typesetting"))
    names = Names(order.advice, order.knowledge)
    return Made(cadence_workbook(order.advice, names=names, client=order.case.client.name))


def _ics(order: Order, _tell: Tell) -> Made:
    from advisor.report.calendar_file import cadence_calendar
    from advisor.report.wording import Names

    advice = order.advice
    return Made(
        cadence_calendar(
            advice.cadence,
            as_of=advice.as_of,
            names=Names(advice, order.knowledge),
            client=order.case.client.name,
            edits=order.case.plan,
        )
    )


def _csv(order: Order, _tell: Tell) -> Made:
    from advisor.report.csv_file import cadence_csv

    return Made(cadence_csv(order.advice.cadence))


def _json(order: Order, _tell: Tell) -> Made:
    from advisor.advice.document import to_json

    return Made(to_json(order.advice).encode("utf-8", "backslashreplace"))


MAKERS: Mapping[str, Callable[[Order, Tell], Made]] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "ics": _ics, "csv": _csv, "json": _json}
)
