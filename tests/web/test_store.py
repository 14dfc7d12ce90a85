"""Drafts are kept: by their id, whole, against a second tab and against a crash."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from advisor.cases.draft import Draft, Horizon, Look, is_id, new_id
from advisor.cases.store import Store, StoreFailed
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion

FULL = Draft(
    case=Case(
        client=Client(name="Kauri 喆", contact="a@b", notes="x\ny"),
        as_of=date(2026, 11, 21),
        answers=MappingProxyType({"goals": ("event",), "licences": (), "umbrella_account": False, "segments": 3}),
        choices=Choices(weights={"control": 2.5}, exclude=("wecom",), force=("service",), lock=("home",)),
        opinions=(Opinion(about="service", says="Wait.", instead_of="Open now.", rationale="Their lawyer asks."),),
    ),
    horizon=Horizon(start=date(2027, 1, 4), weeks=12),
    look=Look(name="House", accent="#112233"),
)


@pytest.fixture
def url(database: Path) -> str:
    return f"sqlite:///{database}"


def test_an_id_has_128_random_bits_and_only_ids_are_ids() -> None:
    assert is_id(new_id())
    assert len({new_id() for _ in range(100)}) == 100
    assert not any(is_id(bad) for bad in ("", "short", "x" * 23, "../../etc/passwd-etc-pas", "x" * 21 + "'", None))


def test_a_draft_comes_back_as_it_was_saved(url: str) -> None:
    ident = new_id()
    assert Store(url).load(ident) is None
    saved = Store(url).edit(ident, lambda draft: draft, first=FULL)
    found = Store(url).load(ident)
    assert found == saved
    assert found is not None
    assert (found.case.client, dict(found.case.answers)) == (FULL.case.client, dict(FULL.case.answers))
    assert (found.case.as_of, found.horizon, found.look, found.version) == (FULL.case.as_of, FULL.horizon, FULL.look, 1)


def test_two_tabs_on_one_draft_lose_no_answer(url: str) -> None:
    store, ident = Store(url), new_id()

    def answer(number: int) -> None:
        store.edit(ident, lambda draft: draft.with_answer(f"q{number}", number), first=Draft())

    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(answer, range(60)))
    found = store.load(ident)
    assert found is not None
    assert dict(found.case.answers) == {f"q{number}": number for number in range(60)}
    assert found.version == 60


def test_an_answer_outlives_a_process_that_is_killed_right_after(url: str) -> None:
    ident = new_id()
    code = (
        "import os; from advisor.cases.draft import Draft; from advisor.cases.store import Store\n"
        f"Store({url!r}).edit({ident!r}, lambda draft: draft.with_answer('home', 'overseas'), first=Draft())\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    found = Store(url).load(ident)
    assert found is not None
    assert dict(found.case.answers) == {"home": "overseas"}


def test_old_drafts_are_forgotten_and_others_kept(url: str) -> None:
    store, ident = Store(url), new_id()
    store.edit(ident, lambda draft: draft, first=FULL)
    assert store.forget(before=datetime.now(UTC) - timedelta(days=1)) == 0
    assert store.load(ident) is not None
    assert store.forget(before=datetime.now(UTC) + timedelta(days=1)) == 1
    assert store.load(ident) is None


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        Store(f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    (tmp_path / "text.sqlite").write_text("this is no database, however long it may be" * 50)
    with pytest.raises(StoreFailed):
        Store(f"sqlite:///{tmp_path}/text.sqlite")
