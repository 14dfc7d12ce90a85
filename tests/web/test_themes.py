"""Light and dark in a real browser: as the system has it or the reader chose, at once, the server not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.web.test_colours import colours
from tests.web.watched import WIDE, Watched, needs_browser

pytestmark = needs_browser

LIGHT, DARK = (tuple(shades[theme] for shades in (colours()["ground"], colours()["ink"])) for theme in (0, 1))
SHOWN = """() => ['[data-testid="stApp"]', ".stHtml h1"].map((part, place) =>
  getComputedStyle(document.querySelector(part) ?? document.head)[place ? "color" : "backgroundColor"])"""
KEPT = "page => Object.keys(localStorage).some(key => key.startsWith(`stActiveTheme-${page}-`))"
MOST_OF_A_FACE = 300_000


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, locale="en", color_scheme="light")
    yield context.new_page()
    context.close()


def expect_shown(page: Page, colours: tuple[str, ...]) -> None:
    wanted = [f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})" for colour in colours]
    page.wait_for_function(f"wanted => JSON.stringify(({SHOWN})()) === JSON.stringify(wanted)", arg=wanted)


def test_a_page_follows_the_system_at_once_and_the_server_is_not_asked(page: Page, address: str) -> None:
    asked: list[str | bytes] = []

    def sent(frame: str | bytes) -> None:
        asked.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", sent))
    page.goto(f"{address}knowledge?fact=mini_program.package_mb")
    Watched(page).draws_chart(wider_than=600, higher_than=150)
    Watched(page).settled()
    page.wait_for_load_state("networkidle")
    expect_shown(page, LIGHT)
    chart = page.get_by_test_id("stVegaLiteChart").locator("svg.marks")
    expect(chart).to_have_css("filter", "none")
    before = len(asked)
    page.emulate_media(color_scheme="dark")
    expect_shown(page, DARK)
    expect(chart).to_have_css("filter", re.compile("^invert"))
    page.emulate_media(color_scheme="light")
    expect_shown(page, LIGHT)
    expect(chart).to_have_css("filter", "none")
    assert len(asked) == before


def test_a_theme_once_chosen_holds_on_every_page_and_in_what_opens_over_it(page: Page, address: str) -> None:
    page.goto(address)
    Watched(page).settled()
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Dark").or_(page.get_by_role("radio", name="Dark")).first.click()
    expect_shown(page, DARK)
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    page.wait_for_function(KEPT, arg="/knowledge")
    page.goto(f"{address}knowledge")
    Watched(page).settled()
    expect_shown(page, DARK)


def test_the_style_sheet_and_the_type_come_once(page: Page, address: str) -> None:
    sheets: list[int] = []
    faces: dict[str, int] = {}

    def heard(frame: str | bytes) -> None:
        if b"--ground:" in (frame.encode() if isinstance(frame, str) else frame):
            sheets.append(len(frame))

    def came(response: Response) -> None:
        if response.request.resource_type == "font":
            faces[response.url.rpartition("/")[2]] = len(response.body())

    page.on("websocket", lambda socket: socket.on("framereceived", heard))
    page.on("response", came)
    page.goto(f"{address}questions")
    watched = Watched(page)
    watched.settled()
    page.wait_for_load_state("networkidle")
    page.get_by_text("Company", exact=True).click()
    expect(page.get_by_test_id("stSidebar")).to_contain_text("1 of")
    watched.settled()
    assert len(sheets) == 1
    own = {name: size for name, size in faces.items() if not name.startswith("MaterialSymbols")}  # the toolkit's icons
    assert own
    assert sum(own.values()) < MOST_OF_A_FACE


@pytest.mark.parametrize(
    ("locale", "first", "later"),
    [("zh-CN", "PingFang SC", "sans-serif"), ("zh-TW", "PingFang TC", "PingFang SC")],
    ids=["zh_Hans", "zh_Hant"],
)
def test_chinese_is_set_in_the_forms_of_its_language(
    browser: Browser, address: str, locale: str, first: str, later: str
) -> None:
    page = browser.new_page(locale=locale)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh-"))
    Watched(page).settled()
    for part in ("body", ".stHtml h1", ".stHtml p", '[data-testid="stMarkdownContainer"] p', "button"):
        stack = page.locator(part).first.evaluate("part => getComputedStyle(part).fontFamily")
        assert first in stack, part
        assert stack.index(first) < stack.index(later), part
    page.close()
