"""A brand's fonts: families that the project ships, or files of its own, checked before anything is set in them."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from advisor.report.brand_beside import NotTaken
from advisor.report.typefaces import FAMILIES, SHIPPED
from advisor.words import say

MAX_FONT, MAX_FILES, LONGEST_NAME = 5_000_000, 8, 40
NEEDED = "".join(map(chr, range(0x20, 0x7F))) + "–—‘’“”…·•×"
_BOLD = 600
_KINDS = (b"\0\1\0\0", b"OTTO", b"true")


class FontFile(BaseModel):
    """One face: its family, whether it is bold or italic, and the file.

    The file never leaves with what is written about the brand: a licence to embed a font is none to pass it on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    family: str
    bold: bool
    italic: bool
    data: bytes = Field(exclude=True, repr=False)


class Fonts(BaseModel):
    """The family of the text, the family of headings, and files for families that the project does not ship."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    text: str = SHIPPED[0]
    headings: str = ""
    files: tuple[FontFile, ...] = ()

    def order(self, wanted: str) -> list[str]:
        """The families tried for a text, the shipped ones last, so that every character finds its face."""
        return list(dict.fromkeys((wanted or self.text, *FAMILIES)))


def read_font(raw: bytes) -> FontFile:
    """A face in the bytes of a TTF or OTF file. Raises NotTaken where it cannot be used in a report."""
    from fontTools.ttLib import TTFont, TTLibError

    if not raw.startswith(_KINDS):
        kind = {b"wOFF": say("a WOFF file"), b"wOF2": say("a WOFF2 file"), b"ttcf": say("a collection of fonts")}.get(
            raw[:4]
        )
        raise NotTaken(say("this is {kind}.", kind=kind or say("not a font")), say("Give a TTF or an OTF file."))
    try:
        with TTFont(io.BytesIO(raw), lazy=True) as face:
            return _checked(face, raw)
    except NotTaken:
        raise
    except (TTLibError, LookupError, ValueError, TypeError, AttributeError, AssertionError, EOFError, OSError) as error:
        raise NotTaken(
            say("the font cannot be read ({error}).", error=error or type(error).__name__), say("Get the file anew.")
        ) from None
    except Exception as error:  # a damaged file can fail in any table reader, in ways that have no type of their own
        raise NotTaken(
            say("the font cannot be read ({name}).", name=type(error).__name__), say("Get the file anew.")
        ) from None


def _checked(face: Any, raw: bytes) -> FontFile:
    metrics, cmap = face["OS/2"], face.getBestCmap() or {}
    for table in ("head", "hhea", "hmtx", "maxp", "name"):
        face[table]  # read here, so that a damaged file fails here
    family, weight, style = _as_typeset(raw)
    if not family or len(family) > LONGEST_NAME or not (family.isascii() and family.isprintable()):
        raise NotTaken(say("the font does not name its family, or not plainly."), say("Get the file anew."))
    if family in (*FAMILIES, *SHIPPED):
        raise NotTaken(
            say('the family "{family}" is shipped with the report.', family=family), say("Name it without a file.")
        )
    if "fvar" in face:
        raise NotTaken(
            say('"{family}" is a variable font.', family=family), say("Give its static files, Regular and Bold.")
        )
    rights = int(metrics.fsType)
    if rights & 0x000E == 0x0002 or rights & 0x0200:
        raise NotTaken(
            say('the licence in "{family}" forbids putting it into a PDF.', family=family),
            say("Get it with embedding rights."),
        )
    if rights & 0x0100:
        raise NotTaken(
            say('the licence in "{family}" forbids taking a part of it.', family=family),
            say("Get it with subsetting rights."),
        )
    if missing := [sign for sign in NEEDED if ord(sign) not in cmap]:
        told = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:8])
        raise NotTaken(_lacking(family, told, more=len(missing) - 8), say("Give the full font."))
    if "glyf" not in face and "CFF " not in face:
        raise NotTaken(
            say('"{family}" has no outlines.', family=family), say("Give a TTF or an OTF file with outlines.")
        )
    return FontFile(family=family, bold=weight >= _BOLD, italic=style != "normal", data=raw)


def _lacking(family: str, signs: str, *, more: int) -> str:
    if more > 0:
        return say(
            '"{family}" lacks characters that every report needs: {signs} and {more} more.',
            family=family,
            signs=signs,
            more=more,
        )
    return say('"{family}" lacks characters that every report needs: {signs}.', family=family, signs=signs)


def _as_typeset(raw: bytes) -> tuple[str, int, str]:
    """The family, the weight and the style under which the typesetter knows the face; an empty family: not at all."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "font.ttf").write_bytes(raw)
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).fonts()
    return (found[0].family, int(found[0].weight), str(found[0].style).lower()) if found else ("", 0, "")


def check_families(fonts: Fonts) -> None:
    """Raises NotTaken where a family is named that is neither shipped nor given, or one is given without its faces."""
    given = {file.family for file in fonts.files}
    for wanted in filter(None, (fonts.text, fonts.headings)):
        if wanted not in given and wanted not in SHIPPED:
            valid = ", ".join((*SHIPPED, *sorted(given)))
            raise NotTaken(
                say('there is no family "{wanted}" here.', wanted=wanted),
                say("Valid: {valid}; or give its files.", valid=valid),
            )
    for family in sorted(given):
        faces = [(file.bold, file.italic) for file in fonts.files if file.family == family]
        for face, name in (((False, False), "Regular"), ((True, False), "Bold")):
            if face not in faces:
                raise NotTaken(
                    say('of "{family}" the {name} is missing.', family=family, name=name), say("Give Regular and Bold.")
                )
        if len(set(faces)) < len(faces):
            raise NotTaken(say('of "{family}" a face is given twice.', family=family), say("Give each once."))
