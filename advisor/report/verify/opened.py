"""Opens a PDF in a process of its own (see `advisor.report.verify.reading`), so that no file can harm this one."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import advisor
from advisor.report.attachments import DESCRIPTIONS
from advisor.words import say

MOST_BYTES = 20_000_000
TIMEOUT_SECONDS = 40.0
ROOT = Path(advisor.__file__).parent.parent
_BEGINS = b"%PDF-"


class Unreadable(Exception):
    """The file cannot be read. Carries what is wrong and the next step."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.said, self.next_step = _why(kind)
        super().__init__(self.said)


def _why(kind: str) -> tuple[str, str]:
    """What is wrong with a file, and the next step."""
    said = {
        "encrypted": (say("the file is encrypted."), say("Save it without a password and try again.")),
        "too_big": (say("the file unpacks to more than is read."), say("A report from here never does.")),
        "damaged": (say("the file is damaged and cannot be read as a PDF."), say("Ask for another copy of it.")),
        "ended": (
            say("the file could not be read within the time and memory allowed."),
            say("A report from here never does that."),
        ),
        "large": (
            say("the file is larger than the {most} bytes that are read.", most=f"{MOST_BYTES:,}"),
            say("A report from here never is."),
        ),
        "not_ours": (
            say("no report from here is attached to this PDF."),
            say("Either it is none, or its attachments were removed."),
        ),
        "no_pdf": (say("this is not a PDF."), say("Name a report that was made here.")),
    }
    return said[kind]


@dataclass(frozen=True)
class Opened:
    """What a PDF holds: our attachments, a digest a page, digests of the rest, texts of the pages asked for.

    `others` names the attachments that no report from here has.
    """

    attached: Mapping[str, bytes]
    others: tuple[str, ...]
    pages: tuple[str, ...]
    frame: Mapping[str, str]
    texts: Mapping[int, str]


def is_pdf(raw: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINS)


def open_pdf(
    raw: bytes, *, pages: bool = True, frame: bool = False, texts: Iterable[int] = (), timeout: float = TIMEOUT_SECONDS
) -> Opened:
    """Read a PDF from outside. Raises Unreadable."""
    if not is_pdf(raw):
        raise Unreadable("no_pdf")
    if len(raw) > MOST_BYTES:
        raise Unreadable("large")
    wanted = {key: True for key, asked in (("pages", pages), ("frame", frame)) if asked}
    found = _asked(raw, {**wanted, "texts": [*texts], "attached": [*DESCRIPTIONS]}, timeout=timeout)
    if "refused" in found:
        raise Unreadable(found["refused"])
    return Opened(
        attached={name: base64.b64decode(content) for name, content in found["attached"].items()},
        others=tuple(found["others"]),
        pages=tuple(found.get("pages", ())),
        frame=found.get("frame", {}),
        texts={int(place): text for place, text in found["texts"].items()},
    )


def _asked(raw: bytes, wanted: dict[str, Any], *, timeout: float) -> dict[str, Any]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "advisor.report.verify.reading"],
            input=json.dumps(wanted).encode() + b"\n" + raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("ended") from None
    if ended.returncode != 0:
        raise Unreadable("ended")
    try:
        found: dict[str, Any] = json.loads(ended.stdout)
    except ValueError:
        raise Unreadable("ended") from None
    return found
