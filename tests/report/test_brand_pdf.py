"""The report in a brand's look: as archivable, as readable aloud and as repeatable as in the plain one."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import page
import pypdf
import pypdfium2
import pytest
from PIL import Image

from advisor.questionnaire.case import Client
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.brand_beside import among
from advisor.report.brand_colours import contrast
from advisor.report.brand_file import open_brand, read_brand
from advisor.report.preview import pictures
from tests.report import sample
from tests.report.a_font import FAMILY, font_file, outline_font_file

ROOT = Path(__file__).parents[2]
BRANDS = ROOT / "docs" / "brands"
EXAMPLES = ("agency", "consultancy")
FALSE_ALARM = "PDFA3A-STREAM-LENGTH-001"  # see tests/report/test_pdf.py
MARKS = "x\u030d e\u0301 Ж → 中文 Łódź"


def brand(name: str) -> Brand:
    path = BRANDS / name / "brand.yaml"
    return open_brand(path.read_bytes(), path)


def build(look: Brand, client: Client = sample.CLIENT) -> bytes:
    given: dict[str, Any] = {"knowledge": sample.knowledge(), "client": client, "created": sample.CREATED}
    return pdf.build(sample.advice(), brand=look, **given).pdf


@cache
def built(name: str) -> bytes:
    return build(brand(name))


def findings(raw: bytes) -> list[tuple[str, str]]:
    found = [each for profile in ("ua1", "3a") for each in page.validate_pdf_bytes(raw, profile=profile).failures]
    return [(each.rule_id, each.message) for each in found if each.rule_id != FALSE_ALARM]


def seen(name: str, *, grey: bool = False) -> list[Image.Image]:
    given: dict[str, Any] = {"knowledge": sample.knowledge(), "client": sample.CLIENT, "created": sample.CREATED}
    drawn = pictures(sample.advice(), brand=brand(name), **given)
    return [Image.open(io.BytesIO(one)).convert("L" if grey else "RGB").convert("RGB") for one in drawn]


def hexed(shade: Any) -> str:
    return "#{:02X}{:02X}{:02X}".format(*shade)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_with_a_brand_can_be_read_aloud_and_archived(name: str) -> None:
    assert not findings(built(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_logo_is_read_aloud_once_on_the_cover_and_stands_on_every_page(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(built(name)))
    texts = [str(node["/Alt"]) for node in nodes(reader.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in node]
    assert texts.count(brand(name).logo_text) == 1
    with pypdfium2.PdfDocument(built(name)) as pages:
        heads = [one.render(scale=2).to_pil().convert("RGB").crop((140, 30, 320, 130)) for one in pages]
    assert len(heads) == len(reader.pages)
    for head in heads:  # the corner in which the logo stands, in the cover as in the head of a page
        assert brand(name).accent in {hexed(shade) for _, shade in head.getcolors(100_000) or []}


def nodes(tree: Any) -> list[Any]:
    found, left = [], [tree]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict) and node.get("/Type") in ("/StructElem", "/StructTreeRoot"):
            found.append(node)
            left += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_name_stands_on_every_page_and_contact_and_disclaimer_on_the_cover(name: str) -> None:
    look = brand(name)
    pages = [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(io.BytesIO(built(name))).pages]
    assert all(look.name in text for text in pages)
    assert look.contact in pages[0]
    assert look.tagline in pages[0]
    assert look.disclaimer.strip() in pages[0]


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("name", EXAMPLES)
def test_white_on_the_cover_can_be_read_in_colour_and_in_grey_print(name: str, grey: bool) -> None:
    cover = seen(name, grey=grey)[0]
    ground = hexed(cover.getpixel((8, cover.height // 3)))
    assert grey or ground == brand(name).accent
    assert contrast(ground, "#FFFFFF") >= 4.5


def test_the_colours_of_the_logo_reach_the_page() -> None:
    band = seen("agency")[0].crop((0, 0, 496, 80))
    shades = {hexed(shade) for _, shade in band.getcolors(100_000) or []}
    assert {"#8C1D40", "#2E7D6B", "#FFFFFF"} <= shades


@pytest.mark.parametrize("make", [font_file, outline_font_file])
def test_a_font_of_its_own_is_embedded_and_what_it_lacks_is_drawn_by_another(make: Any) -> None:
    files = {"Regular": make(bold=False), "Bold": make(bold=True)}
    said = f'name: "{MARKS}"\nfonts: {{text: {FAMILY}, files: [Regular, Bold]}}'
    raw = build(read_brand(said.encode(), "brand.yaml", among(files)), Client(name=MARKS))
    assert not findings(raw)
    reader = pypdf.PdfReader(io.BytesIO(raw))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    names = {str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts}
    assert {"ExampleGrotesk", "NotoSans"} <= names
    assert "中文 Łódź" in reader.pages[0].extract_text()


def test_fonts_of_one_brand_are_not_seen_by_another() -> None:
    plain = build(Brand())
    files = {"Regular": font_file(), "Bold": font_file(bold=True)}
    own = read_brand(f"fonts: {{text: {FAMILY}, files: [Regular, Bold]}}".encode(), "b", among(files))
    assert build(own) != plain
    assert build(Brand()) == plain


def test_long_texts_of_a_brand_stay_on_the_cover() -> None:
    look = Brand(name="N" * 80, tagline="t " * 80, contact="c " * 100, disclaimer="d " * 750, logo=brand("agency").logo)
    raw = build(look)
    assert not findings(raw)
    assert "Summary" in pypdf.PdfReader(io.BytesIO(raw)).pages[1].extract_text()


SCRIPT = """
import sys
from tests.report.test_brand_pdf import brand, build
import hashlib
print(hashlib.sha256(build(brand("agency"))).hexdigest())
"""


@pytest.mark.parametrize(
    ("zone", "locale", "seed"), [("Asia/Shanghai", "C", "1"), ("America/Lima", "tr_TR.UTF-8", "7")]
)
def test_the_same_brand_gives_the_same_bytes_everywhere(zone: str, locale: str, seed: str) -> None:
    given = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=given, capture_output=True, text=True, check=True
    )
    assert made.stdout.strip() == hashlib.sha256(built("agency")).hexdigest()
