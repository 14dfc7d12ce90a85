"""A chart as a file of its own: picture, drawing and numbers, made by the worker, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from advisor.questionnaire.case import Case
from advisor.report.charts import CHARTS
from advisor.report.charts.kept import chart_of
from advisor.report.exporter import Exporter
from advisor.report.forms.chart_file import PNG, SVG, form_of_chart, numbers
from advisor.report.forms.making import make
from advisor.report.forms.order import Order
from advisor.report.press import ReportFailed
from advisor.web import base
from advisor.web.start.samples import sample_cases
from advisor.words import speaking

FOLDER = base.PROJECT / "knowledge"
TODAY = date(2026, 11, 21)
NAMES = ("mix_picture", "needs_matrix", "weight_ranges", "fact_timeline:service.broadcasts_per_month", *CHARTS)


def order(form: str) -> Order:
    key = base.key_of(FOLDER, sample_cases(FOLDER)["luxury_fashion_wfoe"].answers, as_of=TODAY)
    return Order(form, base.advised(key), base.knowledge(FOLDER), Case(), TODAY)


def rows(name: str) -> list[list[str]]:
    asked = order("")
    made = numbers(chart_of(name, asked.advice, asked.knowledge).table())
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_has_its_numbers_as_rows_of_one_length(name: str) -> None:
    found = rows(name)
    assert len(found) > 1
    assert {len(row) for row in found} == {len(found[0])}


@pytest.mark.parametrize("name", ["mix_picture", "weight_ranges", "roadmap_gantt", "calendar_heatmap"])
def test_a_drawing_says_what_it_is_and_of_which_day(name: str) -> None:
    drawn = make(order(form_of_chart(SVG, name))).data.decode()
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn
    assert "Rules as of 21 Nov 2026" in drawn


def test_a_picture_comes_from_the_worker_in_the_language_of_its_base() -> None:
    with speaking("zh_Hans"):
        asked = order(form_of_chart(SVG, "needs_matrix"))
    exporter = Exporter()
    try:
        assert "服务号" in exporter.make(asked).data.decode()
        made = exporter.make(replace(asked, form=form_of_chart(PNG, "needs_matrix"))).data
    finally:
        exporter.close()
    assert made.startswith(b"\x89PNG\r\n\x1a\n")


def test_a_draft_is_called_one_on_the_picture() -> None:
    asked = order(form_of_chart(SVG, "needs_matrix"))
    assert "Draft" not in make(asked).data.decode()
    assert "Draft" in make(replace(asked, draft=True)).data.decode()


def test_no_text_of_a_table_becomes_a_formula_and_numbers_stay_numbers() -> None:
    made = numbers((("=A1", "n"), (("=cmd|'/c calc'!A1", -5), ("+1", 2.5), ("@x", 0))))
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [
        ["'=A1", "n"],
        ["'=cmd|'/c calc'!A1", "-5"],
        ["'+1", "2.5"],
        ["'@x", "0"],
    ]


@pytest.mark.parametrize("form", ["chart/gif/roadmap_gantt", "chart/png/weight_ranges"])
def test_what_cannot_be_drawn_is_refused_with_the_reason(form: str) -> None:
    asked = order(form)
    without = replace(asked, advice=replace(asked.advice, robustness=None))
    with pytest.raises(ReportFailed, match=r"no such file|nothing to draw"):
        make(without)
