"""The slides read back: claims and marks, sources in the notes, the numbers of charts, nothing over the edge."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from advisor.report.charts.palette import COLOURS
from advisor.report.office import deck_look, report_pptx
from advisor.report.office.measure import height
from tests.report_office import jobs
from tests.report_office.claims import claim, flat, sentences

POINT = 12_700
MARK = re.compile(r"\[(\d+)\]")


@cache
def made(name: str) -> bytes:
    return report_pptx(jobs.job(name))


@cache
def opened(name: str) -> Any:
    return Presentation(io.BytesIO(made(name)))


def paragraphs(slide: Any) -> list[str]:
    found = []
    for shape in slide.shapes:
        frames = [shape.text_frame] if shape.has_text_frame else []
        frames += [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        found += [flat(paragraph.text.replace("\v", " ")) for frame in frames for paragraph in frame.paragraphs]
    return found


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def charts(deck: Any, title: str) -> list[Any]:
    return [
        shape.chart
        for slide in deck.slides
        if slide.shapes.title.text.startswith(title)
        for shape in slide.shapes
        if shape.has_chart
    ]


@pytest.mark.parametrize("name", jobs.NAMES)
def test_there_are_eight_to_twelve_slides_or_a_few_more_where_much_is_asked_for(name: str) -> None:
    titles = [slide.shapes.title.text for slide in opened(name).slides]
    assert 8 <= len(titles) <= (12 if name in (*jobs.SAMPLES, "empty") else 14)
    assert len(set(titles)) == len(titles)
    assert all(titles)
    shown = [re.sub(r" \(\d+\)$", "", title) for title in titles]
    assert list(dict.fromkeys(shown)) == [
        "WeChat account strategy",
        "Summary",
        "The recommended mix",
        "What you need, and what meets it",
        "Why not the others",
        "Phases and launch",
        "The roadmap",
        "What it costs",
        "The cadence",
        "Risks",
        "What this rests on",
        "Sources",
    ]


@pytest.mark.parametrize("name", jobs.NAMES)
def test_the_claims_of_summary_mix_needs_and_risks_stand_on_the_slides_or_in_their_notes(name: str) -> None:
    data = jobs.job(name)["data"]
    whole = flat("\n".join(part for slide in opened(name).slides for part in (*paragraphs(slide), notes(slide))))
    parts = [data[key] for key in ("summary", "mix", "needs", "outside_mix", "risks", "phases", "open_questions")]
    assert [each for part in parts for each in map(claim, sentences(part)) if each not in whole] == []


@pytest.mark.parametrize("name", jobs.NAMES)
def test_a_sentence_on_a_slide_has_all_its_marks(name: str) -> None:
    """What stands before the first mark is the end of a sentence of the report (or its beginning, with …)."""
    told = [
        (flat(each["text"]), "".join(f"[{number}]" for number in each["marks"]))
        for each in sentences(jobs.job(name)["data"])
    ]
    for slide in opened(name).slides:
        for each in paragraphs(slide):
            found = re.search(r"(.{12,40}?)(…?) ((?:\[\d+\])+)", each)
            if found:
                words, _, marks = found.groups()
                end = words.rsplit(": ", 1)[-1].rstrip("…")
                assert any(marks == given and end in text for text, given in told), each


@pytest.mark.parametrize("name", jobs.NAMES)
def test_the_notes_name_the_source_of_every_mark_on_the_slide(name: str) -> None:
    sources = {source["number"]: source for source in jobs.job(name)["data"]["sources"]}
    for slide in opened(name).slides:
        marks = {int(number) for each in paragraphs(slide) for number in MARK.findall(each)}
        for number in marks:
            assert flat(f"[{number}] {sources[number]['title']}.") in flat(notes(slide)), slide.shapes.title.text


def test_the_columns_are_the_broadcasts_of_each_month_by_account() -> None:
    job = jobs.job("daily")
    sent = json.loads(job["attachment"])["cadence"]["broadcasts"]
    wanted = Counter((each["account"], each["date"][:7]) for each in sent)
    (chart,) = charts(opened("daily"), "The cadence")
    assert len(wanted) > 10
    found = sorted(number for series in chart.plots[0].series for number in series.values if number)
    assert found == sorted(wanted.values())
    assert sum(found) == job["data"]["cadence"]["broadcasts"]


@pytest.mark.parametrize("name", ["luxury_fashion_wfoe", "by_hand"])
def test_the_bars_of_the_roadmap_are_the_typical_days_of_its_steps(name: str) -> None:
    steps = json.loads(jobs.job(name)["attachment"])["roadmap"]
    rows: list[tuple[float, ...]] = []
    for chart in charts(opened(name), "The roadmap"):
        rows += zip(*(series.values for series in chart.plots[0].series), strict=True)
    assert len(rows) == len(steps)
    for step, (start, critical, other, waits) in zip(steps, rows, strict=True):
        begin, end = date.fromisoformat(step["start"]), date.fromisoformat(step["finish"])
        assert date(1899, 12, 30) + timedelta(days=start) == begin
        assert critical + other == max((end - begin).days, 1)
        assert bool(critical) is step["critical"]
        latest = date.fromisoformat(step["slack"]["finish_by"])
        assert waits == max((latest - begin).days - max((end - begin).days, 1), 0)


@pytest.mark.parametrize("name", ["luxury_fashion_wfoe", "daily"])
def test_a_chart_is_edited_in_a_workbook_with_the_same_numbers_and_no_formula(name: str) -> None:
    for slide in opened(name).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                book = load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
                head, *rows = book["Sheet1"].iter_rows(values_only=True)
                assert [*head[1:]] == [series.name for series in plot.series]
                assert [row[0] for row in rows] == [*plot.categories]
                assert [row[1:] for row in rows] == [*zip(*(series.values for series in plot.series), strict=True)]


@pytest.mark.parametrize("name", [*jobs.NAMES, *range(len(jobs.HOSTILE))])
def test_nothing_reaches_over_the_edge_of_a_slide_and_text_fits_its_box(name: str | int) -> None:
    deck = opened(name) if isinstance(name, str) else Presentation(io.BytesIO(jobs.hostile_pptx(jobs.HOSTILE[name])))
    for slide in deck.slides:
        for shape in slide.shapes:
            where = f"{slide.shapes.title.text}: {shape.name}"
            assert shape.left >= 0, where
            assert shape.left + shape.width <= deck.slide_width, where
            assert shape.top + shape.height <= deck.slide_height + POINT, where
            if shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder:
                across = shape.width / POINT - 20
                need = sum(_high(each, across) for each in shape.text_frame.paragraphs)
                assert need <= shape.height / POINT + 14 or _smallest(shape) <= 9, where


def _high(paragraph: Any, across: float) -> float:
    sizes = [run.font.size.pt for run in paragraph.runs] or [0.0]
    return height([paragraph.text.replace("\v", "\n")], across, 0.9 * max(sizes))


def _smallest(shape: Any) -> float:
    return min(max(run.font.size.pt for run in each.runs) for each in shape.text_frame.paragraphs if each.runs)


def test_figures_and_tables_have_names_and_charts_words_for_those_who_do_not_see_them() -> None:
    for slide in opened("by_hand").slides:
        for shape in slide.shapes:
            assert shape.name
            if shape.has_chart:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
            if shape.has_table:
                assert shape.table.first_row


def test_the_theme_carries_the_brand_and_the_slides_their_language() -> None:
    with zipfile.ZipFile(io.BytesIO(made("by_hand"))) as package:
        assert b'<a:accent1><a:srgbClr val="7A1F3D"/>' in package.read("ppt/theme/theme1.xml")
        slides = [each for each in package.namelist() if re.match(r"ppt/slides/slide\d+\.xml", each)]
        assert all(b'lang="en-GB"' in package.read(each) for each in slides)
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [each for each in package.namelist() if "thumbnail" in each]


def test_the_file_says_what_it_is_and_whose() -> None:
    told = opened("by_hand").core_properties
    assert told.title == "WeChat account strategy – 上海示例护肤品有限公司 (Example Skincare)"
    assert told.author == told.last_modified_by == "Harbour Advisory"


def test_the_same_job_gives_the_same_bytes() -> None:
    assert report_pptx(jobs.job("by_hand")) == made("by_hand")


def test_an_account_has_the_colour_it_has_in_the_report() -> None:
    assert deck_look.COLOURS == COLOURS
