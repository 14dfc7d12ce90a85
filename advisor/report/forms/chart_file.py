"""One chart of a case as a file of its own: a picture (PNG), a drawing (SVG), or its numbers (CSV).

A picture or drawing is ordered by the form `chart/KIND/NAME`, so that it is made where all files are made: drawing one
keeps the interpreter's lock for a tenth of a second. The numbers are made in a moment, and anywhere.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final

from advisor.report.charts.kept import chart_of
from advisor.report.charts.look import LEGEND, LOOK
from advisor.report.charts.palette import Spec, Table
from advisor.report.charts.wrapped import wrapped
from advisor.report.csv_file import guarded
from advisor.report.forms.order import Made, Order
from advisor.report.press import Cleaner, ReportFailed, faces
from advisor.report.spoken import sentences
from advisor.report.wording import day
from advisor.words import say

MARK: Final = "chart/"
PNG, SVG, CSV = "png", "svg", "csv"
MEDIA = {PNG: "image/png", SVG: "image/svg+xml", CSV: "text/csv"}
WIDTH, DOTS, TITLE_COLUMNS = 900, 2.0, 110
BOM = "\ufeff"  # by which a spreadsheet knows the letters of a CSV file
_CONFIG: dict[str, Any] = {
    **LOOK,
    "background": "#FFFFFF",
    "padding": 16,
    "legend": {**LEGEND, "labelLimit": 400},
    "title": {
        "anchor": "start",
        "frame": "group",
        "fontSize": 14,
        "fontWeight": "bold",
        "subtitleFontSize": 11,
        "subtitleColor": "#55606E",
        "offset": 14,
    },
}


def form_of_chart(kind: str, name: str) -> str:
    """The form of an order for a chart as PNG or SVG."""
    return f"{MARK}{kind}/{name}"


def is_chart(form: str) -> bool:
    """Whether an order's form is a chart."""
    return form.startswith(MARK)


def chart_file(order: Order) -> Made:
    """The picture or drawing ordered, in the language spoken. Raises ReportFailed."""
    _, kind, name = order.form.split("/", 2)
    if kind not in (PNG, SVG):
        raise ReportFailed(say("there is no such file of a chart"))
    chart = chart_of(name, order.advice, order.knowledge)
    spec = chart.draw()
    if spec is None:
        raise ReportFailed(say("there is nothing to draw"))
    dated = say("Rules as of {day}", day=day(order.advice.as_of))
    if order.draft:
        dated = sentences(dated, say("Draft: the knowledge base behind it is not reviewed as it stands"))
    return Made(_drawn(_framed(spec, chart.caption, dated), kind, faces(order.lang)))


def _framed(spec: Spec, title: str, subtitle: str) -> str:
    """The specification with its title, on a sheet of WIDTH, in letters that the fonts have."""
    fitted = {
        **spec,
        "width": WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "title": {"text": wrapped(title, TITLE_COLUMNS, most=3), "subtitle": subtitle},
    }
    fitted.pop("config", None)
    return json.dumps(Cleaner().clean(json.loads(json.dumps(fitted)), wrap=False))


def _drawn(spec: str, kind: str, families: str) -> bytes:
    import vl_convert

    from advisor.report.typefaces import FOLDER

    vl_convert.register_font_directory(str(FOLDER))
    config = _CONFIG | {"font": families}
    try:
        if kind == SVG:
            return vl_convert.vegalite_to_svg(spec, config=config, allowed_base_urls=[]).encode()
        return bytes(vl_convert.vegalite_to_png(spec, scale=DOTS, config=config, allowed_base_urls=[]))
    except ValueError as error:
        raise ReportFailed(say("a chart could not be drawn: {error}", error=error)) from error


def numbers(table: Table) -> bytes:
    """The numbers of a chart as CSV, UTF-8 with its mark, lines ended by CR LF; no text in it is a formula."""
    head, rows = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in head])
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode("utf-8", "replace")
