"""What the report tells a program that reads it aloud, walked through with a reader that had no part in making it."""

from __future__ import annotations

import ctypes
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from advisor.report.document import EDITIONS
from advisor.words.tongues import LANGUAGES
from tests.report.test_pdf_in_languages import CLIENT, NOTE, made

REGIONS = {"en": "en-GB", "zh_Hans": "zh-CN", "zh_Hant": "zh-TW"}
TITLES = {
    "en": "WeChat account strategy – 示例护肤品",
    "zh_Hans": "微信账号策略——示例护肤品",
    "zh_Hant": "微信賬號策略——示例护肤品",
}
EVERY = [(language, edition) for language in LANGUAGES for edition in EDITIONS]
HAN = re.compile("[\u4e00-\u9fff]")


class Node(NamedTuple):
    """A tag of the structure, and the tags around it, the nearest first."""

    kind: str
    given: Any
    within: tuple[str, ...]


@cache
def opened(language: Any, edition: Any) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(language, edition)))


def nodes(value: Any, within: tuple[str, ...] = ()) -> Iterator[Node]:
    """The tags in reading order."""
    if isinstance(value, pikepdf.Array):
        for member in value:
            yield from nodes(member, within)
    elif isinstance(value, pikepdf.Dictionary) and "/S" in value:
        kind = str(value.S)
        yield Node(kind, value, within)
        yield from nodes(value.get("/K", pikepdf.Array()), (kind, *within))


@cache
def tree(language: Any, edition: Any) -> tuple[Node, ...]:
    return tuple(nodes(opened(language, edition).Root.StructTreeRoot.K))


def owned(node: Any, kind: str) -> list[Any]:
    """The attributes of a tag that belong to one owner."""
    given = node.get("/A", pikepdf.Array())
    return [one for one in (given if isinstance(given, pikepdf.Array) else [given]) if str(one.get("/O")) == kind]


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_one_file_says_that_it_is_accessible_and_archivable(language: str, edition: str) -> None:
    told = opened(language, edition).open_metadata()
    assert (told["pdfuaid:part"], told["pdfaid:part"], told["pdfaid:conformance"]) == ("1", "3", "A")


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_language_and_title_stand_in_the_file_and_are_shown(language: str, edition: str) -> None:
    file = opened(language, edition)
    assert str(file.Root.Lang) == REGIONS[language]
    assert bool(file.Root.MarkInfo.Marked)
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    told = file.open_metadata()
    assert told["dc:title"] == str(file.docinfo.Title) == TITLES[language]
    assert set(told["dc:language"]) == {REGIONS[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_told_in_words_and_has_a_caption(language: str) -> None:
    figures = [node.given for node in tree(language, "long") if node.kind == "/Figure"]
    assert len(figures) >= 5
    alts = [str(one.get("/Alt", "")) for one in figures]
    assert all(len(alt) > 30 for alt in alts)
    assert len(set(alts)) == len(alts)


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_every_table_has_a_head_whose_cells_say_what_they_head(language: str, edition: str) -> None:
    tables = [node.given for node in tree(language, edition) if node.kind == "/Table"]
    assert tables
    for table in tables:
        inside = list(nodes(table.K))
        heads = [node for node in inside if node.kind == "/TH"]
        assert [node.kind for node in inside].count("/THead") == 1
        assert {"/THead"} <= {kind for head in heads for kind in head.within}
        for head in heads:  # one inside the body is the title of the rows below it
            assert {str(one.get("/Scope")) for one in owned(head.given, "/Table")} <= {"/Column", "/Row"}
            assert any("/Scope" in one for one in owned(head.given, "/Table"))
        assert len({width(node.given) for node in inside if node.kind == "/TR"}) == 1


def width(row: Any) -> int:
    """Columns of a row, those that its cells span included."""
    cells = [node.given for node in nodes(row.K) if node.kind in ("/TH", "/TD") and not node.within]
    return sum(max([int(one.get("/ColSpan", 1)) for one in owned(cell, "/Table")] or [1]) for cell in cells)


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_every_run_of_chinese_says_that_it_is_chinese(language: str, edition: str) -> None:
    found = [(told, text) for told, text in spoken(language, edition) if HAN.search(text)]
    assert len(found) >= 3
    assert [each for each in found if not each[0].startswith("zh")] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_chinese_of_the_report_is_of_its_own_region(edition: str) -> None:
    for language in ("zh_Hans", "zh_Hant"):
        assert {told for told, text in spoken(language, edition) if HAN.search(text)} == {REGIONS[language]}


def spoken(language: Any, edition: Any) -> Iterator[tuple[str, str]]:
    """The runs of text between the heads and feet, outside figures, with the language that each is said to be in."""
    file, drawn = opened(language, edition), pypdfium2.PdfDocument(made(language, edition))
    parents = dict(pairs(file.Root.StructTreeRoot.ParentTree))
    for number, page in enumerate(file.pages):
        owners = parents[int(page.StructParents)]
        marked = re.findall(rb"/MCID (\d+)/Lang\(([^)]*)\)", page.Contents.read_bytes())
        told = {int(place): language.decode() for place, language in marked}
        for place, text in runs(drawn[number]):
            if place not in told:
                told[place] = around(owners[place]) or str(file.Root.Lang)
            yield told[place], text


def pairs(tree: Any) -> Iterator[tuple[int, Any]]:
    """The members of a tree of numbers."""
    for branch in tree.get("/Kids", ()):
        yield from pairs(branch)
    flat = list(tree.get("/Nums", ()))
    yield from zip(map(int, flat[::2]), flat[1::2], strict=True)


def around(node: Any) -> str:
    """The language of a tag or of the nearest one around it that names any."""
    while node is not None and "/S" in node:
        if "/Lang" in node:
            return str(node.Lang)
        node = node.get("/P")
    return ""


def runs(sheet: Any) -> Iterator[tuple[int, str]]:
    """The texts of a page that a tag holds, each with its number on the page."""
    texts = sheet.get_textpage()
    for number in range(pdfium.FPDFPage_CountObjects(sheet)):
        one = pdfium.FPDFPage_GetObject(sheet, number)
        place = pdfium.FPDFPageObj_GetMarkedContentID(one)
        if place >= 0 and pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT:
            room = pdfium.FPDFTextObj_GetText(one, texts, None, 0)
            held = ctypes.create_string_buffer(room)
            pdfium.FPDFTextObj_GetText(one, texts, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), room)
            yield place, held.raw.decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_program_copies_the_chinese_out(language: str, tmp_path: Path) -> None:
    """With pdftotext where the machine has it, and with PDFium on every machine."""
    file = pypdfium2.PdfDocument(made(language, "long"))
    copied = {"pdfium": "".join(page.get_textpage().get_text_range() for page in file)}
    if shutil.which("pdftotext"):
        path = tmp_path / "report.pdf"
        path.write_bytes(made(language, "long"))
        told = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True, timeout=60)
        copied["pdftotext"] = told.stdout.decode()
    wanted = {
        "en": ("服务号", "小程序", "企业微信"),
        "zh_Hans": ("服务号", "小程序", "推荐的账号组合", "发布节奏", "境外"),
        "zh_Hant": ("服務號", "小程序", "推薦的賬號組合", "發佈節奏", "境外"),
    }
    for program, text in copied.items():
        whole = re.sub(r"\s+", "", text)
        assert [words for words in (*wanted[language], CLIENT.name, NOTE.says) if words not in whole] == [], program
        assert not re.search("[\ufffd\ue000-\uf8ff\u2e80-\u2fdf]", text), program
