"""The tour in a browser: notes are reached and put away by keyboard, once and for all; a chart is taken away."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.web.watched import NARROW, Watched, needs_browser

pytestmark = needs_browser
FIRST, SECOND = "The advice", "Read the picture"


def note(watched: Watched, title: str) -> Locator:
    return watched.page.get_by_role("complementary", name=title, exact=True)


def begins(watched: Watched) -> None:
    watched.settled()
    watched.button("Show me round with a sample")
    watched.heading("Recommendation")


def test_a_note_is_put_away_by_keyboard_and_stays_away(watched: Watched) -> None:
    begins(watched)
    expect(note(watched, FIRST)).to_be_visible()
    note(watched, FIRST).get_by_role("button", name="Understood").focus()
    watched.page.keyboard.press("Enter")
    expect(note(watched, FIRST)).to_have_count(0)
    assert watched.page.evaluate("() => document.activeElement !== document.body")
    expect(note(watched, SECOND)).to_be_visible()
    watched.page.reload()
    watched.heading("Recommendation")
    expect(note(watched, SECOND)).to_be_visible()
    expect(note(watched, FIRST)).to_have_count(0)


def test_all_notes_go_at_once_and_come_again_when_asked_for(watched: Watched) -> None:
    begins(watched)
    note(watched, FIRST).get_by_role("button", name="No more notes").click()
    expect(note(watched, SECOND)).to_have_count(0)
    watched.opens("Cadence")
    watched.heading("Publishing plan")
    watched.settled()
    expect(note(watched, "The publishing plan")).to_have_count(0)
    watched.opens("Start")
    watched.button("Show the notes of the tour again")
    watched.opens("Cadence")
    expect(note(watched, "The publishing plan")).to_be_visible()


def test_a_picture_is_drawn_and_taken_away_and_fits_a_phone(watched: Watched) -> None:
    begins(watched)
    watched.draws_chart(wider_than=300, higher_than=200)
    watched.page.locator(".st-key-take_mix_picture button").click()
    assert watched.downloaded("Picture (PNG)").startswith(b"\x89PNG\r\n\x1a\n")
    assert watched.downloaded("Drawing (SVG)").startswith(b"<svg")
    assert "Service account" in watched.downloaded("Numbers (CSV)").decode("utf-8-sig")
    watched.page.keyboard.press("Escape")
    watched.page.set_viewport_size({"width": NARROW, "height": 900})
    watched.fits()
