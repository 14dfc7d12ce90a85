"""Cases on their way in: read from a file of any kind and any age, before anything is put into the store."""

from __future__ import annotations

import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from advisor.cases.draft import Draft, Horizon, Look
from advisor.cases.listing import Status
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.answers_file import MAX_BYTES
from advisor.questionnaire.carrying import Carried, read_old_case
from advisor.questionnaire.former import Former
from advisor.report.verify.opened import is_pdf
from advisor.report.verify.reopen import calendar_reaches, reopen
from advisor.words import say

SCHEMA, INDEX = "cases/1", "index.json"
MOST_CASES, MOST_BYTES, MOST_INDEX = 5_000, 50_000_000, 10_000_000  # of a ZIP, unpacked
MOST_WEEKS = 104
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)


@dataclass(frozen=True)
class Arriving:
    """A case read from a file, what happened to its answers on the way, and what its reader should know."""

    draft: Draft
    file: str
    carried: Carried = field(default_factory=Carried)
    label: str = ""
    tags: tuple[str, ...] = ()
    status: Status = "active"
    notes: tuple[str, ...] = ()


class _TooLarge(Exception):
    """A ZIP holds more than is read."""


class _Outside(Exception):
    """A ZIP names a file outside itself."""


def is_zip(raw: bytes) -> bool:
    """Whether the bytes begin as a ZIP does."""
    return raw.startswith(_ZIP)


def read_cases(raw: bytes, *, file: str, knowledge: Knowledge, former: Former) -> list[Arriving]:
    """The cases in an answers file of any age, a ZIP of all cases or a report (PDF), told apart by how they begin.

    Raises Refused with every problem; then nothing of the file is of use.
    """
    if is_zip(raw):
        return read_zip(raw, file=file, knowledge=knowledge, former=former)
    if is_pdf(raw):
        found = reopen(raw, file=file, knowledge=knowledge, former=former)
        draft = Draft(found.case, Horizon(start=found.start, weeks=found.weeks))
        return [Arriving(draft, file, found.carried, notes=found.notes)]
    case, carried = read_old_case(raw, file=file, knowledge=knowledge, former=former)
    return [Arriving(Draft(case=case), file, carried)]


def read_zip(raw: bytes, *, file: str, knowledge: Knowledge, former: Former) -> list[Arriving]:
    """The cases in a ZIP that `exchange.export_all` wrote. Raises Refused with the problems of every file in it."""
    problems: list[Problem] = []
    found: list[Arriving] = []
    for told, body in _opened(raw, file):
        name = f"{file}: {told['file']}"
        try:
            case, carried = read_old_case(body, file=name, knowledge=knowledge, former=former)
            horizon, notes = _horizon(told, knowledge)
            draft = Draft(case, horizon, _look(told))
            label = str(told.get("label") or "")
            found.append(Arriving(draft, told["file"], carried, label, (*_tags(told),), _status(told), notes))
        except Refused as refused:
            problems += refused.problems
        except (ValueError, TypeError, AttributeError):
            problems.append(Problem(name, 0, 0, say("the index of the ZIP says nothing sensible about this case."), ""))
    if problems:
        raise Refused(problems)
    return found


def _opened(raw: bytes, file: str) -> list[tuple[dict[str, Any], bytes]]:
    """The entries of the index with their answers files. Raises Refused for what is not such a ZIP, or too large."""
    again = say("Export all cases again.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            index = json.loads(_read(archive, INDEX, MOST_INDEX))
            if index["schema"] != SCHEMA:
                raise ValueError
            if len(index["cases"]) > MOST_CASES:
                raise _TooLarge
            return [*_entries(archive, index["cases"])]
    except _TooLarge:
        said = say(
            "this ZIP unpacks to more than is read: at most {cases} cases and {most} MB, {one} kB for each case.",
            cases=f"{MOST_CASES:,}",
            most=MOST_BYTES // 1_000_000,
            one=MAX_BYTES // 1000,
        )
        raise Refused([Problem(file, 0, 0, said, say("An export from here never does."))]) from None
    except _Outside as error:
        said = say('this ZIP names a file outside itself: "{name}".', name=str(error)[:80])
        raise Refused([Problem(file, 0, 0, said, again)]) from None
    except _BROKEN as error:
        said = say("this is not a ZIP of cases that was exported here, or it is damaged.")
        raise Refused([Problem(file, 0, 0, said, again)]) from error


def _entries(archive: zipfile.ZipFile, cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], bytes]]:
    left = MOST_BYTES
    for told in cases:
        name = str(told["file"])
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name.replace("\\", "/")).parts:
            raise _Outside(name)
        body = _read(archive, name, min(MAX_BYTES, left))
        left -= len(body)
        yield told, body


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """What a file in the ZIP unpacks to; no more of it is unpacked than may be read."""
    with archive.open(name) as entry:
        body = entry.read(most + 1)
    if len(body) > most:
        raise _TooLarge
    return body


def _horizon(told: dict[str, Any], knowledge: Knowledge) -> tuple[Horizon, tuple[str, ...]]:
    held = told.get("horizon") or {}
    start, weeks = held.get("start"), held.get("weeks")
    if weeks is not None and not (type(weeks) is int and 1 <= weeks <= MOST_WEEKS):
        raise ValueError(weeks)
    first = date.fromisoformat(start) if start else None
    if calendar_reaches(first, weeks, knowledge):
        return Horizon(first, weeks), ()
    note = say("Its plan does not fit the marketing calendar here, so its first day is left out.")
    return Horizon(None, weeks), (note,)


def _look(told: dict[str, Any]) -> Look:
    """The look of the report, without the files of a brand, which do not travel with it."""
    held = told.get("look") or {}
    known = {name: text for name, text in held.items() if name in Look.__dataclass_fields__ and isinstance(text, str)}
    return Look(**(known | {"files": ""}))


def _tags(told: dict[str, Any]) -> list[str]:
    return [tag for tag in told.get("tags") or () if isinstance(tag, str)]


def _status(told: dict[str, Any]) -> Status:
    return "archived" if told.get("status") == "archived" else "active"
