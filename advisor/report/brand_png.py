"""A PNG picture, cleaned: its size known before it is unpacked, and nothing kept but the picture itself."""

from __future__ import annotations

import base64
import io
import struct
import zlib

from advisor.report.brand_beside import NotTaken
from advisor.words import say

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PNG = 1_000_000
MAX_SIDE, MAX_PIXELS = 4_000, 8_000_000
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def cleaned_png(raw: bytes) -> tuple[str, int, int]:
    """The picture as a `data:` address, its width and its height in pixels. Raises NotTaken.

    Colour profiles, texts and what stands behind the end are dropped.
    """
    kept: list[bytes] = [SIGNATURE]
    place, kinds, size = len(SIGNATURE), [], (0, 0)
    if not raw.startswith(SIGNATURE):
        raise NotTaken(say("this is not a PNG picture."))
    while place + 12 <= len(raw) and b"IEND" not in kinds:
        (length,) = struct.unpack(">I", raw[place : place + 4])
        kind, body, end = raw[place + 4 : place + 8], raw[place + 8 : place + 8 + length], place + 12 + length
        if end > len(raw) or struct.unpack(">I", raw[end - 4 : end])[0] != zlib.crc32(kind + body):
            raise NotTaken(say("the PNG picture is damaged."), say("Save it anew."))
        if kind == b"acTL":
            raise NotTaken(say("the PNG picture is animated."), say("Save a single picture."))
        if kind == b"IHDR" and length == 13:
            size = _size(body)
        if kind in _KEPT:
            kept.append(raw[place:end])
        kinds.append(kind)
        place = end
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or size == (0, 0):
        raise NotTaken(say("the PNG picture is not whole."), say("Save it anew."))
    clean = b"".join(kept)
    _decode(clean)
    return "data:image/png;base64," + base64.b64encode(clean).decode(), *size


def png_size(start: bytes) -> tuple[int, int]:
    """The width and the height in pixels of a clean PNG, from its first 24 bytes."""
    width, height = struct.unpack(">II", start[16:24])
    return width, height


def _size(body: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", body[:8])
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS):
        said = say("the PNG picture is {width} by {height} pixels.", width=f"{width:,}", height=f"{height:,}")
        raise NotTaken(
            said,
            say(
                "At most {side} a side and {pixels} in all are read; save it smaller.",
                side=f"{MAX_SIDE:,}",
                pixels=f"{MAX_PIXELS:,}",
            ),
        )
    return width, height


def _decode(clean: bytes) -> None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(clean), formats=("PNG",)) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, zlib.error, Image.DecompressionBombError) as error:
        raise NotTaken(say("the PNG picture cannot be read ({error}).", error=error), say("Save it anew.")) from None
