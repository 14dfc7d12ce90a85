"""How much room text takes on a slide, reckoned with the report's own fonts, which are wider than the slides'."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from advisor.report.typefaces import FOLDER

LEADING = 1.25  # height of a line, in sizes of its type
NARROWER = 0.94  # the slides' face against the one measured by: 0.86 for English text, and some room
_FACE = "NotoSans_400Regular.ttf"


@lru_cache(maxsize=1)
def _advances() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    from fontTools.ttLib import TTFont

    with TTFont(FOLDER / _FACE, lazy=True) as face:
        return face.getBestCmap(), dict(face["hmtx"].metrics), int(face["head"].unitsPerEm)


@lru_cache(maxsize=20_000)
def _wide(sign: str) -> float:
    """The width of a character, in sizes of its type; one that is not Latin takes a square, and a little more."""
    names, widths, unit = _advances()
    glyph = names.get(ord(sign))
    return widths[glyph][0] / unit if glyph is not None else 1.05


def width(text: str, size: float) -> float:
    """The width in points of a text on one line, set in type of `size` points."""
    return sum(map(_wide, text)) * size * NARROWER


def lines(text: str, across: float, size: float) -> int:
    """On how many lines a text stands that may be `across` points wide. Words break only where they must."""
    return sum(_wrapped(part, across, size) for part in text.split("\n"))


def _wrapped(text: str, across: float, size: float) -> int:
    number, used = 1, 0.0
    for word in _pieces(text):
        long = width(word, size)
        if used + width(word.rstrip(" "), size) > across and used:
            number, used = number + 1, 0.0
        if long > across:
            whole, rest = divmod(long, across)
            number, used = number + int(whole), rest
        else:
            used += long
    return number


def _pieces(text: str) -> list[str]:
    """Words with the space behind them; a Chinese character is a word of its own."""
    found: list[str] = []
    word = ""
    for sign in text:
        if "\u2e80" <= sign <= "\uffef":
            found += [word, sign] if word else [sign]
            word = ""
        elif sign == " ":
            found.append(word + sign)
            word = ""
        else:
            word += sign
    return [*found, word] if word else found


def height(texts: Sequence[str], across: float, size: float, *, gap: float = 0.0) -> float:
    """The height in points of paragraphs under each other, `gap` points between them."""
    return sum(lines(text, across, size) for text in texts) * size * LEADING + gap * max(len(texts) - 1, 0)


def largest(texts: Sequence[str], across: float, room: float, sizes: Sequence[float], *, gap: float = 0.0) -> float:
    """The first of the sizes in which the paragraphs fit a room so high, else the last."""
    return next((size for size in sizes if height(texts, across, size, gap=gap) <= room), sizes[-1])
