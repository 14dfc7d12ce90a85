"""`watch`, `backup` and `restore`: the store from the command line."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from advisor.advice.advise import advise
from advisor.cases.draft import Draft
from advisor.cases.glance import Glance
from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from advisor.knowledge.load import load
from advisor.questionnaire.case import Case, Client
from tests.commands.conftest import Run
from tests.small_base import collections, write

ADVISED = date(2026, 11, 20)
ANSWERS = MappingProxyType({"home": "outside", "goals": ("sell",), "size": 3, "abroad": False})


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path / 'cases.sqlite'}")
    return f"sqlite:///{tmp_path / 'cases.sqlite'}"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The base with nothing that closes the shop."""
    data = deepcopy(collections())
    data["rules"] = [rule for rule in data["rules"] if rule["id"] != "shop.closed"]
    return write(tmp_path / "new", data)


def put(url: str, folder: Path, *, glance: bool = True) -> str:
    """A case in the store, with the advice of the base in `folder`."""
    store = Store(url)
    cases = store.as_person(LOCAL).cases
    ident = cases.create(Draft(Case(client=Client(name="Kauri"), answers=ANSWERS)))
    if glance:
        found = Glance.of(advise(load(folder), ANSWERS, as_of=ADVISED))
        assert cases.keep_glance(ident, 1, found, folder=folder)
    store.close()
    return ident


def test_watch_tells_what_a_new_base_changes_and_fails(run: Run, url: str, old: Path, new: Path) -> None:
    ident = put(url, old)
    ended = run("--knowledge", new, "watch")
    assert (ended.code, ended.said) == (1, "")
    assert "The advice on 1 case changed." in ended.shown
    assert "shop.closed" in ended.shown
    assert "Dear Kauri," in ended.shown
    document = json.loads(run("--knowledge", new, "watch", "--format", "json").shown)
    assert (document["schema"], document["unmoved"], document["not_compared"]) == ("watch/1", 0, [])
    assert [(one["id"], one["severity"]) for one in document["moved"]] == [(ident, "high")]
    change = next(one for one in document["moved"][0]["changes"] if one["what"] == "shop/own")
    assert (change["before"], change["after"], change["rules"]) == ("closed", "open", ["shop.closed"])


def test_watch_is_content_where_nothing_changed(run: Run, url: str, old: Path) -> None:
    put(url, old)
    ended = run("--knowledge", old, "watch")
    assert (ended.code, ended.said) == (0, "")
    assert "The advice on 1 case is as it was." in ended.shown


def test_watch_says_which_advice_is_out_of_date(run: Run, url: str, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from advisor import cli

    put(url, old)
    monkeypatch.setattr(cli, "today", lambda: date(2027, 1, 2))
    assert "Kauri: the advice was good until 1 Jan 2027." in run("--knowledge", old, "watch").shown


def test_a_case_without_kept_advice_needs_an_older_base_to_compare_with(
    run: Run, url: str, old: Path, new: Path
) -> None:
    put(url, old, glance=False)
    ended = run("--knowledge", new, "watch")
    assert (ended.code, "could not be compared" in ended.shown) == (0, True)
    ended = run("--knowledge", new, "watch", "--before", old)
    assert (ended.code, "shop.closed" in ended.shown) == (1, True)


def test_an_empty_store_has_nothing_to_watch(run: Run, url: str, old: Path) -> None:
    ended = run("--knowledge", old, "watch")
    assert (ended.code, ended.said) == (0, "")


def test_a_back_up_is_made_and_restored_and_overwrites_only_when_asked(
    run: Run, url: str, old: Path, tmp_path: Path
) -> None:
    ident = put(url, old)
    file = tmp_path / "all.backup"
    assert run("backup", file).shown == f"{file}: 1 case.\n"
    ended = run("backup", file)
    assert (ended.code, "add --overwrite" in ended.said) == (2, True)
    assert run("backup", file, "--overwrite").code == 0
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert run("restore", file, "--database", other).shown == "1 case restored.\n"
    assert Store(other).load(ident) is not None
    ended = run("restore", file, "--database", other)
    assert (ended.code, "holds cases already" in ended.said) == (2, True)
    assert run("restore", file, "--overwrite", "--database", other).code == 0


@pytest.mark.parametrize("command", ["watch", "backup", "restore"])
def test_a_store_that_cannot_be_opened_is_said_in_one_line(run: Run, tmp_path: Path, old: Path, command: str) -> None:
    file = [] if command == "watch" else [tmp_path / "a.backup"]
    (tmp_path / "a.backup").write_bytes(b"x") if command == "restore" else None
    ended = run("--knowledge", old, command, *file, "--database", f"sqlite:///{tmp_path}/none/a.sqlite")
    assert (ended.code, ended.shown) == (2, "")
    assert ended.said == (
        "the database: The file of the database cannot be opened. Check that its folder exists and may be written to.\n"
    )


def test_what_is_no_back_up_is_said(run: Run, url: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    ended = run("restore", tmp_path / "a")
    assert (ended.code, "not a back-up made by this program" in ended.said) == (2, True)
    ended = run("restore", tmp_path / "b")
    assert (ended.code, "no such file" in ended.said) == (2, True)


def test_the_check_of_a_base_reads_its_former_ids_too(run: Run, old: Path) -> None:
    (old / "former").mkdir()
    (old / "former" / "answers.yaml").write_text(
        "schema: former/1\nchanges:\n  - {on: 2026-01-01, question: size, dropped: x}\n"
    )
    ended = run("--knowledge", old, "knowledge", "check")
    assert (ended.code, '"size" is said to be gone, and is in use.' in ended.said) == (1, True)
