"""Text that the fonts can draw: what they cannot is replaced by something they can, and every replacement is told.

A PDF for archives and screen readers must not hold a character without a glyph; one such character stops the export.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from advisor.report.typefaces import coverage
from advisor.words import say

BOX = "\u25a1"
KEPT = frozenset("\n\t\u00ad")
LINE_ENDS = {0x0D: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
NO_CHARACTER = "\ufffd"
_UNSEEN = frozenset({"Cc", "Cf"})
_NOBODYS = frozenset({"Co", "Cs", "Cn"})
_MARKS = frozenset({"Mn", "Mc", "Me"})


@dataclass(frozen=True, order=True)
class Replaced:
    """A character that could not be printed, and what stands in its place (empty = left out)."""

    code: str
    name: str
    by: str

    def __str__(self) -> str:
        if self.by:
            return say('{code} {name}: shown as "{by}"', code=self.code, name=self.name, by=self.by)
        return say("{code} {name}: left out", code=self.code, name=self.name)


def printable(text: str) -> tuple[str, tuple[Replaced, ...]]:
    """The text in characters the fonts have, and each replaced character once, in the order of first appearance.

    Canonical composition and line ends are unified without a word, since they change nothing that is read.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(LINE_ENDS))
    if plain.isascii() and plain.isprintable():
        return plain, ()
    out: list[str] = []
    replaced: dict[Replaced, None] = {}
    base = ""
    for character in plain:
        shown = _shown(character, base)
        if shown != character:
            replaced[Replaced(f"U+{ord(character):04X}", unicodedata.name(character, "unnamed"), shown)] = None
        if shown and unicodedata.category(shown[-1]) not in _MARKS:
            base = shown[-1]
        out.append(shown)
    return "".join(out), tuple(replaced)


def _shown(character: str, base: str) -> str:
    kind = unicodedata.category(character)
    if character in KEPT:
        return character
    if kind in _NOBODYS or character == NO_CHARACTER:
        return BOX
    if kind in _UNSEEN or 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF:
        return ""
    if kind in _MARKS:  # a mark is drawn in the font of the letter that carries it, so one font must hold both
        return character if base and any(ord(base) in face and ord(character) in face for face in coverage()) else ""
    if _covered(character):
        return character
    return "".join(part for part in unicodedata.normalize("NFKD", character) if _covered(part)) or BOX


def _covered(character: str) -> bool:
    return any(ord(character) in face for face in coverage())
