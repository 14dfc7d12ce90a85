"""Brings a database up to date when it is opened: in one transaction, and once where several processes open it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import Connection

from advisor.cases.failures import NewerDatabase
from advisor.words import say

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]
FOLDER = Path(__file__).resolve().parent
LOCK = 7_203_114_901  # of PostgreSQL, held while the steps are taken; the number means nothing


def bring_up_to_date(engine: Engine) -> None:
    """Take the steps that are missing. Raises NewerDatabase, and what the driver raises."""
    with engine.connect().execution_options(reads_only=True) as connection:
        if _known(connection) == HEAD:
            return
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if _known(connection) != HEAD:  # else another process has just done it
            take_steps(connection, HEAD)


def take_steps(connection: Connection, revision: str) -> None:
    """Take all steps up to one, in the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _known(connection: Connection) -> str | None:
    """The step a database stands at; None for an empty one, or one from before there were steps."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if found is not None and found not in REVISIONS:
        raise NewerDatabase(
            say("The database was written by a newer version of this program."),
            say("Start the newer version, or name another database. Nothing was changed."),
        )
    return None if found is None else str(found)
