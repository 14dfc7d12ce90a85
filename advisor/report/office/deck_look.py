"""The look of the slides: size, theme and layouts, so that who edits them changes the look in one place."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from advisor.report.office.faces import Faces
from advisor.report.office.paper_styles import ALERT, HAIR, INK, QUIET, WASH
from advisor.report.office.tongue import tongue

WIDE, HIGH = 960.0, 540.0  # points; 16 to 9
MARGIN, TOP, BOTTOM = 44.0, 92.0, 500.0  # where the content of a slide begins and ends
# as advisor.report.charts.palette, whose package takes long to load
COLOURS = ("#E3A02C", "#12375E", "#2E8C83", "#8E4585", "#A9CBE8", "#6B705C", "#D97B66")
COVER, PLAIN = 0, 1
_KEPT = ("Title Slide", "Title Only")


def blank(accent: str, faces: Faces) -> Any:
    """A presentation without slides in the brand's colours and faces, with two layouts: cover and plain."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _theme(deck, accent, faces)
    cover, plain = (deck.slide_layouts[place] for place in (COVER, PLAIN))
    for holder in (deck.slide_master, cover, plain):
        for shape in holder.placeholders:
            _place(
                shape, _BOXES.get(shape.placeholder_format.type.name, (MARGIN, TOP, WIDE - 2 * MARGIN, BOTTOM - TOP))
            )
    _type(deck.slide_master)
    cover.background.fill.solid()
    cover.background.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    for shape in cover.placeholders:
        kind = shape.placeholder_format.type.name
        if kind in ("CENTER_TITLE", "SUBTITLE"):
            _place(shape, (72, 150, WIDE - 144, 110) if kind == "CENTER_TITLE" else (72, 276, WIDE - 144, 90))
            shape.text_frame.margin_left = Pt(0)
            _face(shape, 40 if kind == "CENTER_TITLE" else 20, white=True, bold=kind == "CENTER_TITLE")
    return deck


_BOXES = {
    "TITLE": (MARGIN, 26.0, WIDE - 2 * MARGIN, 50.0),
    "DATE": (WIDE / 2 - 60, 508.0, 120.0, 20.0),
    "FOOTER": (MARGIN, 508.0, 720.0, 20.0),
    "SLIDE_NUMBER": (WIDE - MARGIN - 100, 508.0, 100.0, 20.0),
}


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in box)


def _theme(deck: Any, accent: str, faces: Faces) -> None:
    """Colours and faces of the theme: whatever is added later takes them up."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    colours = {"dk2": INK, "lt2": WASH, "accent1": accent, "hlink": accent, "folHlink": QUIET}
    colours |= {f"accent{place}": colour.removeprefix("#") for place, colour in enumerate(COLOURS[:5], 2)}
    for name, colour in colours.items():
        text = re.sub(f"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>', text)
    text = re.sub(r"<a:dk1>.*?</a:dk1>", f'<a:dk1><a:srgbClr val="{INK}"/></a:dk1>', text)
    for kind, face in (("majorFont", faces.headings), ("minorFont", faces.text)):
        named = f"<a:latin typeface={quoteattr(face)}/>{_chinese_face()}"
        first = re.search(rf"<a:{kind}>(<a:latin [^>]*/><a:ea [^>]*/>)", text)
        text = text.replace(f"<a:{kind}>{first[1]}", f"<a:{kind}>{named}") if first else text
    part._blob = text.encode("utf-8")


def _chinese_face() -> str:
    spoken = tongue()
    return f'<a:ea typeface="{spoken.substitute}" charset="{spoken.charset - 256}"/>'


def _type(master: Any) -> None:
    for shape in master.placeholders:
        kind = shape.placeholder_format.type.name
        if kind == "TITLE":
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            shape.text_frame.margin_left = Pt(0)
        elif kind in ("DATE", "FOOTER", "SLIDE_NUMBER"):
            shape.text_frame.margin_left = shape.text_frame.margin_right = Pt(0)
            _face(shape, 9, align=PP_ALIGN.RIGHT if kind == "SLIDE_NUMBER" else PP_ALIGN.LEFT)
    titles = master.element.find(".//{*}titleStyle/{*}lvl1pPr")
    titles.set("algn", "l")
    told = titles.find("{*}defRPr")
    told.set("sz", "2600")
    told.set("b", "1")
    for colour in told.iter("{*}schemeClr"):
        colour.set("val", "accent1")


def _face(shape: Any, size: float, *, white: bool = False, bold: bool = False, align: Any = PP_ALIGN.LEFT) -> None:
    """The type of a placeholder on a layout, by its list style, which the slides take over."""
    properties = shape.text_frame._txBody
    style = properties.find("{*}lstStyle")
    for child in list(style):
        style.remove(child)
    level = style.makeelement(
        style.tag.replace("lstStyle", "lvl1pPr"),
        {"algn": {PP_ALIGN.RIGHT: "r"}.get(align, "l"), "marL": "0", "indent": "0"},
    )
    style.append(level)
    level.append(level.makeelement(style.tag.replace("lstStyle", "buNone"), {}))
    told = level.makeelement(
        style.tag.replace("lstStyle", "defRPr"), {"sz": f"{size * 100:.0f}", "b": "1" if bold else "0"}
    )
    level.append(told)
    fill = told.makeelement(style.tag.replace("lstStyle", "solidFill"), {})
    told.append(fill)
    fill.append(fill.makeelement(style.tag.replace("lstStyle", "srgbClr"), {"val": "FFFFFF" if white else QUIET}))


def rgb(colour: str) -> RGBColor:
    """A colour `RRGGBB`."""
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]


__all__ = [
    "ALERT",
    "BOTTOM",
    "COLOURS",
    "COVER",
    "HAIR",
    "HIGH",
    "INK",
    "MARGIN",
    "PLAIN",
    "QUIET",
    "TOP",
    "WASH",
    "WIDE",
    "blank",
    "rgb",
]
