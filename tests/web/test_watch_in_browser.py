"""What only a browser shows of the watch page: the look goes on while the page stays, a note is typed and taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from tests.web.served import served
from tests.web.watched import NARROW, WIDE, Watched, needs_browser, watching
from tests.web.watching import PATIENCE as SECONDS
from tests.web.watching import closes, copied, keep

pytestmark = needs_browser
PATIENCE = SECONDS * 1000


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The app with two cases whose advice was kept before the base was edited; and its database."""
    place = tmp_path_factory.mktemp("watch")
    file, folder = place / "drafts.sqlite", copied(place / "knowledge")
    with pytest.MonkeyPatch.context() as here:
        here.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{file}")
        here.setenv("ADVISOR_KNOWLEDGE", str(folder))
        keep("House", "luxury_fashion_wfoe")
        keep("Aged", "machinery_first_call", on=date(2024, 1, 10))
        closes(folder)
        with served(file) as address:
            yield address, file


def looked(watched: Watched, name: str) -> None:
    """Wait until the cases were looked at, of which this is one."""
    expect(watched.page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=PATIENCE)
    watched.settled()


def test_the_page_tells_whom_it_concerns_a_note_is_written_and_the_advice_noted(
    browser: Browser, house: tuple[str, Path]
) -> None:
    address, file = house
    with watching(browser, f"{address}watch") as watched:
        page = watched.page
        looked(watched, "House")
        watched.sees("The advice on 2 cases has changed since it was kept.")
        page.get_by_role("button", name="Note to the client").first.click()
        field = page.get_by_role("textbox", name="Draft of a note to the client")
        expect(field).to_have_value(re.compile("Dear Sample: luxury fashion house"))
        field.fill("Dear all,\n你好")
        field.press("Control+Enter")
        watched.sees("As it was drafted")
        assert watched.downloaded("Download the note").decode() == "Dear all,\n你好"
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            watched.fits()
        page.get_by_role("button", name="The new advice is noted").first.click()
        watched.sees("The new advice is kept with the case")
        expect(page.get_by_role("heading", name="House", exact=True)).to_have_count(0)
        watched.heading("Aged")
    store = Store(f"sqlite:///{file}")
    assert "noted" in {entry.action for entry in store.as_person(LOCAL).audit.entries()}
    store.close()


def test_the_two_days_of_a_case_are_compared_from_the_page(browser: Browser, house: tuple[str, Path]) -> None:
    address, _ = house
    with watching(browser, f"{address}watch") as watched:
        looked(watched, "Aged")
        watched.button("Compare the two days")
        watched.heading("What differs, and what made the difference")
        watched.sees(re.compile("10 Jan 2024"))
