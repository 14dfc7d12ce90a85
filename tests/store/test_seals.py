"""What was exported is kept as it was, and cannot be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from advisor.cases.failures import StoreFailed
from advisor.cases.seals import Exported
from advisor.cases.store import Desk, Store
from tests.store.conftest import Clock
from tests.store.drafts import FULL, named

EXPORTED = Exported(
    form="pdf",
    edition="long",
    language="zh_Hans",
    as_of=date(2026, 11, 21),
    good_until=date(2027, 2, 20),
    knowledge="sha256:k",
    knowledge_version="2026.11",
    brand="sha256:b",
    result="sha256:r",
)


def test_a_snapshot_holds_what_was_exported_whatever_becomes_of_the_case(desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(FULL)
    first = desk.seals.seal(ident, desk.cases.load(ident), EXPORTED)
    clock.later(hours=1)
    desk.cases.edit(ident, lambda _: named("b"))
    second = desk.seals.seal(ident, desk.cases.load(ident), replace(EXPORTED, form="docx"))
    assert [one.id for one in desk.seals.of(ident)] == [second, first]
    found = desk.seals.load(first)
    assert (found.exported, found.draft, found.version, found.sound) == (EXPORTED, replace(FULL, version=1), 1, True)
    assert (found.at, found.person) == (clock.now - timedelta(hours=1), "local")


@pytest.mark.parametrize("change", ["UPDATE snapshots SET form = 'x'", "DELETE FROM snapshots"])
def test_the_database_itself_refuses_to_change_a_snapshot_or_to_drop_one(desk: Desk, store: Store, change: str) -> None:
    ident = desk.cases.create(FULL)
    sealed = desk.seals.seal(ident, FULL, EXPORTED)
    with pytest.raises(StoreFailed), store.database.writing() as connection:
        connection.execute(text(change))
    assert desk.seals.load(sealed).sound


def test_one_changed_behind_the_program_is_not_sound_any_more(desk: Desk, store: Store) -> None:
    sealed = desk.seals.seal(desk.cases.create(FULL), FULL, EXPORTED)
    with store.database.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER snapshots_stay"))
        else:
            connection.execute(text("ALTER TABLE snapshots DISABLE TRIGGER snapshots_stay"))
        connection.execute(text("UPDATE snapshots SET version = 9"))
    assert not desk.seals.load(sealed).sound


def test_a_case_that_is_forgotten_takes_its_snapshots_with_it(store: Store, desk: Desk, clock: Clock) -> None:
    ident = desk.cases.create(FULL)
    desk.seals.seal(ident, FULL, EXPORTED)
    desk.cases.delete(ident)
    clock.later(days=31)
    assert store.forget(before=clock.now - timedelta(days=400)) == 1
    with store.database.reading() as connection:
        left = [connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in ("snapshots", "cases")]
    assert left == [0, 0]
