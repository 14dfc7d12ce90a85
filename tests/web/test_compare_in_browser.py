"""In a real browser: two files compared blind, a historic change between two dates, and nothing too wide."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.web.test_compare_page import MAINLAND, SECOND, SKINCARE
from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser


def upload(page: Page, name: str, text: str) -> None:
    file = {"name": name, "mimeType": "text/yaml", "buffer": text.encode()}
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(files=[file])


def sets_date(page: Page, field: str, year: str, month: str, day: str) -> None:
    box = page.get_by_role("group", name=field)
    box.get_by_role("spinbutton", name="year").press_sequentially(year)
    box.get_by_role("spinbutton", name="month").press_sequentially(month)
    box.get_by_role("spinbutton", name="day").press_sequentially(day)
    page.keyboard.press("Escape")  # closes the calendar
    page.get_by_role("heading", level=1).click()


def test_two_files_blind_and_a_quota_between_two_dates(watched: Watched) -> None:
    page = watched.page
    watched.opens_sample("newspaper")
    watched.opens("Compare")
    watched.heading("In short")
    page.get_by_role("radio", name="Two files, blind").click()
    watched.heading("The first file")
    upload(page, "skin.yaml", SKINCARE)
    watched.sees("Its name, client and notes are kept out of sight.")
    upload(page, "zhang.yaml", SECOND)
    watched.heading("Which of these differences are decisive")
    decisive = page.get_by_role("region", name="What turns the mix of one")
    expect(decisive).to_contain_text(f"The answer to “{MAINLAND}”")
    main = page.get_by_test_id("stMain")
    expect(main).not_to_contain_text(re.compile("zhang", re.IGNORECASE))
    watched.button("Show which is which")
    expect(page.get_by_role("region", name="Which is which")).to_contain_text("zhang.yaml")
    page.set_viewport_size({"width": 390, "height": 800})
    expect(decisive).to_be_attached()
    watched.fits()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("radio", name="Two dates").click()
    sets_date(page, "On this date", "2013", "09", "01")
    expect(page.get_by_role("columnheader", name="1 Sep 2013").first).to_be_visible()
    sets_date(page, "And on this one", "2014", "04", "15")
    happened = page.get_by_role("region", name="What had a part in it")
    quota = happened.get_by_role("row").filter(has_text="Broadcasts a service account may send each calendar month")
    expect(quota).to_contain_text("15 Apr 2014")
    expect(quota.get_by_role("cell").nth(2)).to_have_text("1")
    expect(quota.get_by_role("cell").nth(3)).to_have_text("4")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Rules as of")
    expect(page.get_by_test_id("stSidebar")).not_to_contain_text("2014")
