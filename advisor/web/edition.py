"""The knowledge base as it stands at one time, so that what is computed from it is never mixed with what follows.

Whatever the app keeps in memory it keeps by the folder of the base. After an edit the folder becomes another edition of
itself, equal to no earlier one: what is asked then is computed anew, and a visit that is under way ends on what it
began with. An edit is noticed by the folders, in which a file was put in place of another; one that leaves the base
with defects is not taken over while the app runs.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

from advisor.knowledge.languages import FOLDER
from advisor.knowledge.problems import Refused

Stamp = tuple[int, ...]
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_seen: dict[str, tuple[Stamp, "Edition"]] = {}  # by the name of the folder


class Edition(type(Path())):  # type: ignore[misc]
    """A folder that equals itself, and not what stands in it at another time. Paths made from it are plain ones."""

    number = 0

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) is True and getattr(other, "number", 0) == self.number

    def __hash__(self) -> int:
        return int(super().__hash__())


def current(folder: Path, digest: Callable[[Path], str]) -> Path:
    """The folder as it stands now. `digest` gives that of the base in an edition; it may raise Refused."""
    name, stamp = str(folder), _stamp(folder)
    known = _seen.get(name)
    if known is not None and known[0] == stamp:
        return known[1]
    with _lock:
        known = _seen.get(name)
        if known is not None and known[0] == stamp:
            return known[1]
        edition = Edition(folder) if known is None else _next(known[0], known[1], stamp, digest)
        _seen[name] = (stamp, edition)
        return edition


def _next(before: Stamp, known: Edition, stamp: Stamp, digest: Callable[[Path], str]) -> Edition:
    edition = Edition(known)
    edition.number = known.number + 1
    try:
        if digest(edition) == digest(known) and before[0] == stamp[0]:
            return known
    except Refused:
        _log.error("The knowledge base was changed and has defects now; the app goes on with the one before")
        return known
    return edition


def _stamp(folder: Path) -> Stamp:
    """When the translations, and then the folders, were last changed."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entry.path for entry in entries if entry.is_dir())
        places = (os.path.join(folder, FOLDER), str(folder), *inside)
        return tuple(os.stat(path).st_mtime_ns for path in places if os.path.exists(path))
    except OSError:
        return ()
