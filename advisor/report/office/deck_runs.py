"""Text on slides: runs with what they are, their language, bullets."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from advisor.report.office.deck_look import ALERT, HAIR, INK, QUIET, rgb
from advisor.report.office.spans import Line

_THEMED = {
    **dict.fromkeys(("mark", "figure", "head", "accent"), MSO_THEME_COLOR.ACCENT_1),
    "other": MSO_THEME_COLOR.ACCENT_6,
}
_COLOURS = {"quiet": QUIET, "judgement": QUIET, "alert": ALERT, "white": "FFFFFF", "pale": HAIR}


def put(paragraph: Any, line: Line, size: float) -> None:
    """Write a line's spans in type of `size` points."""
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
            font.italic = True if span.kind == "judgement" else None
            if span.kind in _THEMED:
                font.color.theme_color = _THEMED[span.kind]
            else:
                font.color.rgb = rgb(_COLOURS.get(span.kind, INK))
            if span.url:
                run.hyperlink.address = span.url
            speak(run)


def speak(run: Any) -> None:
    """Say the language of a run, and that of the Chinese in it."""
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "en-GB")
    properties.set("altLang", "zh-CN")


def bullet(paragraph: Any, indent: float) -> None:
    """Put a bullet before a paragraph, `indent` points from its text."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", f"{int(indent * 12700)}")
    properties.set("indent", f"{-int(indent * 12700)}")
    sign = properties.makeelement(properties.tag.replace("pPr", "buChar"), {"char": "•"})
    properties.append(sign)
