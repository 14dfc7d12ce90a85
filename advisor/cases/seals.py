"""Sealed snapshots: what was exported, from which answers, by which knowledge. Made once, never changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, select

from advisor.cases.acting import Acting
from advisor.cases.draft import Draft, new_id, to_data
from advisor.cases.failures import NotFound
from advisor.cases.rows import draft_of
from advisor.cases.tables import people, snapshots


@dataclass(frozen=True)
class Exported:
    """A file that left the house. Digests read `sha256:…`: of the knowledge base, the brand, and the file itself."""

    form: str
    edition: str
    language: str
    as_of: date
    good_until: date
    knowledge: str
    knowledge_version: str
    brand: str
    result: str


@dataclass(frozen=True)
class Snapshot:
    """What was exported, when and by whom (id and name), and the case it was made from as it then stood.

    `sound` is whether it still is what was sealed: a database can be edited by hand.
    """

    id: str
    case: str
    version: int
    at: datetime
    person: str
    exported: Exported
    draft: Draft
    sound: bool
    name: str = ""


class Seals(Acting):
    """The snapshots of the cases that one person may see."""

    def seal(self, ident: str, draft: Draft, exported: Exported) -> str:
        """Keep what was exported from a case, as `draft` held it; the id of the snapshot. Raises NotFound, StoreFailed.

        Whoever may see a case may export it, and each export is kept.
        """
        new = new_id()
        days = {"as_of": exported.as_of.isoformat(), "good_until": exported.good_until.isoformat()}
        content = {"draft": to_data(draft), "exported": asdict(exported) | days}
        with self._writing() as turn:
            case = turn.case(ident, "read")
            row = {"id": new, "case_id": ident, "version": draft.version, "at": turn.now, "person": turn.person}
            row |= {"form": exported.form, "base": exported.knowledge, "content": content}
            turn.connection.execute(snapshots.insert().values(**row, seal=_seal(row)))
            turn.note("exported", case=ident, team=case.team, detail=exported.form)
        return new

    def of(self, ident: str) -> list[Snapshot]:
        """The snapshots of a case, the latest first. Raises NotFound, StoreFailed."""
        asked = _asked().where(snapshots.c.case_id == ident)
        with self._reading() as turn:
            turn.case(ident, "read")
            rows = turn.connection.execute(asked.order_by(snapshots.c.at.desc(), snapshots.c.id)).all()
        return [_snapshot(row) for row in rows]

    def load(self, snapshot: str) -> Snapshot:
        """One snapshot. Raises NotFound, StoreFailed."""
        with self._reading() as turn:
            row = turn.connection.execute(_asked().where(snapshots.c.id == snapshot)).one_or_none()
            if row is None:
                raise NotFound
            turn.case(row.case_id, "read")
        return _snapshot(row)


def _asked() -> Select[Any]:
    return select(snapshots, people.c.name).outerjoin(people, people.c.id == snapshots.c.person)


def _seal(row: dict[str, Any]) -> str:
    parts = {name: row[name] for name in ("id", "case_id", "version", "person", "content")}
    text = json.dumps({**parts, "at": row["at"].isoformat()}, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _snapshot(row: Row[Any]) -> Snapshot:
    told = dict(row.content["exported"])
    days = {name: date.fromisoformat(told[name]) for name in ("as_of", "good_until")}
    return Snapshot(
        id=row.id,
        case=row.case_id,
        version=row.version,
        at=row.at,
        person=row.person,
        exported=Exported(**(told | days)),
        draft=draft_of(row.content["draft"], version=row.version),
        sound=row.seal == _seal(dict(row._mapping)),
        name=row.name or "",
    )
