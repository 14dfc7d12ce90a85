"""Told to stop, the server ends what it began, begins nothing new, leaves nobody behind, and says so by its code."""

from __future__ import annotations

import signal
import sqlite3
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from advisor.report.press import ReportFailed
from advisor.web.report import exports
from advisor.web.server import stopping
from tests.web.operated import all_end, descendants, operated
from tests.web.watched import PATIENCE, needs_browser, watching

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")


@needs_linux
def test_it_ends_with_code_0_its_workers_gone_and_its_store_closed(database: Path, tmp_path: Path) -> None:
    with operated(f"sqlite:///{database}", tmp_path / "log") as server:
        server.is_ready()
        server.until(lambda: len(descendants(server.process.pid)) >= 2, "with a worker and one that draws for it")
        workers = descendants(server.process.pid)
        server.tell()
        assert server.ended() == 0
        assert all_end(workers)
        assert not database.with_name(f"{database.name}-wal").exists()  # SQLite removes it when the last one closes
        assert [event["what"] for event in server.events()][-2:] == ["Told to stop", "The server has stopped"]


@needs_linux
def test_the_workers_do_not_outlive_a_server_that_is_killed(database: Path, tmp_path: Path) -> None:
    with operated(f"sqlite:///{database}", tmp_path / "log") as server:
        server.until(lambda: len(descendants(server.process.pid)) >= 2, "with a worker and one that draws for it")
        workers = descendants(server.process.pid)
        server.tell(signal.SIGKILL)
        server.ended()
        assert all_end(workers)


def test_stopped_by_hand_it_says_so_by_its_code(database: Path, tmp_path: Path) -> None:
    with operated(f"sqlite:///{database}", tmp_path / "log") as server:
        server.tell(signal.SIGINT)
        assert server.ended() == 130


@needs_browser
def test_an_export_under_way_is_made_and_can_be_taken_away(browser: Browser, database: Path, tmp_path: Path) -> None:
    with (
        operated(f"sqlite:///{database}", tmp_path / "log") as server,
        watching(browser, server.address) as watched,
    ):
        server.is_ready()
        watched.opens_sample("skincare")
        with watched.drawn_anew():
            watched.opens("Report")
        watched.button("Create the file")
        watched.page.get_by_role("button", name="Cancel", exact=True).wait_for()
        server.tell()
        server.until(lambda: server.asked("ready")[1]["status"] == "stopping", "stopping")
        assert server.asked("ready")[0] == 503
        assert server.asked("health")[0] == 200
        assert watched.downloaded("Download wechat-accounts.pdf").startswith(b"%PDF")
        assert server.ended() == 0
        watched.page.close()
        watched.errors.clear()  # that the server has gone


@needs_browser
def test_a_save_under_way_is_finished(browser: Browser, database: Path, tmp_path: Path) -> None:
    with (
        operated(f"sqlite:///{database}", tmp_path / "log") as server,
        watching(browser, server.address) as watched,
    ):
        watched.opens_sample("skincare")
        watched.settled()
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")  # the save has to wait
        with watched.drawn_anew():
            watched.opens("Start")
        field = watched.page.get_by_role("textbox", name="Client", exact=True)
        field.fill("Zephyrine Quux")
        field.press("Enter")
        expect(watched.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "running", timeout=PATIENCE
        )
        server.tell()
        server.until(lambda: "Told to stop" in server.log.read_text(), "told")
        other.execute("ROLLBACK")
        assert server.ended() == 0
        saved = other.execute("SELECT count(*) FROM cases WHERE draft LIKE '%Zephyrine Quux%'").fetchone()
        assert saved == (1,)
        other.close()
        watched.page.close()
        watched.errors.clear()  # that the server has gone


def test_no_export_is_begun_once_the_server_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "is_asked", lambda: True)
    with pytest.raises(ReportFailed, match="being restarted"):
        exports.submit(None)  # type: ignore[arg-type]


def test_a_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(stopping.SECONDS, "5000")
    with pytest.raises(ValueError, match=stopping.SECONDS):
        stopping.longest()
    monkeypatch.setenv(stopping.SECONDS, "2.5")
    assert stopping.longest() == 2.5
