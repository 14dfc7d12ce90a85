"""In a real browser: from the first question to a downloaded PDF, nothing lost, nothing asked of another host."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
pypdf = pytest.importorskip("pypdf")

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402

from advisor.web.plain import label  # noqa: E402
from tests.web.served import served  # noqa: E402
from tests.web.test_plain import HOSTILE, as_read  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 30_000
FITS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollWidth <= main.clientWidth;
}"""
# The page looks for the server under every part of a deep address; it finds it at the last.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served") / "drafts.sqlite") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@dataclass
class Watched:
    """A page, and what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=PATIENCE)

    def opens(self, page: str) -> None:
        self.page.get_by_test_id("stTopNavLink").filter(has_text=page).click()

    def downloaded(self, button: str) -> bytes:
        with self.page.expect_download() as download:
            self.button(button)
        return Path(download.value.path()).read_bytes()

    def chooses(self, question: str, option: str) -> None:
        group = self.page.get_by_role("radiogroup", name=question)
        group.get_by_text(option, exact=True).click()
        expect(group.get_by_role("radio", name=option, exact=False).first).to_be_checked(timeout=PATIENCE)


def is_drawn(page: Page, *, wider_than: int, higher_than: int) -> None:
    """Wait for the first chart of the page, and see that it has a size, in pixels."""
    chart = page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    expect(chart).to_be_visible(timeout=PATIENCE)
    box = chart.bounding_box()
    assert box is not None
    assert box["width"] > wider_than
    assert box["height"] > higher_than


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    found = Watched(page)
    own = urlsplit(address).netloc
    page.on("request", lambda request: found.hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: found.hosts.add(urlsplit(socket.url).netloc))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.errors.append(f"{message.text} {message.location}")
            if message.type == "error" and not PROBES.search(message.location.get("url", ""))
            else None
        ),
    )
    page.goto(address)
    yield found
    context.close()
    assert found.errors == []
    assert found.hosts <= {own, ""}


def test_from_the_first_question_to_the_pdf(watched: Watched) -> None:
    page = watched.page
    page.get_by_label("Client", exact=True).fill("Kauri & <b>Sons</b>")
    page.get_by_label("Client", exact=True).press("Enter")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Kauri & <b>Sons</b>")
    watched.button("Start the questionnaire")
    watched.heading("Who you are")
    watched.sees("Section 1 of")
    watched.chooses("What kind of organisation will own the account?", "Company")
    watched.chooses("Where is this organisation or person registered?", "Mainland China")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("2 of")
    assert set(re.findall(r"[?&](\w+)=", page.url)) == {"d"}
    page.reload()
    expect(page.get_by_role("radio", name="Mainland China")).to_be_checked(timeout=PATIENCE)
    watched.button("Next →")
    watched.heading("What you want")
    expect(page.get_by_role("heading", name="What you want", exact=True)).to_be_in_viewport()
    expect(page).to_have_title("Questions – WeChat Account Advisor")
    page.get_by_text("Make the brand known", exact=True).click()
    expect(page.get_by_role("checkbox", name="Make the brand known")).to_be_checked(timeout=PATIENCE)
    watched.button("Next →")
    watched.heading("How messages reach people")
    watched.button("← Previous")
    expect(page.get_by_role("checkbox", name="Make the brand known")).to_be_checked(timeout=PATIENCE)
    watched.opens("Advice")
    watched.heading("Recommendation")
    watched.sees("Provisional")
    watched.heading("What you need, and what meets it")
    expect(page.locator("#source-1")).to_be_attached(timeout=PATIENCE)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
    page.get_by_role("link", name="[1]", exact=True).first.click()
    watched.heading("Recommendation")
    expect(page.locator("#source-1")).to_be_in_viewport(timeout=PATIENCE)
    watched.opens("Report")
    watched.heading("The report for the client")
    watched.button("Create the file")
    download = "Download wechat-accounts.pdf"
    expect(page.get_by_role("button", name=download)).to_be_visible(timeout=2 * PATIENCE)
    sheets = pypdf.PdfReader(io.BytesIO(watched.downloaded(download))).pages
    told = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "Kauri & <b>Sons</b>" in told
    assert "Service account" in told
    assert "服务号" in told
    assert "our judgement" in told


def test_the_plan_and_the_answers_are_downloaded_as_files(watched: Watched) -> None:
    page = watched.page
    page.get_by_role("combobox", name="Sample client").click()
    page.get_by_role("option", name="skincare").click()
    watched.button("Open the sample")
    watched.sees("37 answers so far.")
    assert watched.downloaded("Save the answers as a file").startswith(b"schema: answers/1")
    watched.opens("Cadence")
    watched.heading("Publishing plan")
    assert watched.downloaded("CSV").startswith(b"date,account,articles")
    assert watched.downloaded("Calendar (ICS)").startswith(b"BEGIN:VCALENDAR")
    assert watched.downloaded("Spreadsheet (XLSX)").startswith(b"PK")


def test_back_forward_and_reload_keep_every_answer(watched: Watched) -> None:
    page = watched.page
    watched.button("Start the questionnaire")
    watched.chooses("Where is this organisation or person registered?", "Taiwan")
    watched.opens("Cadence")
    watched.heading("Publishing plan")
    watched.opens("Knowledge")
    watched.heading("What the advice rests on")
    page.go_back()
    watched.heading("Publishing plan")
    page.go_back()
    expect(page.get_by_role("radio", name="Taiwan")).to_be_checked(timeout=PATIENCE)
    page.go_forward()
    watched.heading("Publishing plan")
    page.reload()
    watched.heading("Publishing plan")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("1 of")


def test_an_open_question_leads_to_the_question_itself(watched: Watched) -> None:
    page = watched.page
    page.get_by_role("combobox", name="Sample client").click()
    page.get_by_role("option", name="German machine builder").click()
    watched.button("Open the sample")
    watched.sees("16 answers so far.")
    watched.opens("Advice")
    watched.heading("Recommendation")
    asked = page.get_by_role("button", name=re.compile("→$")).first
    question = asked.inner_text().removesuffix("→").strip()
    asked.click()
    watched.heading(question)
    expect(page.get_by_role("heading", name=question, exact=True)).to_be_in_viewport()


def test_a_bad_file_is_told_and_nothing_changes(watched: Watched) -> None:
    page = watched.page
    page.get_by_role("combobox", name="Sample client").click()
    page.get_by_role("option", name="skincare").click()
    watched.button("Open the sample")
    watched.sees("37 answers so far.")
    bad = {
        "name": "bad.yaml",
        "mimeType": "text/yaml",
        "buffer": b"schema: answers/1\nanswers: {home: '<b>:red[x]</b>'}\n",
    }
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files=[bad])
    watched.sees("This file was not opened: 1 problem.")
    watched.sees(re.compile(r'bad\.yaml:2:17: home: "<b>:red\[x\]</b>" is not an option\.'))
    watched.sees("37 answers so far.")


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways(watched: Watched, width: int) -> None:
    page = watched.page
    page.get_by_role("combobox", name="Sample client").click()
    page.get_by_role("option", name="Hong Kong retailer").click()
    watched.button("Open the sample")
    watched.sees("Opened")
    page.set_viewport_size({"width": width, "height": 900})
    base, _, draft = page.url.partition("?")
    headings = {"questions": "Who you are", "advice": "Recommendation", "cadence": "Publishing plan"}
    headings |= {"report": "The report for the client", "knowledge": "What the advice rests on"}
    for name, heading in headings.items():
        page.goto(f"{base}{name}?{draft}")
        watched.heading(heading)
        # What is still being drawn may be too wide for a moment; the page as it stays may not.
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
        page.wait_for_function(FITS, timeout=PATIENCE)


def test_the_timeline_of_a_fact_is_drawn_and_the_address_leads_back_to_it(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{page.url}knowledge?fact=mini_program.package_mb")
    watched.heading("Largest total size of a mini-program's code packages")
    is_drawn(page, wider_than=600, higher_than=150)
    page.get_by_role("radio", name="Conflicts").click()
    watched.sees(re.compile("that disagree, as of"))
    page.get_by_role("button", name="Timeline and sources →").first.click()
    watched.sees("Who claims what")
    assert "fact=mini_program.package_mb" not in page.url
    page.go_back()
    watched.heading("Largest total size of a mini-program's code packages")
    page.reload()
    watched.heading("Largest total size of a mini-program's code packages")


LABELS = """
import streamlit as st
from advisor.web.plain import label
from tests.web.test_plain import HOSTILE
for text in HOSTILE:
    shown = label(text)
    st.success(shown)
    st.checkbox(shown)
    st.radio("choose", [0], format_func=lambda _, shown=shown: shown, captions=[shown], key=text)
    st.button(shown, key="b" + text)
"""


def test_hostile_labels_are_drawn_as_the_text_they_are(browser: Browser, tmp_path: Path) -> None:
    script = tmp_path / "labels.py"
    script.write_text(LABELS)
    expected = [as_read(label(text)) for text in HOSTILE]
    with served(tmp_path / "labels.sqlite", app=script) as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_test_id("stButton")).to_have_count(len(HOSTILE), timeout=PATIENCE)
        for drawn in ("stAlert", "stCheckbox", "stRadioOption", "stRadioCaption", "stButton"):
            expect(page.get_by_test_id(drawn)).to_have_text(expected, use_inner_text=True, timeout=PATIENCE)
        inside = page.get_by_test_id("stMarkdownContainer")
        for markup in ("a", "img", "em", "strong", "code", "del", "ul", "ol", "h1", "table", "span[style]", ".katex"):
            expect(inside.locator(markup)).to_have_count(0)
        page.close()
