"""Keeps drafts in a database: SQLite by default, any other that SQLAlchemy speaks to by its URL.

A change is read, made and written in one transaction, so two tabs on one draft never lose each other's answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from advisor.cases.draft import Draft, from_data, to_data

TRIES = 5
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000")

_metadata = MetaData()
_drafts = Table(
    "drafts",
    _metadata,
    Column("id", String(22), primary_key=True),
    Column("case", JSON, nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
)
_brand_files = Table(
    "brand_files",
    _metadata,
    Column("digest", String(71), primary_key=True),
    Column("body", Text, nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False),
)


class StoreFailed(Exception):
    """The drafts cannot be read or written just now."""


class Store:
    """The drafts of one database. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        """Open the database at `url` and make its table. Raises StoreFailed."""
        try:
            self._engine = _open(url)
            _metadata.create_all(self._engine)
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise StoreFailed(str(error)) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def load(self, ident: str) -> Draft | None:
        """The draft, or None where there is none. Raises StoreFailed."""
        try:
            with self._engine.connect().execution_options(reads_only=True) as connection:
                return _read(connection, ident)
        except (SQLAlchemyError, LookupError, ValueError, TypeError) as error:
            raise StoreFailed(str(error)) from error

    def edit(self, ident: str, change: Callable[[Draft], Draft], *, first: Draft) -> Draft:
        """Change the stored draft (`first` where there is none yet) and return it as saved. Raises StoreFailed."""
        for _ in range(TRIES):
            try:
                with self._engine.begin() as connection:
                    saved = _edit(connection, ident, change, first)
            except IntegrityError:  # somebody else has just made this draft: the next round finds it
                continue
            except (SQLAlchemyError, LookupError, ValueError, TypeError) as error:
                raise StoreFailed(str(error)) from error
            if saved is not None:
                return saved
        raise StoreFailed("the draft is being changed elsewhere all the time")

    def keep_files(self, digest: str, body: str) -> None:
        """Keep the logo and the fonts of a brand under their digest, once for all drafts. Raises StoreFailed."""
        row = {"digest": digest, "body": body, "used_at": datetime.now(UTC)}
        try:
            with self._engine.begin() as connection:
                if not _touched(connection, digest):
                    connection.execute(_brand_files.insert().values(**row))
        except IntegrityError:  # somebody else has just kept the same
            return
        except SQLAlchemyError as error:
            raise StoreFailed(str(error)) from error

    def files(self, digest: str) -> str | None:
        """What `keep_files` kept, or None; it is then kept as long again. Raises StoreFailed."""
        try:
            with self._engine.begin() as connection:
                _touched(connection, digest)
                asked = select(_brand_files.c.body).where(_brand_files.c.digest == digest)
                return connection.execute(asked).scalar_one_or_none()
        except SQLAlchemyError as error:
            raise StoreFailed(str(error)) from error

    def forget(self, *, before: datetime) -> int:
        """Delete the drafts last changed before a point in time, and return how many they were. Raises StoreFailed.

        So are the files of brands last used before.
        """
        try:
            with self._engine.begin() as connection:
                connection.execute(_brand_files.delete().where(_brand_files.c.used_at < before))
                return int(connection.execute(_drafts.delete().where(_drafts.c.updated_at < before)).rowcount)
        except SQLAlchemyError as error:
            raise StoreFailed(str(error)) from error


def _touched(connection: Connection, digest: str) -> bool:
    """Say that the files are used now; False where there are none."""
    row = _brand_files.update().where(_brand_files.c.digest == digest).values(used_at=datetime.now(UTC))
    return bool(connection.execute(row).rowcount)


def _edit(connection: Connection, ident: str, change: Callable[[Draft], Draft], first: Draft) -> Draft | None:
    """The changed draft, or None where another change came in between."""
    stored = _read(connection, ident)
    draft = change(stored or first)
    version = stored.version + 1 if stored else 1
    row: dict[str, Any] = {"case": to_data(draft), "updated_at": datetime.now(UTC), "version": version}
    if stored is None:
        connection.execute(_drafts.insert().values(id=ident, **row))
    else:
        same = (_drafts.c.id == ident) & (_drafts.c.version == stored.version)
        if connection.execute(_drafts.update().where(same).values(**row)).rowcount != 1:
            return None
    return from_data(row["case"], version=version)


def _read(connection: Connection, ident: str) -> Draft | None:
    row = connection.execute(select(_drafts.c.case, _drafts.c.version).where(_drafts.c.id == ident)).one_or_none()
    return None if row is None else from_data(row.case, version=row.version)


def _open(url: str) -> Engine:
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        return create_engine(where, pool_pre_ping=True)
    engine = create_engine(where, connect_args={"timeout": 15})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins the transactions, not the driver
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(
            "BEGIN" if connection.get_execution_options().get("reads_only") else "BEGIN IMMEDIATE"
        )

    return engine
