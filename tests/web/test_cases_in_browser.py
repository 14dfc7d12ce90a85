"""The list of cases in a real browser: by keyboard alone, with the focus where the work goes on, on a phone too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.web.watched import NARROW, Watched, needs_browser

pytestmark = needs_browser


def makes(watched: Watched, client: str) -> None:
    """Make a case for a client, by keyboard."""
    page = watched.page
    watched.opens("Cases")
    watched.heading("Cases")
    watched.settled()
    page.get_by_role("button", name="New case").press("Enter")
    dialog = page.get_by_role("dialog", name="New case")
    dialog.get_by_label("Client").fill(client)
    dialog.get_by_label("Client").press("Enter")
    watched.sees(re.compile("Section 1 of"))
    expect(dialog).to_have_count(0)


def case(watched: Watched, client: str) -> Locator:
    return watched.page.get_by_role("button", name=client, exact=True)


def does(watched: Watched, client: str, action: str) -> None:
    """Choose from what can be done with a case, by keyboard."""
    page = watched.page
    watched.settled()
    page.get_by_role("button", name=f"What to do with {client}").press("Enter")
    item = page.get_by_role("menuitem", name=action)
    expect(item).to_be_visible()
    item.press("Enter")


def finds(watched: Watched, text: str) -> None:
    watched.page.get_by_label(re.compile("Search")).fill(text)


def test_a_case_is_made_found_opened_deleted_and_fetched_back_by_keyboard(watched: Watched) -> None:
    page = watched.page
    for client in ("Kauri 喆", "Nordlys"):
        makes(watched, client)
    watched.opens("Cases")
    expect(case(watched, "Nordlys")).to_be_visible()
    finds(watched, "喆")
    expect(case(watched, "Nordlys")).to_have_count(0)
    expect(page.get_by_label(re.compile("Search"))).to_be_focused()
    case(watched, "Kauri 喆").press("Enter")
    watched.sees(re.compile("Section 1 of"))
    assert "喆" not in page.url
    assert "Kauri" not in page.url
    watched.opens("Cases")
    does(watched, "Kauri 喆", "Delete")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(case(watched, "Kauri 喆")).to_have_count(0)
    undo.press("Enter")
    expect(case(watched, "Kauri 喆")).to_be_visible()
    expect(page.get_by_text("1 case is as it was.").first).to_be_focused()


def test_a_name_and_a_tag_are_given_in_a_dialog_and_found_at_once(watched: Watched) -> None:
    page = watched.page
    makes(watched, "Lumen")
    watched.opens("Cases")
    does(watched, "Lumen", "Name and tags")
    dialog = page.get_by_role("dialog", name="Name and tags")
    dialog.get_by_role("combobox", name="Tags").fill("2027 pitch")
    dialog.get_by_role("combobox", name="Tags").press("Enter")
    expect(dialog.get_by_text("2027 pitch").first).to_be_visible()
    name = dialog.get_by_label("Name of the case")
    name.fill("Autumn launch")
    name.press("Enter")
    expect(dialog).to_have_count(0)
    expect(case(watched, "Autumn launch")).to_be_visible()
    does(watched, "Autumn launch", "Name and tags")
    expect(name).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="What to do with Autumn launch")).to_be_focused()
    finds(watched, "pitch")
    expect(page.get_by_text("1 case found.").first).to_be_visible()
    expect(case(watched, "Autumn launch")).to_be_visible()


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_the_list_fits_and_a_script_as_a_name_stays_a_name(watched: Watched, width: int) -> None:
    bad = f"<script>document.title='x{width}'</script> " + "Verylongname" * 8
    makes(watched, bad)
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.page.goto(re.sub(r"/questions.*", "/cases", watched.page.url))
    expect(case(watched, bad.strip())).to_be_visible()
    watched.fits()
    expect(watched.page).to_have_title(re.compile("Cases"))


def test_moments_are_told_by_the_clock_of_the_browser(watched: Watched) -> None:
    makes(watched, "Clock")
    watched.opens("Cases")
    now = watched.page.evaluate("() => new Date().toTimeString().slice(0, 2)")
    expect(watched.page.get_by_text(re.compile(rf"today, ({now}|\d\d):\d\d$")).first).to_be_visible()
