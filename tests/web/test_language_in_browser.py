"""The language is changed in the middle of the work: every answer stays what it was, on the screen and in the store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from advisor.cases.people import LOCAL
from advisor.cases.store import Store
from tests.web.served import served
from tests.web.watched import Watched, needs_browser, watching

pytestmark = needs_browser

CHINESE, ENGLISH, TRADITIONAL = "简体中文", "English", "繁體中文"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite"


@pytest.fixture
def watched(browser: Browser, database: Path) -> Iterator[Watched]:
    with served(database) as address, watching(browser, address) as found:
        yield found


def answers(watched: Watched, database: Path) -> dict[str, object]:
    store = Store(f"sqlite:///{database}")
    ident = watched.page.url.partition("d=")[2].partition("&")[0]
    found = dict(store.as_person(LOCAL).cases.load(ident).case.answers)
    store.close()
    return found


def speaks(watched: Watched, language: str) -> None:
    with watched.drawn_anew():
        watched.picks(watched.page.get_by_test_id("stSidebar").get_by_role("combobox"), language)


def chooses(watched: Watched, question: str, option: str) -> None:
    with watched.drawn_anew():
        watched.page.locator(f".st-key-question_{question}").get_by_text(option, exact=True).first.click()


def test_no_answer_changes_with_the_language(watched: Watched, database: Path) -> None:
    watched.button("Start the questionnaire")
    watched.heading("Who you are")
    for question, option in (("organisation", "Company"), ("umbrella_account", "Yes"), ("partner_licence", "No")):
        chooses(watched, question, option)
    expect(watched.page).to_have_url(re.compile("[?&]d="))
    before = answers(watched, database)
    assert set(before) == {"organisation", "umbrella_account", "partner_licence"}
    speaks(watched, CHINESE)
    row = watched.page.locator(".st-key-question_organisation")
    expect(row.get_by_role("radio", name="公司", exact=True)).to_be_checked()
    chooses(watched, "home", "中国内地")
    assert answers(watched, database) == before | {"home": "mainland"}
    speaks(watched, TRADITIONAL)
    expect(row.get_by_role("radio", name="公司", exact=True)).to_be_checked()
    speaks(watched, ENGLISH)
    chooses(watched, "home", "Macau")
    now = answers(watched, database)
    assert {name: now[name] for name in before} == before
    assert now["home"] == "macau"
    expect(row.get_by_role("radio", name="Company", exact=True)).to_be_checked()
    expect(watched.page.get_by_test_id("stAlert")).to_have_count(0)


def test_the_menu_of_the_report_is_in_the_language_chosen_and_still_makes_a_file(watched: Watched) -> None:
    watched.opens_sample("skincare")
    watched.settled()
    watched.opens("Report")
    watched.heading("The report for the client")
    speaks(watched, CHINESE)
    form = watched.page.get_by_role("combobox", name="格式")
    expect(form).to_have_value("报告（PDF）")
    watched.settled()
    watched.button("生成文件")
    expect(watched.page.get_by_role("button", name=re.compile("下载.*pdf"))).to_be_visible()
