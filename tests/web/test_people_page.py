"""The people page: members see their team, admins let people in and read the log; the store decides."""

from __future__ import annotations

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from advisor.cases.people import ROLES
from advisor.web import desk
from advisor.web.people.people_log import COLUMNS, log_csv
from advisor.web.sign_in import sign_in_settings
from tests.web.signing import OURS, SETTINGS, THEIRS, Desks, claims, visit_as
from tests.web.visits import markup, open_page, visit, words


@pytest.fixture
def desks(database: object, monkeypatch: pytest.MonkeyPatch) -> Desks:
    monkeypatch.setattr(sign_in_settings, "settings", lambda: SETTINGS)
    return Desks()


def people(who: str) -> AppTest:
    app = open_page(visit_as(claims(who)), "people")
    assert not app.exception
    return app


def roles(desks: Desks) -> dict[str, str]:
    return {one.email.partition("@")[0]: one.role for one in desks.desk("admin").staff.members(desks.ours)}


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=name).click().run()


def test_a_member_sees_their_team_and_can_set_nothing(desks: Desks) -> None:
    app = people("viewer")
    shown = words(app)
    assert OURS in shown
    assert all(f"{role}@example.org" in shown for role in ROLES)
    assert THEIRS not in shown
    assert "stranger" not in shown
    assert not app.text_input
    assert "Log" not in shown.split()


def test_an_admin_lets_somebody_in_changes_a_role_and_takes_somebody_out(desks: Desks) -> None:
    app = people("admin")
    app.text_input(key="people_email").input("New@example.org")
    press(app, "people_let_in")
    assert roles(desks)["new"] == "consultant"
    app.selectbox(key="people_who").select(desks.people["viewer"].id)
    app.selectbox(key="people_new_role").select("editor")
    press(app, "people_change_role")
    assert roles(desks)["viewer"] == "editor"
    app.selectbox(key="people_who").select(desks.people["viewer"].id)
    press(app, "people_take_out")
    assert "viewer" not in roles(desks)
    assert "no longer in the team" in app.success[0].value


def test_what_is_no_address_is_said_and_the_last_admin_stays(desks: Desks) -> None:
    app = people("admin")
    app.text_input(key="people_email").input("<b>nobody</b>")
    press(app, "people_let_in")
    assert "not an e-mail address" in app.error[0].value
    app.selectbox(key="people_who").select(desks.people["admin"].id)
    press(app, "people_take_out")
    assert "needs an admin" in app.error[0].value
    assert roles(desks)["admin"] == "admin"


def test_a_team_is_founded_by_an_admin_and_chosen_from_a_list(desks: Desks) -> None:
    app = people("admin")
    app.text_input(key="people_team_name").input("River desk")
    press(app, "people_found_it")
    assert [team.name for team in desks.desk("admin").staff.teams()] == [OURS, "River desk"]
    assert "River desk" in words(app)
    assert desks.desk("viewer").staff.teams()[0].name == OURS


def test_an_admin_who_is_one_no_more_is_refused_by_the_store(desks: Desks) -> None:
    app = people("admin")
    desks.put("editor", "admin")
    desks.put("admin", "viewer")
    app.text_input(key="people_email").input("new@example.org")
    press(app, "people_let_in")
    assert "new" not in roles_by(desks, "editor")
    assert "Your role does not allow this" in app.error[0].value


def roles_by(desks: Desks, who: str) -> dict[str, str]:
    return {one.email.partition("@")[0]: one.role for one in desks.desk(who).staff.members(desks.ours)}


def test_the_log_tells_who_did_what_and_leads_to_the_case(desks: Desks) -> None:
    desks.desk("editor").cases.archive(desks.case)
    app = people("admin")
    assert f'href="questions?d={desks.case}"' in markup(app)
    assert "Case archived" in words(app)
    assert "Kauri" not in words(app).partition("Case (id) More")[2]
    app.selectbox(key="people_log_action").select("archived").run()
    shown = words(app).partition("Case (id) More")[2]
    assert "Case archived" in shown
    assert "Case made" not in shown


def test_the_file_of_the_log_holds_no_formula_and_nothing_of_other_teams(desks: Desks) -> None:
    desks.store.signed_in(subject="s", email="editor@example.org", name="=1+1")
    desks.desk("editor").cases.archive(desks.case)
    raw = log_csv(desks.desk("admin"), desks.ours, action=None, person=None)
    head, *rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    assert tuple(head) == COLUMNS
    assert "'=1+1" in [row[2] for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row if cell != desks.case)
    assert desks.their_case not in raw.decode()
    assert log_csv(desks.desk("editor"), desks.ours, action=None, person=None).decode().count("\n") == 1


def test_without_a_sign_in_there_is_no_people_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not desk.asks_for_sign_in()
    assert "Signed in" not in words(visit())
