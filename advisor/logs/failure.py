"""What may be told of an exception: its kind, and where it came from. Its words may hold what somebody typed."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Iterator
from types import TracebackType

MOST_FRAMES = 60
MOST_LINKS = 8


def kind_of(error: BaseException) -> str:
    """The kind of an exception: its class, with the code of the system or of the database where there is one."""
    words = [type(error).__name__]
    orig = getattr(error, "orig", None)  # SQLAlchemy's: what the driver raised
    if isinstance(orig, BaseException):
        words.append(kind_of(orig))
    number = getattr(error, "errno", None)
    if isinstance(error, OSError) and isinstance(number, int):
        words.append(errno.errorcode.get(number, str(number)))
    for name in ("sqlstate", "sqlite_errorname"):
        code = getattr(error, name, None)
        if isinstance(code, str) and code.isascii() and code.replace("_", "").isalnum():
            words.append(code)
    return " ".join(words)


def trace_of(error: BaseException) -> list[str]:
    """Where an exception came from, the latest call last; before it what it came of. Code, and no values."""
    lines: list[str] = []
    for number, link in enumerate(reversed(list(_links(error)))):
        if number:
            lines.append("then:")
        lines += [*_frames(link.__traceback__), kind_of(link)]
    return lines


def _links(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen and len(seen) < MOST_LINKS:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace)[-MOST_FRAMES:]:
        yield f"{frame.filename}:{frame.lineno} {frame.name}"
