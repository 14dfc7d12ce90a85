"""Takes the files of a brand that somebody gives: a brand file with what it names, or a logo, or fonts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from advisor.knowledge.problems import Problem, Refused
from advisor.report.brand import Brand
from advisor.report.brand_beside import NotTaken, among
from advisor.report.brand_file import read_brand
from advisor.report.brand_fonts import MAX_FILES, FontFile, Fonts, check_families, read_font
from advisor.report.brand_logo import read_logo
from advisor.report.typefaces import SHIPPED
from advisor.words import say

TEXTS = (".yaml", ".yml", ".json")
PICTURES = (".svg", ".png")
FONTS = (".ttf", ".otf")
MOST_FILES = 2 + MAX_FILES
Taken = TypeVar("Taken")


def taken_brand(files: Mapping[str, bytes], *, now: Brand) -> Brand:
    """The brand that the files make, together or on top of the one so far. Raises Refused with every problem."""
    texts = [name for name in files if name.lower().endswith(TEXTS)]
    if len(files) > MOST_FILES:
        raise Refused(
            [
                Problem(
                    next(iter(files)),
                    0,
                    0,
                    say("there are {number} files.", number=len(files)),
                    say("At most {most}.", most=MOST_FILES),
                )
            ]
        )
    if len(texts) > 1:
        raise Refused([Problem(texts[1], 0, 0, say("this is a second brand file."), say("Give one at a time."))])
    if texts:
        return read_brand(files[texts[0]], texts[0], among({n: raw for n, raw in files.items() if n != texts[0]}))
    logos = [name for name in files if not name.lower().endswith(FONTS)]
    if len(logos) > 1:
        raise Refused([Problem(logos[1], 0, 0, say("this is a second logo."), say("Give one at a time."))])
    problems: list[Problem] = []
    faces = [_tried(read_font, name, raw, problems) for name, raw in files.items() if name not in logos]
    logo = _tried(read_logo, logos[0], files[logos[0]], problems) if logos else now.logo
    if problems:
        raise Refused(problems)
    given = tuple(face for face in faces if face is not None)
    fonts = _with(given, now.fonts, name=next(iter(files))) if given else now.fonts
    return now.model_copy(update={"logo": logo, "fonts": fonts})


def _with(faces: tuple[FontFile, ...], now: Fonts, *, name: str) -> Fonts:
    """The fonts with other files, of which the first family sets the headings."""
    text = now.text if now.text in SHIPPED else faces[0].family
    fonts = Fonts(text=text, headings=faces[0].family, files=faces)
    try:
        check_families(fonts)
    except NotTaken as wrong:
        raise Refused([Problem(name, 0, 0, wrong.message, wrong.next_step)]) from None
    return fonts


def _tried(read: Callable[[bytes], Taken], name: str, raw: bytes, problems: list[Problem]) -> Taken | None:
    try:
        return read(raw)
    except NotTaken as wrong:
        problems.append(Problem(name, 0, 0, wrong.message, wrong.next_step))
        return None
