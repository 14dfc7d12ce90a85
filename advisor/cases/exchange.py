"""Cases as files: one as an answers file, all as one ZIP of answers files with an index (`cases/1`)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from advisor.cases.arriving import INDEX, SCHEMA, Arriving, read_zip
from advisor.cases.draft import Draft
from advisor.cases.failures import NotFound
from advisor.cases.store import Desk
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import write_case
from advisor.questionnaire.carrying import Carried, read_old_case
from advisor.questionnaire.former import Former

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
    return bring_in(desk, read_zip(raw, file=file, knowledge=knowledge, former=former), team=team)


def bring_in(desk: Desk, arriving: Iterable[Arriving], *, team: str | None = None) -> list[Arrived]:
    """Make a new case of each that was read; all, or none where one fails. Raises NotAllowed, StoreFailed."""
    found = [*arriving]
    idents = desk.cases.create_all([(one.draft, one.label, one.tags, one.status) for one in found], team=team)
    return [Arrived(ident, one.file, one.carried) for ident, one in zip(idents, found, strict=True)]
