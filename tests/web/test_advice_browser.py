"""In a real browser: an explanation and a note by keyboard, and nothing too wide for a telephone."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Page, expect

from tests.web.test_browser import CHROMIUM, PATIENCE, Watched, address, browser, watched  # noqa: F401

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
UNBROKEN = "Ω" * 600


def open_advice(watched: Watched) -> Page:  # noqa: F811
    page = watched.page
    page.get_by_role("combobox", name="Sample client").click()
    page.get_by_role("option", name="Hong Kong retailer").click()
    watched.button("Open the sample")
    watched.sees("37 answers so far.")
    watched.opens("Advice")
    watched.heading("Why, and why not")
    expect(page.locator("#sources")).to_be_attached(timeout=PATIENCE)
    return page


def chooses(page: Page, field: str, words: str, option: str) -> None:
    """Choose by keyboard alone: the start of the name, then Enter.

    A page that is drawn anew meanwhile closes the list; then the choice was not taken, and the field says so once it
    is left.
    """
    box = page.get_by_role("combobox", name=field)
    for _ in range(3):
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
        box.focus()
        box.fill("")
        box.press_sequentially(words)
        # The list follows the typing a little later; Enter takes what is marked in it.
        marked = page.get_by_role("option", name=option, exact=True)
        expect(marked).to_have_attribute("data-focused", "true", timeout=PATIENCE)
        box.press("Enter")
        box.press("Tab")
        expect(box).to_have_attribute("aria-expanded", "false", timeout=PATIENCE)
        if box.input_value() == option:
            return
    expect(box).to_have_value(option)


def fits(page: Page) -> bool:
    return bool(page.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth"))


def test_the_whole_tree_by_keyboard_and_on_a_telephone(watched: Watched) -> None:  # noqa: F811
    page = open_advice(watched)
    expect(page.locator(".explanation")).to_have_count(0)
    chooses(page, "Account and route", "WeCom: Own papers", "WeCom: Own papers from outside the mainland")
    explained = page.locator(".explanation")
    expect(explained).to_contain_text("What keeps it out of the mix", timeout=PATIENCE)
    expect(explained).not_to_contain_text("Every rule in force")
    page.get_by_role("radio", name="Reasons").press("ArrowRight")
    expect(explained).to_contain_text("Every rule in force", timeout=PATIENCE)
    expect(explained).to_contain_text("Required:")
    explained.get_by_role("link", name=re.compile(r"^\[\d+\]$")).last.click()
    expect(page.locator(".sources li:target")).to_be_in_viewport(timeout=PATIENCE)
    page.set_viewport_size({"width": 390, "height": 800})
    expect(explained).to_be_visible()
    assert fits(page)


def test_a_note_is_written_seen_kept_and_deleted(watched: Watched) -> None:  # noqa: F811
    page = open_advice(watched)
    card = page.locator("article.card").first
    chooses(page, "About", "Service account", "Service account")
    page.get_by_label("What you say").fill(f"<b>Wait</b> for *May*. {UNBROKEN}")
    page.get_by_label("Instead of", exact=False).fill("Open now")
    watched.button("Keep the note")
    watched.sees("needs a rationale")
    expect(card.locator(".opinion")).to_have_count(0)
    page.get_by_label("Rationale", exact=False).fill("The team is new.")
    page.get_by_label("Rationale", exact=False).press("Control+Enter")
    expect(card.locator(".opinion")).to_contain_text("<b>Wait</b> for *May*.", timeout=PATIENCE)
    expect(card.locator(".opinion")).to_contain_text("instead of the advice")
    expect(page.get_by_label("What you say")).to_have_value("")
    page.reload()
    expect(card.locator(".opinion")).to_contain_text("Rationale: The team is new.", timeout=PATIENCE)
    page.set_viewport_size({"width": 390, "height": 800})
    expect(card).to_be_visible()
    assert fits(page)
    watched.button("Edit")
    expect(page.get_by_role("heading", name="Edit the note")).to_be_in_viewport(timeout=PATIENCE)
    watched.button("Leave it as it was")
    expect(page.get_by_role("heading", name="Add a note")).to_be_visible(timeout=PATIENCE)
    watched.button("Delete")
    expect(page.locator(".opinion")).to_have_count(0, timeout=PATIENCE)
    watched.button("Put it back")
    expect(card.locator(".opinion")).to_contain_text("The team is new.", timeout=PATIENCE)
