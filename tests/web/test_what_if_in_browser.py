"""The what-if page in a real browser: by keyboard, on a telephone's width, and kept after a reload."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.watched import NARROW, WIDE, Watched, needs_browser

pytestmark = needs_browser


@pytest.fixture
def page(watched: Watched) -> Page:
    """The what-if page of the skincare brand."""
    watched.opens_sample("skincare")
    watched.opens("What if")
    watched.heading("What it would take")
    watched.settled()
    return watched.page


def sees(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


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
    expect(mix_now(page)).to_contain_text("WeCom")
    sees(page, "Your choice: Focus has the weight 1 instead of 1.5.")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("WeCom")
    page.reload()
    expect(page.get_by_role("slider", name=re.compile("^Focus"))).to_have_value("1")
    page.get_by_role("button", name="Reset the weights").press("Enter")
    expect(mix_now(page)).not_to_contain_text("WeCom")
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
    expect(card).to_contain_text("A partner's mainland licence")
    partner.press("Space")
    expect(card).to_have_count(0)
    sees(page, re.compile('Your locks on "Do you have a company of your own in mainland China\\?" and "Is there'))


def test_a_change_is_tried_applied_and_taken_back(page: Page) -> None:
    card = page.locator(".st-key-unlock_wecom_1")
    card.get_by_role("button", name=re.compile("^Try this")).press("Enter")
    expect(card.get_by_role("region", name="Now and then")).to_be_visible()
    expect(card).to_contain_text("your saved answers are as they were")
    card.get_by_role("button", name="Change 1 saved answer to this").press("Enter")
    sees(page, re.compile("Changed for WeCom"))
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Own mainland papers")
    page.get_by_role("button", name="Take this change back").press("Enter")
    expect(page.get_by_test_id("stSidebar")).not_to_contain_text("Own mainland papers")


def test_the_ranges_are_drawn_and_a_source_is_found(watched: Watched, page: Page) -> None:
    watched.draws_chart(wider_than=500, higher_than=200)
    mark = page.locator(".st-key-unlock_subscription_3 .cites a").first
    target = (mark.get_attribute("href") or "").removeprefix("#")
    mark.press("Enter")
    expect(page.locator(f"#{target}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_nothing_scrolls_sideways(watched: Watched, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".st-key-unlock_subscription_3").get_by_role("button", name=re.compile("^Try this")).click()
    sees(page, "The advice if this were so")
    watched.fits()
