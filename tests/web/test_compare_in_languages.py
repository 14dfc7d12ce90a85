"""The compare page in another language: ways are chosen by id, and every heading, button and table head is said."""

from __future__ import annotations

import re
import sys

import pytest

from advisor.web.compare.compare_state import BLIND
from advisor.words import speaking
from tests.web.test_compare_page import SECOND, SKINCARE, upload
from tests.web.visits import key, markup, open_page, open_sample, visit

pytestmark = pytest.mark.usefixtures("all_languages")


def test_two_files_are_compared_blind_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page(open_sample(visit(), "mainland_media"), "compare")
    words = sys.modules["advisor.words.say"]
    monkeypatch.setattr(words, "translated", lambda sentence, spoken: sentence if spoken == "en" else f"译{sentence}")
    monkeypatch.setattr(words, "plural", lambda one, many, *_: f"译{one}")
    app.session_state["language"] = "zh_Hans"
    app.run()
    assert not app.exception
    way = app.segmented_control(key=key(app, "compare_way"))
    assert way.options == ["译Two dates", "译Another answers file", "译Two files, blind"]
    with speaking("zh_Hans"):  # in which the test itself looks for the option
        way.set_value(BLIND).run()
        upload(upload(app, "one.yaml", SKINCARE), "two.yaml", SECOND)
    titles = [found for found in re.findall(r"<(?:h[123]|th|summary)\b[^>]*>([^<]+)<", markup(app)) if found.strip()]
    assert len(titles) > 20
    assert [title for title in titles if not title.startswith("译")] == []
    assert app.button(key="which").label == "译Show which is which"
