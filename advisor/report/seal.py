"""Puts the manifest into a finished PDF, in the room kept for it: its pages had to be set before it could name them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from advisor.report.attachments import MANIFEST
from advisor.report.verify.pages import Digests

_ROW = re.compile(rb"([0-9]{10})( [0-9]{5} [nf]\s{2})")
_START = re.compile(rb"startxref\s+([0-9]+)\s+%%EOF\s*\Z")
_DATE = re.compile(rb"/ModDate\s*(\([^)]*\))")


class NoRoom(Exception):
    """The typesetter wrote the file otherwise than is known here."""


def seal(pdf: bytes, manifest: Callable[[list[str]], str]) -> bytes:
    """The PDF with the manifest that `manifest` makes of its pages' digests. Raises NoRoom.

    The file stays one whole with one table of places, so that it can be archived as before; every other object keeps
    its bytes, so that the digests hold.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        number, begins = _room(reader)
        pages = Digests(reader).pages()
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise NoRoom(f"the manifest finds no room in the file: {error}") from error
    return _replaced(pdf, number, begins, manifest(pages).encode())


def _room(reader: PdfReader) -> tuple[int, int]:
    """The number of the object that holds the attachment, and where it begins."""
    listed: Any = reader.root_object["/AF"]
    for specification in listed:
        found = specification.get_object()
        if found["/F"] == MANIFEST:
            number: int = found["/EF"].raw_get("/F").idnum
            return number, reader.xref[0][number]
    raise LookupError("it is not attached")


def _replaced(pdf: bytes, number: int, begins: int, content: bytes) -> bytes:
    end_word = b"\nendstream\nendobj\n"
    head = b"%d 0 obj\n" % number
    start = _START.search(pdf)
    if not pdf.startswith(head, begins) or start is None:
        raise NoRoom("the manifest finds no room in the file: its objects lie elsewhere")
    table = int(start[1])
    ends = pdf.index(end_word, begins) + len(end_word)
    date = _DATE.search(pdf, begins, ends)
    written = b"".join(
        [
            head,
            b"<</Length %d/Type/EmbeddedFile/Subtype/application#2Fjson" % len(content),
            b"/Params<</Size %d%s>>>>\nstream\n" % (len(content), b"/ModDate" + date[1] if date else b""),
            content,
            end_word,
        ]
    )
    moved = len(written) - (ends - begins)

    def shifted(row: re.Match[bytes]) -> bytes:
        place = int(row[1])
        return b"%010d%s" % (place + moved if place > begins else place, row[2])

    places, word, trailer = pdf[table : start.start()].partition(b"trailer")
    last = pdf[start.start() :].replace(start[1], b"%d" % (table + moved), 1)
    return b"".join([pdf[:begins], written, pdf[ends:table], _ROW.sub(shifted, places), word, trailer, last])
