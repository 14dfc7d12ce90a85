"""Which files of the base are reviewed: a record beside it, `reviewed.yaml`, of the digests of what was read.

A file whose digest is not the one in the record is a draft, so any edit, made here or by hand, makes it one again. A
base without a record is taken as it was delivered: nobody has begun to edit it here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.knowledge.load import Files, files_of
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.yaml_text import read
from advisor.words import say

RECORD = "reviewed.yaml"
_HEAD = (
    "# Which files of this base were reviewed, by the digest of their text. Any edit of a file makes it a draft\n"
    "# again; reports made with a draft say so. Written by the workbench.\n"
)


@dataclass(frozen=True)
class Mark:
    """A file was reviewed as it stood: its digest, by whom and when; both are missing where it was so delivered."""

    digest: str
    by: str | None = None
    on: date | None = None


Record = Mapping[str, Mark]


def digest_of_file(raw: bytes) -> str:
    """The digest of a file's text; how its lines end does not count.

    >>> digest_of_file(b"a\\r\\n") == digest_of_file(b"a\\n")
    True
    """
    return "sha256:" + hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def as_delivered(files: Files) -> Record:
    """The record of a base that nobody has edited yet."""
    return {name: Mark(digest_of_file(raw)) for name, raw in files.items() if isinstance(raw, bytes)}


def drafts(files: Files, record: Record | None) -> tuple[str, ...]:
    """The files that are not reviewed as they stand, and those that are gone; none without a record."""
    if record is None:
        return ()
    changed = [
        name
        for name, raw in files.items()
        if name not in record or isinstance(raw, OSError) or digest_of_file(raw) != record[name].digest
    ]
    return (*changed, *sorted(record.keys() - files.keys()))


def with_review(record: Record, name: str, mark: Mark | None) -> Record:
    """The record with a file reviewed; None for one that is gone."""
    rest = {known: kept for known, kept in record.items() if known != name}
    return rest if mark is None else rest | {name: mark}


def write_record(record: Record) -> bytes:
    """The record as a file: one line a file of the base, so that two reviews seldom meet in version control."""
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {_line(mark)}\n" for name, mark in sorted(record.items())]
    body = "".join(["files:\n", *lines]) if lines else "files: {}\n"
    return f"{_HEAD}{body}".encode("utf-8", "replace")


def _line(mark: Mark) -> str:
    told = {"digest": mark.digest, "by": mark.by, "on": mark.on.isoformat() if mark.on else None}
    return json.dumps({key: value for key, value in told.items() if value is not None}, ensure_ascii=False)


def read_record(raw: bytes) -> Record:
    """The record in a file. Raises Refused."""
    document = read(raw, file=RECORD)
    try:
        rows = document.data["files"]
        return {
            str(name): Mark(str(row["digest"]), row.get("by"), date.fromisoformat(row["on"]) if row.get("on") else None)
            for name, row in rows.items()
        }
    except (AttributeError, LookupError, TypeError, ValueError):
        said = say("the record of reviews cannot be read.")
        raise Refused([Problem(RECORD, 1, 1, said, say("Restore it from version control."))]) from None


def open_record(folder: Path) -> Record | None:
    """The record beside the base in `folder`, None where there is none. Raises Refused for one that cannot be read."""
    try:
        return read_record((folder / RECORD).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        said = say("it cannot be read: {problem}.", problem=error.strerror or error)
        raise Refused([Problem(RECORD, 0, 0, said, "")]) from None


def is_draft(folder: Path) -> bool:
    """Whether a file of the base in `folder` is not reviewed, which its reports must say. Raises Refused without one.

    A record that cannot be read vouches for nothing.
    """
    try:
        record = open_record(folder)
    except Refused:
        return True
    return record is not None and bool(drafts(files_of(folder), record))
