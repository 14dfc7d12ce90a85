"""Runs of text and fields of the text document, as its format writes them."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from advisor.report.office.spans import Span
from advisor.report.office.tongue import ENGLISH, has_chinese, tongue

_STYLES = {"quiet": "Quiet", "alert": "Alert", "mark": "SourceMark", "judgement": "Judgement", "link": "Hyperlink"}


def made_run(span: Span) -> Any:
    """A run with its style and its language."""
    run = OxmlElement("w:r")
    properties = "".join(_properties(span))
    if properties:
        run.append(parse_xml(f"<w:rPr {nsdecls('w')}>{properties}</w:rPr>"))
    run.text = span.text
    return run


def _properties(span: Span) -> list[str]:
    found = [f'<w:rStyle w:val="{_STYLES[span.kind]}"/>'] if span.kind in _STYLES else []
    if tongue().is_chinese and has_chinese(span.text):  # quotation marks and dashes are of the Chinese face too
        found.append('<w:rFonts w:hint="eastAsia"/>')
    if span.kind == "strong":
        found.append("<w:b/>")
    if span.lang == ENGLISH:  # Chinese in an English file has its language from the styles
        found.append(f'<w:lang w:val="{span.lang}"/>')
    return found


def place_field(paragraph: Any, instruction: str, shown: str, *, bold: bool = False) -> None:
    """Put a field with the value it has now behind what the paragraph holds."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {instruction} ")
    field.append(made_run(Span(shown, "strong" if bold else "")))
    paragraph._p.append(field)
