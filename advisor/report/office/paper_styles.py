"""The styles of the text document: real ones, so that who edits it changes the look in one place."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from advisor.report.office.faces import Faces
from advisor.report.office.paper_faces import name_faces
from advisor.report.office.tongue import tongue

INK, QUIET, HAIR, WASH, ALERT = "1B2430", "5A6472", "D3D9DF", "F3F5F7", "B3261E"
_HEADINGS = {1: (18, 20, 8), 2: (13, 16, 5), 3: (11, 12, 4)}  # size, space before, space after, in points


def set_styles(document: Any, accent: str, faces: Faces) -> None:
    """Fit the styles of the document to the brand's accent (`RRGGBB`) and faces."""
    styles = document.styles
    tight = 0.88 if tongue().is_chinese else 1.0  # Chinese faces bring much room between lines
    _paragraph(styles, "Normal", size=10, after=6)
    name_faces(document, faces)
    for level, (size, before, after) in _HEADINGS.items():
        style = _paragraph(styles, f"Heading {level}", size=size, before=before, after=after, bold=True)
        style.font.color.rgb = RGBColor.from_string(INK if level == 3 else accent)
        style.paragraph_format.keep_with_next = True
    title = _paragraph(styles, "Title", size=34, before=0, after=10, bold=True)
    title.font.color.rgb = RGBColor.from_string(accent)
    _border(title, "bottom", accent, size=18, space=10)
    _paragraph(styles, "Subtitle", size=18, before=4, after=24).font.italic = False
    styles["Subtitle"].font.color.rgb = RGBColor.from_string(INK)
    caption = _paragraph(styles, "Caption", size=8.5, before=8, after=4)
    caption.font.bold, caption.font.color.rgb = False, RGBColor.from_string(QUIET)
    for name in ("List Bullet", "List Number"):
        _paragraph(styles, name, size=10, after=3)
    _paragraph(styles, "Brief Bullet", size=9, after=1, base="List Bullet").paragraph_format.line_spacing = tight
    _paragraph(styles, "Table Text", size=8.5, after=2, base="Normal").paragraph_format.line_spacing = tight
    _paragraph(styles, "Source", size=8.5, after=4, base="Normal")
    hanging = styles["Source"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Mm(10), Mm(-10)
    hanging.tab_stops.add_tab_stop(Mm(10))
    _paragraph(styles, "Note", size=8.5, after=6, base="Normal").font.color.rgb = RGBColor.from_string(QUIET)
    _callout(styles, "Callout", accent)
    _callout(styles, "Warning", ALERT)
    for name in ("Header", "Footer"):
        _paragraph(styles, name, size=8, after=0).font.color.rgb = RGBColor.from_string(QUIET)
    for level, indent in ((1, 0), (2, 6)):
        entry = _paragraph(
            styles, f"toc {level}", size=9.5 if level == 1 else 8.5, before=3 if level == 1 else 0, after=0
        )
        entry.paragraph_format.left_indent = Mm(indent)
        entry.font.bold = level == 1
    for name, colour in (("Quiet", QUIET), ("Alert", ALERT), ("Source Mark", accent), ("Judgement", QUIET)):
        made = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        made.font.color.rgb = RGBColor.from_string(colour)
        made.font.bold = True if name == "Alert" else None
        made.font.italic = True if name == "Judgement" and not tongue().is_chinese else None
    head = _paragraph(styles, "toc Heading", size=18, before=0, after=8, bold=True, base="Normal")
    head.font.color.rgb = RGBColor.from_string(accent)
    for name in ("Title", "Subtitle", "toc Heading", *(f"Heading {level}" for level in _HEADINGS)):
        styles[name].font.name = faces.headings
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(accent), True
    _table(styles["Table Grid"], accent)


def newest_layout(document: Any) -> None:
    """Have word processors lay the document out as they do today, not as they did before 2013."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _paragraph(
    styles: Any, name: str, *, size: float, before: float = 0, after: float = 0, bold: bool = False, base: str = ""
) -> Any:
    try:
        style = styles[name]
    except KeyError:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = styles[base]
    properties = style.element.get_or_add_rPr()
    for child in list(properties):  # what the writer's own pattern sets: theme faces, its colours, its sizes
        properties.remove(child)
    border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(INK)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, 0.95 if tongue().is_chinese else 1.1
    form.widow_control = True
    style.quick_style, style.hidden = True, False
    return style


def _border(style: Any, side: str, colour: str, *, size: int, space: int) -> None:
    properties = style.element.get_or_add_pPr()
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'
    )
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


def _callout(styles: Any, name: str, colour: str) -> None:
    style = _paragraph(styles, name, size=10, before=4, after=8, base="Normal")
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(3)
    _border(style, "left", colour, size=24, space=8)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{WASH}"/>')
    style.element.pPr.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def _table(style: Any, accent: str) -> None:
    """Hairlines between rows, a firm line above and below the head, room around the text."""
    element = style.element
    for name in ("w:tblPr", "w:tblStylePr"):
        for old in element.findall(qn(name)):
            element.remove(old)
    firm, hair = (
        f'w:val="single" w:sz="8" w:space="0" w:color="{accent}"',
        f'w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"',
    )
    element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders><w:top {firm}/><w:bottom {hair}/><w:insideH {hair}/></w:tblBorders>"
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )
    element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/><w:color w:val="{accent}"/></w:rPr>'
            f"<w:tcPr><w:tcBorders><w:bottom {firm}/></w:tcBorders></w:tcPr></w:tblStylePr>"
        )
    )


def number_headings(document: Any) -> None:
    """Headings number themselves, 1 and 1.1, by a list that belongs to their styles."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{place + 1}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for place, words in enumerate(("%1", "%1.%2"))
    )
    pattern = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    numbering.insert(0, pattern)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for place in (0, 1):
        properties = document.styles[f"Heading {place + 1}"].element.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        for child in list(numbered):
            numbered.remove(child)
        for name, value in (("w:ilvl", place), ("w:numId", 90)):
            child = OxmlElement(name)
            child.set(qn("w:val"), str(value))
            numbered.append(child)
