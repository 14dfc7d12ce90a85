"""One case in two tabs: nothing that either sets is lost, changes in the other are told, and both sides are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser

KIND, HOME, BOARD = "organisation", "home", "umbrella_account"


@contextmanager
def second_tab(watched: Watched) -> Iterator[Watched]:
    """The same page of the same case in a tab beside the first."""
    page = watched.page.context.new_page()
    found = Watched(page).counts_runs()
    page.goto(watched.page.url)
    yield found
    page.close()


def begun(watched: Watched) -> None:
    """A case with one answer, on its questions page."""
    watched.button("Start the questionnaire")
    watched.heading("Who you are")
    watched.settled()
    choose(watched, KIND, "Company")
    expect(watched.page).to_have_url(re.compile("[?&]d="))
    watched.settled()


def choose(tab: Watched, question: str, option: str) -> None:
    """Answer, and wait until it is drawn."""
    row = tab.page.locator(f".st-key-question_{question}")
    with tab.drawn_anew():
        row.get_by_text(option, exact=True).click()


def shows(page: Page, question: str, option: str) -> None:
    row = page.locator(f".st-key-question_{question}")
    expect(row.get_by_role("radio", name=option, exact=True)).to_be_checked()


def test_another_answer_there_is_said_and_shown_and_neither_is_lost(watched: Watched) -> None:
    begun(watched)
    with second_tab(watched) as other:
        shows(other.page, KIND, "Company")
        choose(watched, HOME, "Taiwan")
        shows(other.page, HOME, "Don't know yet")
        choose(other, BOARD, "Yes")
        other.sees("Changed elsewhere meanwhile, and shown here as it is now: Where is this organisation or person")
        shows(other.page, HOME, "Taiwan")
        shows(other.page, BOARD, "Yes")
        choose(watched, KIND, "Media organisation")
        shows(watched.page, BOARD, "Yes")
        watched.page.reload()
        shows(watched.page, KIND, "Media organisation")
        shows(watched.page, HOME, "Taiwan")
        shows(watched.page, BOARD, "Yes")


def test_the_same_answer_set_twice_counts_as_set_last_and_the_other_can_be_taken(watched: Watched) -> None:
    begun(watched)
    with second_tab(watched) as other:
        shows(other.page, KIND, "Company")
        choose(watched, HOME, "Taiwan")
        choose(other, HOME, "Macau")
        shows(other.page, HOME, "Macau")
        other.sees("Where is this organisation or person registered?: here Macau, elsewhere Taiwan.")
        other.button("Take the other")
        shows(other.page, HOME, "Taiwan")
        expect(other.page.get_by_text("This was set in two places at once.")).to_have_count(0)
        other.settled()
        expect(other.page.locator(":focus")).not_to_have_count(0)
        watched.page.reload()
        shows(watched.page, HOME, "Taiwan")


def test_the_same_answer_set_twice_can_be_kept_as_set_here(watched: Watched) -> None:
    begun(watched)
    with second_tab(watched) as other:
        shows(other.page, KIND, "Company")
        choose(watched, HOME, "Taiwan")
        choose(other, HOME, "Macau")
        other.button("Keep mine")
        expect(other.page.get_by_text("This was set in two places at once.")).to_have_count(0)
        shows(other.page, HOME, "Macau")
        choose(watched, BOARD, "No")
        shows(watched.page, HOME, "Macau")
