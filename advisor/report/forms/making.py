"""Turns an order into a file. Pure: it may run in this process or in the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from advisor.report.forms.chart_file import chart_file, is_chart
from advisor.report.forms.checks import check
from advisor.report.forms.order import Made, Order
from advisor.report.press import Cleaner, Draw, figures_of, press
from advisor.report.progress import Progress, Tell, untold
from advisor.words import speaking


@dataclass(frozen=True)
class Means:
    """What a process makes reports with: `compose` gives the job of an order, `draw` the charts (see `press`)."""

    compose: Callable[[Order], dict[str, Any]]
    draw: Draw | None = None


def make(order: Order, tell: Tell = untold, means: Means | None = None) -> Made:
    """The file of an order, in its language. Raises ReportFailed where it cannot be made, never giving half of it.

    `tell` hears of every step as it begins, and may raise Cancelled there.
    """
    with speaking(order.lang):
        if is_chart(order.form):
            return chart_file(order)
        tell(Progress("advice"))
        made = MAKERS[order.form](order, tell, means or Means(composed))
        tell(Progress("checking"))
        check(order.form, made.data)
    return made


def prepare(order: Order, tell: Tell, means: Means) -> None:
    """Compose the texts of a report and draw its charts, for `means` that keep both. Raises what `make` does."""
    if order.form not in _COMPOSED:
        return
    with speaking(order.lang):
        tell(Progress("advice"))
        job = means.compose(order)
        if order.form == "pdf" and means.draw:
            figures_of(job, tell, draw=means.draw, texts=Cleaner())


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
        draft=order.draft,
    )


def _pdf(order: Order, tell: Tell, means: Means) -> Made:
    report = press(means.compose(order), tell, means.draw)
    return Made(report.pdf, report.replaced)


def _docx(order: Order, tell: Tell, means: Means) -> Made:
    from advisor.report.office import report_docx

    return _written(report_docx, means.compose(order), tell)


def _pptx(order: Order, tell: Tell, means: Means) -> Made:
    from advisor.report.office import report_pptx

    return _written(report_pptx, means.compose(order), tell)


def _written(write: Callable[[dict[str, Any]], bytes], job: dict[str, Any], tell: Tell) -> Made:
    tell(Progress("charts"))
    return Made(write(job))


def _xlsx(order: Order, tell: Tell, _means: Means) -> Made:
    from advisor.report.spreadsheet import cadence_workbook
    from advisor.report.wording import Names

    tell(Progress("typesetting"))
    names = Names(order.advice, order.knowledge)
    return Made(cadence_workbook(order.advice, names=names, client=order.case.client.name))


def _ics(order: Order, _tell: Tell, _means: Means) -> Made:
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


def _csv(order: Order, _tell: Tell, _means: Means) -> Made:
    from advisor.report.csv_file import cadence_csv

    return Made(cadence_csv(order.advice.cadence))


def _json(order: Order, _tell: Tell, _means: Means) -> Made:
    from advisor.advice.document import to_json

    return Made(to_json(order.advice).encode("utf-8", "backslashreplace"))


_COMPOSED = frozenset({"pdf", "docx", "pptx"})
MAKERS: Mapping[str, Callable[[Order, Tell, Means], Made]] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "ics": _ics, "csv": _csv, "json": _json}
)
