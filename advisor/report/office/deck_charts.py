"""Charts that can be edited on the slide: the roadmap as bars, the broadcasts as stacked columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from advisor.report.office.cleaned import shortened
from advisor.report.office.deck import Box
from advisor.report.office.deck_look import COLOURS, HAIR, INK, QUIET, rgb
from advisor.report.office.tongue import tongue
from advisor.report.workbook import add_table, saved
from advisor.words import say

EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets
MADE = datetime(1980, 1, 1)
_LABEL = 46  # characters of a step's name beside its bar


def roadmap(slide: Any, box: Box, steps: Sequence[dict[str, Any]], words: Sequence[dict[str, Any]]) -> None:
    """A bar a step from its typical start to its finish, and a pale one as far as it may wait.

    `steps` are those of the advice as data, `words` the same in words.
    """
    names = [shortened(f"{told['number']}. {told['title']}", _LABEL) for told in words]
    starts = [_serial(step["start"]) for step in steps]
    long = [max(_serial(step["finish"]) - start, 1) for step, start in zip(steps, starts, strict=True)]
    waits = [
        max(_serial(step["slack"]["finish_by"]) - start - days, 0)
        for step, start, days in zip(steps, starts, long, strict=True)
    ]
    series = [
        (say("Start"), starts),
        (sets_launch(), [days if step["critical"] else 0 for step, days in zip(steps, long, strict=True)]),
        (typical(), [0 if step["critical"] else days for step, days in zip(steps, long, strict=True)]),
        (may_wait(), waits),
    ]
    alt = say("Bars of the typical duration of each step, by date, with the days that it may wait")
    chart = _chart(slide, XL_CHART_TYPE.BAR_STACKED, box, names, series, alt=alt)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    plot.series[0].format.fill.background()
    for place, theme in ((1, MSO_THEME_COLOR.ACCENT_1), (2, MSO_THEME_COLOR.ACCENT_6)):
        plot.series[place].format.fill.solid()
        plot.series[place].format.fill.fore_color.theme_color = theme
    plot.series[3].format.fill.solid()
    plot.series[3].format.fill.fore_color.rgb = rgb(HAIR)
    chart.has_legend = False  # it would name the unseen bars before the start
    down, along = chart.category_axis, chart.value_axis
    down.reverse_order = True
    down.tick_labels.font.size = Pt(11 if len(names) <= 14 else 9)
    down.format.line.color.rgb = rgb(QUIET)
    first, last = min(starts), max(start + days + wait for start, days, wait in zip(starts, long, waits, strict=True))
    along.minimum_scale, along.maximum_scale = first, last + 1
    along.major_unit = max((last - first) // 8, 1)
    along.tick_labels.number_format, along.tick_labels.number_format_is_linked = tongue().axis_days, False
    along.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    along.tick_labels.font.size = Pt(10)
    along.major_gridlines.format.line.color.rgb = rgb(HAIR)


def sets_launch() -> str:
    """What bars of the critical path show."""
    return say("Sets the launch")


def typical() -> str:
    """What all other bars show."""
    return say("Typical duration")


def may_wait() -> str:
    """What pale bars show."""
    return say("May wait")


def broadcasts(slide: Any, box: Box, months: Sequence[str], counts: Sequence[tuple[str, int, list[int]]]) -> None:
    """A column a month, stacked by account: name, place in the order of all accounts, broadcasts of each month."""
    chart = _chart(
        slide,
        XL_CHART_TYPE.COLUMN_STACKED,
        box,
        months,
        [(name, numbers) for name, _, numbers in counts],
        alt=say("Columns of broadcasts a month, stacked by account"),
    )
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, (_, order, _) in zip(plot.series, counts, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(COLOURS[order % len(COLOURS)].removeprefix("#"))
    chart.value_axis.major_gridlines.format.line.color.rgb = rgb(HAIR)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "0", False
    most = max((sum(column) for column in zip(*(numbers for _, _, numbers in counts), strict=True)), default=1)
    chart.value_axis.major_unit = max(-(-most // 6), 1)
    for axis in (chart.category_axis, chart.value_axis):
        axis.tick_labels.font.size = Pt(11)
    if len(counts) == 1:
        chart.has_title = True
        chart.chart_title.text_frame.text = say("{title}: {said}", title=say("Broadcasts a month"), said=counts[0][0])
        run = chart.chart_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(12), False
        chart.has_legend = False


def _chart(
    slide: Any, kind: Any, box: Box, names: Sequence[str], series: Sequence[tuple[str, Sequence[int]]], *, alt: str
) -> Any:
    given: Any = CategoryChartData(number_format="General")  # type: ignore[no-untyped-call]
    given.categories = names
    for name, numbers in series:
        given.add_series(name, numbers)
    frame = slide.shapes.add_chart(kind, *(Pt(part) for part in box), given)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    frame.name = alt[:60]
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(names, series))
    chart.font.size = Pt(11)
    chart.font.color.rgb = rgb(INK)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(11)
    return chart


def _workbook(names: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """The chart's numbers where the chart looks for them, with every text as text and no date from the clock."""
    book = Workbook()
    book.remove(book.active)
    columns = [(" ", 40), *((name, 16) for name, _ in series)]
    add_table(
        book,
        "Sheet1",
        columns,
        [[name, *(numbers[place] for _, numbers in series)] for place, name in enumerate(names)],
    )
    return saved(book, made=MADE)


def _serial(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days
