"""A brand's logo: what it is, how large, and whether anything of it can be seen on white paper."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from advisor.report.brand_beside import NotTaken
from advisor.report.brand_colours import WHITE, contrast
from advisor.report.brand_faces import fonts_with
from advisor.report.brand_png import SIGNATURE, cleaned_png, png_size
from advisor.report.brand_svg import cleaned_svg
from advisor.words import say

MAX_LOGO = 1_500_000  # so that a PNG of MAX_PNG bytes fits, once it is written into an SVG
MAX_STRETCH = 20
SEEN = 1.25  # a logo needs no contrast for reading (WCAG 2, 1.4.3); it must only not be white on white


_ALONE = re.compile(
    r'<svg [^>]* viewBox="0 0 (\d+) (\d+)" width="\1" height="\2">'
    r'<image width="\1" height="\2" xlink:href="data:image/png;base64,([^"]+)"></image></svg>'
)


class Logo(BaseModel):
    """A drawing as clean SVG (a PNG is wrapped in one), with its width and height in its own units."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    svg: Annotated[str, Field(max_length=2 * MAX_LOGO)]
    width: float
    height: float

    @model_validator(mode="after")
    def _is_clean(self) -> Self:
        """A logo from anywhere, such as out of a file that was made before, is what cleaning would give, or is none."""
        try:
            clean = cleaned_svg(self.svg.encode("utf-8", "replace"))
        except NotTaken as wrong:
            raise ValueError(str(wrong)) from None
        if clean != (self.svg, self.width, self.height):
            raise ValueError("the logo is not clean")
        return self

    @property
    def picture(self) -> str:
        """The PNG in base64 where the logo is nothing else; it is drawn far faster so. Empty for a drawing."""
        found = _ALONE.fullmatch(self.svg)
        if found is None or png_size(base64.b64decode(found[3][:32])) != (int(found[1]), int(found[2])):
            return ""
        return found[3]


def read_logo(raw: bytes) -> Logo:
    """The logo in the bytes of an SVG or PNG file. Raises NotTaken with what is wrong and what to do."""
    if not raw.strip():
        raise NotTaken(say("the logo is empty."), say("Give an SVG or a PNG file."))
    if len(raw) > MAX_LOGO:
        raise NotTaken(say("the logo is too large."), say("At most {most} bytes are read.", most=f"{MAX_LOGO:,}"))
    if raw.startswith(SIGNATURE):
        logo = _wrapped(*cleaned_png(raw))
    elif raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        svg, across, high = cleaned_svg(raw)
        logo = Logo(svg=svg, width=across, height=high)
    else:
        found = next((name for start, name in _others().items() if raw.startswith(start)), "")
        found = found or say("not a picture known here")
        raise NotTaken(say("the logo is {found}.", found=found), say("Give an SVG or a PNG file."))
    if max(logo.width / logo.height, logo.height / logo.width) > MAX_STRETCH:
        raise NotTaken(
            say(
                "the logo is more than {most} times as long as high, or as high as long.",
                most=MAX_STRETCH,
            ),
            say("Crop it."),
        )
    _refuse_unseen(logo)
    return logo


def _others() -> Mapping[bytes, str]:
    """What a file that is no logo may be, by how it begins."""
    return {
        b"\xff\xd8\xff": say("a JPEG picture"),
        b"GIF8": say("a GIF picture"),
        b"RIFF": say("a WebP picture"),
        b"%PDF": say("a PDF"),
        b"BM": say("a bitmap"),
        b"\x1f\x8b": say("packed with gzip"),
        b"%!PS": say("a PostScript file"),
        b"II*\0": say("a TIFF picture"),
        b"MM\0*": say("a TIFF picture"),
        b"PK": say("packed with zip"),
        b"\0\0\1\0": say("an icon file"),
    }


def _wrapped(address: str, width: int, height: int) -> Logo:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" xlink:href="{address}"/></svg>'
    )
    svg, across, high = cleaned_svg(drawn.encode())
    return Logo(svg=svg, width=across, height=high)


def drawn_on_white(logo: Logo) -> bytes:
    """The logo as a PNG on white paper, 240 pixels in its longer direction. Raises NotTaken where it draws nothing."""
    import typst

    side = "width" if logo.width >= logo.height else "height"
    paper = "#set page(width: auto, height: auto, margin: 0pt, fill: white)"
    page = f"{paper}\n#image(bytes(sys.inputs.logo), {side}: 240pt)".encode()
    try:
        drawn = typst.compile(page, font_paths=fonts_with(), sys_inputs={"logo": logo.svg}, format="png", ppi=72)
    except typst.TypstError as error:
        raise NotTaken(
            say("the logo cannot be drawn ({message}).", message=str(error.message)[:120]), say("Save it anew.")
        ) from None
    return drawn if isinstance(drawn, bytes) else bytes(drawn[0])


def _refuse_unseen(logo: Logo) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(drawn_on_white(logo))) as picture:
        dots = picture.convert("RGB").tobytes()
    shades = {dots[place : place + 3].hex() for place in range(0, len(dots), 3)}
    if not any(contrast(f"#{shade}", WHITE) >= SEEN for shade in shades):
        raise NotTaken(say("nothing of the logo can be seen on white."), say("Give the version for a white ground."))
