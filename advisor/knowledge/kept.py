"""The checked base, kept between runs, so that a start need not read and check again what has not changed.

What is kept is the content of the base as JSON, under a key made of every file of the base, of the code that reads and
checks it, and of the versions of Python and Pydantic: a change of any of them finds nothing. What is found goes through
the models once more; only the YAML and the checks across the base are passed over. A file that is broken, that belongs
to somebody else or that others may write to is passed over too, and a folder that cannot be written to keeps nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

import pydantic

from advisor.knowledge.load import Files, checked, files_of
from advisor.knowledge.models import Knowledge

FORMAT = "base/1"
CODE = Path(__file__).resolve().parent
AT_MOST = 4  # bases kept, the latest
PREFIX, SUFFIX = "base-", ".json"


def load_kept(folder: Path, *, shelf: Path | None) -> Knowledge:
    """The knowledge base in `folder`, checked now or, where nothing changed since, when it was put on the `shelf`.

    Raises Refused with every problem. Without a shelf nothing is kept.
    """
    files = files_of(folder)
    key = _key(files) if shelf else None
    if shelf is None or key is None:
        return checked(files, folder=folder).knowledge
    place = shelf / f"{PREFIX}{key}{SUFFIX}"
    found = _found(place, key)
    if found is None:
        base = checked(files, folder=folder)
        with suppress(OSError, ValueError):
            _put(place, key, json.dumps(base.content, ensure_ascii=False, allow_nan=False).encode(), base.knowledge)
        return base.knowledge
    return found


def _key(files: Files) -> str | None:
    """The key of a base; None where a file cannot be read."""
    digest = hashlib.sha256()
    for part in (FORMAT, sys.version, pydantic.VERSION, *_code(), *(part for named in files.items() for part in named)):
        if isinstance(part, OSError):
            return None
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def _code() -> Iterator[str | bytes]:
    for path in sorted(CODE.rglob("*.py")):
        yield from (path.relative_to(CODE).as_posix(), path.read_bytes())


def _seal(key: str, content: bytes) -> bytes:
    """What the first line of a kept file holds: it vouches for the content under this key and no other."""
    return hashlib.sha256(key.encode() + content).hexdigest().encode()


def _found(place: Path, key: str) -> Knowledge | None:
    """The base kept at `place`; None where there is none to be trusted."""
    try:
        with place.open("rb") as file:
            if not _own(os.fstat(file.fileno())):
                return None
            seal, _, content = file.read().partition(b"\n")
        return Knowledge.model_validate_json(content) if seal == _seal(key, content) else None
    except (OSError, ValueError):  # not there, not readable, not what the models take
        return None


def _own(status: os.stat_result) -> bool:
    """Whether a file is a plain one of this user that nobody else may write to."""
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return S_ISREG(status.st_mode) and mine and not status.st_mode & 0o022


def _put(place: Path, key: str, content: bytes, knowledge: Knowledge) -> None:
    """Put a base on the shelf, whole or not at all, if it reads back as it is. Raises OSError or ValueError."""
    import tempfile

    if Knowledge.model_validate_json(content) != knowledge.model_copy():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{PREFIX}", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_seal(key, content) + b"\n" + content)
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    kept = sorted(place.parent.glob(f"{PREFIX}*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    for old in kept[:-AT_MOST]:
        old.unlink(missing_ok=True)
