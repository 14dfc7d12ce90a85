"""Both forms in Chinese: every claim is there, nothing is left in English, and each part says its language."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from advisor.report.office import report_docx, report_pptx
from advisor.words.tongues import Language
from tests.report_office import jobs
from tests.report_office.claims import flat, told

CHINESE: tuple[Language, ...] = ("zh_Hans", "zh_Hant")
CODES = {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW"}
ENGLISH = re.compile(r"[A-Za-z][A-Za-z’'-]+(?:[ ,;]+[A-Za-z][A-Za-z’'-]+){2,}")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def job(language: Language) -> dict[str, Any]:
    return jobs.job("luxury_fashion_wfoe", language)


@cache
def document(language: Language) -> Any:
    return Document(io.BytesIO(report_docx(job(language))))


@cache
def deck(language: Language) -> Any:
    return Presentation(io.BytesIO(report_pptx(job(language))))


def parts(language: Language) -> Iterator[Any]:
    """The elements of the text document that hold what is read."""
    section = document(language).sections[0]
    yield from (document(language).element.body, section.header._element, section.footer._element)


def slides(language: Language) -> Iterator[Any]:
    for slide in deck(language).slides:
        yield from (slide._element, slide.notes_slide._element)


def runs(language: Language) -> Iterator[tuple[str, str]]:
    """Each run of both files, with its own language where it names one."""
    for part in parts(language):
        for run in part.iter(qn("w:r")):
            code = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            yield (
                "".join(each.text or "" for each in run.iter(qn("w:t"))),
                "" if code is None else code.get(qn("w:val")),
            )
    for part in slides(language):
        for run in part.iter(f"{A}r"):
            code = run.find(f"{A}rPr").get("lang")
            yield run.findtext(f"{A}t") or "", "" if code == CODES[language] else code


def texts(language: Language) -> list[str]:
    found = ["".join(each.text or "" for each in line.iter(qn("w:t"))) for line in _lines(language)]
    return [flat(each) for each in found]


def _lines(language: Language) -> Iterator[Any]:
    for part in parts(language):
        yield from part.iter(qn("w:p"))


@pytest.mark.parametrize("language", CHINESE)
def test_every_claim_of_the_report_stands_in_the_document_with_its_marks(language: Language) -> None:
    whole = "\n".join(texts(language))
    wanted = told(job(language)["data"])
    assert len(wanted) > 50
    assert [each for each in wanted if each not in whole] == []


@pytest.mark.parametrize("language", CHINESE)
def test_nothing_is_left_in_english_but_what_says_so(language: Language) -> None:
    """Titles of sources and what people typed say that they are English, or stand amid Chinese, as the client does."""
    client = job(language)["data"]["client"]["name"]
    left = [text.replace(client, "").replace(client[:30], "") for text, code in runs(language) if not code]
    assert len(left) > 3000
    assert [text for text in left if ENGLISH.search(text)] == []
    assert {code for _, code in runs(language)} == {"", "en-GB"}


@pytest.mark.parametrize("language", CHINESE)
def test_alternative_texts_and_the_words_of_charts_are_not_left_in_english_either(language: Language) -> None:
    said = [each.get("descr") or "" for part in parts(language) for each in part.iter("{*}docPr")]
    for slide in deck(language).slides:
        for shape in slide.shapes:
            said += [shape.name] if shape.has_table else []
            if shape.has_chart:
                said.append(shape._element.nvGraphicFramePr.cNvPr.get("descr"))
                plot = shape.chart.plots[0]
                said += [*map(str, plot.categories), *(series.name for series in plot.series)]
    assert len(said) > 20
    assert [text for text in said if ENGLISH.search(text)] == []
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in said if re.search("[A-Za-z]{3}", text))


@pytest.mark.parametrize("language", CHINESE)
def test_both_files_say_their_language_and_name_faces_that_draw_it(language: Language) -> None:
    styles = document(language).styles.element
    named = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (named.get(qn("w:val")), named.get(qn("w:eastAsia"))) == (CODES[language], CODES[language])
    faces = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert faces.get(qn("w:eastAsia")) == {"zh_Hans": "Noto Sans SC", "zh_Hant": "Noto Sans TC"}[language]
    table = next(part for part in document(language).part.package.iter_parts() if "fontTable" in part.partname)
    substitute = {"zh_Hans": "Microsoft YaHei", "zh_Hant": "Microsoft JhengHei"}[language]
    assert f'altName w:val="{substitute}"' in table.blob.decode()
    for made in (document(language), deck(language)):
        assert made.core_properties.language == CODES[language]
    themes = [part for part in deck(language).part.package.iter_parts() if "theme1" in part.partname]
    assert f'<a:ea typeface="{substitute}"' in themes[0].blob.decode()


@pytest.mark.parametrize("language", CHINESE)
def test_captions_begin_with_their_kind_in_chinese_and_count_in_fields(language: Language) -> None:
    kinds = {"zh_Hans": ("表", "图"), "zh_Hant": ("表", "圖")}[language]
    for kind, name in zip(kinds, ("Table", "Figure"), strict=True):
        wanted = [f"{kind}{number}" for number in range(1, 5)]
        found = [text for text in texts(language) if re.match(rf"{kind}\d+ ", text)]
        assert [each.split()[0] for each in found[:4]] == wanted, name
    fields = [each.get(qn("w:instr")) for part in parts(language) for each in part.iter(qn("w:fldSimple"))]
    assert sum("SEQ" in each for each in fields) > 30
    assert [each.strip() for each in fields if "SEQ" not in each] == ["PAGE", "NUMPAGES"]


def test_what_is_quoted_by_name_leads_to_a_heading_of_that_name() -> None:
    headings = {each.text for each in document("zh_Hans").paragraphs if each.style.name == "Heading 1"}
    for number in re.findall(r"见“([^”]+)”", "\n".join(texts("zh_Hans"))):
        assert number in headings


@pytest.mark.parametrize("make", [report_docx, report_pptx])
def test_the_same_job_gives_the_same_bytes_in_chinese(make: Any) -> None:
    assert make(jobs.job("luxury_fashion_wfoe", "zh_Hant")) == make(jobs.job("luxury_fashion_wfoe", "zh_Hant"))


def test_no_chinese_letter_is_slanted() -> None:
    assert document("zh_Hans").styles["Judgement"].font.italic is None
    assert not [run for part in slides("zh_Hans") for run in part.iter(f"{A}rPr") if run.get("i") == "1"]


@pytest.mark.parametrize("text", jobs.HOSTILE[1:5])
def test_words_from_outside_stay_words_in_a_chinese_file(text: str) -> None:
    given = jobs.hostile(text)
    given["data"]["language"] = "zh_Hans"
    held = [each.text for each in Document(io.BytesIO(report_docx(given))).paragraphs]
    assert sum(flat(text[:8]) in flat(each) for each in held) >= 3 or not text.isprintable()
    assert len(Presentation(io.BytesIO(report_pptx(given))).slides) >= 8
