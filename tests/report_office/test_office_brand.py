"""A brand's logo and fonts in both forms."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation

from advisor.report.brand import Brand, brand_data, brand_files
from advisor.report.brand_file import open_brand
from advisor.report.brand_fonts import Fonts, read_font
from advisor.report.office import report_docx, report_pptx
from tests.conftest import ROOT
from tests.report.a_font import FAMILY, font_file
from tests.report_office import jobs

BRANDS = ("agency", "consultancy")


def branded(brand: Brand) -> dict[str, Any]:
    """A job without figures in a brand's look."""
    found = jobs.job("by_hand") | {"charts": {}, "brand_files": brand_files(brand)}
    found["data"] |= {"charts": {}, "brand": brand_data(brand)}
    return found


@cache
def of_docs(name: str) -> Brand:
    path = Path(ROOT / "docs" / "brands" / name / "brand.yaml")
    return open_brand(path.read_bytes(), path)


def faces(brand: Brand) -> tuple[Any, str]:
    """The styles of the text document and the theme of the slides."""
    styles = Document(io.BytesIO(report_docx(branded(brand)))).styles
    parts = Presentation(io.BytesIO(report_pptx(branded(brand)))).part.package.iter_parts()
    return styles, next(part.blob.decode() for part in parts if "theme1" in part.partname)


@pytest.mark.parametrize("name", BRANDS)
def test_the_logo_is_a_picture_in_its_proportions_with_its_words(name: str) -> None:
    brand = of_docs(name)
    assert brand.logo is not None
    document = Document(io.BytesIO(report_docx(branded(brand))))
    (shape,) = document.inline_shapes
    (picture,) = [
        each
        for each in Presentation(io.BytesIO(report_pptx(branded(brand)))).slides[0].shapes
        if hasattr(each, "image")
    ]
    wanted = brand.logo.width / brand.logo.height
    for wide, high in ((shape.width, shape.height), (picture.width, picture.height)):
        assert wide / high == pytest.approx(wanted, rel=0.02)
    said = brand_data(brand)["logo"]["alt"]
    assert shape._inline.docPr.get("descr") == picture._element.nvPicPr.cNvPr.get("descr") == said
    with Image.open(io.BytesIO(picture.image.blob)) as drawn:
        assert drawn.format == "PNG"
        assert len(drawn.convert("RGBA").getcolors(1 << 20) or []) > 2


def test_a_logo_that_is_a_picture_is_taken_as_it_is() -> None:
    brand = of_docs("agency")
    picture = Presentation(io.BytesIO(report_pptx(branded(brand)))).slides[0].shapes
    with Image.open(io.BytesIO(next(each.image.blob for each in picture if hasattr(each, "image")))) as drawn:
        assert brand.logo is not None
        assert drawn.size == (brand.logo.width, brand.logo.height)


def test_headings_have_the_face_of_the_brand_and_a_substitute_is_named() -> None:
    brand = of_docs("consultancy")
    styles, theme = faces(brand)
    assert styles["Title"].font.name == styles["Heading 1"].font.name == "Noto Serif"
    text = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert text.get(qn("w:ascii")) == "Calibri"
    assert '<a:majorFont><a:latin typeface="Noto Serif"/>' in theme
    assert '<a:minorFont><a:latin typeface="Calibri"/>' in theme


def test_a_face_of_its_own_is_named_and_measured_by_and_not_put_into_the_file() -> None:
    fonts = Fonts(text=FAMILY, files=tuple(read_font(font_file(bold=bold)) for bold in (False, True)))
    brand = Brand(name="Harbour & Sons", fonts=fonts)
    styles, theme = faces(brand)
    text = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert text.get(qn("w:ascii")) == styles["Heading 2"].font.name == FAMILY
    assert f'<a:minorFont><a:latin typeface="{FAMILY}"/>' in theme
    made = report_docx(branded(brand))
    assert b'w:name="Example Grotesk"><w:altName w:val="Calibri"/>' in made
    for data in (made, report_pptx(branded(brand))):
        assert b"\0\1\0\0\0" not in data[:4]
        assert font_file()[:200] not in data
