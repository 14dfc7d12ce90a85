"""What only a browser shows of the workbench: a check while typing, line numbers, the way to a problem's line."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.web.watched import Watched, needs_browser

pytestmark = needs_browser


def types(watched: Watched, before: str, text: str) -> None:
    """Type into the text of the file, before the first place where `before` stands, and leave the field alone."""
    area = watched.page.locator(".st-key-workbench_sheet textarea")
    area.evaluate(
        "(area, before) => { const at = area.value.indexOf(before); area.focus(); area.setSelectionRange(at, at) }",
        before,
    )
    watched.page.keyboard.type(text)


def test_typing_is_checked_without_leaving_the_field_and_a_problem_leads_to_its_line(watched: Watched) -> None:
    watched.opens("Workbench")
    watched.heading("Workbench")
    watched.settled()
    area = watched.page.locator(".st-key-workbench_sheet textarea")
    expect(watched.page.locator(".workbench-lines")).to_contain_text(re.compile(r"^1\s*2\s*3"))
    types(watched, "id: service", "idd: 1\n    ")
    problem = watched.page.get_by_role("link", name=re.compile("Line 20, column 5"))
    expect(problem).to_be_visible()
    expect(area).to_be_focused()
    watched.sees("Nothing is saved while there are any.")
    expect(watched.page.get_by_role("button", name="See what it alters")).to_have_count(0)
    problem.click()
    expect(area).to_be_focused()
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == "idd: 1"
    watched.fits()
    watched.button("Drop the edit")
    watched.sees("No edit yet.")


def test_an_edit_can_be_taken_as_a_patch_and_what_it_alters_is_shown_while_the_page_stays(watched: Watched) -> None:
    watched.opens("Workbench")
    watched.heading("Workbench")
    watched.settled()
    types(watched, "id: service", "# seen\n    ")
    watched.sees("No problem found.")
    assert b"+  - # seen\n+    id: service" in watched.downloaded("Download the patch")
    watched.button("See what it alters")
    watched.sees("Nothing: the base says the same.")
    expect(watched.page.get_by_role("button", name="Save the file")).to_be_enabled()
    watched.page.set_viewport_size({"width": 390, "height": 900})
    watched.fits()
    watched.page.set_viewport_size({"width": 1280, "height": 900})
    watched.button("Drop the edit")
    watched.sees("No edit yet.")
