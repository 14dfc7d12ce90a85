"""The cadence page in a real browser: the table by keyboard, the chart by mouse, on a telephone, after a reload."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.web.watched import NARROW, PATIENCE, WIDE, Watched, needs_browser

HEAD, ROW, TO_DAY = 36, 35, 150  # pixels of the table: its head, a row, from its left edge into the column of days

pytestmark = needs_browser


@pytest.fixture
def page(watched: Watched) -> Page:
    """The plan of the skincare brand."""
    watched.opens_sample("skincare")
    watched.opens("Cadence")
    watched.heading("Change the plan")
    expect(grid(watched.page).locator("canvas").first).to_be_visible()
    watched.settled()
    return watched.page


def grid(page: Page) -> Locator:
    return page.get_by_test_id("stDataFrame")


def status(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=re.compile("by hand|Your changes"))


def on_day_of_row(page: Page, row: int) -> None:
    """Put the table's cursor on the day of a row, counted from 0."""
    grid(page).scroll_into_view_if_needed()
    grid(page).locator(".dvn-scroller").click(position={"x": TO_DAY, "y": HEAD + ROW * row + ROW // 2})


def add(page: Page, day: str) -> None:
    """Add a broadcast by the form, with the keyboard."""
    form = page.get_by_test_id("stExpander").filter(has_text="Add a broadcast")
    if not form.get_by_role("button", name="Add it").is_visible():
        form.locator("summary").press("Enter")
    year = form.get_by_role("spinbutton").first
    expect(year).to_be_visible()
    year.focus()
    page.keyboard.type(day.replace("-", ""))
    form.get_by_role("button", name="Add it").press("Enter")


def test_a_cell_changed_by_keyboard_pins_the_broadcast_and_is_kept(page: Page) -> None:
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.")
    on_day_of_row(page, 6)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("1 broadcast is pinned.")
    page.reload()
    expect(status(page)).to_contain_text("1 broadcast is pinned.")
    page.get_by_role("button", name="Back to the planned").press("Enter")
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.")
    page.get_by_role("button", name="Undo the last change").press("Enter")
    expect(status(page)).to_contain_text("1 broadcast is pinned.")


def test_nine_articles_typed_into_a_cell_are_refused_at_once(page: Page) -> None:
    refused = page.get_by_text("9 articles in one broadcast; 8 are allowed.")
    for _ in range(3):  # a table drawn anew meanwhile drops what is half typed, as it does for everybody
        on_day_of_row(page, 3)
        for key in ("ArrowRight", "ArrowRight", "Enter"):
            page.keyboard.press(key)
        cell = page.locator("input.gdg-input")
        expect(cell).to_be_focused()
        cell.fill("9")  # typed at once it may be put beside what stands there, which is marked a moment later
        page.keyboard.press("Enter")
        with suppress(PlaywrightTimeout):
            refused.wait_for(timeout=PATIENCE / 3)
            break
    expect(refused).to_be_visible()


def test_a_day_outside_the_plan_is_refused_at_once_and_taken_back(page: Page) -> None:
    add(page, "2029-05-03")
    expect(status(page)).to_contain_text("1 broadcast could not be kept.")
    expect(page.get_by_text(re.compile("Outside the plan, which runs from .* 2027 to .* 202[78]"))).to_be_visible()
    page.get_by_role("button", name="Take it back", exact=True).press("Enter")
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.")


def test_a_bar_of_the_chart_shows_its_week(page: Page) -> None:
    week = page.get_by_role("combobox", name="Week", exact=True)
    before = week.input_value()
    bars = page.get_by_test_id("stVegaLiteChart").first.locator("g.mark-rect.role-mark path")
    expect(bars.first).to_be_visible()
    bar = bars.nth(bars.count() // 2)
    bar.scroll_into_view_if_needed()
    bar.click()
    expect(week).not_to_have_value(before)
    page.get_by_role("button", name="Take out", exact=True).first.press("Enter")
    expect(status(page)).to_contain_text("1 day is kept free")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_scrolls_sideways(watched: Watched, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    add(page, "2029-05-03")
    expect(page.get_by_role("button", name="Take it back", exact=True)).to_be_visible()
    page.get_by_role("spinbutton", name="Articles a month the team can produce").fill("4")
    page.get_by_role("spinbutton", name="Articles a month the team can produce").press("Enter")
    expect(page.get_by_role("region", name="The plan now and then")).to_be_visible()
    watched.fits()
