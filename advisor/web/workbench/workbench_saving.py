"""Saving an edit of the knowledge base: checked once more, whole, and never over somebody else's."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from advisor.knowledge.editing import tried
from advisor.knowledge.load import files_of
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.reviewed import (
    RECORD,
    Mark,
    as_delivered,
    digest_of_file,
    drafts,
    open_record,
    with_review,
    write_record,
)
from advisor.report.whole_file import write_all
from advisor.words import say

_ALONE = threading.Lock()


class Elsewhere(Exception):
    """The file was changed by somebody else since it was opened."""


def unwritable(folder: Path, name: str) -> Problem | None:
    """Why a file of the base cannot be saved here, or None."""
    path = folder / name
    for place in (path, path.parent, folder):
        if place.exists() and not os.access(place, os.W_OK):
            said = say("this base may only be read here.")
            step = say("Edit and check as you like, take the patch, and apply it where the base is kept.")
            return Problem(f"{folder.name}/{place.relative_to(folder).as_posix()}", 0, 0, said, step)
    return None


def save(folder: Path, name: str, *, before: bytes, after: bytes) -> None:
    """Put `after` in place of the file `name`, which was opened as `before` (empty: is gone): whole, or not at all.

    The first edit of a base begins its record of reviews, by which the edited file is a draft. Raises Refused with
    every problem of the base as it would be, or where it cannot be written; Elsewhere where somebody saved first.
    """
    with _alone(folder):
        files = files_of(folder)
        if files.get(name, b"") != before:
            raise Elsewhere
        found = tried(files, name=name, raw=after, folder=folder)
        if found.problems:
            raise Refused(found.problems)
        # The record goes first: should the machine stop between the two, a file says too early that it is a draft.
        begun = {} if open_record(folder) is not None else {folder / RECORD: write_record(as_delivered(files))}
        write_all({**begun, folder / name: after})


def review(folder: Path, name: str, *, digest: str, by: str, on: date) -> None:
    """Put into the record that a file is reviewed as it stands, with this digest; or, where it is gone, that it may be.

    Raises Elsewhere where it stands otherwise by now, Refused where the record cannot be read or written.
    """
    with _alone(folder):
        files = files_of(folder)
        raw = files.get(name)
        if (digest_of_file(raw) if isinstance(raw, bytes) else "") != digest:
            raise Elsewhere
        record = open_record(folder)
        if record is None or name not in drafts(files, record):
            return
        mark = Mark(digest, by, on) if digest else None
        write_all({folder / RECORD: write_record(with_review(record, name, mark))})


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else here saves meanwhile: no other visit, and, where the system can say so, no other process."""
    with _ALONE:
        handle = None
        with suppress(ImportError, OSError):
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)
