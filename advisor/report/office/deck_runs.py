"""Text on slides: runs with what they are, their language, bullets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from advisor.report.office.deck_look import ALERT, HAIR, INK, QUIET, rgb
from advisor.report.office.measure import leading
from advisor.report.office.spans import Line
from advisor.report.office.tongue import ENGLISH, tongue

_THEMED = {
    **dict.fromkeys(("mark", "figure", "head", "accent"), MSO_THEME_COLOR.ACCENT_1),
    "other": MSO_THEME_COLOR.ACCENT_6,
}
_COLOURS = {"quiet": QUIET, "judgement": QUIET, "alert": ALERT, "white": "FFFFFF", "pale": HAIR}


def put(paragraph: Any, line: Line, size: float) -> None:
    """Write a line's spans in type of `size` points."""
    if tongue().is_chinese:
        paragraph.line_spacing = Pt(size * leading())
    for span in line:
        for place, part in enumerate(span.text.split("\n")):
            if place:
                paragraph.add_line_break()
            if not part:
                continue
            run = paragraph.add_run()
            run.text = part
            font = run.font
            font.size = Pt(max(size * 0.72, 7.0) if span.kind == "mark" else size)
            font.bold = True if span.kind in ("strong", "alert", "figure", "head") else None
            font.italic = True if span.kind == "judgement" and not tongue().is_chinese else None
            if span.kind in _THEMED:
                font.color.theme_color = _THEMED[span.kind]
            else:
                font.color.rgb = rgb(_COLOURS.get(span.kind, INK))
            if span.url:
                run.hyperlink.address = span.url
            speak(run, span.lang)


def write(frame: Any, lines: Sequence[Line]) -> None:
    """Fill an empty frame with lines as plain text that says its language; a line end begins a paragraph."""
    paragraph: Any = None
    for line in lines:
        paragraph = frame.add_paragraph() if paragraph is not None else frame.paragraphs[0]
        for span in line:
            for place, part in enumerate(span.text.split("\n")):
                paragraph = frame.add_paragraph() if place else paragraph
                if part:
                    run = paragraph.add_run()
                    run.text = part
                    speak(run, span.lang)


def speak(run: Any, code: str = "") -> None:
    """Say the language of a run, the file's where no other is named, and the one that may stand amid it."""
    spoken = tongue()
    properties = run._r.get_or_add_rPr()
    properties.set("lang", code or spoken.code)
    properties.set("altLang", spoken.chinese if (code or spoken.code) == ENGLISH else ENGLISH)


def bullet(paragraph: Any, indent: float) -> None:
    """Put a bullet before a paragraph, `indent` points from its text."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", f"{int(indent * 12700)}")
    properties.set("indent", f"{-int(indent * 12700)}")
    sign = properties.makeelement(properties.tag.replace("pPr", "buChar"), {"char": "•"})
    properties.append(sign)
