"""The cadence page in a real browser: the table by keyboard, the chart by mouse, on a telephone, after a reload."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.test_browser import CHROMIUM, PATIENCE, address, browser  # noqa: F401

WIDE, NARROW = 1280, 390
HEAD, ROW, TO_DAY = 36, 35, 150  # pixels of the table: its head, a row, from its left edge into the column of days

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    """The plan of the skincare brand, in a wide window; no script may fail on it."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900})
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.goto(address)
    found.get_by_role("combobox", name="Sample client").click()
    found.get_by_role("option", name="skincare").click()
    found.get_by_role("button", name="Open the sample", exact=True).click()
    expect(found.get_by_text(re.compile("answers so far")).first).to_be_visible(timeout=PATIENCE)
    found.get_by_test_id("stTopNavLink").filter(has_text="Cadence").click()
    expect(found.get_by_role("heading", name="Change the plan", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(found.get_by_role("heading", name="Capacity and effort", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(grid(found).locator("canvas").first).to_be_visible(timeout=PATIENCE)
    yield found
    context.close()
    assert errors == []


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
    expect(year).to_be_visible(timeout=PATIENCE)
    year.focus()
    page.keyboard.type(day.replace("-", ""))
    form.get_by_role("button", name="Add it").press("Enter")


def test_a_cell_changed_by_keyboard_pins_the_broadcast_and_is_kept(page: Page) -> None:
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.", timeout=PATIENCE)
    on_day_of_row(page, 6)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("1 broadcast is pinned.", timeout=PATIENCE)
    page.reload()
    expect(status(page)).to_contain_text("1 broadcast is pinned.", timeout=PATIENCE)
    page.get_by_role("button", name="Back to the planned").press("Enter")
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.", timeout=PATIENCE)
    page.get_by_role("button", name="Undo the last change").press("Enter")
    expect(status(page)).to_contain_text("1 broadcast is pinned.", timeout=PATIENCE)


def test_nine_articles_typed_into_a_cell_are_refused_at_once(page: Page) -> None:
    on_day_of_row(page, 3)
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    cell = page.locator("input.gdg-input")
    expect(cell).to_be_focused(timeout=PATIENCE)
    page.keyboard.type("9")
    expect(cell).to_have_value("9")
    page.keyboard.press("Enter")
    expect(page.get_by_text("9 articles in one broadcast; 8 are allowed.")).to_be_visible(timeout=PATIENCE)


def test_a_day_outside_the_plan_is_refused_at_once_and_taken_back(page: Page) -> None:
    add(page, "2029-05-03")
    expect(status(page)).to_contain_text("1 broadcast could not be kept.", timeout=PATIENCE)
    expect(page.get_by_text(re.compile("Outside the plan, which runs from .* 2027 to .* 202[78]"))).to_be_visible()
    page.get_by_role("button", name="Take it back", exact=True).press("Enter")
    expect(status(page)).to_contain_text("Nothing is changed by hand yet.", timeout=PATIENCE)


def test_a_bar_of_the_chart_shows_its_week(page: Page) -> None:
    week = page.get_by_role("combobox", name="Week", exact=True)
    before = week.input_value()
    bars = page.get_by_test_id("stVegaLiteChart").first.locator('[aria-roledescription="bar"]')
    expect(bars.first).to_be_visible(timeout=PATIENCE)
    bar = bars.nth(bars.count() // 2)
    bar.scroll_into_view_if_needed()
    bar.click()
    expect(week).not_to_have_value(before, timeout=PATIENCE)
    page.get_by_role("button", name="Take out", exact=True).first.press("Enter")
    expect(status(page)).to_contain_text("1 day is kept free", timeout=PATIENCE)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    add(page, "2029-05-03")
    expect(page.get_by_role("button", name="Take it back", exact=True)).to_be_visible(timeout=PATIENCE)
    page.get_by_role("spinbutton", name="Articles a month the team can produce").fill("4")
    page.get_by_role("spinbutton", name="Articles a month the team can produce").press("Enter")
    expect(page.get_by_role("region", name="The plan now and then")).to_be_visible(timeout=PATIENCE)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth")
