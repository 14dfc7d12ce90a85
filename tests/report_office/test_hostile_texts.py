"""Words from outside stay words, in both forms, whatever they hold."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from advisor.report.office.cleaned import clean
from tests.report_office import jobs
from tests.report_office.claims import flat


@pytest.mark.parametrize("text", jobs.HOSTILE)
def test_the_document_holds_the_text_itself(text: str) -> None:
    document = Document(io.BytesIO(jobs.hostile_docx(text)))
    wanted = flat(clean(text))
    held = [flat(each.text) for each in document.paragraphs]
    held += [flat(cell.text) for table in document.tables for row in table.rows for cell in row.cells]
    assert sum(wanted in each for each in held) >= 5


@pytest.mark.parametrize("text", jobs.HOSTILE)
def test_the_slides_hold_the_text_or_its_beginning(text: str) -> None:
    deck: Any = Presentation(io.BytesIO(jobs.hostile_pptx(text)))
    wanted = flat(clean(text))
    assert (
        flat(deck.slides[0].placeholders[1].text_frame.text).removesuffix("…").strip()
        == wanted[: 159 if len(wanted) > 160 else 160].strip()
    )
    assert wanted in flat(deck.slides[0].notes_slide.notes_text_frame.text)
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                blob = shape.chart.part.chart_workbook.xlsx_part.blob
                cells = [cell for row in load_workbook(io.BytesIO(blob))["Sheet1"].iter_rows() for cell in row]
                assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize("make", [jobs.hostile_docx, jobs.hostile_pptx])
@pytest.mark.parametrize("text", jobs.HOSTILE)
def test_no_text_reaches_out_of_the_file(make: Any, text: str) -> None:
    """Links that leave the file are the sources' addresses alone."""
    sources = {source["url"] for source in jobs.job("by_hand")["data"]["sources"]}
    with zipfile.ZipFile(io.BytesIO(make(text))) as package:
        for name in package.namelist():
            if name.endswith(".rels"):
                for part in package.read(name).decode().split("<Relationship ")[1:]:
                    if 'TargetMode="External"' in part:
                        assert part.split('Target="')[1].split('"')[0].replace("&amp;", "&") in sources


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\x00b\x1b[1m", "a\ufffdb\ufffd[1m"),
        ("\ud800", "\ufffd"),
        ("\ufffe\U0001ffff", "\ufffd\ufffd"),
        ("safe\u202egnp.exe\u202c", "safegnp.exe"),
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("e\u0301", "é"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_no_file_can_hold_is_replaced_and_what_turns_reading_round_left_out(text: str, held: str) -> None:
    assert clean(text) == held
