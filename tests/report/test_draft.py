"""A report made while the knowledge base is a draft says so on every page, can be archived, and is made again so."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import page
import pypdf
import pytest

from advisor.report.forms.making import composed, make
from advisor.report.press import press
from advisor.words import speaking
from advisor.words.tongues import Language
from tests.report_forms.orders import order

FALSE_ALARM = "PDFA3A-STREAM-LENGTH-001"  # see tests/report/test_pdf.py
WORDS: dict[Language, str] = {"en": "DRAFT", "zh_Hans": "草稿", "zh_Hant": "草稿"}


@pytest.mark.parametrize("spoken", WORDS)
def test_every_page_of_the_short_edition_says_draft_in_its_language(spoken: Language) -> None:
    with speaking(spoken):
        raw = press(composed(replace(order(form="pdf"), edition="short", draft=True))).pdf
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(raw)).pages]
    assert texts
    assert all(WORDS[spoken] in text.replace(" ", "").replace("\n", "") for text in texts)


def test_a_draft_of_the_long_edition_marks_its_cover_too_and_can_be_read_aloud_and_archived() -> None:
    raw = make(replace(order(form="pdf"), draft=True)).data
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(raw)).pages]
    assert [number for number, text in enumerate(texts) if "DRAFT" not in text] == []
    assert page.validate_pdf_bytes(raw, profile="ua1").is_compliant
    kept = [each for each in page.validate_pdf_bytes(raw, profile="3a").failures if each.rule_id != FALSE_ALARM]
    assert not kept, [(each.rule_id, each.message) for each in kept]


def test_a_reviewed_base_leaves_no_trace_of_drafts() -> None:
    with speaking("en"):
        assert "draft" not in composed(order(form="pdf"))["data"]


def test_the_text_document_says_draft_on_its_first_page() -> None:
    paper = docx.Document(io.BytesIO(make(replace(order(form="docx"), draft=True, created=date(2026, 11, 21))).data))
    assert any(line.text.startswith("Draft: the knowledge base") for line in paper.paragraphs)
