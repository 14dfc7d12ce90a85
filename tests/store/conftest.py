"""Every test of the store runs on SQLite and on PostgreSQL, each time on an empty database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import psycopg
import pytest

from advisor.cases.people import LOCAL
from advisor.cases.store import Desk, Store
from tests.store.postgres import programs, server

NUMBERS = count()
KINDS = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.skipif(programs() is None, reason="no PostgreSQL on this machine")),
]
NewUrl = Callable[[], str]


class Clock:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server, started for whoever asks first."""
    with server() as address:
        yield address


def _schemas(address: str) -> NewUrl:
    """PostgreSQL makes a schema in a moment and a database in many; one for each test will do."""

    def new() -> str:
        name = f"test_{next(NUMBERS)}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{address}&options=-csearch_path%3D{name}"

    return new


@pytest.fixture(params=KINDS)
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> NewUrl:
    """Gives the URL of another empty database at each call."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'{next(NUMBERS)}.sqlite'}"
    return _schemas(request.getfixturevalue("postgres"))


@pytest.fixture
def url(new_url: NewUrl) -> str:
    """An empty database."""
    return new_url()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until it is put on."""
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    """A store in an empty database."""
    found = Store(url, clock=clock)
    yield found
    found.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """The store as the local person sees it."""
    return store.as_person(LOCAL)
