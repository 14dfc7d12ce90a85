"""The questionnaire by keyboard alone: the focus stays on the control that was used, whatever its answer changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser

FAR = 120
TOP = "element => Math.round(element.getBoundingClientRect().top)"


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until the control has the focus."""
    expect(control).to_be_visible()
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if control.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {control}")


def head(page: Page, title: str) -> None:
    """Wait until the head of a page or section has the focus."""
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_focused()


def question(page: Page, ident: str) -> Locator:
    return page.locator(f".st-key-question_{ident}")


def pressed(watched: Watched, key: str) -> None:
    """Press a key, and wait until all it did has been drawn."""
    watched.page.keyboard.press(key)
    watched.settled()


def count(page: Page, told: str) -> None:
    """Wait until the panel beside the page says how many questions are answered."""
    expect(page.get_by_test_id("stSidebar")).to_contain_text(told)


def test_a_case_from_the_start_page_to_the_advice(watched: Watched) -> None:
    page = watched.page
    watched.settled()
    tab_to(page, page.get_by_role("button", name="Start the questionnaire"))
    page.keyboard.press("Enter")
    head(page, "Who you are")

    kind = question(page, "organisation")
    tab_to(page, kind.get_by_role("radio", name="Don't know yet"))
    page.keyboard.press("ArrowDown")
    expect(kind.get_by_role("radio", name="Company")).to_be_checked()
    count(page, "1 of")
    watched.settled()
    expect(kind.get_by_role("radio", name="Company")).to_be_focused()

    home = question(page, "home")
    tab_to(page, home.get_by_role("radio", name="Don't know yet"))
    page.keyboard.press("ArrowUp")
    count(page, "2 of")
    watched.settled()
    expect(home.get_by_role("radio", name="Anywhere else")).to_be_focused()
    expect(question(page, "mainland_entity")).to_be_visible()

    industry = question(page, "industry").get_by_role("combobox")
    tab_to(page, industry)
    page.keyboard.type("Food")
    expect(page.get_by_role("option").first).to_have_attribute("data-focused", "true")
    page.keyboard.press("Enter")
    count(page, "3 of")
    watched.settled()
    expect(industry).to_be_focused()

    tab_to(page, page.get_by_role("button", name="Next →"))
    page.keyboard.press("Enter")
    head(page, "What you want")
    sell = question(page, "goals").get_by_role("checkbox", name="Sell online")
    tab_to(page, sell)
    page.keyboard.press("Space")
    count(page, "4 of")
    watched.settled()
    expect(sell).to_be_focused()

    for title in ("How messages reach people", "Content and team", "Ownership and people", "What tips the balance"):
        tab_to(page, page.get_by_role("button", name="Next →"))
        page.keyboard.press("Enter")
        head(page, title)
    tab_to(page, page.get_by_role("button", name="← Previous"))
    page.keyboard.press("Enter")
    head(page, "Ownership and people")
    for title in ("What tips the balance", "Time and money"):
        tab_to(page, page.get_by_role("button", name="Next →"))
        page.keyboard.press("Enter")
        head(page, title)
    weeks = question(page, "launch_weeks").get_by_role("spinbutton")
    tab_to(page, weeks)
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    count(page, "5 of")
    page.keyboard.press("ArrowUp")
    expect(weeks).to_have_value("13")
    watched.settled()
    expect(weeks).to_be_focused()
    for title in ("Papers and wishes", "Details for the plan"):
        tab_to(page, page.get_by_role("button", name="Next →"))
        page.keyboard.press("Enter")
        head(page, title)
    tab_to(page, page.get_by_role("button", name="Check your answers →"))
    page.keyboard.press("Enter")
    head(page, "Check your answers")
    expect(page.locator("#kept-launch_weeks")).to_contain_text("13")
    tab_to(page, page.get_by_role("button", name="See the advice →").first)
    page.keyboard.press("Enter")
    head(page, "Recommendation")


def test_the_box_for_not_known_keeps_the_focus_beside_a_number_and_among_boxes(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{page.url}questions?s=resources")
    weeks = question(page, "launch_weeks")
    unknown, number = weeks.get_by_role("checkbox"), weeks.get_by_role("spinbutton")
    number.fill("9")
    number.press("Enter")
    expect(unknown).not_to_be_checked()
    watched.settled()
    unknown.focus()
    pressed(watched, "Space")
    expect(number).to_have_value("")
    expect(unknown).to_be_focused()
    expect(unknown).to_be_checked()
    pressed(watched, "Space")
    expect(unknown).to_be_focused()
    expect(unknown).not_to_be_checked()
    watched.button("What you want · 0 of 4")
    head(page, "What you want")
    watched.settled()
    goals = question(page, "goals")
    for name in ("Don't know yet", "Don't know yet", "None of these", "Sell online", "None of these", "Don't know yet"):
        box = goals.get_by_role("checkbox", name=name)
        box.focus()
        pressed(watched, "Space")
        expect(box).to_be_focused()
    expect(goals.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(goals.get_by_role("checkbox", name="Don't know yet")).to_be_checked()


def test_an_answer_moves_nothing_under_the_hand(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{page.url}questions?s=aims")
    sell = question(page, "goals").get_by_role("checkbox", name="Sell online")
    expect(question(page, "goals").locator(".hangs")).to_be_visible()
    watched.settled()
    sell.focus()
    before = sell.evaluate(TOP)
    pressed(watched, "Space")
    expect(page.locator(".outlook")).to_be_visible()
    expect(question(page, "goals").locator(".hangs")).to_have_count(0)
    assert sell.evaluate(TOP) == before


@pytest.mark.parametrize("ident", ["home", "industry", "umbrella_account"])
def test_from_the_answers_to_a_question_and_back(watched: Watched, ident: str) -> None:
    page = watched.page
    watched.opens_sample("skincare")
    watched.opens("Check your answers")
    head_of_page = page.get_by_role("heading", level=1, name="Check your answers", exact=True)
    expect(head_of_page).to_be_visible()
    change = page.locator(f".st-key-change_{ident}").get_by_role("button")
    expect(change).to_have_accessible_name(re.compile(r"^Change .+\?$"))
    change.focus()
    page.keyboard.press("Enter")
    expect(question(page, ident).locator("input:focus")).to_have_count(1)
    expect(question(page, ident)).to_be_in_viewport()
    back = page.get_by_role("button", name="← Back to your answers")
    for _ in range(3):  # a group of radio buttons is one stop; a page out of the way
        page.keyboard.press("Tab")
        if back.evaluate("element => element === document.activeElement"):
            break
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(change).to_be_focused()
    expect(change).to_be_in_viewport()
