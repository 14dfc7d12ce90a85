"""Texts as XML can hold them: what no XML can hold, and what turns the reading direction round, is taken out."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from advisor.report.glyphs import LINE_ENDS
from advisor.report.plain_text import without_controls

# signs that say in which direction what follows is read; a bracket of another text must not be drawn into it
_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
_NO_CHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)


def clean(text: str) -> str:
    """The text in one form of composition, with plain line ends, and without what no file can hold."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.replace("\r\n", "\n").translate(LINE_ENDS).translate(_TURNING)
    return _NO_CHARACTERS.sub("\ufffd", unicodedata.normalize("NFC", without_controls(whole)))


def cleaned(value: Any) -> Any:
    """The same structure with every text clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(member) for member in value]
    return value


def shortened(text: str, most: int) -> str:
    """At most so many characters of the text's words on one line, the last one … where something is left out."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
