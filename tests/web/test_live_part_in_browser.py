"""An answer draws the questions and the panel anew and nothing else, and all that it must change elsewhere changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.web.watched import Watched, needs_browser, watching

pytestmark = needs_browser

KIND = ".st-key-question_organisation"


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    with watching(browser, address) as found:
        yield found


def runs(watched: Watched) -> list[tuple[str, ...]]:
    """The parts that each run draws from now on; none stands for the whole page."""
    found: list[tuple[str, ...]] = []

    def note(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "new_session":
            found.append(tuple(message.metadata.run.fragment_ids))

    watched.page.on("websocket", lambda socket: socket.on("framereceived", note))
    return found


def test_an_answer_draws_its_part_of_the_page_alone_and_the_panel_with_it(watched: Watched) -> None:
    drawn = runs(watched)
    watched.page.reload()
    watched.opens_sample("skincare")
    watched.opens("Questions")
    watched.heading("Who you are")
    watched.settled()
    before, answered = len(drawn), watched.page.locator("[data-say=answered]")
    said = answered.inner_text()
    with watched.drawn_anew():
        watched.page.locator(KIND).get_by_text("Don't know yet", exact=True).click()
    expect(answered).not_to_have_text(said)
    parts = drawn[before:]
    assert parts
    assert all(parts)
    assert len({one for run in parts for one in run}) <= 2  # the questions; and in them what is worked out later


def test_with_the_first_answer_the_links_to_the_other_pages_lead_to_the_case(watched: Watched) -> None:
    watched.button("Start the questionnaire")
    watched.heading("Who you are")
    with watched.drawn_anew():
        watched.page.locator(KIND).get_by_text("Company", exact=True).click()
    expect(watched.page).to_have_url(re.compile("[?&]d="))
    case = re.compile(re.escape(watched.page.url.partition("?")[2].partition("&")[0]))
    expect(watched.page.get_by_test_id("stPageLink-NavLink").filter(has_text="Advice")).to_have_attribute("href", case)


def test_the_part_stays_in_the_language_of_the_page(watched: Watched) -> None:
    watched.page.goto(f"{watched.page.url}questions?lang=zh_Hans")
    watched.settled()
    row = watched.page.locator(KIND)
    for option in ("公司", "暂不清楚"):
        with watched.drawn_anew():
            row.get_by_text(option, exact=True).first.click()
    expect(row.get_by_role("heading")).to_have_text("账号将由哪类主体持有？")
    expect(watched.page.get_by_test_id("stMain")).not_to_contain_text("Sections")


def test_one_press_leads_to_another_page_though_something_stands_above_this_one(watched: Watched) -> None:
    watched.page.goto(f"{watched.page.url}questions?d={'x' * 22}")
    watched.sees("There is no saved case under this address")
    watched.settled()
    watched.page.locator(".st-key-check_so_far button").click()
    watched.heading("Check your answers")
