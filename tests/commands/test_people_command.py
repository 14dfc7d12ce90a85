"""`people`: teams and roles from the command line, also before anybody can sign in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.cases.store import Store
from tests.commands.conftest import Run

SUBJECT = "sha256:" + "0f" * 32


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path / 'cases.sqlite'}")
    return f"sqlite:///{tmp_path / 'cases.sqlite'}"


@pytest.fixture
def team(run: Run) -> str:
    """A team with an admin and a consultant."""
    assert run("people", "team", "Asia desk", "--admin", "Vera@x.example").code == 0
    assert run("people", "invite", "con@x.example", "--team", "Asia desk", "--role", "consultant").code == 0
    return "Asia desk"


def people(run: Run) -> dict[str, dict[str, str]]:
    """Addresses and roles by team."""
    document = json.loads(run("people", "list", "--format", "json").shown)
    assert document["schema"] == "people/1"
    return {one["name"]: {who["email"]: who["role"] for who in one["people"]} for one in document["teams"]}


def test_the_first_admin_is_set_up_and_let_in_by_the_first_sign_in(run: Run, url: str, team: str) -> None:
    assert people(run)[team] == {"vera@x.example": "admin", "con@x.example": "consultant"}
    store = Store(url)
    person = store.signed_in(subject="s", email="vera@x.example", name="Vera")
    assert person is not None
    assert [(one.name, one.role) for one in store.as_person(person).staff.teams()] == [(team, "admin")]
    store.close()
    shown = run("people", "list").shown
    assert "Asia desk (" in shown
    assert "vera@x.example  admin       yes            Vera" in shown


def test_roles_are_changed_and_people_taken_out(run: Run, team: str) -> None:
    assert run("people", "role", "CON@x.example", "--team", team, "--role", "editor").shown == (
        'CON@x.example is in team "Asia desk" as editor.\n'
    )
    assert people(run)[team]["con@x.example"] == "editor"
    assert run("people", "out", "con@x.example", "--team", team).code == 0
    assert people(run)[team] == {"vera@x.example": "admin"}


def test_the_last_admin_stays(run: Run, team: str) -> None:
    for call in (["out", "vera@x.example"], ["role", "vera@x.example", "--role", "viewer"]):
        ended = run("people", *call, "--team", team)
        assert (ended.code, "A team needs an admin." in ended.said) == (2, True)
    assert people(run)[team]["vera@x.example"] == "admin"


def test_a_sign_in_is_bound_by_hand(run: Run, url: str, team: str) -> None:
    assert run("people", "bind", "con@x.example", "--subject", SUBJECT).code == 0
    store = Store(url)
    assert store.signed_in(subject=SUBJECT) is not None
    store.close()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["invite", "nobody", "--team", "Asia desk", "--role", "viewer"], "not an e-mail address"),
        (["invite", "a@x.example", "--team", "Asia disk", "--role", "viewer"], 'Did you mean "Asia desk"?'),
        (["invite", "a@x.example", "--team", "Asia desk", "--role", "vewer"], 'Did you mean "viewer"?'),
        (["role", "a@x.example", "--team", "Asia desk", "--role", "viewer"], "nobody of this address is in the team"),
        (["team", "Asia desk", "--admin", "a@x.example"], "there is a team of this name already"),
        (["team", " ", "--admin", "a@x.example"], "a team needs a name"),
        (["bind", "a@x.example", "--subject", SUBJECT], "Invite them first"),
        (["bind", "con@x.example", "--subject", "sha256:0"], "64 digits"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_changes_nothing(run: Run, team: str, call: list[str], said: str) -> None:
    before = people(run)
    ended = run("people", *call)
    assert (ended.code, ended.shown, ended.said.count("\n")) == (2, "", 1)
    assert said in ended.said
    assert people(run) == before
