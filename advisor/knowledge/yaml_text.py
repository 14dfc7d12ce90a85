"""Strict YAML: text to plain data, with the place of every value.

Booleans are YAML 1.2 (`true`, `false` and nothing else), dates stay text, sequences become tuples. Aliases, tags,
duplicate keys, tabs in the indentation, byte order marks and bytes that are not UTF-8 are refused, and so is a file
that is too large or nested too deeply, before it can cost time or memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from advisor.knowledge.problems import Problem, Refused
from advisor.words import say

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
_NULLS = frozenset({"", "~", "null"})
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One YAML document as plain data. Where its values and keys stand is looked up only when somebody asks."""

    file: str
    data: Any
    text: str = field(repr=False, default="")

    @cached_property
    def _where(self) -> "_Builder":
        builder = _Builder(self.file, placing=True)
        builder.build(self.text)
        return builder

    @property
    def places(self) -> dict[Path, Place]:
        """The line and column of every value, by its path."""
        return self._where.places

    @property
    def keys(self) -> dict[Path, Place]:
        """The line and column of every key, by the path of its value."""
        return self._where.keys

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The line and column of the value at `path` (or its key), or of the nearest parent that exists."""
        while path:
            found = self.keys.get(path) if key else None
            found = found or self.places.get(path)
            if found:
                return found
            path, key = path[:-1], False
        return self.places.get((), (1, 1))

    def problem(self, path: Path, message: str, next_step: str = "", *, key: bool = False) -> Problem:
        """A problem with the value (or key) at `path`."""
        line, column = self.place(path, key=key)
        return Problem(self.file, line, column, message, next_step)


def read(raw: bytes, *, file: str, max_bytes: int = MAX_BYTES) -> Document:
    """Read one YAML (or JSON) document from bytes.

    Raises Refused with every problem that could be found.
    """
    text = _decode(raw, file=file, max_bytes=max_bytes)
    if not text.lstrip().startswith(("{", "[")):
        tabs = [
            Problem(
                file, number, len(line) - len(line.lstrip()), say("a tab is used for indentation."), say("Use spaces.")
            )
            for number, line in enumerate(text.split("\n"), 1)
            if "\t" in line[: len(line) - len(line.lstrip(" \t"))]
        ]
        if tabs:
            raise Refused(tabs[:20])
    else:
        text = _SURROGATES.sub(lambda found: _pair(found.group()), text)
    return _Builder(file, placing=False).build(text)


def _pair(escaped: str) -> str:
    high, low = int(escaped[2:6], 16), int(escaped[8:12], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _decode(raw: bytes, *, file: str, max_bytes: int) -> str:
    if len(raw) > max_bytes:
        raise Refused(
            [
                Problem(
                    file,
                    0,
                    0,
                    say("the file is too large ({number} bytes).", number=f"{len(raw):,}"),
                    say("At most {most} bytes are read.", most=f"{max_bytes:,}"),
                )
            ]
        )
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Refused(
            [Problem(file, 1, 1, say("the file starts with a byte order mark."), say("Save it as UTF-8 without BOM."))]
        )
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = say("byte 0x{byte} is not UTF-8.", byte=f"{raw[error.start]:02x}")
        raise Refused([Problem(file, line, column, message, say("Save the file as UTF-8."))]) from None


class _Builder:
    """Builds plain data from the event stream of one document, without recursion."""

    def __init__(self, file: str, *, placing: bool) -> None:
        self.file = file
        self.placing = placing
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def refuse(self, event: Any, message: str, next_step: str = "") -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, message, next_step))

    def build(self, text: str) -> Document:
        root: list[Any] = []
        try:
            self._events(text, root)
        except yaml.YAMLError as error:
            raise Refused([*self.problems, self._syntax(error)]) from None
        if not root:
            self.problems.append(Problem(self.file, 1, 1, say("the file is empty."), ""))
        if self.problems:
            raise Refused(self.problems)
        return Document(self.file, root[0], text)

    def _syntax(self, error: yaml.YAMLError) -> Problem:
        mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or say("it cannot be read")
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Problem(
            self.file,
            line,
            column,
            say("this is not valid YAML: {said}.", said=said),
            say("Check quotes, colons and indentation."),
        )

    def _events(self, text: str, root: list[Any]) -> None:
        stack: list[tuple[Any, str | int]] = []  # the open containers, each with its key or index in the one around it
        key: str | None = None
        documents = 0
        for event in yaml.parse(text, Loader=_LOADER):
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(event, say("a second document starts here."), say("Keep one document in a file."))
                    return
                continue
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                finished, where = stack.pop()
                if type(finished) is list:  # sequences become tuples, so that strict models take them as they are
                    parent: Any = stack[-1][0] if stack else root
                    parent[where] = tuple(finished)
                key = None
                continue
            if kind not in _VALUES:
                continue
            container: Any = stack[-1][0] if stack else root
            inside = type(container) is dict
            if inside and key is None:
                key = self._key(event, container, stack)
                if key is None:
                    return
                continue
            value = self._value(event)
            here: str | int = key if inside and key is not None else len(container)
            if self.placing:
                self.places[self._path(stack, here)] = self._place(event)
            if inside:
                container[here] = value
                key = None
            else:
                container.append(value)
            if kind is not yaml.ScalarEvent and kind is not yaml.AliasEvent:
                stack.append((value, here))
                if len(stack) > MAX_DEPTH:
                    self.refuse(
                        event,
                        say("nesting goes deeper than {most} levels.", most=MAX_DEPTH),
                        say("Flatten it."),
                    )
                    return

    @staticmethod
    def _path(stack: list[tuple[Any, str | int]], here: str | int) -> Path:
        return (*(where for _, where in stack[1:]), here) if stack else ()

    @staticmethod
    def _place(event: Any) -> Place:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _key(self, event: Any, container: dict[str, Any], stack: list[tuple[Any, str | int]]) -> str | None:
        if type(event) is not yaml.ScalarEvent:
            self.refuse(event, say("a key must be plain text."))
            return None
        name: str = event.value
        if name in container:
            self.refuse(event, say('the key "{name}" stands here a second time.', name=name), say("Keep one of them."))
        if self.placing:
            self.keys[self._path(stack, name)] = self._place(event)
        return name

    def _value(self, event: Any) -> Any:
        if type(event) is yaml.AliasEvent:
            self.refuse(
                event, say("the alias *{anchor} is not accepted.", anchor=event.anchor), say("Write the value out.")
            )
            return None
        if event.tag is not None:
            self.refuse(event, say("the tag {tag} is not accepted.", tag=event.tag), say("Remove it."))
            return None if type(event) is yaml.ScalarEvent else ({} if type(event) is yaml.MappingStartEvent else [])
        if type(event) is yaml.MappingStartEvent:
            return {}
        if type(event) is yaml.SequenceStartEvent:
            return []
        return event.value if not event.implicit[0] else scalar(event.value)


_VALUES = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})


def scalar(text: str) -> Any:
    """What an unquoted scalar means: true, false, null, a number, or the text itself."""
    if text == "true":
        return True
    if text == "false":
        return False
    if text in _NULLS:
        return None
    if text[0] in "+-.0123456789":
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
