"""The export menu in a real browser: by keyboard from the choice to the file on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.watched import PATIENCE, Watched, needs_browser

pytestmark = needs_browser


@pytest.fixture
def page(watched: Watched) -> Page:
    """The report of the skincare brand."""
    watched.opens_sample("skincare")
    watched.opens("Report")
    watched.heading("Take it with you")
    watched.settled()
    return watched.page


def test_the_report_is_made_and_downloaded_by_keyboard(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Create the file", exact=True).press("Enter")
    file = downloaded(page, "wechat-accounts.pdf", tmp_path)
    assert file.read_bytes().startswith(b"%PDF")


def test_the_plan_as_rows_is_downloaded_in_one_step(watched: Watched, page: Page, tmp_path: Path) -> None:
    watched.chooses("Form", "CSV", "Publishing plan (CSV)")
    file = downloaded(page, "cadence.csv", tmp_path)
    assert file.read_bytes().startswith(b"date,account,articles")


def downloaded(page: Page, name: str, folder: Path) -> Path:
    """The file that its button hands over, pressed by keyboard."""
    download = page.get_by_role("button", name=f"Download {name}", exact=True)
    expect(download).to_be_visible()
    with page.expect_download(timeout=PATIENCE) as waiting:
        download.press("Enter")
    assert waiting.value.suggested_filename == name
    file = folder / name
    waiting.value.save_as(file)
    return file
