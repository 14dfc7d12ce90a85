"""Wrapped lines, lists and tables for a terminal. Chinese characters count two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from advisor.words import language

WIDTH = 100
CLOSING = "，。；：、！？）》」』”’％…"  # signs that never begin a line
OPENING = "（《「『“‘"  # signs that never end one


def printable(text: str) -> str:
    """The text on one line, with control and direction signs written out, so that a terminal does not obey them.

    >>> printable("a\\x1b[31m  b")
    'a\\\\x1b[31m b'
    """
    return " ".join("".join(_shown(sign) for sign in text).split())


def _shown(sign: str) -> str:
    if sign in "\n\r\t":
        return " "
    kind = unicodedata.category(sign)
    if kind in ("Cc", "Cs") or (kind == "Cf" and unicodedata.bidirectional(sign) not in ("BN", "ON")):
        return f"\\x{ord(sign):02x}"
    return sign


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    return sum(_columns_of(sign) for sign in text)


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrap(text: str, *, width: int = WIDTH) -> list[str]:
    """`text` broken into lines of at most `width` columns, at spaces where there are any. Web addresses stay whole."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        if language() != "en" and columns(word) > len(word):
            *full, line = filled(joined, width=width)
            lines += full
            continue
        if line:
            lines.append(line)
        *full, line = [word] if word.startswith("http") else _pieces(word, width)
        lines += full
    return [*lines, line] if line else lines


def filled(text: str, *, width: int) -> list[str]:
    """`text` broken into lines of at most `width` columns, after spaces and beside Chinese characters."""
    lines = [""]
    for whole in _unbroken(text):
        for piece in _pieces(whole, width) if columns(whole.rstrip()) > width else [whole]:
            if lines[-1] and columns(lines[-1] + piece.rstrip()) > width:
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _unbroken(text: str) -> list[str]:
    """What stays on one line: words with the space after them, and Chinese characters with what closes after them."""
    found = [""]
    for sign in text:
        before = found[-1][-1:]
        wide = _columns_of(sign) == 2 or (before != "" and _columns_of(before) == 2)
        parted = before not in OPENING and sign not in CLOSING and sign != " "
        if before and parted and (wide or before == " "):
            found.append("")
        found[-1] += sign
    return found


def _pieces(word: str, width: int) -> list[str]:
    pieces, piece, taken = [], "", 0
    for sign in word:
        wide = _columns_of(sign)
        if piece and taken + wide > width:
            pieces.append(piece)
            piece, taken = "", 0
        piece += sign
        taken += wide
    return [*pieces, piece]


def heading(title: str) -> list[str]:
    """A title with a rule under it and a blank line before it."""
    lines = wrap(title)
    return ["", *lines, "-" * max(map(columns, lines), default=0)]


def item(text: str, *, mark: str = "- ", indent: int = 0) -> list[str]:
    """A member of a list: its mark, and its text wrapped under itself."""
    margin = " " * indent
    first, rest = margin + mark, " " * (indent + columns(mark))
    lines = wrap(text, width=WIDTH - columns(first)) or [""]
    return [(first + lines[0]).rstrip(), *[rest + line for line in lines[1:]]]


def paragraph(text: str, *, indent: int = 0) -> list[str]:
    """Wrapped text, all of it indented."""
    return item(text, mark="", indent=indent)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, indent: int = 0) -> list[str]:
    """Columns as wide as they need; the last one takes what is left and is wrapped."""
    body = [[printable(cell) for cell in row] for row in rows]
    widths = [max(columns(row[place]) for row in [list(head), *body]) for place in range(len(head) - 1)]
    last = max(WIDTH - indent - sum(widths) - 2 * len(widths), 20)
    lines: list[str] = []
    for row in [list(head), ["-" * width for width in [*widths, min(last, columns(head[-1]))]], *body]:
        start = "".join(cell + " " * (width - columns(cell) + 2) for cell, width in zip(row, widths, strict=False))
        wrapped = wrap(row[-1], width=last) or [""]
        lines.append((" " * indent + start + wrapped[0]).rstrip())
        lines += [" " * (indent + columns(start)) + line for line in wrapped[1:]]
    return lines


def page(lines: Iterable[str]) -> str:
    """The lines as text that ends with a line break and starts with no blank line."""
    return "\n".join(lines).strip("\n") + "\n"
