"""The process that opens a PDF from outside: `python -m advisor.report.verify.reading`.

It reads one line of JSON (what is asked for) and then the PDF from its input, writes one JSON object to its output, and
ends. Memory, time and what is unpacked are bounded, so that a file made to hurt ends this process and nothing else.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import sys
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from advisor.report.verify.pages import Digests, TooMuch

MEMORY = 1_500_000_000  # bytes of address space
SECONDS = 20  # of work
MOST_PAGES = 500
MOST_ATTACHED = 20
MOST_TEXT = 200_000  # characters a page


def main() -> None:
    """Answer one request."""
    _bound()
    logging.disable()
    results, sys.stdout = sys.stdout, sys.stderr
    wanted: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    json.dump(answer(sys.stdin.buffer.read(), wanted), results)


def answer(pdf: bytes, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, or `refused` with one word: `encrypted`, `too_big` or `damaged`."""
    try:
        return _answer(pdf, wanted)
    except (DependencyError, FileNotDecryptedError):  # ciphers that the reader does not bring along
        return {"refused": "encrypted"}
    except (TooMuch, MemoryError):
        return {"refused": "too_big"}
    except Exception as error:  # whatever a damaged file makes the reader do, it is a damaged file
        return {"refused": "damaged", "why": f"{type(error).__name__}: {error}"[:300]}


def _answer(pdf: bytes, wanted: dict[str, Any]) -> dict[str, Any]:
    reader = PdfReader(io.BytesIO(pdf))
    if reader.is_encrypted:
        return {"refused": "encrypted"}
    number = len(reader.pages)
    if number == 0:
        raise PyPdfError("it has no pages")
    if number > MOST_PAGES:
        raise TooMuch
    digests = Digests(reader)
    attached, others = _attached(reader, digests, frozenset(wanted["attached"]))
    found: dict[str, Any] = {"attached": attached, "others": others}
    if "pages" in wanted:
        found["pages"] = digests.pages()
    if "frame" in wanted:
        found["frame"] = digests.frame()
    if "texts" in wanted:
        found["texts"] = {
            str(place): reader.pages[place - 1].extract_text()[:MOST_TEXT]
            for place in wanted["texts"]
            if 1 <= place <= number
        }
    return found


def _attached(reader: PdfReader, digests: Digests, wanted: frozenset[str]) -> tuple[dict[str, str], list[str]]:
    """The wanted attachments by name, each in base64, and the names of the others."""
    found: dict[str, str] = {}
    others: list[str] = []
    for place, file in enumerate(reader.attachment_list):
        if place >= MOST_ATTACHED:
            raise TooMuch
        specification: Any = file.pdf_object
        if file.name not in wanted:
            others.append(file.name[:200])
        elif file.name in found:
            raise PyPdfError(f"{file.name} is attached twice")
        else:
            stream = specification["/EF"]["/F"].get_object()
            found[file.name] = base64.b64encode(digests.unpacked(stream)).decode()
    return found, others


def _bound() -> None:
    try:
        import resource
    except ImportError:  # not on this system: the caller's time-out is left
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
