"""The text document read back: every claim with its marks, real styles, heads, captions, places that links lead to."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from advisor.report.office import report_docx
from tests.report_office import jobs
from tests.report_office.claims import claim, flat, sentences, told


@cache
def made(name: str) -> bytes:
    return report_docx(jobs.job(name))


@cache
def opened(name: str) -> Any:
    return Document(io.BytesIO(made(name)))


def texts(document: Any) -> list[str]:
    """Every paragraph, those in tables too."""
    return [flat(_text(each)) for each in document.element.body.iter(qn("w:p"))]


def _text(paragraph: Any) -> str:
    spaces = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(spaces.get(part.tag, part.text or "") for part in paragraph.iter(qn("w:t"), *spaces))


@pytest.mark.parametrize("name", jobs.NAMES)
def test_every_claim_of_the_report_stands_in_the_document_with_its_marks(name: str) -> None:
    whole = "\n".join(texts(opened(name)))
    wanted = told(jobs.job(name)["data"])
    assert name == "empty" or len(wanted) > 50
    assert [each for each in wanted if each not in whole] == []


@pytest.mark.parametrize("name", jobs.NAMES)
def test_every_broadcast_answer_and_source_has_its_row(name: str) -> None:
    data, whole = jobs.job(name)["data"], texts(opened(name))
    for row in (
        *(flat(each["label"]) for each in data["answers"]),
        *(flat(each["day"]) for each in data["cadence"]["dates"]),
    ):
        assert any(row in each for each in whole), row
    listed = [each for each in whole if re.match(r"\[\d+\] ", each)]
    assert [int(each[1 : each.index("]")]) for each in listed] == [source["number"] for source in data["sources"]]


def test_headings_lists_captions_and_sources_have_real_styles() -> None:
    used = {paragraph.style.name for paragraph in opened("by_hand").paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption", "Source"} <= used
    tables = opened("by_hand").tables
    assert len(tables) > 10
    assert {table.style.name for table in tables} == {"Table Grid"}


@pytest.mark.parametrize("name", jobs.NAMES)
def test_the_head_of_each_table_repeats_and_no_row_is_torn(name: str) -> None:
    for table in opened(name).tables:
        first, *rest = table.rows
        assert first._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in rest)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


@pytest.mark.parametrize("name", jobs.NAMES)
def test_captions_count_up_in_fields_and_stand_with_what_they_name(name: str) -> None:
    for kind in ("Table", "Figure"):
        fields = [
            each
            for each in opened(name).element.body.iter(qn("w:fldSimple"))
            if f"SEQ {kind}" in each.get(qn("w:instr"))
        ]
        assert [each.findtext(f".//{qn('w:t')}") for each in fields] == [
            f"{number}" for number in range(1, len(fields) + 1)
        ]
    tables = sum("SEQ Table" in each.get(qn("w:instr")) for each in opened(name).element.body.iter(qn("w:fldSimple")))
    assert tables == len(opened(name).tables)


@pytest.mark.parametrize("name", jobs.NAMES)
def test_each_figure_of_the_report_is_a_picture_with_its_words(name: str) -> None:
    charts = jobs.job(name)["data"]["charts"]
    shown = [each.get("descr") for each in opened(name).element.body.iter("{*}docPr")]
    assert sorted(shown) == sorted(each["alt"] for each in charts.values())


@pytest.mark.parametrize("name", jobs.NAMES)
def test_each_figure_has_its_numbers_as_a_table(name: str) -> None:
    rows = {tuple(cell.text for cell in row.cells) for table in opened(name).tables for row in table.rows}
    for figure in jobs.job(name)["data"]["charts"].values():
        for row in (figure["twin"] or {"rows": []})["rows"]:
            assert tuple(row) in rows


@pytest.mark.parametrize("name", jobs.NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    body = opened(name).element.body
    places = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(places) == len(set(places))
    numbers = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))
    wanted = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert wanted <= set(places)
    outside = [relation.target_ref for relation in opened(name).part.rels.values() if relation.is_external]
    assert sorted(set(outside)) == sorted({source["url"] for source in jobs.job(name)["data"]["sources"]} - {""})


def test_the_document_says_what_it_is_and_whose() -> None:
    said = opened("by_hand").core_properties
    assert said.title == "WeChat account strategy – 上海示例护肤品有限公司 (Example Skincare)"
    assert said.author == said.last_modified_by == "Harbour Advisory"
    assert said.language == "en-GB"
    assert (
        f"{said.created:%Y-%m-%d}"
        == f"{said.modified:%Y-%m-%d}"
        == json.loads(jobs.job("by_hand")["attachment"])["as_of"]
    )


def test_pages_carry_brand_client_date_and_number() -> None:
    section = opened("by_hand").sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    assert "Harbour Advisory" in head.text
    assert "上海示例护肤品有限公司" in head.text
    assert "good until" in foot.text
    asked = [each.get(qn("w:instr")).strip() for each in foot._p.iter(qn("w:fldSimple"))]
    assert asked == ["PAGE", "NUMPAGES"]


def test_chinese_and_english_are_told_apart_for_who_reads_aloud_or_checks_spelling() -> None:
    language = opened("by_hand").styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")


def test_the_same_job_gives_the_same_bytes_and_no_date_of_the_clock() -> None:
    assert report_docx(jobs.job("by_hand")) == made("by_hand")
    with zipfile.ZipFile(io.BytesIO(made("by_hand"))) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_picture_of_another_document_comes_with_it() -> None:
    with zipfile.ZipFile(io.BytesIO(made("empty"))) as package:
        assert not [each for each in package.namelist() if "thumbnail" in each]


def test_the_short_edition_is_the_summary_and_what_it_rests_on() -> None:
    short = jobs.job("by_hand")
    short["data"] |= {"edition": "short", "charts": {}}
    short["charts"] = {}
    document = Document(io.BytesIO(report_docx(short)))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["Summary", "Sources", "Method"]
    whole = "\n".join(texts(document))
    assert all(claim(each) in whole for each in sentences(short["data"]["summary"]))
