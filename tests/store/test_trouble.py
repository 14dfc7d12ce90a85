"""Bad days: a locked file, a full disk, a file that may only be read, a newer database, no driver, no server."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from advisor.cases.draft import Draft, new_id, to_data
from advisor.cases.failures import NewerDatabase, StoreFailed
from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from tests.store.conftest import NewUrl
from tests.store.drafts import FULL, named

FULL_DISK = """
import json, resource, sys
from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.store import Store
from tests.store.drafts import named
url, file, ident = sys.argv[1:]
store = Store(url)
saved = store.edit(ident, lambda draft: draft, first=named("before"))
import os
size = max(os.path.getsize(file), os.path.getsize(file + "-wal"))
usual = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
failed = None
try:
    for number in range(50):
        saved = store.edit(ident, lambda draft: draft.with_answer("segments", number), first=Draft())
except StoreFailed as error:
    failed = str(error)
seen = store.load(ident)
resource.setrlimit(resource.RLIMIT_FSIZE, usual)
after = store.edit(ident, lambda draft: draft.with_answer("home", "overseas"), first=Draft())
print(json.dumps([failed, seen == saved, after.version - saved.version, after.case.client.name]))
"""


def file_of(url: str) -> str:
    return url.removeprefix("sqlite:///")


def sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'a.sqlite'}"


def test_a_file_that_another_program_holds_locked_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    url, ident = sqlite(tmp_path), new_id()
    store = Store(url, wait=0)
    store.edit(ident, lambda draft: draft, first=FULL)
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFailed, match="holds the database locked"):
        store.edit(ident, lambda _: named("b"), first=Draft())
    assert store.load(ident) is not None
    other.execute("COMMIT")
    assert store.edit(ident, lambda _: named("b"), first=Draft()).case.client.name == "b"


@pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)
def test_a_row_that_somebody_holds_locked_on_the_server_is_said_too(url: str, new_url: NewUrl) -> None:
    ident = new_id()
    store = Store(url, wait=0.001)
    store.edit(ident, lambda draft: draft, first=FULL)
    with psycopg.connect(url) as other:
        other.execute("SELECT * FROM cases FOR UPDATE")
        with pytest.raises(StoreFailed, match="holds the database locked"):
            store.edit(ident, lambda _: named("b"), first=Draft())
    assert store.edit(ident, lambda _: named("b"), first=Draft()).case.client.name == "b"


def test_a_full_disk_is_said_and_everything_saved_before_is_there(tmp_path: Path) -> None:
    url = sqlite(tmp_path)
    call = [sys.executable, "-c", FULL_DISK, url, file_of(url), new_id()]
    told, same, more, name = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    assert "The disk is full" in told
    assert (same, more, name) == (True, 1, "before")


def test_a_file_that_may_only_be_read_is_read_and_the_rest_is_said(tmp_path: Path) -> None:
    url, ident = sqlite(tmp_path), new_id()
    Store(url).edit(ident, lambda draft: draft, first=FULL)
    store = Store(f"sqlite:///file:{file_of(url)}?mode=ro&uri=true")
    assert store.load(ident) is not None
    with pytest.raises(StoreFailed, match="may only be read"):
        store.edit(ident, lambda _: named("b"), first=Draft())
    old_database(f"sqlite:///{tmp_path / 'old.sqlite'}", 1)
    with pytest.raises(StoreFailed, match="may only be read"):
        Store(f"sqlite:///file:{tmp_path / 'old.sqlite'}?mode=ro&uri=true")


def test_a_database_newer_than_the_program_is_refused_and_left_as_it_is(url: str) -> None:
    ident = new_id()
    store = Store(url)
    store.edit(ident, lambda draft: draft, first=FULL)
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(NewerDatabase, match="newer version of this program"):
        Store(url)
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0999"
    assert store.load(ident) is not None


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("oracle://a@b/c", "driver for this kind of database"),
        ("nonsense://a", "driver for this kind of database"),
        ("not a url", "not the URL of a database"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "does not answer"),
        ("sqlite:////nowhere/at/all.sqlite", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_reached_is_said_without_its_password(url: str, said: str) -> None:
    with pytest.raises(StoreFailed, match=said) as failed:
        Store(url)
    assert "secret" not in str(failed.value)
    assert failed.value.next_step


@pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)
def test_a_server_that_knows_no_such_database_is_said(postgres: str, new_url: NewUrl) -> None:
    with pytest.raises(StoreFailed, match="does not let this program in"):
        Store(postgres.replace("/postgres?", "/nowhere?"))


def test_no_failure_tells_what_was_to_be_written(tmp_path: Path) -> None:
    store = Store(sqlite(tmp_path))
    with store.database.writing() as connection:
        connection.execute(text("DROP TABLE cases"))
    with pytest.raises(StoreFailed) as failed:
        store.edit(new_id(), lambda draft: draft, first=named("Secret Ltd"))
    causes = [failed.value, failed.value.__cause__, failed.value.__context__]
    assert not any("Secret Ltd" in str(cause) for cause in causes)


def old_database(url: str, number: int) -> list[str]:
    """A database as it was before there were migrations, with some drafts; their ids."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    idents = [new_id() for _ in range(number)]
    time = "TIMESTAMP WITH TIME ZONE" if engine.dialect.name == "postgresql" else "DATETIME"
    with engine.begin() as connection:
        connection.execute(
            text(
                'CREATE TABLE drafts (id VARCHAR(22) PRIMARY KEY, "case" JSON NOT NULL, '
                f"updated_at {time} NOT NULL, version INTEGER NOT NULL)"
            )
        )
        for ident in idents:
            row = {"id": ident, "body": json.dumps(to_data(FULL)), "at": "2026-11-01 10:00:00.000000"}
            insert = 'INSERT INTO drafts (id, "case", updated_at, version) VALUES (:id, :body, :at, 7)'
            body = ":body" if engine.dialect.name == "sqlite" else "CAST(:body AS JSON)"
            at = ":at" if engine.dialect.name == "sqlite" else "CAST(:at AS TIMESTAMP) AT TIME ZONE 'UTC'"
            connection.execute(text(insert.replace(":body", body).replace(":at", at)), row)
    engine.dispose()
    return idents


def test_drafts_from_before_are_taken_over_all_of_them(url: str) -> None:
    idents = old_database(url, 3)
    store = Store(url)
    for ident in idents:
        found = store.load(ident)
        assert found is not None
        assert (found.case, found.look, found.horizon, found.version) == (FULL.case, FULL.look, FULL.horizon, 7)
    desk = store.as_person(LOCAL)
    listing = desk.cases.search("kauri")
    assert {line.id for line in listing.lines} == set(idents)
    assert {line.changed.isoformat() for line in listing.lines} == {"2026-11-01T10:00:00+00:00"}
    assert [row.last for row in desk.history.of(idents[0])] == [7]
    assert store.edit(idents[0], lambda _: named("b"), first=Draft()).version == 8
    assert isinstance(listing.lines[0].created, datetime)


def test_a_draft_that_cannot_be_read_is_taken_over_too_and_hurts_no_other(tmp_path: Path) -> None:
    url = sqlite(tmp_path)
    idents = old_database(url, 2)
    with sqlite3.connect(file_of(url)) as connection:
        connection.execute("UPDATE drafts SET \"case\" = '{}' WHERE id = ?", (idents[0],))
    store = Store(url)
    with pytest.raises(StoreFailed, match="damaged"):
        store.load(idents[0])
    assert store.load(idents[1]) is not None
    assert store.as_person(LOCAL).cases.search().total == 2
