"""In a real browser: from the first question to a downloaded PDF, nothing lost, nothing asked of another host."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, expect

from advisor.web.plain import label
from tests.web.served import served
from tests.web.test_plain import HOSTILE, as_read
from tests.web.watched import NARROW, WIDE, Watched, needs_browser

pytestmark = needs_browser


def test_from_the_first_question_to_the_pdf(watched: Watched) -> None:
    page = watched.page
    page.get_by_label("Client", exact=True).fill("Kauri & <b>Sons</b>")
    page.get_by_label("Client", exact=True).press("Enter")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Kauri & <b>Sons</b>")
    watched.button("Start the questionnaire")
    watched.heading("Who you are")
    watched.sees("Section 1 of")
    watched.answers("What kind of organisation will own the account?", "Company")
    watched.answers("Where is this organisation or person registered?", "Mainland China")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("2 of")
    assert set(re.findall(r"[?&](\w+)=", page.url)) == {"d"}
    page.reload()
    expect(page.get_by_role("radio", name="Mainland China")).to_be_checked()
    watched.button("Next →")
    watched.heading("What you want")
    expect(page.get_by_role("heading", name="What you want", exact=True)).to_be_in_viewport()
    expect(page).to_have_title("Questions – WeChat Account Advisor")
    page.get_by_text("Make the brand known", exact=True).click()
    expect(page.get_by_role("checkbox", name="Make the brand known")).to_be_checked()
    watched.button("Next →")
    watched.heading("How messages reach people")
    watched.button("← Previous")
    expect(page.get_by_role("checkbox", name="Make the brand known")).to_be_checked()
    watched.opens("Advice")
    watched.heading("Recommendation")
    watched.sees("Provisional")
    watched.heading("What you need, and what meets it")
    expect(page.locator("#source-1")).to_be_attached()
    watched.settled()
    page.get_by_role("link", name="[1]", exact=True).first.click()
    watched.heading("Recommendation")
    expect(page.locator("#source-1")).to_be_in_viewport()
    watched.opens("Report")
    watched.heading("The report for the client")
    watched.button("Create the file")
    download = "Download wechat-accounts.pdf"
    expect(page.get_by_role("button", name=download)).to_be_visible()
    sheets = pypdf.PdfReader(io.BytesIO(watched.downloaded(download))).pages
    told = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "Kauri & <b>Sons</b>" in told
    assert "Service account" in told
    assert "服务号" in told
    assert "our judgement" in told


def test_the_plan_and_the_answers_are_downloaded_as_files(watched: Watched) -> None:
    watched.opens_sample("skincare")
    assert watched.downloaded("Save the answers as a file").startswith(b"schema: answers/1")
    watched.opens("Cadence")
    watched.heading("Publishing plan")
    assert watched.downloaded("CSV").startswith(b"date,account,articles")
    assert watched.downloaded("Calendar (ICS)").startswith(b"BEGIN:VCALENDAR")
    assert watched.downloaded("Spreadsheet (XLSX)").startswith(b"PK")


def test_back_forward_and_reload_keep_every_answer(watched: Watched) -> None:
    page = watched.page
    watched.button("Start the questionnaire")
    watched.answers("Where is this organisation or person registered?", "Taiwan")
    watched.opens("Cadence")
    watched.heading("Publishing plan")
    watched.opens("Knowledge")
    watched.heading("What the advice rests on")
    page.go_back()
    watched.heading("Publishing plan")
    page.go_back()
    expect(page.get_by_role("radio", name="Taiwan")).to_be_checked()
    page.go_forward()
    watched.heading("Publishing plan")
    page.reload()
    watched.heading("Publishing plan")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("1 of")


def test_an_open_question_leads_to_the_question_itself(watched: Watched) -> None:
    page = watched.page
    watched.opens_sample("German machine builder")
    watched.opens("Advice")
    watched.heading("Recommendation")
    asked = page.get_by_role("button", name=re.compile("→$")).first
    question = asked.inner_text().removesuffix("→").strip()
    asked.click()
    watched.heading(question)
    expect(page.get_by_role("heading", name=question, exact=True)).to_be_in_viewport()


def test_a_bad_file_is_told_and_nothing_changes(watched: Watched) -> None:
    page = watched.page
    watched.opens_sample("skincare")
    bad = {
        "name": "bad.yaml",
        "mimeType": "text/yaml",
        "buffer": b"schema: answers/1\nanswers: {home: '<b>:red[x]</b>'}\n",
    }
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files=[bad])
    watched.sees("This file was not opened: 1 problem.")
    watched.sees(re.compile(r'bad\.yaml:2:17: home: "<b>:red\[x\]</b>" is not an option\.'))
    watched.sees("37 answers so far.")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_page_scrolls_sideways(watched: Watched, width: int) -> None:
    page = watched.page
    watched.opens_sample("Hong Kong retailer")
    page.set_viewport_size({"width": width, "height": 900})
    base, _, draft = page.url.partition("?")
    headings = {"questions": "Who you are", "advice": "Recommendation", "cadence": "Publishing plan"}
    headings |= {"report": "The report for the client", "knowledge": "What the advice rests on"}
    for name, heading in headings.items():
        page.goto(f"{base}{name}?{draft}")
        watched.heading(heading)
        watched.fits()


def test_the_timeline_of_a_fact_is_drawn_and_the_address_leads_back_to_it(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{page.url}knowledge?fact=mini_program.package_mb")
    watched.heading("Largest total size of a mini-program's code packages")
    watched.draws_chart(wider_than=600, higher_than=150)
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
        expect(page.get_by_test_id("stButton")).to_have_count(len(HOSTILE))
        for drawn in ("stAlert", "stCheckbox", "stRadioOption", "stRadioCaption", "stButton"):
            expect(page.get_by_test_id(drawn)).to_have_text(expected, use_inner_text=True)
        inside = page.get_by_test_id("stMarkdownContainer")
        for markup in ("a", "img", "em", "strong", "code", "del", "ul", "ol", "h1", "table", "span[style]", ".katex"):
            expect(inside.locator(markup)).to_have_count(0)
        page.close()
