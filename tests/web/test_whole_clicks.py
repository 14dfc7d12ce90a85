"""A click that comes while another is being saved takes nothing from it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect
from streamlit.runtime.state import SafeSessionState, SessionState

from advisor.web.server import whole_clicks
from advisor.web.server.whole_clicks import take_clicks_whole
from tests.web.served import served
from tests.web.watched import needs_browser, watching

GOALS = ("Make the brand known", "Sell online", "Keep customers, run a membership", "Advertise on WeChat")


class BrokenOff(Exception):
    """What Streamlit raises to end a run."""


def break_off() -> None:
    raise BrokenOff


@pytest.mark.parametrize("begun", [False, True])
def test_only_a_page_that_has_begun_is_broken_off(begun: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    take_clicks_whole()
    context = SimpleNamespace(has_script_started=begun)
    monkeypatch.setattr(whole_clicks, "get_script_run_ctx", lambda suppress_warning: context)
    state = SafeSessionState(SessionState(), break_off)
    if begun:
        with pytest.raises(BrokenOff):
            state["seen"] = 1
    else:
        state["seen"] = 1
        assert state["seen"] == 1


def test_doing_it_twice_changes_nothing() -> None:
    take_clicks_whole()
    once = SafeSessionState.__init__
    take_clicks_whole()
    assert SafeSessionState.__init__ is once


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Nobody can save."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


@needs_browser
def test_clicks_while_a_save_waits_for_the_database_all_count(browser: Browser, tmp_path: Path) -> None:
    database = tmp_path / "drafts.sqlite"
    with served(database) as address, watching(browser, address) as watched:
        page = watched.page
        page.goto(f"{page.url}questions?s=aims")
        box = page.locator(".st-key-question_goals")
        expect(box.get_by_text(GOALS[0], exact=True)).to_be_visible()
        watched.settled()
        box.get_by_text(GOALS[0], exact=True).click()
        expect(page).to_have_url(re.compile("[?&]d="))
        watched.settled()
        with locked(database):
            for goal in GOALS[1:]:
                box.get_by_text(goal, exact=True).click()
            expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "running")
        watched.settled()
        for goal in GOALS:
            expect(page.get_by_role("checkbox", name=goal, exact=True)).to_be_checked()
        expect(page.get_by_text(re.compile("Changed elsewhere|set in two places"))).to_have_count(0)
