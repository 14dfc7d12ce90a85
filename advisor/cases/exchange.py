"""Cases as files: one as an answers file, all as one ZIP of answers files with an index (`cases/1`)."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from advisor.cases.draft import Draft, Horizon, Look
from advisor.cases.failures import NotFound
from advisor.cases.listing import Status
from advisor.cases.store import Desk
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.answers_file import MAX_BYTES, write_case
from advisor.questionnaire.carrying import Carried, read_old_case
from advisor.questionnaire.former import Former
from advisor.words import say

SCHEMA, INDEX = "cases/1", "index.json"
MOST_CASES, MOST_BYTES = 5_000, 50_000_000  # of a ZIP that is read; an answers file has its own bound
MOST_WEEKS = 104
STAMP = (1980, 1, 1, 0, 0, 0)  # so that the same cases give the same bytes


@dataclass(frozen=True)
class Arrived:
    """A case that was imported: its new id, the file it came in, and what happened to its answers on the way."""

    id: str
    file: str
    carried: Carried


def export_case(desk: Desk, ident: str) -> bytes:
    """The answers file of a case. Raises NotFound, StoreFailed."""
    return write_case(desk.cases.load(ident).case)


def export_all(desk: Desk) -> bytes:
    """A ZIP of all cases of the person's teams that are not deleted. Raises StoreFailed."""
    out, index = io.BytesIO(), []
    lines = [line for line in desk.cases.search(status=None, most=None).lines if line.status != "deleted"]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for line in lines:
            try:
                draft, name = desk.cases.load(line.id), f"cases/{line.id}.yaml"
            except NotFound:  # deleted in this very moment
                continue
            start = draft.horizon.start
            told: dict[str, Any] = {"file": name, "label": line.label, "tags": line.tags, "status": line.status}
            told |= {
                "created": line.created.isoformat(),
                "changed": line.changed.isoformat(),
                "look": asdict(draft.look),
            }
            told |= {"horizon": {"start": start.isoformat() if start else None, "weeks": draft.horizon.weeks}}
            index.append(told)
            archive.writestr(zipfile.ZipInfo(name, STAMP), write_case(draft.case), zipfile.ZIP_DEFLATED)
        text = json.dumps({"schema": SCHEMA, "cases": index}, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo(INDEX, STAMP), text.encode(), zipfile.ZIP_DEFLATED)
    desk.cases.note_exported_all(len(lines))
    return out.getvalue()


def import_case(
    desk: Desk, raw: bytes, *, file: str, knowledge: Knowledge, former: Former, team: str | None = None
) -> Arrived:
    """Make a case of an answers file of any age. Raises Refused, NotAllowed, StoreFailed."""
    case, carried = read_old_case(raw, file=file, knowledge=knowledge, former=former)
    return Arrived(desk.cases.create(Draft(case=case), team=team, note="imported"), file, carried)


def import_all(
    desk: Desk, raw: bytes, *, file: str, knowledge: Knowledge, former: Former, team: str | None = None
) -> list[Arrived]:
    """Make a new case of each in a ZIP that `export_all` wrote; all, or none where one is refused.

    Raises Refused with the problems of every file, NotAllowed, StoreFailed.
    """
    problems: list[Problem] = []
    found: list[tuple[dict[str, Any], Draft, Carried]] = []
    for told, body in _opened(raw, file):
        name = f"{file}: {told['file']}"
        try:
            case, carried = read_old_case(body, file=name, knowledge=knowledge, former=former)
            found.append((told, Draft(case, _horizon(told), _look(told)), carried))
        except Refused as refused:
            problems += refused.problems
        except (ValueError, TypeError, AttributeError):
            problems.append(Problem(name, 0, 0, say("the index of the ZIP says nothing sensible about this case."), ""))
    if problems:
        raise Refused(problems)
    rows = [(draft, str(told.get("label") or ""), _tags(told), _status(told)) for told, draft, _ in found]
    idents = desk.cases.create_all(rows, team=team)
    return [Arrived(ident, told["file"], carried) for ident, (told, _, carried) in zip(idents, found, strict=True)]


def _opened(raw: bytes, file: str) -> list[tuple[dict[str, Any], bytes]]:
    """The entries of the index with their answers files. Raises Refused for what is not such a ZIP, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            index = json.loads(_read(archive, INDEX, MOST_BYTES))
            if index["schema"] != SCHEMA or len(index["cases"]) > MOST_CASES:
                raise ValueError
            found, left = [], MOST_BYTES
            for told in index["cases"]:
                found.append((told, _read(archive, str(told["file"]), min(MAX_BYTES, left))))
                left -= len(found[-1][1])
            return found
    except (
        zipfile.BadZipFile,
        LookupError,
        ValueError,
        TypeError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        said = say("this is not a ZIP of cases that was exported here, or it is too large.")
        raise Refused([Problem(file, 0, 0, said, say("Export all cases again."))]) from error


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as entry:
        body = entry.read(most + 1)
    if len(body) > most:
        raise ValueError(name)
    return body


def _horizon(told: dict[str, Any]) -> Horizon:
    held = told.get("horizon") or {}
    start, weeks = held.get("start"), held.get("weeks")
    if weeks is not None and not 1 <= int(weeks) <= MOST_WEEKS:
        raise ValueError(weeks)
    return Horizon(date.fromisoformat(start) if start else None, weeks)


def _look(told: dict[str, Any]) -> Look:
    """The look of the report, without the files of a brand, which do not travel with it."""
    held = told.get("look") or {}
    known = {name: text for name, text in held.items() if name in Look.__dataclass_fields__ and isinstance(text, str)}
    return Look(**(known | {"files": ""}))


def _tags(told: dict[str, Any]) -> list[str]:
    return [tag for tag in told.get("tags") or () if isinstance(tag, str)]


def _status(told: dict[str, Any]) -> Status:
    return "archived" if told.get("status") == "archived" else "active"
