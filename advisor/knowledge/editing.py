"""Editing a file of the knowledge base: what would be wrong with it, its patch, and two people's edits put together.

Pure: files come in as bytes, findings and bytes go out. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from functools import lru_cache
from pathlib import Path

from advisor.knowledge.load import Base, Files, checked
from advisor.knowledge.problems import Problem, Refused
from advisor.knowledge.yaml_text import Document, read

MINE, PARTS, THEIRS = "<<<<<<< mine", "=======", ">>>>>>> theirs"  # none of them is YAML, so none can be saved
_KEPT_ENDS = re.compile(r"[^\n]*\n|[^\n]+")  # what a patch takes for a line, whatever else parts lines elsewhere


@dataclass(frozen=True)
class Tried:
    """A base with one file edited: the base where nothing is wrong with it, else every problem."""

    base: Base | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Merged:
    """Two edits of one text put together, and how many places are left in which they part."""

    text: str
    clashes: int


def text_of(raw: bytes) -> str:
    """The text of a file as an editor shows it: lines end in a line feed. Raises Refused where it is not UTF-8."""
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        read(raw, file="file")  # refuses it, and says where
        raise


def bytes_of(text: str, *, like: bytes) -> bytes:
    """An edited text as a file, with the line ends of the file it was, and a line feed at its end."""
    whole = text.replace("\r\n", "\n")
    whole = whole if whole.endswith("\n") or not whole else f"{whole}\n"
    raw = whole.encode("utf-8", "surrogatepass")
    return raw.replace(b"\n", b"\r\n") if b"\r\n" in like else raw


def tried(files: Files, *, name: str, raw: bytes, folder: Path) -> Tried:
    """What the base would be with `raw` in place of the file `name`. `folder` is for messages."""
    try:
        read(raw, file=f"{folder.name}/{name}")  # what cannot be read at all is told without looking at the rest
        return Tried(checked({**files, name: raw}, folder=folder, reader=_read), ())
    except Refused as refused:
        return Tried(None, refused.problems)


@lru_cache(maxsize=160)
def _read(raw: bytes, /, *, file: str) -> Document:
    """The files that are not edited are read once."""
    return read(raw, file=file)


def patch(before: bytes, after: bytes, *, name: str) -> bytes:
    """The edit as a unified diff, as `git apply` and `patch -p1` take it; empty where nothing is edited."""
    old, new = (_KEPT_ENDS.findall(raw.decode("utf-8", "surrogateescape")) for raw in (before, after))
    lines = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(_closed(line) for line in lines).encode("utf-8", "surrogateescape")


def _closed(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def merged(before: str, mine: str, theirs: str) -> Merged:
    """Two edits of `before` put together. Where both changed the same lines, both stand there between marks."""
    base, *sides = (text.removesuffix("\n").split("\n") for text in (before, mine, theirs))
    hunks = [_hunks(base, side) for side in sides]
    lines: list[str] = []
    done = clashes = 0
    for low, high in _regions([(one, two) for side in hunks for one, two, _ in side]):
        lines += base[done:low]
        told = [_applied(base, side, low, high) for side in hunks]
        touched = [any(low <= one and two <= high for one, two, _ in side) for side in hunks]
        if told[0] == told[1] or not touched[1]:
            lines += told[0]
        elif not touched[0]:
            lines += told[1]
        else:
            clashes += 1
            lines += [MINE, *told[0], PARTS, *told[1], THEIRS]
        done = high
    return Merged("\n".join([*lines, *base[done:]]) + "\n", clashes)


Hunk = tuple[int, int, Sequence[str]]


def _hunks(base: list[str], side: list[str]) -> list[Hunk]:
    """What one side put in place of which lines."""
    found = SequenceMatcher(None, base, side, autojunk=False).get_opcodes()
    return [(one, two, side[first:last]) for kind, one, two, first, last in found if kind != "equal"]


def _regions(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that were touched; those that meet are one."""
    low = high = -1
    for one, two in sorted(spans):
        if low >= 0 and one <= high:
            high = max(high, two)
            continue
        if low >= 0:
            yield low, high
        low, high = one, two
    if low >= 0:
        yield low, high


def _applied(base: list[str], hunks: list[Hunk], low: int, high: int) -> list[str]:
    """The lines from `low` to `high` as one side has them."""
    lines: list[str] = []
    done = low
    for one, two, new in hunks:
        if low <= one and two <= high:
            lines += [*base[done:one], *new]
            done = two
    return [*lines, *base[done:high]]
