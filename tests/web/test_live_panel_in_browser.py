"""Questions and live panel in a real browser: each answer is followed, by keyboard too, and a telephone suffices."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser


def standing(page: Page, account: str, word: str) -> None:
    """Wait until the panel gives the account this standing."""
    row = page.get_by_test_id("stSidebar").get_by_role("listitem").filter(has_text=account).first
    expect(row).to_contain_text(word)


def open_sample(watched: Watched, name: str) -> None:
    watched.opens_sample(name)
    watched.opens("Questions")
    watched.heading("Who you are")


def test_the_panel_follows_answers_given_by_keyboard(watched: Watched) -> None:
    page = watched.page
    open_sample(watched, "cookery writer")
    standing(page, "Service account", "Blocked")
    standing(page, "Subscription account", "Open")
    kind = page.get_by_role("radiogroup", name="What kind of organisation will own the account?")
    kind.get_by_role("radio", name="Private person").focus()
    kind.get_by_role("radio", name="Private person").press("ArrowUp")
    standing(page, "Service account", "Open")
    kind.get_by_role("radio", name="Sole trader").press("ArrowDown")
    standing(page, "Service account", "Blocked")
    kind.get_by_text("Don't know yet", exact=True).click()
    standing(page, "Service account", "Undecided")


def test_settled_is_said_as_soon_as_it_is_true_and_the_way_leads_to_what_is_left(watched: Watched) -> None:
    page = watched.page
    open_sample(watched, "skincare")
    watched.sees("Settled: no open question can change the advice any more.")
    home = page.get_by_role("radiogroup", name="Where is this organisation or person registered?")
    home.get_by_text("Don't know yet", exact=True).click()
    watched.sees("Not settled: 2 mixes can still come out.")
    page.get_by_text("Which mixes can still come out").click()
    expect(page.locator(".outlook")).to_contain_text("% of the ways to answer")
    watched.button("Content and team · 3 of 3")
    watched.heading("Content and team")
    first = page.get_by_role("button", name="Answer first: Where is this organisation or person registered? →")
    first.focus()
    first.press("Enter")
    watched.heading("Who you are")
    asked = page.get_by_role("heading", name="Where is this organisation or person registered?", exact=True)
    expect(asked).to_be_in_viewport()
    expect(page.get_by_text("Hangs on it now:")).to_have_count(1)


def test_reasons_unfold_by_keyboard_and_nothing_is_too_wide_for_a_telephone(watched: Watched) -> None:
    page = watched.page
    open_sample(watched, "mainland factory")
    page.set_viewport_size({"width": 390, "height": 800})
    watched.button("How messages reach people · nothing to ask")
    watched.heading("How messages reach people")
    watched.sees("Nothing is left to ask here.")
    watched.sees(re.compile("Asked only with this answer to “Whom do you want to reach\\?”"))
    watched.fits()
    watched.button("Who you are · 5 of 5")
    watched.heading("Who you are")
    folded = page.locator("summary").filter(has_text="Not asked: 1 question, off the path of your answers")
    folded.focus()
    expect(page.get_by_text("Do you have a company of your own in mainland China?")).to_be_hidden()
    folded.press("Enter")
    watched.sees("Do you have a company of your own in mainland China?")
    watched.fits()
