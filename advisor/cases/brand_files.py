"""The logos and fonts of brands, each kept once for all cases, under the digest of what it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from advisor.cases.database import Database
from advisor.cases.failures import Clash
from advisor.cases.tables import brand_files, cases


def keep_files(database: Database, digest: str, body: str) -> None:
    """Keep what a brand brings. Raises StoreFailed."""
    try:
        with database.writing() as connection:
            if not _touched(connection, digest, database.now()):
                row = {"digest": digest, "body": body, "used_at": database.now()}
                connection.execute(brand_files.insert().values(**row))
    except Clash:  # somebody else has just kept the same
        return


def files_of_brand(database: Database, digest: str) -> str | None:
    """What `keep_files` kept, or None; it is then kept as long again. Raises StoreFailed."""
    with database.writing() as connection:
        _touched(connection, digest, database.now())
        asked = select(brand_files.c.body).where(brand_files.c.digest == digest)
        return connection.execute(asked).scalar_one_or_none()


def forget_files(connection: Connection, *, before: datetime) -> None:
    """Drop what was last used before, and no case names."""
    unnamed = brand_files.c.digest.not_in(select(cases.c.brand))
    connection.execute(delete(brand_files).where((brand_files.c.used_at < before) & unnamed))


def _touched(connection: Connection, digest: str, now: datetime) -> bool:
    """Say that the files are used now; False where there are none."""
    row = brand_files.update().where(brand_files.c.digest == digest).values(used_at=now)
    return bool(connection.execute(row).rowcount)
