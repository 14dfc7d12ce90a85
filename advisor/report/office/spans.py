"""Pieces of text with what they are, before they are put on paper or on a slide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from advisor.report.wording import JUDGEMENT


@dataclass(frozen=True)
class Span:
    """A run of text. `kind` is one of: "", strong, quiet, alert, mark (a source's number), judgement, link."""

    text: str
    kind: str = ""
    anchor: str = ""
    url: str = ""


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


def marks(each: dict[str, Any]) -> Line:
    """The marks of a sentence: numbers that lead to its sources, or the words that it is our judgement."""
    spans: list[Span] = []
    if each["marks"]:
        spans.append(Span("\u00a0"))
        spans += [Span(f"[{number}]", "mark", anchor=source_anchor(number)) for number in each["marks"]]
    if each["judgement"]:
        spans += [Span(" "), Span(JUDGEMENT, "judgement")]
    return tuple(spans if each["text"] else spans[1:])


def said(each: dict[str, Any]) -> Line:
    """A sentence with its marks."""
    return (Span(each["text"]), *marks(each))


def all_said(sentences: Iterable[dict[str, Any]]) -> list[Line]:
    """Each sentence with its marks, a line each."""
    return [said(each) for each in sentences]


def filled(template: str, **parts: str | Line) -> Line:
    """The template with each `{name}` filled by a text or a line, so that whole sentences can be translated.

    What stands between two asterisks is strong: `*Why:* {reason}`.
    """
    spans: list[Span] = []
    for place, piece in enumerate(template.split("*")):
        kind = "strong" if place % 2 else ""
        rest = piece
        while rest:
            before, brace, after = rest.partition("{")
            if before:
                spans.append(Span(before, kind))
            if not brace:
                break
            name, _, rest = after.partition("}")
            part = parts[name]
            spans += [Span(part, kind)] if isinstance(part, str) else part
    return tuple(spans)


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
