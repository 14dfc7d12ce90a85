"""No answer is lost: by haste, Back and Forward, a reload, another tab or browser, or a restart of the server."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.web.served import free_port, serving
from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser

GOALS = ["Make the brand known", "Sell online", "Keep customers, run a membership", "Advertise on WeChat"]


def ticked(page: Page, *goals: str) -> None:
    """Wait until these goals are ticked, and no other box of the question."""
    row = page.locator(".st-key-question_goals")
    for goal in goals:
        expect(row.get_by_role("checkbox", name=goal, exact=True)).to_be_checked()
    Watched(page).settled()
    expect(row.get_by_role("checkbox", checked=True)).to_have_count(len(goals))


def section(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def radio(page: Page, question: str, option: str) -> None:
    row = page.locator(f".st-key-question_{question}")
    expect(row.get_by_role("radio", name=option, exact=True)).to_be_checked()


def test_clicks_faster_than_the_page_follows_all_count(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{page.url}questions?s=aims")
    expect(page.get_by_text(GOALS[0], exact=True)).to_be_visible()
    watched.settled()
    for goal in GOALS:
        page.locator(".st-key-question_goals").get_by_text(goal, exact=True).click()
    ticked(page, *GOALS)
    page.reload()
    section(page, "What you want")
    ticked(page, *GOALS)


def test_an_answer_and_the_next_section_at_once(watched: Watched) -> None:
    page = watched.page
    watched.button("Start the questionnaire")
    section(page, "Who you are")
    watched.settled()
    page.locator(".st-key-question_umbrella_account").get_by_text("Yes", exact=True).click()
    page.get_by_role("button", name="Next →").click()
    section(page, "What you want")
    page.go_back()
    section(page, "Who you are")
    radio(page, "umbrella_account", "Yes")


def test_back_and_forward_lead_through_the_sections_and_a_reload_stays(watched: Watched) -> None:
    page = watched.page
    watched.button("Start the questionnaire")
    section(page, "Who you are")
    watched.settled()
    page.locator(".st-key-question_home").get_by_text("Macau", exact=True).click()
    watched.settled()
    for title in ("What you want", "How messages reach people"):
        watched.button("Next →")
        section(page, title)
        watched.settled()
    assert set(re.findall(r"[?&](\w+)=", page.url)) == {"d", "s"}
    page.go_back()
    section(page, "What you want")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    watched.settled()
    page.locator(".st-key-question_goals").get_by_text(GOALS[0], exact=True).click()
    watched.settled()
    page.go_back()
    section(page, "Who you are")
    radio(page, "home", "Macau")
    page.go_forward()
    section(page, "What you want")
    ticked(page, GOALS[0])
    page.go_forward()
    section(page, "How messages reach people")
    page.reload()
    section(page, "How messages reach people")
    watched.opens("Advice")
    watched.heading("Recommendation")
    page.go_back()
    section(page, "How messages reach people")


def test_a_link_leads_another_browser_to_the_same_section_of_the_same_case(watched: Watched, browser: Browser) -> None:
    page = watched.page
    page.goto(f"{page.url}questions?s=aims")
    section(page, "What you want")
    watched.settled()
    page.locator(".st-key-question_goals").get_by_text(GOALS[1], exact=True).click()
    expect(page).to_have_url(re.compile(r"\?d=[\w-]{22}&s=aims$"))
    for address, title in ((page.url, "What you want"), (page.url.replace("&s=aims", ""), "Who you are")):
        elsewhere = browser.new_context().new_page()
        elsewhere.goto(address)
        section(elsewhere, title)
        elsewhere.get_by_role("button", name=re.compile("^What you want")).click()
        section(elsewhere, "What you want")
        ticked(elsewhere, GOALS[1])
        elsewhere.context.close()


def test_without_a_section_in_the_link_the_first_with_an_open_question_is_shown(watched: Watched) -> None:
    page = watched.page
    watched.opens_sample("skincare")
    watched.opens("Questions")
    section(page, "Who you are")
    watched.button("Content and team · 3 of 3")
    section(page, "Content and team")
    watched.settled()
    page.locator(".st-key-question_content_team").get_by_text("Don't know yet", exact=True).click()
    expect(page.locator(".st-key-question_content_team .hangs")).to_be_visible()
    watched.settled()
    page.goto(page.url.replace("&s=content", ""))
    section(page, "Content and team")


def test_a_text_is_saved_though_its_tab_is_closed_before_the_field_is_left(watched: Watched) -> None:
    page = watched.page
    watched.button("Start the questionnaire")
    section(page, "Who you are")
    watched.settled()
    page.locator(".st-key-question_home").get_by_text("Macau", exact=True).click()
    watched.settled()
    watched.opens("Start")
    field = page.get_by_label("Client", exact=True)
    expect(field).to_be_visible()
    watched.settled()
    tab = page.context.new_page()
    tab.goto(page.url)
    field = tab.get_by_label("Client", exact=True)
    expect(field).to_be_visible()
    Watched(tab).settled()
    field.fill("Kauri & Sons")
    with tab.expect_event("close"):
        tab.close(run_before_unload=True)
    page.reload()
    expect(page.get_by_label("Client", exact=True)).to_have_value("Kauri & Sons")


def test_a_restart_of_the_server_loses_nothing_and_the_page_goes_on(browser: Browser, tmp_path: Path) -> None:
    port, database = free_port(), tmp_path / "restarted.sqlite"
    with serving(database, port=port) as server:
        page = browser.new_page()
        page.goto(f"{server.address}questions?s=aims")
        watched = Watched(page)
        section(page, "What you want")
        watched.settled()
        page.locator(".st-key-question_goals").get_by_text(GOALS[0], exact=True).click()
        expect(page).to_have_url(re.compile(r"\?d=[\w-]{22}&s=aims$"))
        watched.settled()
        before = page.url
    expect(page.get_by_test_id("stApp")).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    with page.expect_websocket() as again, serving(database, port=port):
        again.value.wait_for_event("framereceived", lambda frame: b"section-aims" in frame)
        section(page, "What you want")
        ticked(page, GOALS[0])
        page.locator(".st-key-question_goals").get_by_text(GOALS[1], exact=True).click()
        ticked(page, *GOALS[:2])
        page.reload()
        section(page, "What you want")
        ticked(page, *GOALS[:2])
        assert page.url == before
        page.close()
