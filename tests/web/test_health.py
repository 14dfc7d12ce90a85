"""What the server answers to those who watch it: whether it lives, whether it can serve, and nothing of a client's."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from advisor.cases.database import Database
from advisor.web import base
from advisor.web.report import exports
from advisor.web.server import health, stopping
from tests.store.postgres import programs, server
from tests.web.operated import descendants, operated


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> health.Parts:
    """How the parts stand, put by hand."""
    found: health.Parts = {"knowledge": "ok", "store": "ok", "worker": "ok"}
    monkeypatch.setattr(health, "_looking", health.Looking(lambda: dict(found), kept=0.0))
    return found


@pytest.fixture
def database_at(database: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{database}")
    yield opened
    opened.close()


def answer(path: str) -> tuple[int, dict[str, Any], str]:
    endpoint = next(route.endpoint for route in health.ROUTES if route.path == path)
    given = asyncio.run(endpoint(None))
    return given.status_code, json.loads(given.body), given.headers["cache-control"]


def test_alive_is_said_whatever_else_is_wrong(looked: health.Parts) -> None:
    looked["store"] = "failed"
    assert answer("/health") == (200, {"status": "ok"}, "no-store")


def test_ready_is_said_where_every_part_is_well(looked: health.Parts) -> None:
    assert answer("/ready") == (200, {"status": "ready", **looked}, "no-store")


@pytest.mark.parametrize("part", ["knowledge", "store", "worker"])
def test_not_ready_is_said_where_one_part_is_not(looked: health.Parts, part: str) -> None:
    looked[part] = "failed"
    assert answer("/ready") == (503, {"status": "not ready", **looked}, "no-store")


def test_not_ready_is_said_once_the_server_is_told_to_stop(
    looked: health.Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopping, "is_asked", lambda: True)
    assert answer("/ready")[:2] == (503, {"status": "stopping", **looked})


def test_a_look_that_takes_too_long_is_not_waited_for() -> None:
    goes_on = threading.Event()

    def look() -> health.Parts:
        goes_on.wait(60)
        return {"store": "ok"}

    async def asked() -> health.Parts:
        found = await health.Looking(look, patience=0.01).parts()
        goes_on.set()
        return found

    assert asyncio.run(asked()) == {"store": "slow"}


def test_a_look_that_fails_is_told_as_not_ready() -> None:
    def look() -> health.Parts:
        raise RuntimeError("Zephyrine Quux")

    assert asyncio.run(health.Looking(look).parts()) == {"look": "failed"}


def test_many_who_ask_at_once_cost_one_look() -> None:
    looks: list[int] = []

    def look() -> health.Parts:
        looks.append(1)
        return {"store": "ok"}

    async def asked() -> list[health.Parts]:
        looking = health.Looking(look)
        return await asyncio.gather(*(looking.parts() for _ in range(20)))

    assert asyncio.run(asked()) == [{"store": "ok"}] * 20
    assert len(looks) == 1


def test_a_defective_base_a_lost_worker_and_a_newer_database_are_told_apart(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "meta.yaml").write_text("nonsense: []\n")
    monkeypatch.setenv("ADVISOR_KNOWLEDGE", str(tmp_path / "base"))
    Database(f"sqlite:///{database}").close()
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    started: list[object] = []
    monkeypatch.setattr(exports, "is_alive", lambda: False)
    monkeypatch.setattr(exports, "warm_up", started.append)
    monkeypatch.setattr(health, "usual_key", lambda: "key")
    assert health.parts() == {"knowledge": "defective", "store": "newer", "worker": "lost"}
    assert started == ["key"]  # the worker is started again


def test_a_store_in_a_file_is_well_until_its_disk_is_nearly_full(
    database_at: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert health.state_of(database_at) == "ok"
    place = os.statvfs("/")
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result((4096, 4096, 9, 9, 9, *list(place)[5:])))
    assert health.state_of(database_at) == "full"


def test_a_store_that_cannot_be_opened_has_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere' / 'cases.sqlite'}")
    assert health._store() == "failed"


@pytest.mark.skipif(programs() is None, reason="no PostgreSQL on this machine")
def test_a_database_that_may_only_be_read_is_seen_and_one_that_has_gone() -> None:
    with server() as url:
        writing = Database(url)
        assert health.state_of(writing) == "ok"
        only = Database(f"{url}&options=-cdefault_transaction_read_only%3Don")
        assert health.state_of(only) == "read_only"
        only.close()
        writing.close()


def test_the_server_says_it_is_ready_and_starts_a_lost_worker_again(database: Path, tmp_path: Path) -> None:
    with operated(f"sqlite:///{database}", tmp_path / "log") as running:
        running.is_ready()
        worker = descendants(running.process.pid)[0]
        os.kill(worker, signal.SIGKILL)
        running.until(lambda: worker not in descendants(running.process.pid), "without the worker")
        running.is_ready()
        with urlopen(running.address + "ready", timeout=20) as given:
            assert given.headers["cache-control"] == "no-store"
            assert given.headers["content-security-policy"]
            assert json.load(given) == {"status": "ready", "knowledge": "ok", "store": "ok", "worker": "ok"}
    assert base.database_url() == f"sqlite:///{database}"
