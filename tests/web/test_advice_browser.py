"""In a real browser: an explanation and a note by keyboard, and nothing too wide for a telephone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser
UNBROKEN = "Ω" * 600


def open_advice(watched: Watched) -> Page:
    page = watched.page
    watched.opens_sample("Hong Kong retailer")
    watched.opens("Advice")
    watched.heading("Why, and why not")
    expect(page.locator("#sources")).to_be_attached()
    return page


def test_the_whole_tree_by_keyboard_and_on_a_telephone(watched: Watched) -> None:
    page = open_advice(watched)
    expect(page.locator(".explanation")).to_have_count(0)
    watched.chooses("Account and route", "WeCom: Own papers", "WeCom: Own papers from outside the mainland")
    explained = page.locator(".explanation")
    expect(explained).to_contain_text("What keeps it out of the mix")
    expect(explained).not_to_contain_text("Every rule in force")
    page.get_by_role("radio", name="Reasons").press("ArrowRight")
    expect(explained).to_contain_text("Every rule in force")
    expect(explained).to_contain_text("Required:")
    explained.get_by_role("link", name=re.compile(r"^\[\d+\]$")).last.click()
    expect(page.locator(".sources li:target")).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(explained).to_be_visible()
    watched.fits()


def test_a_note_is_written_seen_kept_and_deleted(watched: Watched) -> None:
    page = open_advice(watched)
    card = page.locator("article.card").first
    watched.chooses("About", "Service account", "Service account")
    page.get_by_label("What you say").fill(f"<b>Wait</b> for *May*. {UNBROKEN}")
    page.get_by_label("Instead of", exact=False).fill("Open now")
    watched.button("Keep the note")
    watched.sees("needs a rationale")
    expect(card.locator(".opinion")).to_have_count(0)
    page.get_by_label("Rationale", exact=False).fill("The team is new.")
    page.get_by_label("Rationale", exact=False).press("Control+Enter")
    expect(card.locator(".opinion")).to_contain_text("<b>Wait</b> for *May*.")
    expect(card.locator(".opinion")).to_contain_text("instead of the advice")
    expect(page.get_by_label("What you say")).to_have_value("")
    page.reload()
    expect(card.locator(".opinion")).to_contain_text("Rationale: The team is new.")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(card).to_be_visible()
    watched.fits()
    watched.button("Edit")
    expect(page.get_by_role("heading", name="Edit the note")).to_be_in_viewport()
    watched.button("Leave it as it was")
    expect(page.get_by_role("heading", name="Add a note")).to_be_visible()
    watched.button("Delete")
    expect(page.locator(".opinion")).to_have_count(0)
    watched.button("Put it back")
    expect(card.locator(".opinion")).to_contain_text("The team is new.")
