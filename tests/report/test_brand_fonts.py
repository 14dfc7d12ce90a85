"""Fonts of a brand's own: what may be set in a report, and why the rest may not."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from fontTools.ttLib import TTFont

from advisor.knowledge.problems import Refused
from advisor.report.brand_beside import NotTaken, among
from advisor.report.brand_file import read_brand
from advisor.report.brand_fonts import NEEDED, read_font
from tests.report.a_font import FAMILY, font_file, outline_font_file


def variable() -> bytes:
    """A font that says that it varies."""
    font = TTFont(io.BytesIO(font_file()))
    table = font["fvar"] = __import__("fontTools.ttLib.tables._f_v_a_r", fromlist=["x"]).table__f_v_a_r()
    table.axes, table.instances = [], []
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize("make", [font_file, outline_font_file])
def test_a_font_that_may_be_embedded_is_taken(make) -> None:
    regular, bold = read_font(make(bold=False)), read_font(make(bold=True))
    assert (regular.family, regular.bold, regular.italic) == (FAMILY, False, False)
    assert (bold.family, bold.bold) == (FAMILY, True)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "this is not a font"),
        (b"wOF2" + bytes(90), "this is a WOFF2 file. Give a TTF or an OTF file."),
        (b"ttcf" + bytes(90), "this is a collection of fonts"),
        (b"\0\1\0\0" + bytes(90), "the font cannot be read"),
        (font_file()[:3000], "the font cannot be read"),
        (font_file(rights=0x0002), f'the licence in "{FAMILY}" forbids putting it into a PDF'),
        (font_file(rights=0x0200), f'the licence in "{FAMILY}" forbids putting it into a PDF'),
        (font_file(rights=0x0100), f'the licence in "{FAMILY}" forbids taking a part of it'),
        (font_file(characters=NEEDED.replace("Q", "").replace("–", "")), "every report needs: U+0051, U+2013."),
        (font_file(family="Noto Sans"), 'the family "Noto Sans" is shipped with the report'),
        (font_file(family="字" * 5), "does not name its family, or not plainly"),
        (font_file(family="x" * 41), "does not name its family, or not plainly"),
        (variable(), f'"{FAMILY}" is a variable font. Give its static files'),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_with_the_reason(raw: bytes, told: str) -> None:
    with pytest.raises(NotTaken) as refused:
        read_font(raw)
    assert told in str(refused.value)


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_for_print_and_preview_for_editing_or_for_installing_may_be_embedded(rights: int) -> None:
    assert read_font(font_file(rights=rights)).family == FAMILY


@pytest.mark.parametrize("where", range(0, len(font_file()), 211))
def test_a_damaged_font_is_refused_or_taken_but_never_breaks_anything(where: int) -> None:
    raw = font_file()
    damaged = raw[:where] + bytes(255 - byte for byte in raw[where : where + 40]) + raw[where + 40 :]
    with suppress(NotTaken):
        assert read_font(damaged).family == FAMILY


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["Regular.ttf"], f'fonts: of "{FAMILY}" the Bold is missing'),
        (["Bold.ttf"], f'fonts: of "{FAMILY}" the Regular is missing'),
        (["Regular.ttf", "Regular.ttf", "Bold.ttf"], f'fonts: of "{FAMILY}" a face is given twice'),
        (["Regular.ttf"] * 9, "there are 9 font files. At most 8."),
        (["logo.svg"], "logo.svg: this is not a font"),
    ],
)
def test_a_family_comes_with_its_faces_each_once(files: list[str], told: str) -> None:
    given = {"Regular.ttf": font_file(), "Bold.ttf": font_file(bold=True), "logo.svg": b"<svg/>"}
    with pytest.raises(Refused) as refused:
        read_brand(f"fonts: {{files: [{', '.join(files)}]}}".encode(), "brand.yaml", among(given))
    assert told in str(refused.value)
