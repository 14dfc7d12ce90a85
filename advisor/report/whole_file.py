"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from advisor.knowledge.problems import Problem, Refused
from advisor.words import say


def check_place(path: Path) -> None:
    """Raises Refused where a file plainly cannot be written: no folder, a folder of that name, a read-only file."""
    folder = path.parent
    if path.is_dir():
        raise _refused(path, say("this is a folder, not a file."), say("Name a file in it."))
    if not folder.is_dir():
        raise _refused(
            path, say('the folder "{folder}" does not exist.', folder=folder), say("Create it, or name another.")
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise _refused(path, say("this file is read-only."), say("Name another."))
    if not path.exists() and not os.access(folder, os.W_OK):
        raise _refused(
            path, say('nothing may be written to the folder "{folder}".', folder=folder), say("Name another.")
        )


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one move. On failure raises Refused, and what was there before stays as it was."""
    check_place(path)
    try:
        if path.exists() and not path.is_file():  # a device or a pipe, such as /dev/stdout, is never replaced
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(
            path,
            say("it cannot be written: {problem}.", problem=error.strerror or error),
            say("Nothing was changed."),
        ) from None


def write_all(files: Mapping[Path, bytes]) -> None:
    """Put every file at its path, or none: on failure raises Refused, and all that was there before is there again.

    What cannot be taken back, such as what went to a device, is written last.
    """
    for path in files:
        check_place(path)
    plain = {path: data for path, data in files.items() if not path.exists() or path.is_file()}
    ready: dict[Path, str] = {}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, data in plain.items():
            ready[path.resolve()] = _part(path.resolve(), data)
        for path, name in ready.items():
            before[path] = path.read_bytes() if path.exists() else None
            os.replace(name, path)
        for path in [path for path in files if path not in plain]:
            path.write_bytes(files[path])
    except BaseException as error:
        _take_back(ready, before)
        if not isinstance(error, OSError) or isinstance(error, BrokenPipeError):
            raise
        said = say("it cannot be written: {problem}.", problem=error.strerror or error)
        raise _refused(path, said, say("Nothing was changed.")) from None


def _take_back(ready: Mapping[Path, str], before: Mapping[Path, bytes | None]) -> None:
    for name in ready.values():
        with suppress(OSError):
            os.unlink(name)
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink()
            else:
                path.write_bytes(data)


def _replace(path: Path, data: bytes) -> None:
    name = _part(path, data)
    try:
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _part(path: Path, data: bytes) -> str:
    """A file with `data` beside `path`, ready to take its place, under a name of its own."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    return name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(path: Path, message: str, next_step: str) -> Refused:
    return Refused([Problem(str(path), 0, 0, message, next_step)])
