"""Pages in Chinese: whatever this program says itself is looked up in the catalogue."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import write_po
from streamlit.testing.v1 import AppTest

from advisor.questionnaire.case import Client
from advisor.questionnaire.opinion import Opinion
from advisor.words import catalogue, speaking
from tests.web.kept import open_case, samples
from tests.web.visits import APP, markup, open_page
from tools.languages import of_the_code

pytestmark = pytest.mark.usefixtures("all_languages")

# Two Latin words in a row; the names of what is advised on may stand in Chinese sentences.
ENGLISH = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}")
NAMES = re.compile(r"\b(WeChat|Weixin|WeCom|CNY|ICP|EDI|WFOE|CRM)\b")


@pytest.fixture(autouse=True)
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that has every sentence, with its letters made Cyrillic and its placeholders as they are."""
    every = of_the_code()
    for entry in every:
        if entry.id:
            entry.string = (_strange(entry.id[1]),) if isinstance(entry.id, tuple) else _strange(str(entry.id))
    path = tmp_path / "zh_Hans.po"
    with path.open("wb") as file:
        write_po(file, every, width=0)
    monkeypatch.setattr(catalogue, "CATALOGUE", path)
    catalogue._catalogue.cache_clear()
    with speaking("zh_Hans"):
        yield
    catalogue._catalogue.cache_clear()


def _strange(sentence: str) -> str:
    return "".join(
        part if place % 2 else re.sub("[A-Za-z]", "ж", part)
        for place, part in enumerate(re.split(r"(\{\w+\})", sentence))
    )


def page(name: str) -> AppTest:
    note = Opinion(about="advice", says="等到春天。", instead_of="现在", rationale="团队是新的。")
    case = replace(samples()["skincare_cross_border"], client=Client(name="客户"), opinions=(note,))
    draft = open_case(case).session_state["draft_id"]
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["d"], app.query_params["lang"] = draft, "zh_Hans"
    return open_page(app.run(), name)


def read(app: AppTest) -> Iterator[str]:
    """Everything that is read on the page: texts, names of tables, labels; but for the sources, named as they are."""
    shown = re.sub(r'<style>.*?</style>|<ol class="sources">.*?</ol>', "", markup(app), flags=re.DOTALL)
    yield from map(html.unescape, re.split(r"<[^>]*>", shown))
    yield from map(html.unescape, re.findall(r'aria-label="([^"]*)"', shown))
    for kind in ("button", "checkbox", "radio", "selectbox", "slider", "text_area", "expander", "success", "warning"):
        for element in app.get(kind):
            yield element.proto.label if hasattr(element.proto, "label") else element.value
            yield getattr(element.proto, "help", "")


def english(app: AppTest) -> list[str]:
    return [text for text in read(app) if ENGLISH.search(NAMES.sub("", text))]


def test_nothing_on_the_advice_page_is_left_in_english() -> None:
    app = page("advice")
    assert not app.exception
    assert "ж" in markup(app)
    assert english(app) == []


@pytest.mark.parametrize("name", ["", "questions", "cadence", "report", "compare"])
def test_nothing_on_a_page_is_left_in_english(name: str) -> None:
    app = page(name)
    assert not app.exception
    assert "ж" in markup(app)
    assert english(app) == []


def test_nothing_on_the_what_if_page_is_left_in_english_while_a_change_is_tried() -> None:
    app = page("what_if")
    next(button for button in app.button if button.key.startswith("try_")).click().run()
    assert not app.exception
    assert "ж" in markup(app)
    assert english(app) == []
