"""Both forms as LibreOffice opens them: every claim is still there, page by page, and nothing is said against them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from docx import Document

from advisor.report.office import report_docx, report_pptx
from advisor.words.tongues import Language
from tests.report_files.office import converted, needs_office
from tests.report_office import jobs
from tests.report_office.claims import flat, told

pytestmark = needs_office

CASES: tuple[tuple[str, Language], ...] = (
    ("by_hand", "en"),
    ("empty", "en"),
    ("luxury_fashion_wfoe", "en"),
    ("luxury_fashion_wfoe", "zh_Hans"),
    ("machinery_first_call", "zh_Hant"),
)


@dataclass(frozen=True)
class Opened:
    """The folder of the files as LibreOffice saved them, and what it said."""

    folder: Path
    said: tuple[str, ...]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Each job in both forms, opened and saved as text or as pages."""
    folder, into = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("saved")
    for case in CASES:
        (folder / f"{'_'.join(case)}.docx").write_bytes(report_docx(jobs.job(*case)))
        (folder / f"{'_'.join(case)}.pptx").write_bytes(report_pptx(jobs.job(*case)))
    for place, text in enumerate(jobs.HOSTILE):
        (folder / f"hostile{place}.docx").write_bytes(jobs.hostile_docx(text))
        (folder / f"hostile{place}.pptx").write_bytes(jobs.hostile_pptx(text))
    documents, decks = sorted(folder.glob("*.docx")), sorted(folder.glob("*.pptx"))
    profile = folder / "profile"
    said = (
        converted(documents, to="docx:MS Word 2007 XML", into=into, profile=profile),
        converted(decks, to="pdf", into=into, profile=profile),
    )
    return Opened(into, said)


def test_it_says_nothing_against_any_file_and_opens_all(opened: Opened) -> None:
    assert opened.said == ("", "")
    assert len(list(opened.folder.iterdir())) == 2 * (len(CASES) + len(jobs.HOSTILE))


@pytest.mark.parametrize("case", CASES)
def test_every_claim_is_still_in_the_document(opened: Opened, case: tuple[str, Language]) -> None:
    document = Document(str(opened.folder / f"{'_'.join(case)}.docx"))
    whole = [flat(each.text) for each in document.paragraphs]
    whole += [
        flat(each.text)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for each in cell.paragraphs
    ]
    read = "\n".join(whole)
    assert [each for each in told(jobs.job(*case)["data"]) if each not in read] == []
    styles = {each.style.name for each in document.paragraphs}
    assert {"Title", "Heading 1", "Caption"} <= styles


@pytest.mark.parametrize("case", CASES)
def test_each_slide_is_one_page_with_its_title(opened: Opened, case: tuple[str, Language]) -> None:
    from pptx import Presentation

    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(report_pptx(jobs.job(*case)))).slides]
    pages = pypdf.PdfReader(opened.folder / f"{'_'.join(case)}.pdf").pages
    assert len(pages) == len(titles)
    for title, page in zip(titles, pages, strict=True):
        drawn = re.sub(r"[^\x00-\x7f]", "", title)  # no Chinese face may be on this machine
        assert drawn.replace(" ", "") in page.extract_text().replace(" ", "").replace("\n", "")
