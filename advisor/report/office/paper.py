"""The text document as it is written: headings, sentences, lists, tables, figures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from advisor.report.office.faces import Faces
from advisor.report.office.paper_runs import made_run, place_field
from advisor.report.office.paper_styles import newest_layout, number_headings, set_styles
from advisor.report.office.spans import Cell, Line, Span, lines_of, plain
from advisor.words import say

TEXT_WIDTH = 165  # mm


class Paper:
    """A document under way. Lines are written in their order."""

    def __init__(self, accent: str, faces: Faces) -> None:
        self.document: Any = Document()
        set_styles(self.document, accent, faces)
        number_headings(self.document)
        newest_layout(self.document)
        for paragraph in list(self.document.paragraphs):
            paragraph._p.getparent().remove(paragraph._p)
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(25), Mm(20)
        section.top_margin, section.bottom_margin = Mm(27), Mm(23)
        section.header_distance = section.footer_distance = Mm(11)
        self.headings: list[tuple[int, str, str]] = []
        self._counts = {"Table": 0, "Figure": 0}
        self._levels = [0, 0]
        self._marks = 0
        self._styles: dict[str, str] = {}
        self._page_ends = False

    def heading(self, text: str, level: int = 1, *, anchor: str = "", numbered: bool = True) -> None:
        """A heading; other places can lead to its `anchor`. Level 3 has no number."""
        paragraph = self._paragraph(f"Heading {level}")
        if level < 3 and not numbered:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            child = OxmlElement("w:numId")
            child.set(qn("w:val"), "0")
            properties.append(child)
        name = anchor or f"part_{self._marks + 1}"
        with_number = text
        if level < 3 and numbered:
            self._levels = [self._levels[0] + 1, 0] if level == 1 else [self._levels[0], self._levels[1] + 1]
            with_number = f"{'.'.join(str(each) for each in self._levels[:level])} {text}"
        if level < 3:
            self.headings.append((level, with_number, name))
        self.bookmark(paragraph, name, (Span(text),))

    def say(self, line: Line, style: str = "Normal", *, keep: bool = False) -> Any:
        """A paragraph in one of the styles; `keep` holds it together with the next."""
        paragraph = self._paragraph(style)
        self.write(paragraph, line)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def bullets(self, lines: Iterable[Line], *, brief: bool = False) -> None:
        """A list with a bullet a line; `brief` sets it in the small type of a page that has to hold much."""
        for line in lines:
            self.say(line, "Brief Bullet" if brief else "List Bullet")

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        widths: Sequence[float],
        rows: Iterable[Sequence[Cell]],
        *,
        right: Sequence[int] = (),
    ) -> None:
        """A numbered table. Its head repeats on each page, no row is torn apart; `widths` are shares of the line.

        Cells of the columns `right` end at the right edge.
        """
        self.caption("Table", caption, keep=True)
        share = TEXT_WIDTH * 1440 / 25.4 / sum(widths)
        across = [round(width * share) for width in widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in across)
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(across)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>'
        )
        self.document.element.body.insert_element_before(table, "w:sectPr")
        table.append(self._row(heads, across, right, head=True))
        for row in rows:
            table.append(self._row(row, across, right))
        self._paragraph("Table Text")

    def _paragraph(self, style: str) -> Any:
        """An empty paragraph at the end; as `add_paragraph`, which looks through all styles each time."""
        if style not in self._styles:
            self._styles[style] = self.document.styles[style].style_id
        fresh = "<w:pageBreakBefore/>" if self._page_ends else ""
        self._page_ends = False
        element = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{self._styles[style]}"/>{fresh}</w:pPr></w:p>'
        )
        self.document.element.body.insert_element_before(element, "w:sectPr")
        return Paragraph(element, self.document._body)

    def _row(self, cells: Sequence[Cell], across: Sequence[int], right: Sequence[int], *, head: bool = False) -> Any:
        row = parse_xml(
            f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr></w:tr>"
        )
        for place, (cell, width) in enumerate(zip(cells, across, strict=True)):
            held = parse_xml(f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc>')
            for line in lines_of(cell):
                properties = '<w:pStyle w:val="TableText"/>'
                properties += "<w:keepNext/>" if head else ""
                properties += '<w:jc w:val="right"/>' if place in right else ""
                made = parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr></w:p>")
                held.append(made)
                self._runs(made, line)
            row.append(held)
        return row

    def figure(self, image: bytes, *, alt: str, caption: str) -> None:
        """A numbered picture as wide as the line, with the words for those who do not see it."""
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.line_spacing = 1.0  # a line takes the height of its picture times this
        shape = paragraph.add_run().add_picture(io.BytesIO(image), width=Mm(TEXT_WIDTH))
        shape._inline.docPr.set("descr", alt)
        shape._inline.docPr.set("title", caption)
        self.caption("Figure", caption)

    def emblem(self, image: bytes, *, alt: str, stretch: float) -> None:
        """A logo, `stretch` times as wide as high, in a box of 45 by 18 mm."""
        across = Mm(min(45.0, 18.0 * stretch))
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.line_spacing = 1.0
        shape = paragraph.add_run().add_picture(io.BytesIO(image), width=across)
        shape._inline.docPr.set("descr", alt)

    def caption(self, kind: str, text: str, *, keep: bool = False) -> None:
        """The numbered line of a `Table` or `Figure`; the number is a field."""
        self._counts[kind] += 1
        paragraph = self._paragraph("Caption")
        paragraph.paragraph_format.keep_with_next = keep
        before, _, after = (say("Table {number}") if kind == "Table" else say("Figure {number}")).partition("{number}")
        self.write(paragraph, (Span(before, "strong"),))
        place_field(paragraph, f"SEQ {kind} \\* ARABIC", f"{self._counts[kind]}", bold=True)
        self.write(paragraph, (Span(after, "strong"), Span("  ")))
        self.write(paragraph, plain(text))

    def bookmark(self, paragraph: Any, name: str, line: Line) -> None:
        """A line that other places lead to by `name`."""
        self._marks += 1
        paragraph._p.append(_mark("w:bookmarkStart", self._marks, name))
        self.write(paragraph, line)
        paragraph._p.append(_mark("w:bookmarkEnd", self._marks))

    def write(self, paragraph: Any, line: Line) -> None:
        """Put a line's spans behind what the paragraph holds."""
        self._runs(paragraph._p, line)

    def _runs(self, element: Any, line: Line) -> None:
        for span in line:
            if not span.text:
                continue
            run = made_run(span)
            if span.anchor or span.url:
                held = OxmlElement("w:hyperlink")
                if span.url:
                    held.set(
                        qn("r:id"),
                        self.document.part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
                    )
                else:
                    held.set(qn("w:anchor"), span.anchor)
                held.append(run)
                element.append(held)
            else:
                element.append(run)

    def page_break(self) -> None:
        """The paragraph that follows begins on a new page."""
        self._page_ends = True

    def end(self) -> None:
        """Make the paragraph that has to stand behind the last table so small that it begins no page."""
        form = self.document.paragraphs[-1].paragraph_format
        form.line_spacing, form.space_before, form.space_after = Pt(1), Pt(0), Pt(0)

    def space(self, points: float) -> None:
        """An empty stretch."""
        self._paragraph("Normal").paragraph_format.space_after = Pt(points)


def _mark(tag: str, number: int, name: str = "") -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    if name:
        element.set(qn("w:name"), name)
    return element
