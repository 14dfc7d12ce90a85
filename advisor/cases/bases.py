"""The knowledge bases that advice kept here rests on, as their files, so that what a newer one alters can be told."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from advisor.cases.database import Database
from advisor.cases.failures import Clash
from advisor.cases.tables import bases, cases, snapshots
from advisor.knowledge.load import files_of, read_base
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused


def keep_base(database: Database, digest: str, folder: Path) -> bool:
    """Keep the base in `folder` under its digest, once for all cases. False where other files stand there by now."""
    with database.reading() as connection:
        if connection.execute(select(bases.c.digest).where(bases.c.digest == digest)).one_or_none() is not None:
            return True
    try:
        files = {name: raw for name, raw in files_of(folder).items() if isinstance(raw, bytes)}
        if read_base(files, folder=folder).knowledge.digest != digest:
            return False
    except Refused:
        return False
    text = json.dumps({name: base64.b64encode(raw).decode() for name, raw in files.items()})
    try:
        with database.writing() as connection:
            connection.execute(bases.insert().values(digest=digest, body=zlib.compress(text.encode(), 9)))
    except Clash:  # somebody else has just kept the same
        pass
    return True


def body_of(connection: Connection, digest: str) -> bytes | None:
    """A base as it is kept here, for `read_kept`; None where there is none."""
    body: bytes | None = connection.execute(select(bases.c.body).where(bases.c.digest == digest)).scalar_one_or_none()
    return body


def read_kept(body: bytes, digest: str) -> Knowledge | None:
    """The base that a kept body holds; None where this program no longer reads it."""
    try:
        files = {name: base64.b64decode(raw) for name, raw in json.loads(zlib.decompress(body)).items()}
        found = read_base(files, folder=Path("kept")).knowledge
    except (Refused, ValueError, zlib.error):
        return None
    return found if found.digest == digest else None


def forget_bases(connection: Connection) -> None:
    """Drop the bases that no case and no snapshot names."""
    named = select(cases.c.glance_base).where(cases.c.glance_base.is_not(None)).union(select(snapshots.c.base))
    connection.execute(delete(bases).where(bases.c.digest.not_in(named)))
