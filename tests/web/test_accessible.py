"""Every page, as axe and a keyboard find it: light and dark, on a desk and on a phone, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.axe import found, of_the_toolkit
from tests.web.pages import places
from tests.web.watched import NARROW, WIDE, Watched, needs_browser, watching

pytestmark = needs_browser

CONTRAST = ("color-contrast",)  # the only rule that a theme can break
NARROWEST = 320
# Targets under 24 by 24 pixels that have another within the circle of 24 around their middle. A link in a sentence may.
TOO_SMALL = """() => {
  const seen = element => { const box = element.getBoundingClientRect(); return box.width > 1 && box.height > 1 }
  const field = element => element.closest('[role="group"], [data-testid="stTextInputRootElement"]') ?? element
  const all = kinds => [...document.querySelectorAll(kinds)]
  const pressed = all("a, button, summary, label:has(input), textarea, [role=spinbutton]")
  const typed = all("input:not([type=file], [type=radio], [type=checkbox], [type=range])").map(field)
  const targets = [...new Set([...pressed, ...typed])].filter(seen)
  const apart = (one, other) => {
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect()
    const x = a.x + a.width / 2, y = a.y + a.height / 2
    return Math.hypot(Math.max(b.x - x, 0, x - b.right), Math.max(b.y - y, 0, y - b.bottom)) >= 12
  }
  const near = (one, other) => other !== one && !other.contains(one) && !one.contains(other) && !apart(one, other)
  return targets
    .filter(one => { const box = one.getBoundingClientRect(); return box.width < 24 || box.height < 24 })
    .filter(one => !(one.tagName === "A" && getComputedStyle(one).display === "inline"))
    .filter(one => targets.some(other => near(one, other)))
    .map(one => one.outerHTML.slice(0, 160))
}"""
# What moves has come to its place; what turns for ever is not waited for, nor what is out of sight for long. It is
# asked for again and again, since what ends out of sight never says so.
MOVED = """async () => {
  const moves = one => one.playState === "running" && one.effect.getComputedTiming().endTime < 5000
  for (let looks = 0; looks < 200 && document.getAnimations().some(moves); looks++)
    await new Promise(done => setTimeout(done, 25))
}"""
# What has the focus: whether the head or the edge of the window hides it, and whether anything around it is marked.
FOCUSED = """async () => {
  await (MOVED)()
  let one = document.activeElement
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  if (one === document.body) return null
  const around = one.closest("label, [role=group], [data-rac]") ?? one
  const shown = one.matches("[type=radio], [type=checkbox], [type=range]") ? around : one
  const box = shown.getBoundingClientRect()
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  const above = bottom > top ? one.getRootNode().elementFromPoint(box.left + box.width / 2, (top + bottom) / 2) : null
  const rings = [around]
  for (let ring = one; ring && !ring.matches('[data-testid="stElementContainer"]'); ring = ring.parentElement)
    rings.push(ring)
  const marked = rings.map(ring => getComputedStyle(ring))
    .some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none")
  const seen = !!above && (shown.contains(above) || above.contains(shown))
  return { name: one.outerHTML.slice(0, 160), marked, seen }
}""".replace("MOVED", MOVED)


@pytest.fixture(scope="module")
def sample(browser: Browser, address: str) -> str:
    """What names the fullest sample in the address."""
    with watching(browser, address) as watched:
        watched.opens_sample("luxury")
        watched.settled()
        return "d=" + watched.page.url.partition("d=")[2].partition("&")[0]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, locale="en", color_scheme="light")
    yield context.new_page()
    context.close()


def at_rest(page: Page) -> None:
    Watched(page).settled()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate(MOVED)


@pytest.mark.parametrize("place", places(), ids=lambda place: place or "start")
def test_axe_finds_nothing_but_what_the_toolkit_leaves(page: Page, address: str, sample: str, place: str) -> None:
    page.goto(f"{address}{place}?{sample}")
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            expect(page.locator("html")).to_have_attribute("data-scheme", theme)
            at_rest(page)
            assert found(page, only=CONTRAST if theme == "dark" else ()) == [], (width, theme)
    assert page.evaluate(TOO_SMALL) == []
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    Watched(page).fits()
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}{place}?lang=zh_Hans&{sample}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    at_rest(page)
    assert found(page) == [], "zh_Hans"


def test_axe_finds_nothing_in_what_opens_over_a_page(page: Page, address: str, sample: str) -> None:
    page.goto(f"{address}cadence?{sample}")
    page.emulate_media(color_scheme="dark")
    at_rest(page)
    page.get_by_role("button", name="Download this chart").first.click()
    expect(page.get_by_role("button", name="Picture (PNG)")).to_be_visible()
    at_rest(page)
    assert found(page) == []
    page.keyboard.press("Escape")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    expect(page.get_by_test_id("stMainMenuPopover")).to_be_visible()
    at_rest(page)
    assert [one for one in found(page) if not one.startswith("moderate: region:")] == []  # the menu is the toolkit's


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_a_dialog(page: Page, address: str, theme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(f"{address}cases")
    at_rest(page)
    page.get_by_role("button", name="New case").click()
    expect(page.get_by_role("dialog", name="New case")).to_be_visible()
    at_rest(page)
    assert found(page) == []


@pytest.mark.parametrize("place", ["", "questions", "what_if"], ids=lambda place: place or "start")
def test_whoever_tabs_through_a_page_sees_where_they_are(page: Page, address: str, sample: str, place: str) -> None:
    page.goto(f"{address}{place}?{sample}")
    at_rest(page)
    stops = []
    for _ in range(45):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    stops = [stop for stop in stops if stop]
    assert len({stop["name"] for stop in stops}) > 15
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if not stop["marked"]] == []


def test_a_screen_reader_is_told_which_page_of_the_case_is_open(page: Page, address: str, sample: str) -> None:
    page.goto(f"{address}check?{sample}")
    at_rest(page)
    links = page.get_by_test_id("stPageLink-NavLink")
    expect(links.filter(has_text="Check your answers")).to_have_attribute("aria-current", "page")
    links.filter(has_text="Questions").click()
    expect(links.filter(has_text="Questions")).to_have_attribute("aria-current", "page")
    expect(links.filter(has_text="Check your answers")).not_to_have_attribute("aria-current", "page")


def test_what_an_answer_changes_is_said_to_a_screen_reader(page: Page, address: str) -> None:
    page.goto(f"{address}questions")
    at_rest(page)
    said = page.locator("#advisor-says[data-listens]")
    expect(said).to_have_count(1)
    page.get_by_text("Company", exact=True).click()
    expect(said).to_contain_text("1 of")
    Watched(page).opens("Compare")
    expect(said).to_contain_text("Compare")


def test_the_list_of_what_the_toolkit_leaves_is_read() -> None:
    assert of_the_toolkit()
