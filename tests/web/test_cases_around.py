"""What other pages do for the list of cases: keep the advice, lead back, tell the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.library import Library
from advisor.questionnaire.case import Case
from advisor.web import local_time
from tests.web.library import desk, keep, line_of, listed, open_cases, presses
from tests.web.visits import open_page, visit, words


def test_the_advice_on_a_case_is_kept_when_one_of_its_pages_is_done_but_not_while_it_is_answered() -> None:
    ident = keep("Kauri")
    app = open_page(visit(), "questions")
    app.query_params["d"] = ident
    other = visit(ident)
    assert line_of(ident).fresh, "the start page keeps it"
    desk().cases.edit(ident, lambda draft: draft.with_answer("launch_weeks", 40))
    open_page(other, "questions")
    assert not line_of(ident).fresh
    open_page(other, "advice")
    assert line_of(ident).fresh


def test_a_glance_that_cannot_be_kept_fails_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = keep("Kauri")

    def fails(*_: object, **__: object) -> None:
        raise StoreFailed("x")

    monkeypatch.setattr(Library, "keep_glance", fails)
    app = open_page(visit(ident), "advice")
    assert not app.exception
    assert not app.error


def test_the_start_page_leads_back_to_the_cases_changed_last() -> None:
    idents = [keep(f"Client {number}") for number in range(5)]
    app = visit()
    assert [button.label for button in app.button if str(button.key).startswith("recent_open_")] == [
        "Client 4",
        "Client 3",
        "Client 2",
    ]
    presses(app, f"recent_open_{idents[3]}")
    assert app.session_state["draft_id"] == idents[3]
    assert "Go on where you left" not in words(open_page(visit(), "cases"))


def test_a_first_visit_has_nothing_to_go_back_to() -> None:
    assert "Go on where you left" not in words(visit())


def test_the_start_page_says_how_long_a_case_is_kept_that_nobody_filed() -> None:
    ident = keep("Kauri")
    assert "dropped 400 days after its last change" in words(visit(ident))
    desk().cases.file(ident, label="Autumn")
    told = words(visit(ident))
    assert "You find this case again under “Cases”" in told
    assert "dropped" not in told
    assert "Autumn" in told.partition("This case")[2]


def test_a_moment_is_told_by_the_readers_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    at, now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC), datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    monkeypatch.setattr(local_time, "zone", lambda: ZoneInfo("Asia/Shanghai"))
    assert local_time.moment(at, now=now) == "today, 07:30"
    monkeypatch.setattr(local_time, "zone", lambda: ZoneInfo("America/New_York"))
    assert local_time.moment(at, now=now) == "yesterday, 18:30"
    monkeypatch.setattr(local_time, "zone", lambda: UTC)
    assert local_time.moment(at - timedelta(days=3), now=now) == "17 Nov 2026, 23:30 UTC"


@pytest.mark.parametrize("named", ["../../etc/passwd", "No/Such", "", None, "Europe", "x\x00y", "/etc/localtime"])
def test_a_time_zone_that_is_none_is_taken_for_utc(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Context:
        timezone = named

    monkeypatch.setattr("streamlit.context", Context)
    assert local_time.zone() is UTC


def test_an_empty_case_is_listed_by_what_it_lacks() -> None:
    desk().cases.create(Draft(case=Case()))
    assert listed(open_cases()) == ["No client named yet"]
