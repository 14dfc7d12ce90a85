"""One database: opened by its URL, its transactions begun and ended, its failures told as sentences."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url

from advisor.cases.failures import FAILURES, StoreFailed, told
from advisor.cases.migrations.upgrade import bring_up_to_date

WAIT = 15.0  # seconds for a lock that somebody else holds
IN_LINE = 2.0  # seconds for those before in this process, after which the database itself is asked
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Database:
    """A database whose tables are those of this program. Safe to share between threads."""

    def __init__(self, url: str, *, wait: float = WAIT, clock: Clock = utc_now) -> None:
        """Open it, and bring an older one up to date. Raises StoreFailed."""
        self.now, self._line = clock, threading.Lock()
        try:
            self.engine = _engine(url, wait)
            bring_up_to_date(self.engine)
        except FAILURES as error:
            raise told(error) from error

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. Raises StoreFailed."""
        with _telling(), self.engine.connect().execution_options(reads_only=True) as connection:
            yield connection

    @contextmanager
    def reading_all(self) -> Iterator[Connection]:
        """A transaction that sees the whole database as it stands at one moment. Raises StoreFailed."""
        options: dict[str, Any] = {"reads_only": True}
        if self.engine.dialect.name == "postgresql":  # SQLite's transactions see one moment anyway
            options["isolation_level"] = "REPEATABLE READ"
        with _telling(), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept where the block ends, and undone where it raises. Raises StoreFailed.

        SQLite lets one write at a time, and has the others sleep for a while and ask again, longer each time. Those of
        one process stand in line instead, so that none sleeps while nobody writes.
        """
        with _telling(), self._turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        held = self.engine.dialect.name == "sqlite" and self._line.acquire(timeout=IN_LINE)
        try:
            yield
        finally:
            if held:
                self._line.release()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except StoreFailed:
        raise
    except FAILURES as error:
        raise told(error) from error


def _engine(url: str, wait: float) -> Engine:
    where = _with_driver(make_url(url))
    if where.get_backend_name() != "sqlite":
        given = where.query.get("options", "")
        held = f"{given if isinstance(given, str) else ' '.join(given)} -c lock_timeout={max(1, round(wait * 1000))}"
        where = where.difference_update_query(["options"])
        return create_engine(where, pool_pre_ping=True, hide_parameters=True, connect_args={"options": held.strip()})
    engine = create_engine(where, connect_args={"timeout": wait}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins the transactions, not the driver
        if connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads_only")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _with_driver(url: URL) -> URL:
    """The URL with the driver that is installed, where it names none."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url
