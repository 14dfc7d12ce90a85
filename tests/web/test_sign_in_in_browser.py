"""Signing in as it is really done: the app, a provider of its own and a Chromium that goes back and forth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from advisor.cases.store import Desk, Store
from tests.web.axe import found
from tests.web.oidc_provider import Provider, provider, secrets_of
from tests.web.operated import operated
from tests.web.signing import OURS, THEIRS, case_of
from tests.web.watched import NARROW, PATIENCE, WIDE, Watched, needs_browser, watching

pytestmark = needs_browser
PEOPLE = {
    "Vera": {"sub": "1", "email": "vera@x.example", "email_verified": True, "name": "Vera Vo"},
    "Boss": {"sub": "4", "email": "boss@x.example", "email_verified": True, "name": "Bo Ss"},
    "Kim": {"sub": "2", "email": "kim@x.example", "email_verified": True, "name": "Kim Li"},
    "Nobody": {"sub": "3", "email": "nobody@x.example", "email_verified": True, "name": "No Body"},
}
BUTTON = "Sign in with House accounts"
ASKED = "What kind of organisation will own the account?"


@dataclass(frozen=True)
class House:
    """The app and its provider; a case of Vera's team, one of another, and Vera's own desk."""

    address: str
    provider: Provider
    case: str
    their_case: str
    vera: Desk

    def at(self, page: str, case: str) -> str:
        return f"{self.address}{page}?d={case}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[House]:
    """Vera is a consultant of the one team and Kim a viewer. The pages are loaded once somebody has looked at one."""
    folder: Path = tmp_path_factory.mktemp("signing")
    store = Store(f"sqlite:///{folder / 'cases.sqlite'}")
    operator = store.operator()
    ours = operator.open_team(OURS, email="boss@x.example").id
    theirs = operator.open_team(THEIRS, email="stranger@x.example").id
    vera = store.as_person(operator.invite(ours, email="vera@x.example", role="consultant"))
    operator.invite(ours, email="kim@x.example", role="viewer")
    stranger = store.as_person(operator.invite(theirs, email="stranger@x.example", role="admin"))
    case, their_case = vera.cases.create(case_of("Kauri")), stranger.cases.create(case_of("Harbour Secrets"))
    with provider(PEOPLE) as found:
        secrets = folder / "secrets.toml"
        secrets.write_text(secrets_of(found))
        url = f"sqlite:///{folder / 'cases.sqlite'}"
        with operated(url, folder / "log", ADVISOR_SECRETS=str(secrets)) as app:
            app.is_ready()
            first = browser.new_page()
            first.goto(app.address)
            expect(first.get_by_role("button", name=BUTTON)).to_be_visible(timeout=4 * PATIENCE)
            first.close()
            yield House(app.address, found, case, their_case, vera)
        log = (folder / "log").read_text()
        assert not re.search(r"x\.example|Vera|Bo Ss|Kauri|Harbour|nonce|eyJ", log)  # nothing that says who or whose
    store.close()


@contextmanager
def window(browser: Browser, house: House, page: str = "") -> Iterator[Watched]:
    """A new window; nothing but the app and the provider is asked for anything."""
    with watching(browser, page or house.address, also=frozenset({urlsplit(house.provider.issuer).netloc})) as found:
        yield found


def signs_in(watched: Watched, name: str) -> None:
    watched.settled()
    watched.button(BUTTON)
    watched.button(name)
    expect(watched.page.get_by_text(PEOPLE[name]["name"], exact=True).first).to_be_visible()
    watched.settled()


def signs_out(watched: Watched) -> None:
    watched.button("Sign out")
    watched.heading("Sign in")  # what comes before the way back from the provider says that it has ended


def test_signing_in_leads_back_to_the_case_one_asked_for_and_to_no_other_teams(browser: Browser, house: House) -> None:
    with window(browser, house, house.at("questions", house.case)) as watched:
        watched.heading("Sign in")
        expect(watched.page.get_by_text("Kauri")).to_have_count(0)
        signs_in(watched, "Vera")
        assert watched.page.url == house.at("questions", house.case)
        watched.sees("Kauri")
        progress = watched.page.locator('[data-say="answered"]').first
        before = progress.inner_text()
        watched.answers(ASKED, "Company")
        expect(progress).not_to_have_text(before)
        assert house.vera.cases.load(house.case).case.answers["organisation"] == "enterprise"
        watched.page.goto(house.at("questions", house.their_case))
        watched.sees(re.compile("There is no saved case under this address"))
        expect(watched.page.get_by_text("Harbour")).to_have_count(0)
        signs_out(watched)
        watched.page.goto(house.at("questions", house.case))
        watched.heading("Sign in")
        expect(watched.page.get_by_text("Kauri")).to_have_count(0)
    assert "id_token_hint" in house.provider.ended[-1]
    assert house.provider.asked[-1]["code_challenge_method"] == "S256"


def test_a_viewer_can_look_and_not_change_and_a_stranger_not_even_look(browser: Browser, house: House) -> None:
    with window(browser, house, house.at("questions", house.case)) as watched:
        signs_in(watched, "Kim")
        watched.sees(re.compile("your role does not allow it"))
        boxes = watched.page.get_by_role("radiogroup", name=ASKED).get_by_role("radio")
        expect(boxes.first).to_be_disabled()
        signs_out(watched)
        watched.settled()
        watched.button(BUTTON)
        watched.button("Nobody")
        watched.heading("You are not in a team here")
        expect(watched.page.get_by_text(OURS)).to_have_count(0)


def test_the_page_of_people_can_be_used_by_everybody_in_both_themes_at_both_widths(
    browser: Browser, house: House
) -> None:
    with window(browser, house, f"{house.address}people") as watched:
        assert found(watched.page) == []  # the sign-in itself
        signs_in(watched, "Boss")
        watched.heading("People and roles")
        watched.page.emulate_media(reduced_motion="reduce")
        for width in (WIDE, NARROW):
            watched.page.set_viewport_size({"width": width, "height": 900})
            for theme in ("light", "dark"):
                watched.page.emulate_media(color_scheme=theme)
                expect(watched.page.locator("html")).to_have_attribute("data-scheme", theme)
                watched.settled()
                assert found(watched.page) == [], (width, theme)
            watched.fits()


def test_a_sign_in_that_lapses_or_ends_in_another_window_leads_back_to_the_same_case(
    browser: Browser, house: House
) -> None:
    with window(browser, house, house.at("questions", house.case)) as watched:
        signs_in(watched, "Vera")
        watched.page.context.clear_cookies()
        watched.page.reload()
        watched.heading("Sign in")
        signs_in(watched, "Vera")
        assert watched.page.url == house.at("questions", house.case)
        other = Watched(watched.page.context.new_page())
        other.page.goto(house.address)
        other.settled()
        signs_out(other)
        watched.page.get_by_role("radiogroup", name=ASKED).get_by_text("Private person").click()
        watched.heading("Your sign-in has ended")
        expect(watched.page.get_by_text("Kauri")).to_have_count(0)
        watched.sees(re.compile("was not saved yet"))
        signs_in(watched, "Vera")
        watched.sees(re.compile("is saved now"))
        assert watched.page.url == house.at("questions", house.case)
        assert house.vera.cases.load(house.case).case.answers["organisation"] == "individual"
