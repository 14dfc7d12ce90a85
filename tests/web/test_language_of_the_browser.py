"""A visit begins in the language of the browser; the address and the reader may say otherwise."""

from __future__ import annotations

from unittest.mock import PropertyMock, patch

import pytest
from streamlit.testing.v1 import AppTest

from advisor.web.frame.language_choice import of_browser
from tests.web.visits import APP, key, open_page, open_sample, visit, words

CHINESE, ENGLISH = "开始填写问卷", "Start the questionnaire"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-Hans-HK", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh_MO", "zh_Hant"),
        ("zh-Hant", "zh_Hant"),
        ("en-HK", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_of_a_browser(locale: str | None, language: str) -> None:
    assert of_browser(locale) == language


@pytest.mark.parametrize(
    ("locale", "address", "wanted"),
    [
        ("zh-CN", {}, CHINESE),
        ("en-GB", {}, ENGLISH),
        ("zh-CN", {"lang": "en"}, ENGLISH),
        ("en-GB", {"lang": "zh_Hans"}, CHINESE),
        ("en-GB", {"lang": "fr"}, ENGLISH),
    ],
)
def test_a_visit_begins_in_it_unless_the_address_says_otherwise(
    locale: str, address: dict[str, str], wanted: str
) -> None:
    with patch("streamlit.runtime.context.ContextProxy.locale", PropertyMock(return_value=locale)):
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
    assert not app.exception
    assert wanted in {button.label for button in app.button}


def test_files_are_in_the_language_of_the_visit_until_another_is_chosen() -> None:
    app = open_page(open_sample(visit()), "report")
    assert app.selectbox(key=key(app, "export_lang")).value == "en"
    app.selectbox(key=key(app, "export_lang")).select("zh_Hant").run()
    app.selectbox(key="export_form").select("csv").run()
    assert app.selectbox(key=key(app, "export_lang")).value == "zh_Hant"
    app.selectbox(key="spoken").select("zh_Hans").run()
    assert not app.exception
    assert app.selectbox(key=key(app, "export_lang")).value == "zh_Hans"
    assert "给客户的报告" in words(app)
