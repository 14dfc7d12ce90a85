"""The files of brands are kept once, as long as somebody uses them, and drafts of older releases open without any."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advisor.cases.draft import Draft, Look, from_data, to_data
from advisor.cases.store import Store, StoreFailed

DIGEST = "sha256:" + "0" * 64
LATER = timedelta(minutes=1)


@pytest.fixture
def store(database: Path) -> Store:
    return Store(f"sqlite:///{database}")


def test_what_is_kept_comes_back(store: Store) -> None:
    assert store.files(DIGEST) is None
    store.keep_files(DIGEST, '{"logo": "字"}')
    store.keep_files(DIGEST, '{"logo": "字"}')
    assert store.files(DIGEST) == '{"logo": "字"}'


def test_two_that_keep_the_same_at_once_do_not_disturb_each_other(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: store.keep_files(DIGEST, "{}"), range(32))) == [None] * 32
    assert store.files(DIGEST) == "{}"


def test_files_used_since_are_not_forgotten(store: Store) -> None:
    store.keep_files(DIGEST, "{}")
    store.forget(before=datetime.now(UTC) - LATER)
    assert store.files(DIGEST) == "{}"
    store.forget(before=datetime.now(UTC) + LATER)
    assert store.files(DIGEST) is None


def test_a_database_that_cannot_be_read_is_said_to_be_one(store: Store, database: Path) -> None:
    store.close()
    database.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreFailed):
        store.files(DIGEST)
    with pytest.raises(StoreFailed):
        store.keep_files(DIGEST, "{}")


def test_a_draft_kept_before_brands_had_files_opens() -> None:
    data = to_data(Draft(look=Look(name="House", accent="#112233")))
    data["look"] = {name: data["look"][name] for name in ("name", "tagline", "contact", "accent")}
    assert asdict(from_data(data, version=3).look) == asdict(Look(name="House", accent="#112233"))
