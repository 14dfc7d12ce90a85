"""What stands on the pages of a PDF, as digests that do not depend on how the file is written.

A page's digest covers all that it shows or does: contents, fonts, pictures, links, notes put on it. Streams count as
they are unpacked. To which page a link leads counts for the frame and not for the page, so that a page that is moved
does not change the pages that lead to it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

MOST_BYTES = 100_000_000
_SKIPPED = frozenset({"/Parent", "/Prev", "/P", "/StructParent", "/StructParents", "/Length"})
_PACKED = ("/Filter", "/DecodeParms")


class TooMuch(PyPdfError):
    """There is more in the file than is read."""


class Digests:
    """Works out digests of the objects of one file; `most` bounds the bytes that are unpacked."""

    def __init__(self, reader: PdfReader, *, most: int = MOST_BYTES) -> None:
        self._reader = reader
        self._left = most
        self._kept: dict[tuple[int, int], bytes] = {}
        self._open: set[tuple[int, int]] = set()
        self._numbered = False
        self._pages = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages, 1)
            if page.indirect_reference is not None
        }

    def pages(self) -> list[str]:
        """One digest a page."""
        self._numbered = False
        self._kept.clear()
        return [_shown(self._dictionary(page)) for page in self._reader.pages]

    def frame(self) -> dict[str, str]:
        """What the file holds beside its pages and attachments: title, tags, bookmarks, where links lead and so on."""
        self._numbered = True
        self._kept.clear()
        root = self._reader.root_object
        found = {
            key: _shown(self._of(root.raw_get(key))) for key in sorted(root) if key not in ("/Pages", "/AF", "/Names")
        }
        names: Any = root.get("/Names", {})
        found |= {
            f"/Names{key}": _shown(self._of(names.raw_get(key))) for key in sorted(names) if key != "/EmbeddedFiles"
        }
        info = self._reader.trailer.get("/Info")
        notes = [self._of(page.raw_get("/Annots")) for page in self._reader.pages if "/Annots" in page]
        found["/Annots"] = _shown(_joined(b"a", notes))
        return found | ({"/Info": _shown(self._of(info))} if info is not None else {})

    def unpacked(self, stream: Any) -> bytes:
        """The bytes of a stream. Raises TooMuch where they are more than is left to read."""
        packed: bytes = stream._data
        if stream.get("/Filter") not in ("/FlateDecode", ["/FlateDecode"]) or "/DecodeParms" in stream:
            return self._counted(packed)
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(packed, self._left + 1)
        except zlib.error as error:
            raise PyPdfError(f"a stream is damaged: {error}") from error
        return self._counted(data)

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch("it unpacks to more than is read")
        return data

    def _of(self, value: Any) -> bytes:
        if isinstance(value, IndirectObject):
            return self._reached(value)
        if isinstance(value, StreamObject):
            return self._stream(value)
        if isinstance(value, DictionaryObject):
            return self._dictionary(value)
        if isinstance(value, ArrayObject):
            return _joined(b"a", (self._of(member) for member in list.__iter__(value)))
        if isinstance(value, bytes):
            return _joined(b"s", [bytes(value)])
        written = value.original_bytes if hasattr(value, "original_bytes") else str(value).encode("utf-8", "replace")
        return _joined(b"v", [written])

    def _reached(self, reference: IndirectObject) -> bytes:
        if reference.idnum in self._pages:
            return _joined(b"p", [str(self._pages[reference.idnum]).encode()] if self._numbered else [])
        key = (reference.idnum, reference.generation)
        if key in self._kept:
            return self._kept[key]
        if key in self._open:
            return b"o"  # leads back to where we are
        self._open.add(key)
        found = reference.get_object()
        made = _joined(b"v", [b"null"]) if found is None or isinstance(found, NullObject) else self._of(found)
        self._open.discard(key)
        self._kept[key] = made
        return made

    def _stream(self, stream: Any) -> bytes:
        data = self.unpacked(stream)
        plain = stream.get("/Filter") in ("/FlateDecode", ["/FlateDecode"]) and "/DecodeParms" not in stream
        head = {key: stream.raw_get(key) for key in stream if not (plain and key in _PACKED)}
        return _joined(b"t", [self._members(head), data])

    def _dictionary(self, value: DictionaryObject) -> bytes:
        return self._members({key: value.raw_get(key) for key in value})

    def _members(self, members: Mapping[Any, Any]) -> bytes:
        kept = sorted((str(key), value) for key, value in members.items() if str(key) not in _SKIPPED)
        return _joined(
            b"d", (part for key, value in kept for part in (key.encode("utf-8", "replace"), self._of(value)))
        )


def _joined(kind: bytes, parts: Iterator[bytes] | list[bytes]) -> bytes:
    """One digest of several parts: no other parts give the same."""
    made = hashlib.sha256(kind)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def _shown(raw: bytes) -> str:
    return "sha256:" + raw.hex()
