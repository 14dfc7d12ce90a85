"""All rows of the store in one file, in a form that every database takes: a line of JSON a row, compressed, sealed.

So a back-up of SQLite goes into PostgreSQL and the other way round. It is taken at one moment while others work on.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, LargeBinary, Table, delete, func, insert, select, text
from sqlalchemy.engine import Connection

from advisor.cases.database import Database
from advisor.cases.failures import StoreFailed
from advisor.cases.migrations.upgrade import HEAD, REVISIONS
from advisor.cases.people import LOCAL
from advisor.cases.tables import Utc, audit, case_tags, case_versions, cases, metadata
from advisor.words import say

FORMAT = "backup/1"
TAKEN = ("0002", HEAD)  # what a back-up of these steps holds goes into the tables of the newest
ROWS = 200  # at a time
Row = dict[str, Any]


@dataclass(frozen=True)
class Content:
    """How much a back-up holds."""

    cases: int
    rows: int


def backup(database: Database) -> tuple[bytes, Content]:
    """The back-up of a database as it stands now. Raises StoreFailed."""
    out, digest, rows, kept = io.BytesIO(), hashlib.sha256(), 0, 0
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file, database.reading_all() as connection:

        def put(line: Any) -> None:
            raw = json.dumps(line, separators=(",", ":")).encode() + b"\n"
            digest.update(raw)
            file.write(raw)

        put({"format": FORMAT, "tables": HEAD})
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                put([table.name, {name: _plain(value) for name, value in row._mapping.items()}])
                rows += 1
                kept += table is cases
        put({"rows": rows, "digest": digest.hexdigest()})
    return out.getvalue(), Content(kept, rows)


def restore(database: Database, raw: bytes, *, overwrite: bool = False) -> Content:
    """Put a back-up into a database, in one transaction. Raises StoreFailed, and then nothing was changed.

    A database that holds cases is refused, unless they may be overwritten.
    """
    rows = _read(raw)
    with database.writing() as connection:
        held = connection.execute(select(func.count()).select_from(cases)).scalar_one()
        if held and not overwrite:
            raise StoreFailed(
                say("The database holds cases already."),
                say("Restore into an empty one, or add --overwrite to replace all it holds."),
            )
        _empty(connection)
        for table in metadata.sorted_tables:
            mine = [_typed(table, row) for row in rows.get(table.name, ())]
            for start in range(0, len(mine), ROWS):
                connection.execute(insert(table), mine[start : start + ROWS])
        if connection.dialect.name == "postgresql":  # so that new entries come after the old ones
            last = "SELECT setval(pg_get_serial_sequence('audit', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM audit))"
            connection.execute(text(last))
        entry = {"at": database.now(), "person": LOCAL.id, "team": LOCAL.id, "action": "restored", "case_id": None}
        connection.execute(audit.insert().values(**entry, detail=f"{len(rows.get('cases', ()))} cases"))
    return Content(len(rows.get("cases", ())), sum(map(len, rows.values())))


def _empty(connection: Connection) -> None:
    """Delete every row; cases before their snapshots, which stay as long as their case."""
    for table in (case_tags, case_versions, cases, *reversed(metadata.sorted_tables)):
        connection.execute(delete(table))


def _read(raw: bytes) -> dict[str, list[Row]]:
    """The rows of a back-up by table. Raises StoreFailed for one that is no back-up, cut short, changed, or newer."""
    try:
        lines = gzip.decompress(raw).splitlines(keepends=True)
        head, end = json.loads(lines[0]), json.loads(lines[-1])
        whole = end["digest"] == hashlib.sha256(b"".join(lines[:-1])).hexdigest() and end["rows"] == len(lines) - 2
        if head["format"] != FORMAT or not whole:
            raise ValueError
        if head["tables"] in TAKEN:
            return _by_table(json.loads(line) for line in lines[1:-1])
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError) as error:
        raise StoreFailed(
            say("This is not a back-up made by this program, or it is damaged."),
            say("Name another one. Nothing was changed."),
        ) from error
    older = head["tables"] in REVISIONS
    raise StoreFailed(
        say("The back-up was made by an older version of this program.")
        if older
        else say("The back-up was made by a newer version of this program."),
        say("Restore it with that version. Nothing was changed."),
    )


def _by_table(lines: Iterator[Any]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {name: [] for name in metadata.tables}
    for name, row in lines:
        found[name].append(row)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _typed(table: Table, row: Row) -> Row:
    return {name: None if value is None else _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: Any, value: Any) -> Any:
    if isinstance(kind, Utc):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, LargeBinary) else value
