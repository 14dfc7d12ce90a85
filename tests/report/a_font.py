"""Font files made for tests, out of a shipped one, under another name."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from advisor.report.brand_fonts import NEEDED
from advisor.report.typefaces import FOLDER

FAMILY = "Example Grotesk"


@cache
def font_file(*, family: str = FAMILY, bold: bool = False, rights: int = 0, characters: str = NEEDED) -> bytes:
    """A TTF that draws these characters and no others. `rights` is the fsType of its OS/2 table."""
    font = TTFont(FOLDER / f"NotoSans_{'700Bold' if bold else '400Regular'}.ttf")
    subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    style = "Bold" if bold else "Regular"
    font["name"].names = []
    for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].fsType = rights
    return _saved(font)


@cache
def outline_font_file(*, bold: bool = False) -> bytes:
    """The same as an OTF, with cubic outlines."""
    source = TTFont(io.BytesIO(font_file(bold=bold)))
    order, glyphs = source.getGlyphOrder(), source.getGlyphSet()
    widths = {name: source["hmtx"][name][0] for name in order}
    charstrings: dict[str, Any] = {}
    for name in order:
        pen = T2CharStringPen(widths[name], glyphs)
        glyphs[name].draw(pen)
        charstrings[name] = pen.getCharString()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(source.getBestCmap())
    style = "Bold" if bold else "Regular"
    builder.setupNameTable({"familyName": FAMILY, "styleName": style, "psName": f"ExampleGrotesk-{style}"})
    builder.setupCFF(f"ExampleGrotesk-{style}", {}, charstrings, {})
    builder.setupHorizontalMetrics({name: (widths[name], 0) for name in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupOS2(usWeightClass=700 if bold else 400, fsType=0)
    builder.setupPost()
    return _saved(builder.font)


def _saved(font: Any) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
