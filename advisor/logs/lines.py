"""The two forms of a line: JSON for machines, plain text for people. Both leave out what could be a client's."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from advisor.logs.failure import kind_of, trace_of

OURS = "advisor"
SEEN = "seen"
"""The name under which a record of ours carries ids and numbers: `extra={SEEN: {"form": "pdf", "seconds": 2}}`."""
LONGEST = 300
_PLACES = re.compile(r"%(?:\((?P<name>\w+)\))?[#0 +-]*[\d*]*(?:\.[\d*]+)?[a-zA-Z]")
_WARNING = re.compile(r"^(?P<file>[^\n]*?):(?P<line>\d+): (?P<kind>\w+):")


class JsonLines(logging.Formatter):
    """One JSON object a line: `time` (UTC), `level`, `what`, `logger`, `process`, ids and numbers, and a `trace`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "what": said(record),
            "logger": record.name,
            "process": record.process,
        }
        error = _error(record)
        if error is not None:
            line |= {"error": kind_of(error), "trace": trace_of(error)}
        seen = {name: value for name, value in _seen(record).items() if name not in line}
        return json.dumps({**line, **seen}, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """The same for people, a trace on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the lines, of a record."""
        seen = "".join(f" {name}={value}" for name, value in _seen(record).items())
        lines = [f"{_time(record)} {record.levelname} {record.name}: {said(record)}{seen}"]
        error = _error(record)
        if error is not None:
            lines += [f"  {line}" for line in trace_of(error)]
        return "\n".join(lines)


def said(record: logging.LogRecord) -> str:
    """The message of a record. Of its values only numbers are put in, and of an exception its kind.

    A message is written by a programmer, its values come from anywhere. Of a library's message without values, which
    may have them in it already, the first line counts.
    """
    message, values = record.msg, record.args
    if isinstance(message, BaseException):
        return kind_of(message)
    if record.name == "py.warnings":
        return _warning(str(values[0] if isinstance(values, tuple) and values else message))
    text = str(message)
    if values:
        named = values if isinstance(values, Mapping) else {}
        rest = iter(() if isinstance(values, Mapping) else values)
        text = _PLACES.sub(lambda place: _value(named.get(place["name"]) if place["name"] else next(rest, None)), text)
    if record.name.partition(".")[0] != OURS:
        text = text.strip().partition("\n")[0]
    return text[:LONGEST]


def _value(value: Any) -> str:
    if isinstance(value, BaseException):
        return kind_of(value)
    return f"{value}" if isinstance(value, (bool, int, float)) else "…"


def _warning(text: str) -> str:
    found = _WARNING.match(text)
    return f"{found['kind']} at {found['file']}:{found['line']}" if found else "a warning"


def _seen(record: logging.LogRecord) -> Mapping[str, Any]:
    found = getattr(record, SEEN, None)
    return found if isinstance(found, Mapping) and record.name.partition(".")[0] == OURS else {}


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if isinstance(record.exc_info, tuple) else None
