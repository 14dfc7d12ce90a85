"""The slides as they are made: titles, text that fits its box, tables that fit or go on, notes with the sources."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from advisor.report.office.deck_grid import fit, grid
from advisor.report.office.deck_look import (
    BOTTOM,
    COVER,
    MARGIN,
    PLAIN,
    TOP,
    WASH,
    WIDE,
    blank,
    rgb,
)
from advisor.report.office.deck_runs import bullet, put, speak, write
from advisor.report.office.faces import faces_of
from advisor.report.office.measure import height, largest
from advisor.report.office.paper_sources import source_line
from advisor.report.office.phrases import in_turn
from advisor.report.office.spans import Cell, Line, Span, measured, plain
from advisor.report.spoken import aside
from advisor.words import say

Box = tuple[float, float, float, float]  # left, top, width, height in points
ACROSS = WIDE - 2 * MARGIN
SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)


class Deck:
    """A presentation under way."""

    def __init__(self, data: dict[str, Any], *, foot: str) -> None:
        self.file = blank(data["brand"]["accent"].removeprefix("#"), faces_of(data["brand"]))
        self.sources = {source["number"]: source for source in data["sources"]}
        self._foot = foot

    def cover(self, title: str, subtitle: str) -> Any:
        """The first slide."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[COVER])
        slide.shapes.title.text_frame.text = title
        slide.placeholders[1].text_frame.text = subtitle
        self._speak(slide)
        return slide

    def slide(self, title: str) -> Any:
        """A slide with its title, foot and number."""
        layout = self.file.slide_layouts[PLAIN]
        slide = self.file.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = title
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type.name
            if kind in ("FOOTER", "SLIDE_NUMBER"):
                element = copy.deepcopy(shape._element)
                slide.shapes._spTree.append(element)
                if kind == "FOOTER":
                    slide.shapes[-1].text_frame.text = self._foot
        self._speak(slide)
        return slide

    def _speak(self, slide: Any) -> None:
        for shape in slide.shapes:
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for run in paragraph.runs:
                        speak(run)

    def text(
        self,
        slide: Any,
        box: Box,
        texts: Sequence[Line],
        *,
        sizes: Sequence[float] = SIZES,
        gap: float = 5.0,
        bullets: bool = False,
        fill: str = "",
        align: Any = PP_ALIGN.LEFT,
    ) -> float:
        """Paragraphs in a box, in the largest of the sizes in which they fit; that size."""
        left, top, across, high = box
        shape = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(across), Pt(high))
        frame = shape.text_frame
        inset = 10.0 if fill else 0.0
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = Pt(inset)
        frame.margin_top = frame.margin_bottom = Pt(inset * 0.7)
        frame.word_wrap = True
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(fill)
        indent = 12.0 if bullets else 0.0
        size = largest(
            [measured(line) for line in texts], across - 2 * inset - indent, high - 1.4 * inset, sizes, gap=gap
        )
        for place, line in enumerate(texts):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.alignment = align
            paragraph.space_after = Pt(gap)
            if bullets:
                bullet(paragraph, indent)
            put(paragraph, line, size)
        return size

    def tiles(self, slide: Any, top: float, figures: Sequence[tuple[str, str, str]], *, high: float = 84.0) -> None:
        """Figures side by side: what, how much, and what of it."""
        across = (ACROSS - 12.0 * (len(figures) - 1)) / max(len(figures), 1)
        for place, (label, value, note) in enumerate(figures):
            box = (MARGIN + place * (across + 12.0), top, across, high)
            value_size = largest([value], across - 20.0, 32.0, (22.0, 20.0, 18.0, 16.0, 14.0, 12.0))
            texts = [(Span(label, "quiet"),), (Span(value, "figure"),), (Span(note, "quiet"),)]
            shape = slide.shapes.add_textbox(*(Pt(part) for part in box))
            shape.fill.solid()
            shape.fill.fore_color.rgb = rgb(WASH)
            shape.text_frame.word_wrap, shape.text_frame.auto_size = True, MSO_AUTO_SIZE.NONE
            room = high - 14.0 - value_size * 1.25 - 14.0
            note_size = largest([note], across - 20.0, room, (11.0, 10.0, 9.0, 8.0))
            for line, size in zip(texts, (11.0, value_size, note_size), strict=True):
                first = line is texts[0]
                paragraph = shape.text_frame.paragraphs[0] if first else shape.text_frame.add_paragraph()
                put(paragraph, line, size)

    def table(
        self,
        title: str,
        heads: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[Sequence[Cell]],
        *,
        above: Sequence[Line] = (),
        below: Sequence[Line] = (),
        name: str = "",
        top: float = TOP,
        slide: Any = None,
        centre: Sequence[int] = (),
    ) -> list[Any]:
        """A table under its lines; rows that do not fit in the smallest type go on on further slides. The slides made.

        `widths` are shares of the line.
        """
        across = [width / sum(widths) * ACROSS for width in widths]
        made: list[Any] = []
        left = list(rows)
        while left or not made:
            number = len(made) + 1
            on = (
                slide
                if slide is not None and not made
                else self.slide(title if not made else aside(title, f"{number}"))
            )
            start = top if not made else TOP
            if above and not made:
                high = min(height([measured(line) for line in above], ACROSS, 13.0, gap=4.0) + 6.0, 130.0)
                self.text(on, (MARGIN, start, ACROSS, high), above, sizes=SIZES[3:], gap=4.0)
                start += high + 4.0
            foot = height([measured(line) for line in below], ACROSS, 11.0, gap=2.0) + 8.0 if below else 0.0
            room = BOTTOM - start - foot
            size, number = fit(heads, left, across, room)
            end = grid(on, heads, left[:number], across, top=start, size=size, name=name or title, centre=centre)
            left = left[number:]
            if below and not left:
                self.text(on, (MARGIN, end + 8.0, ACROSS, foot), below, sizes=(11.0, 10.0, 9.0), gap=2.0)
            made.append(on)
        return made

    def card(self, slide: Any, box: Box, texts: Sequence[Line]) -> None:
        """A framed box with its lines."""
        left, top, across, high = box
        shape = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(across), Pt(high))
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(WASH)
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(left), Pt(top), Pt(left + across), Pt(top))
        line.line.color.theme_color, line.line.width = MSO_THEME_COLOR.ACCENT_1, Pt(3)
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = Pt(10)
        frame.margin_top = frame.margin_bottom = Pt(8)
        size = largest([measured(line) for line in texts], across - 24.0, high - 18.0, SIZES[1:], gap=4.0)
        for place, line in enumerate(texts):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(4.0)
            put(paragraph, line, size)

    def note(self, slide: Any, texts: Sequence[Line], numbers: Sequence[int] = ()) -> None:
        """What the speaker sees: sentences in full, and every source that they or the slide name."""
        cited = {int(span.text.strip("[]")) for line in texts for span in line if span.kind == "mark"} | {*numbers}
        lines = [*texts, *([plain(say("Sources"))] if cited else [])]
        for number in sorted(cited):
            source = self.sources[number]
            place = plain(source["url"] or source["place"])
            lines.append((Span(f"[{number}] "), *in_turn(source_line(source), place)))
        write(slide.notes_slide.notes_text_frame, lines)
