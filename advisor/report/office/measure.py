"""How much room text takes on a slide, reckoned with the report's own fonts, which are wider than the slides'."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from advisor.report.office.tongue import tongue
from advisor.report.typefaces import FOLDER

NARROWER = 0.94  # the slides' face against the one measured by: 0.86 for English text, and some room
_FACE = "NotoSans_400Regular.ttf"
_SQUARE = 1.12
_GIVEN: ContextVar[tuple[bytes, ...]] = ContextVar("given", default=())


@contextmanager
def measured_by(files: Sequence[bytes]) -> Iterator[None]:
    """Give every character as much room as the widest of these font files takes for it, until the block ends."""
    token = _GIVEN.set(tuple(files))
    try:
        yield
    finally:
        _GIVEN.reset(token)


@lru_cache(maxsize=8)
def _advances(file: bytes) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(file), lazy=True) as face:
        return face.getBestCmap(), dict(face["hmtx"].metrics), int(face["head"].unitsPerEm)


@lru_cache(maxsize=1)
def _own() -> bytes:
    return (FOLDER / _FACE).read_bytes()


@lru_cache(maxsize=20_000)
def _wide(sign: str, given: tuple[bytes, ...]) -> float:
    """The width of a character, in sizes of its type; one that is not Latin takes a square, and a little more."""
    widths = [_advance(sign, file) for file in given]
    return max(_advance(sign, _own()) * NARROWER, *widths, 0.0)


def _advance(sign: str, file: bytes) -> float:
    names, widths, unit = _advances(file)
    glyph = names.get(ord(sign))
    return widths[glyph][0] / unit if glyph is not None else _SQUARE


def leading() -> float:
    """The height of a line, in sizes of its type. For Chinese, whose faces differ much, the file sets it too."""
    return 1.3 if tongue().is_chinese else 1.25


def width(text: str, size: float) -> float:
    """The width in points of a text on one line, set in type of `size` points."""
    given = _GIVEN.get()
    return sum(_wide(sign, given) for sign in text) * size


def lines(text: str, across: float, size: float) -> int:
    """On how many lines a text stands that may be `across` points wide. Words break only where they must."""
    return sum(_wrapped(part, across, size) for part in text.split("\n"))


def _wrapped(text: str, across: float, size: float) -> int:
    number, used = 1, 0.0
    for word in pieces(text):
        long = width(word, size)
        if used + width(word.rstrip(" "), size) > across and used:
            number, used = number + 1, 0.0
        if long > across:
            whole, rest = divmod(long, across)
            number, used = number + int(whole), rest
        else:
            used += long
    return number


def pieces(text: str) -> list[str]:
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
    return sum(lines(text, across, size) for text in texts) * size * leading() + gap * max(len(texts) - 1, 0)


def largest(texts: Sequence[str], across: float, room: float, sizes: Sequence[float], *, gap: float = 0.0) -> float:
    """The first of the sizes in which the paragraphs fit a room so high, else the last."""
    return next((size for size in sizes if height(texts, across, size, gap=gap) <= room), sizes[-1])
