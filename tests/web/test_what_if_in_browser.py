"""The what-if page in a real browser: by keyboard, on a telephone's width, and kept after a reload."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

pytest.importorskip("playwright.sync_api")

from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.test_browser import CHROMIUM, PATIENCE, address, browser, is_drawn  # noqa: F401

WIDE, NARROW = 1280, 390

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:  # noqa: F811
    """The what-if page of the skincare brand, in a wide window; no script may fail on it."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900})
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.goto(address)
    found.get_by_role("combobox", name="Sample client").click()
    found.get_by_role("option", name="skincare").click()
    found.get_by_role("button", name="Open the sample", exact=True).click()
    sees(found, re.compile("answers so far"))
    found.get_by_test_id("stTopNavLink").filter(has_text="What if").click()
    expect(found.get_by_role("heading", name="What it would take", exact=True)).to_be_visible(timeout=PATIENCE)
    yield found
    context.close()
    assert errors == []


def sees(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)


def mix_now(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="The mix now")


def weigh_less(page: Page, criterion: str, steps: int) -> None:
    """Move a slider to the left by the keyboard."""
    page.get_by_role("slider", name=re.compile(f"^{criterion}")).focus()
    for _ in range(steps):
        page.keyboard.press("ArrowLeft")


def test_a_slider_moved_by_keyboard_changes_the_mix_and_the_saying_and_is_kept(page: Page) -> None:
    expect(mix_now(page)).not_to_contain_text("WeCom")
    weigh_less(page, "Focus", 5)
    expect(mix_now(page)).to_contain_text("WeCom", timeout=PATIENCE)
    sees(page, "Your choice: Focus has the weight 1 instead of 1.5.")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("WeCom")
    page.reload()
    expect(page.get_by_role("slider", name=re.compile("^Focus"))).to_have_value("1", timeout=PATIENCE)
    page.get_by_role("button", name="Reset the weights").press("Enter")
    expect(mix_now(page)).not_to_contain_text("WeCom", timeout=PATIENCE)
    sees(page, "As advised: you have chosen nothing yourself yet.")


def test_the_mix_stays_in_view_while_the_sliders_are_moved(page: Page) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.get_by_role("slider", name=re.compile("^Economy")).scroll_into_view_if_needed()
    expect(mix_now(page)).to_be_in_viewport(ratio=0.9)
    page.get_by_role("heading", name="What it would take", exact=True).scroll_into_view_if_needed()
    expect(mix_now(page)).not_to_be_in_viewport()


def test_an_unlock_card_is_right_for_the_skincare_brand_and_a_lock_takes_it_away(page: Page) -> None:
    card = page.locator(".st-key-unlock_subscription_1")
    expect(card).to_contain_text("From No, and none is planned to Yes.")
    expect(card).to_contain_text("CNY 300")
    entity, partner = (
        page.get_by_role("checkbox", name=re.compile(words)) for words in ("company of your own", "partner")
    )
    entity.press("Space")
    expect(card).to_contain_text("A partner's mainland licence", timeout=PATIENCE)
    partner.press("Space")
    expect(card).to_have_count(0, timeout=PATIENCE)
    sees(page, re.compile('Your locks on "Do you have a company of your own in mainland China\\?" and "Is there'))


def test_a_change_is_tried_applied_and_taken_back(page: Page) -> None:
    card = page.locator(".st-key-unlock_wecom_1")
    card.get_by_role("button", name=re.compile("^Try this")).press("Enter")
    expect(card.get_by_role("region", name="Now and then")).to_be_visible(timeout=PATIENCE)
    expect(card).to_contain_text("your saved answers are as they were")
    card.get_by_role("button", name="Change 1 saved answer to this").press("Enter")
    sees(page, re.compile("Changed for WeCom"))
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Own mainland papers")
    page.get_by_role("button", name="Take this change back").press("Enter")
    expect(page.get_by_test_id("stSidebar")).not_to_contain_text("Own mainland papers", timeout=PATIENCE)


def test_the_ranges_are_drawn_and_a_source_is_found(page: Page) -> None:
    is_drawn(page, wider_than=500, higher_than=200)
    mark = page.locator(".st-key-unlock_subscription_3 .cites a").first
    target = (mark.get_attribute("href") or "").removeprefix("#")
    mark.press("Enter")
    expect(page.locator(f"#{target}")).to_be_in_viewport(timeout=PATIENCE)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".st-key-unlock_subscription_3").get_by_role("button", name=re.compile("^Try this")).click()
    sees(page, "The advice if this were so")
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth")
