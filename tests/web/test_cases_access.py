"""Whose cases the list shows, what is offered to whom, and what it says when the store fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from advisor.cases.failures import StoreFailed
from advisor.cases.library import Library
from advisor.cases.people import Role
from advisor.web import desk as here
from tests.web.library import chooses, desk, does, keep, line, listed, offered, open_cases, presses
from tests.web.visits import visit, words


@pytest.fixture
def as_role(monkeypatch: pytest.MonkeyPatch) -> Callable[[Role], str]:
    """Makes whoever sits there somebody with a role in a team, which has one case; its id."""

    def become(role: Role) -> str:
        staff = desk().staff
        team = staff.found("Ours")
        person = staff.invite(team, email="her@example.com", role=role, name="Her")
        ident = keep("Kauri", team=team)
        monkeypatch.setattr(here, "person", lambda: person)
        return ident

    return become


def test_a_viewer_is_offered_to_open_a_case_and_nothing_else(as_role: Callable[[Role], str]) -> None:
    ident = as_role("viewer")
    app = open_cases()
    assert offered(app) == {"open"}
    assert "cases_begin" not in {button.key for button in app.button}
    assert presses(app, f"case_open_{ident}").session_state["draft_id"] == ident


def test_a_consultant_is_offered_every_deed(as_role: Callable[[Role], str]) -> None:
    as_role("consultant")
    assert offered(open_cases()) == {"open", "menu", "pick"}


def test_a_right_taken_away_meanwhile_is_refused_in_words(as_role: Callable[[Role], str]) -> None:
    ident = as_role("consultant")
    app = open_cases()
    team, her = line_of_team(), here.person()
    desk().staff.set_role(team, her.id, "viewer")
    does(app, ident, "delete")
    assert [error.value for error in app.error] == ["Your role does not allow this. Ask an admin of the team."]
    assert listed(app) == ["Kauri"]
    assert "cases_done" not in app.session_state


def line_of_team() -> str:
    return next(team.id for team in desk().staff.teams() if team.name == "Ours")


def test_cases_of_another_team_are_not_listed_and_by_a_guessed_id_they_do_not_exist(
    as_role: Callable[[Role], str],
) -> None:
    theirs = keep("Theirs alone")
    as_role("admin")
    app = open_cases(visit(theirs))
    assert listed(app) == ["Kauri"]
    assert "Theirs alone" not in words(app)
    assert "d" not in app.query_params
    assert app.session_state["draft_id"] != theirs


def test_teams_are_told_apart_only_where_there_are_several() -> None:
    keep("Mine")
    assert "cases_team" not in open_cases().session_state["views"]
    team = desk().staff.found("Second")
    other = keep("Other", team=team)
    app = open_cases()
    assert "Second" in line(app, other)
    assert listed(chooses(app, "team", team)) == ["Other"]
    presses(app, "cases_begin")
    app.selectbox(key="cases_asked_team").set_value(team)
    presses(app, "cases_asked")
    assert desk().cases.search(team=team).total == 2


def test_a_store_that_fails_is_told_and_the_list_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("Kauri")
    app = open_cases()

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("The database server does not answer.", "Start it.")

    with monkeypatch.context() as patch:
        patch.setattr(Library, "search", fails)
        app.run()
        assert not app.exception
        assert [error.value for error in app.error] == [
            "The cases cannot be shown just now. The database server does not answer. Start it."
        ]
    assert listed(presses(app, "cases_again")) == ["Kauri"]


def test_a_store_that_takes_no_glance_shows_the_list_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = keep("Kauri")

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("The database may only be read.")

    monkeypatch.setattr(Library, "keep_glance", fails)
    app = open_cases()
    assert "Service account" in line(app, ident)
    assert not app.error
