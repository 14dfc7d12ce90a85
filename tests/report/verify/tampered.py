"""Ways to change a finished report, as somebody with a PDF editor would."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject, TextStringObject

from advisor.report.attachments import MANIFEST


def rewritten(pdf: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    """The file after `change`, written anew."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_digit(pdf: bytes, *, old: str, new: str) -> tuple[bytes, int]:
    """The file with the first digit `old` of its last page but two drawn as `new`, and that page's number."""
    place = max(0, len(pypdf.PdfReader(io.BytesIO(pdf)).pages) - 3)

    def change(writer: pypdf.PdfWriter) -> None:
        page: Any = writer.pages[place]
        fonts = {name: _codes(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        content = ContentStream(page["/Contents"].get_object(), writer)
        operations = content.operations
        assert _redraw(operations, fonts, old, new)
        content.operations = operations
        page[NameObject("/Contents")] = writer._add_object(content)

    return rewritten(pdf, change), place + 1


def _codes(font: Any) -> dict[str, bytes]:
    """The code of each character of a font."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>", table)
    return {chr(int(text, 16)): bytes.fromhex(code) for code, text in pairs}


def _redraw(operations: Any, fonts: dict[str, dict[str, bytes]], old: str, new: str) -> bool:
    codes: dict[str, bytes] = {}
    for operands, operator in operations:
        if operator == b"Tf":
            codes = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and old in codes and new in codes:
            parts = operands[0] if isinstance(operands[0], ArrayObject) else operands
            for number, part in enumerate(parts):
                if not isinstance(part, (ByteStringObject, TextStringObject)):
                    continue
                raw = part.original_bytes
                for start in range(0, len(raw), 2):
                    if raw[start : start + 2] == codes[old]:
                        parts[number] = ByteStringObject(raw[:start] + codes[new] + raw[start + 2 :])
                        return True
    return False


def with_pages_swapped(pdf: bytes, first: int, second: int) -> bytes:
    """The file with two pages in each other's place; pages count from 1."""
    found = re.search(rb"/Kids\[([^\]]*)\]", pdf)
    assert found is not None
    kids = re.findall(rb"[0-9]+ 0 R", found[1])
    kids[first - 1], kids[second - 1] = kids[second - 1], kids[first - 1]
    return pdf[: found.start(1)] + b" ".join(kids) + pdf[found.end(1) :]


def without(pdf: bytes, name: str) -> bytes:
    """The file without one of its attachments."""
    return rewritten(pdf, lambda writer: next(one for one in writer.attachment_list if one.name == name).delete())


def with_attachment(pdf: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with the content of an attachment changed."""

    def replace(writer: pypdf.PdfWriter) -> None:
        stream: Any = _stream(writer, name)
        stream.set_data(change(stream.get_data()))

    return rewritten(pdf, replace)


def _stream(writer: pypdf.PdfWriter, name: str) -> Any:
    found = next(one for one in writer.attachment_list if one.name == name)
    specification: Any = found.pdf_object
    return specification["/EF"]["/F"].get_object()


def with_manifest(pdf: bytes, change: Callable[[str], str]) -> bytes:
    """The file with its manifest changed."""
    return with_attachment(pdf, MANIFEST, lambda raw: change(raw.decode()).encode())
