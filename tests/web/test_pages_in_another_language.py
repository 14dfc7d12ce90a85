"""Pages in another language: what was chosen stays chosen, nothing said in one language turns up in the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.web import base
from advisor.web.knowledge.conflict_register import register
from advisor.web.knowledge.search import found
from advisor.web.markup import filled, tag
from advisor.words import catalogue, speaking
from tests.web.visits import answers, key, markup, open_page, open_sample, visit, words

pytestmark = pytest.mark.usefixtures("all_languages")

SAID = {
    "Facts": "事实条目",
    "Rules": "规则",
    "Claims": "说法",
    "Standing": "状况",
    "Good until {day}": "有效期至{day}",
    "Don't know yet": "尚不清楚",
    "None of these": "以上都不是",
    "Cadence for {client}": "{client}的发布节奏",
    "{fault} The plan below is as it was.": "{fault}下方计划未变。",
}


@pytest.fixture(autouse=True)
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a few sentences."""
    entries = "".join(f'msgid "{said}"\nmsgstr "{meant}"\n\n' for said, meant in SAID.items())
    path = tmp_path / "zh_Hans.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + entries, encoding="utf-8")
    monkeypatch.setattr(catalogue, "CATALOGUE", path)
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()


def speak(app: AppTest, language: str) -> None:
    """Choose a language in the sidebar."""
    app.selectbox(key="spoken").select(language).run()
    assert not app.exception


def section_keys(app: AppTest) -> list[str]:
    """The keys of the buttons that open the sections."""
    return [button.key for button in app.button if button.key is not None and button.key.startswith("section_")]


def test_answers_stay_as_they_are_and_their_words_change() -> None:
    app = open_page(open_sample(visit()), "questions")
    given = answers(app)
    for section in section_keys(app):
        app.button(key=section).click().run()
        for language in ("zh_Hans", "en"):
            speak(app, language)
            assert answers(app) == given
    speak(app, "zh_Hans")
    app.button(key="section_aims").click().run()
    assert "以上都不是" in {box.label for box in app.checkbox}
    assert "None of these" not in {box.label for box in app.checkbox}
    assert "有效期至" in words(app)


def test_the_part_of_the_knowledge_page_stays_open() -> None:
    app = open_page(visit(), "knowledge")
    app.segmented_control(key=key(app, "part")).set_value("Rules").run()
    speak(app, "zh_Hans")
    part = app.segmented_control(key=key(app, "part"))
    assert (part.value, part.options) == ("Rules", ["事实条目", "Conflicts", "规则", "Sources"])
    part.set_value("Facts").run()
    assert 'href="?fact=' in markup(app)
    assert 'lang=zh_Hans" target' in markup(app)
    speak(app, "en")
    assert app.segmented_control(key=key(app, "part")).value == "Facts"


def test_why_a_plan_cannot_be_is_said_in_the_language_of_the_page() -> None:
    app = open_page(open_sample(visit()), "cadence")
    app.number_input(key=key(app, "plan_weeks")).set_value(500).run()
    assert app.error[0].value.endswith("or leave it empty. The plan below is as it was.")
    speak(app, "zh_Hans")
    assert app.error[0].value.endswith("or leave it empty.下方计划未变。")
    app.number_input(key=key(app, "plan_weeks")).set_value(8).run()
    assert not app.error


def test_what_is_kept_for_everybody_is_kept_by_language() -> None:
    folder, today = base.knowledge_folder(), date.today()
    _, english = register(folder, today)
    with speaking("zh_Hans"):
        _, chinese = register(folder, today)
    assert ">Standing</th>" in english[0]
    assert ">状况</th>" in chinese[0]
    assert register(folder, today)[1] == english


def test_rules_in_chinese_are_found_by_their_english_words() -> None:
    folder = base.knowledge_folder()
    english = found(folder, "broadcasts").rules
    with speaking("zh_Hans"):
        assert set(found(folder, "broadcasts").rules) >= set(english)
    assert found(folder, "broadcasts").rules == english


def test_a_sentence_takes_markup_where_its_language_puts_it_and_nothing_else_becomes_any() -> None:
    name = tag("bdi", "{client} <b>")
    assert filled("Cadence for {client} & all", client=name) == "Cadence for <bdi>{client} &lt;b&gt;</bdi> &amp; all"
    assert filled("{client}的发布节奏", client=name) == "<bdi>{client} &lt;b&gt;</bdi>的发布节奏"
    with pytest.raises(KeyError):
        filled("Cadence for {client}", name=name)
