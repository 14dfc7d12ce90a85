"""The export menu in a real browser: by keyboard from the choice to the file on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Page, expect

from tests.web.test_advice_browser import chooses
from tests.web.test_browser import CHROMIUM, PATIENCE, address, browser  # noqa: F401

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    """The report of the skincare brand; no script may fail on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.goto(address)
    found.get_by_role("combobox", name="Sample client").click()
    found.get_by_role("option", name="skincare").click()
    found.get_by_role("button", name="Open the sample", exact=True).click()
    expect(found.get_by_text(re.compile("answers so far")).first).to_be_visible(timeout=PATIENCE)
    found.get_by_test_id("stTopNavLink").filter(has_text="Report").click()
    expect(found.get_by_role("heading", name="Take it with you", exact=True)).to_be_visible(timeout=PATIENCE)
    yield found
    context.close()
    assert errors == []


def test_the_report_is_made_and_downloaded_by_keyboard(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Create the file", exact=True).press("Enter")
    download = page.get_by_role("button", name="Download wechat-accounts.pdf", exact=True)
    expect(download).to_be_visible(timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE) as waiting:
        download.press("Enter")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name == "wechat-accounts.pdf"
    assert file.read_bytes().startswith(b"%PDF")


def test_the_plan_as_rows_is_downloaded_in_one_step(page: Page, tmp_path: Path) -> None:
    chooses(page, "Form", "CSV", "Publishing plan (CSV)")
    download = page.get_by_role("button", name="Download cadence.csv", exact=True)
    expect(download).to_be_visible(timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE) as waiting:
        download.press("Enter")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.read_bytes().startswith(b"date,account,articles")
