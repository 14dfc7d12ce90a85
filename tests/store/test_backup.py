"""A back-up holds everything, goes into any database, and nothing that is not whole is ever restored."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from advisor.cases.backup import FORMAT, Content, backup, restore
from advisor.cases.failures import StoreFailed
from advisor.cases.glance import Glance
from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from advisor.cases.tables import metadata
from tests.small_base import write
from tests.store.conftest import NewUrl
from tests.store.drafts import FULL, named
from tests.store.test_seals import EXPORTED

DAY = date(2026, 11, 21)


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in metadata.sorted_tables
            if table.name != "audit"
        }


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """A store with something in every table."""
    from advisor.knowledge.load import load

    folder = write(tmp_path / "base")
    desk = store.as_person(LOCAL)
    ident = desk.cases.create(FULL, label="L", tags=["t", "喆"])
    desk.cases.delete(desk.cases.create(named("a\x00b")))
    desk.seals.seal(ident, FULL, EXPORTED)
    assert desk.cases.keep_glance(ident, 1, Glance((), "final", DAY, DAY, load(folder).digest), folder=folder)
    desk.staff.invite(desk.staff.found("T"), email="a@x", role="viewer", name="A")
    store.signed_in(subject="s", email="a@x", sign_in="sha256:s")
    desk.reviews.mark("a", "sha256:a")
    store.keep_files("sha256:f", "body")
    assert all(everything(store).values())
    return store


def test_a_back_up_brings_back_every_row_in_either_kind_of_database(
    filled: Store, tmp_path: Path, new_url: NewUrl
) -> None:
    raw, content = backup(filled.database)
    assert content.cases == 2
    for url in (new_url(), f"sqlite:///{tmp_path / 'other.sqlite'}"):
        other = Store(url)
        assert restore(other.database, raw) == content
        assert everything(other) == everything(filled)
        desk = other.as_person(LOCAL)
        log = [entry.action for entry in desk.audit.entries()]
        assert log[0] == "restored"
        assert "exported" in log
        found = desk.cases.search().lines[0]
        assert desk.seals.of(found.id)[0].sound
        assert found.glance is not None
        assert desk.cases.base(found.glance.knowledge) is not None
        assert desk.cases.edit(found.id, lambda _: named("goes on")).version == 2


def test_a_store_that_holds_cases_is_not_overwritten_unless_asked(filled: Store, new_url: NewUrl) -> None:
    raw, content = backup(filled.database)
    other = Store(new_url())
    desk = other.as_person(LOCAL)
    ident = desk.cases.create(named("mine"))
    desk.seals.seal(ident, FULL, EXPORTED)
    with pytest.raises(StoreFailed, match="holds cases already"):
        restore(other.database, raw)
    assert desk.cases.load(ident).case.client.name == "mine"
    assert restore(other.database, raw, overwrite=True) == content
    assert everything(other) == everything(filled)


def _edited(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda raw: gzip.compress(b"".join(change(gzip.decompress(raw).splitlines(keepends=True))))


DEFECTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "no gzip": lambda raw: b"SQLite format 3\x00",
    "cut short": lambda raw: raw[: len(raw) // 2],
    "a row missing": _edited(lambda lines: [*lines[:3], *lines[4:]]),
    "a row changed": _edited(lambda lines: [line.replace(b"Kauri", b"Rimu") for line in lines]),
    "no end": _edited(lambda lines: lines[:-1]),
    "of something else": lambda raw: gzip.compress(b"{}\n{}\n"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_what_is_not_a_whole_back_up_changes_nothing(filled: Store, defect: str) -> None:
    raw, _ = backup(filled.database)
    before = everything(filled)
    with pytest.raises(StoreFailed, match="is damaged"):
        restore(filled.database, DEFECTS[defect](raw), overwrite=True)
    assert everything(filled) == before


def test_a_back_up_of_a_newer_program_is_refused(store: Store) -> None:
    import hashlib

    head = json.dumps({"format": "backup/1", "tables": "0999"}).encode() + b"\n"
    end = json.dumps({"rows": 0, "digest": hashlib.sha256(head).hexdigest()}).encode()
    with pytest.raises(StoreFailed, match="newer version"):
        restore(store.database, gzip.compress(head + end))


def test_a_back_up_that_fails_half_way_leaves_the_store_as_it_was(
    filled: Store, new_url: NewUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    from advisor.cases import backup as module

    raw, _ = backup(filled.database)
    other = Store(new_url())
    ident = other.as_person(LOCAL).cases.create(named("mine"))
    before = everything(other)
    usual = module._typed

    def breaks(table: object, row: dict[str, object]) -> dict[str, object]:
        if getattr(table, "name", "") == "snapshots":
            raise OSError(28, "No space left on device")
        return usual(table, row)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_typed", breaks)
    with pytest.raises(StoreFailed, match="The disk is full"):
        restore(other.database, raw, overwrite=True)
    assert everything(other) == before
    assert other.load(ident) is not None


def test_the_same_content_gives_the_same_bytes(filled: Store) -> None:
    first, content = backup(filled.database)
    assert backup(filled.database)[0] == first
    assert isinstance(content, Content)


def test_a_back_up_of_the_step_before_is_taken_too(filled: Store, new_url: NewUrl) -> None:
    raw, _ = backup(filled.database)
    lines = gzip.decompress(raw).splitlines(keepends=True)
    head = json.dumps({"format": FORMAT, "tables": "0002"}, separators=(",", ":")).encode() + b"\n"
    kept = [line for line in lines[1:-1] if not line.startswith(b'["sign_ins"')]
    end = {"rows": len(kept), "digest": hashlib.sha256(head + b"".join(kept)).hexdigest()}
    other = Store(new_url())
    restore(other.database, gzip.compress(head + b"".join(kept) + json.dumps(end).encode() + b"\n"))
    assert other.as_person(LOCAL).cases.search().total == filled.as_person(LOCAL).cases.search().total > 0
