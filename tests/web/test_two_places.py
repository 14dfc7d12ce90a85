"""A case that is open in two places, out of reach, or gone: nothing is lost, and what happened is told."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk
from advisor.questionnaire.former import Former
from advisor.web import base
from tests.web.visits import APP, answers, key, markup, open_page, open_sample, visit, words


def desk() -> Desk:
    return base.store(base.database_url()).as_person(LOCAL)


def two() -> tuple[AppTest, AppTest, str]:
    """A case on the questions page of two visits, and its id."""
    first = open_page(open_sample(visit()), "questions")
    ident = str(first.session_state["draft_id"])
    return first, open_page(visit(ident), "questions"), ident


def choose(app: AppTest, question: str, option: str) -> AppTest:
    return app.radio(key=key(app, f"a_{question}")).set_value(option).run()


def told(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.info, *app.warning, *app.markdown))


def test_what_was_answered_elsewhere_is_told_once() -> None:
    first, second, _ = two()
    choose(first, "organisation", "media")
    choose(second, "home", "macau")
    assert "Changed elsewhere meanwhile" in told(second)
    assert (answers(second)["organisation"], answers(second)["home"]) == ("media", "macau")
    assert "Changed elsewhere meanwhile" not in told(second.run())


def test_what_was_answered_elsewhere_after_a_save_here_is_shown_with_the_next_page() -> None:
    first, second, _ = two()
    choose(second, "home", "macau")
    choose(first, "organisation", "media")
    assert "Changed elsewhere meanwhile" in told(second.run())
    assert answers(second)["organisation"] == "media"


def test_what_was_answered_elsewhere_after_a_late_save_is_shown_as_well(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _ = two()
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    choose(second, "home", "macau")
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{database}")
    second.run()  # saved now, by the page and not by a click
    choose(first, "organisation", "media")
    assert "Changed elsewhere meanwhile" in told(second.run())


def test_an_answer_set_in_two_places_shows_both_until_one_is_taken() -> None:
    first, second, ident = two()
    choose(first, "home", "macau")
    choose(second, "home", "taiwan")
    assert desk().cases.load(ident).case.answers["home"] == "taiwan"
    for shown in (told(second), told(second.run())):
        assert "here Taiwan, elsewhere Macau" in shown
    second.button(key="take_other_0").click().run()
    assert desk().cases.load(ident).case.answers["home"] == "macau"
    assert second.radio(key=key(second, "a_home")).value == "macau"
    assert "two places" not in told(second)


def test_keeping_the_own_answer_changes_nothing() -> None:
    first, second, ident = two()
    choose(first, "home", "macau")
    choose(second, "home", "taiwan")
    second.button(key="keep_mine_0").click().run()
    assert desk().cases.load(ident).case.answers["home"] == "taiwan"
    assert "two places" not in told(second)


def test_text_set_elsewhere_is_shown_as_text() -> None:
    first = open_sample(visit())
    ident = str(first.session_state["draft_id"])
    second = visit(ident)
    hostile = "<img src=x onerror=alert(1)> **b** :red[x]"
    first.text_input(key=key(first, "client_name")).set_value(hostile).run()
    second.text_input(key=key(second, "client_name")).set_value("Mine").run()
    assert "onerror" in told(second)
    assert "<img" not in markup(second)
    assert all("**b**" not in element.value for element in second.markdown)


def test_a_case_deleted_elsewhere_is_shown_no_more() -> None:
    app = open_sample(visit())
    ident, client = str(app.session_state["draft_id"]), app.session_state["draft"].case.client.name
    desk().cases.delete(ident)
    app.run()
    assert "There is no such case any more" in told(app)
    assert client not in words(app)
    assert app.session_state["draft_id"] != ident


def test_a_case_that_is_changed_after_it_was_deleted_elsewhere_is_back() -> None:
    first, _, ident = two()
    desk().cases.delete(ident)
    choose(first, "home", "macau")
    assert desk().cases.load(ident).case.answers["home"] == "macau"


def test_changes_made_while_the_store_was_away_are_put_on_what_was_done_meanwhile(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, ident = two()
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    choose(first, "home", "macau")
    choose(first, "organisation", "media")
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{database}")
    desk().cases.edit(ident, lambda draft: draft.with_answer("segments", 7))
    first.run()
    kept = desk().cases.load(ident).case.answers
    assert (kept["home"], kept["organisation"], kept["segments"]) == ("macau", "media", 7)


def test_a_case_that_could_not_be_read_at_first_is_there_as_soon_as_it_can(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ident = str(open_sample(visit()).session_state["draft_id"])
    kept = dict(desk().cases.load(ident).case.answers)
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    app = visit(ident)
    assert answers(app) == {}
    assert "cannot be opened" in told(app)
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{database}")
    app.run()
    assert answers(app) == kept


def test_a_database_of_a_newer_program_is_told_before_anything_is_typed(database: Path) -> None:
    open_sample(visit())
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    base.store.cache_clear()
    app = visit()
    assert "written by a newer version of this program" in told(app)
    assert "newer version" in told(app.run())
    assert not app.exception


def test_a_saved_case_is_carried_to_the_questions_of_today_and_keeps_them_once_it_is_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = ({"on": "2026-01-01", "question": "seat", "renamed": "home"},)
    former = Former.model_validate({"changes": changes})
    monkeypatch.setattr(base, "former", lambda folder: former)
    ident = desk().cases.create(Draft().with_answer("seat", "macau").with_answer("organisation", "media"))
    app = open_page(visit(ident), "questions")
    assert app.radio(key=key(app, "a_home")).value == "macau"
    assert "seat is now home" in told(app)
    choose(app, "organisation", "enterprise")
    assert "is now" not in told(app)
    assert dict(desk().cases.load(ident).case.answers) == {"home": "macau", "organisation": "enterprise"}
    assert "Changed elsewhere" not in told(app)


def test_what_goes_wrong_while_an_answer_is_saved_is_told_in_the_language_of_the_visit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["lang"] = "zh_Hans"
    open_page(app.run(), "questions")
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    choose(app, "home", "macau")
    shown = " ".join(element.value for element in app.warning)
    assert "数据库文件" in shown
    assert not re.search("[a-z]{4}", shown)
