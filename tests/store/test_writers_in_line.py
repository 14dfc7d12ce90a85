"""Those who write at once in one process wait for each other, and not for chance."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from advisor.cases import database
from advisor.cases.database import Database
from advisor.cases.failures import StoreFailed

WRITERS, IMPATIENT = 12, 0.01
SLOW = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT count(*) FROM n")


def failures(path: Path) -> list[StoreFailed]:
    """What goes wrong where many write for a while, each with no patience for the database's own lock."""
    held, failed, begin = Database(f"sqlite:///{path}", wait=IMPATIENT), [], threading.Barrier(WRITERS)

    def write() -> None:
        begin.wait()
        try:
            with held.writing() as connection:
                connection.execute(SLOW)
        except StoreFailed as error:
            failed.append(error)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held.close()
    return failed


def test_all_get_their_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "IN_LINE", 120.0)
    assert failures(tmp_path / "cases.sqlite") == []


def test_who_has_stood_in_line_too_long_asks_the_database_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "IN_LINE", 0.0)
    assert failures(tmp_path / "cases.sqlite") != []
