"""A store that cannot be used: the page says in one sentence what is wrong and what to do, and nobody sees a trace."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from advisor.cases.database import Database
from tests.web.operated import operated
from tests.web.visits import visit

NAME = "Zephyrine Quux"


def newer(file: Path) -> str:
    """A database of a newer version of the program."""
    Database(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    return f"sqlite:///{file}"


def damaged(file: Path) -> str:
    file.write_text("no database" * 100)
    return f"sqlite:///{file}"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (newer, "written by a newer version of this program. Start the newer version"),
        (damaged, "not a database, or it is damaged. Name another file, or restore a back-up"),
        (lambda file: f"sqlite:///{file}/nowhere/cases.sqlite", "cannot be opened. Check that its folder exists"),
        (lambda _: "postgresql://advisor@/advisor?host=/nowhere", "does not answer. Start it, or check"),
    ],
    ids=["newer", "damaged", "nowhere", "no server"],
)
def test_the_page_says_what_is_wrong_and_keeps_what_is_typed(
    place: object, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", place(tmp_path / "cases.sqlite"))  # type: ignore[operator]
    app = visit()
    client = next(field for field in app.text_input if field.label == "Client")
    client.set_value(NAME).run()
    assert not app.exception
    assert len([warning for warning in app.warning if told in warning.value]) == 1
    assert app.session_state["draft"].case.client.name == NAME


def test_the_server_starts_without_its_store_and_says_it_is_not_ready(tmp_path: Path) -> None:
    with operated(newer(tmp_path / "cases.sqlite"), tmp_path / "log") as server:
        assert server.asked("health")[0] == 200
        status, parts = server.asked("ready")
        assert (status, parts["store"]) == (503, "newer")
        told = [event for event in server.events() if event["level"] == "error"]
        assert [event["what"][:62] for event in told] == [
            "Cases cannot be kept. The database was written by a newer vers"
        ]
        assert all("trace" not in event for event in told)
        server.tell()
        assert server.ended() == 0
