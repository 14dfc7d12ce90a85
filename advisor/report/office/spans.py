"""Pieces of text with what they are, before they are put on paper or on a slide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from advisor.report.marks import our_judgement
from advisor.report.office.tongue import languages_in, tongue

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Span:
    """A run of text. `kind` is one of: "", strong, quiet, alert, mark (a source's number), judgement, link.

    `lang` is the language of a run that is not in the file's.
    """

    text: str
    kind: str = ""
    anchor: str = ""
    url: str = ""
    lang: str = ""


Line = tuple[Span, ...]
Cell = str | Line | list[Line]  # one paragraph, or several


def plain(text: str) -> Line:
    """A text as it is."""
    return (Span(text),)


def strong(text: str) -> Line:
    """A text that stands out."""
    return (Span(text, "strong"),)


def quiet(text: str) -> Line:
    """A text that steps back."""
    return (Span(text, "quiet"),)


def alert(text: str) -> Line:
    """A text that warns."""
    return (Span(text, "alert"),)


def typed(text: str, kind: str = "") -> Line:
    """A text that people typed, or a title as it was published: what is in another language says so."""
    return tuple(Span(part, kind, lang=code) for part, code in languages_in(text))


def marks(each: dict[str, Any]) -> Line:
    """The marks of a sentence: numbers that lead to its sources, or the words that it is our judgement."""
    spans: list[Span] = []
    if each["marks"]:
        spans.append(Span(" " if tongue().is_chinese else "\u00a0"))  # 。 and a fixed space would keep all in one piece
        spans += [Span(f"[{number}]", "mark", anchor=source_anchor(number)) for number in each["marks"]]
    if each["judgement"]:
        spans += [Span("" if tongue().is_chinese else " "), Span(our_judgement(), "judgement")]
    return tuple(spans if each["text"] else spans[1:])


def said(each: dict[str, Any]) -> Line:
    """A sentence with its marks."""
    return (Span(each["text"]), *marks(each))


def all_said(sentences: Iterable[dict[str, Any]]) -> list[Line]:
    """Each sentence with its marks, a line each."""
    return [said(each) for each in sentences]


def filled(sentence: str, /, **parts: str | Line) -> Line:
    """A sentence, in its language already, its gaps `{name}` filled by texts or lines; braces in those stay braces."""
    spans: list[Span] = []
    at = 0
    for found in _GAP.finditer(sentence):
        part = parts[found[1]]
        spans += [Span(sentence[at : found.start()]), *(plain(part) if isinstance(part, str) else part)]
        at = found.end()
    return tuple(span for span in (*spans, Span(sentence[at:])) if span.text)


def source_anchor(number: int) -> str:
    """The name of the place where a source is listed."""
    return f"source_{number}"


def lines_of(cell: Cell) -> list[Line]:
    """A cell's paragraphs, at least one."""
    if isinstance(cell, str):
        return [plain(cell)]
    return (cell or [()]) if isinstance(cell, list) else [cell]


def text_of(line: Line) -> str:
    """The line's text alone."""
    return "".join(span.text for span in line)


def measured(line: Line) -> str:
    """A text about as long as the line: marks are set in small type, and take less room."""
    return "".join(span.text[: -(-3 * len(span.text) // 4)] if span.kind == "mark" else span.text for span in line)
