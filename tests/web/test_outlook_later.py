"""What could still change is searched beside the page: it is finished without, and told when it is found."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.web import base
from tests.web.visits import open_page, open_sample, visit, words

WAITS = "Not settled. Working out which mixes can still come out …"


def questions() -> AppTest:
    app = open_page(open_sample(visit(), "machinery_first_call"), "questions")
    assert not app.exception
    return app


def test_while_it_is_searched_the_page_says_so_and_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(base, "ahead_by_now", lambda *_, **__: None)
        app = questions()
        assert WAITS in words(app)
        assert [button.key for button in app.button if button.key == "answer_first"] == []
        assert app.radio or app.checkbox or app.number_input
    app.run()
    assert WAITS not in words(app)
    assert "can still come out." in words(app)


def test_who_asks_is_the_visit_that_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    found = base.ahead

    def remembered(key: base.Key, **given: Any) -> Any:
        asked.append(given)
        return found(key)

    monkeypatch.setattr(base, "ahead_by_now", remembered)
    questions()
    assert asked
    assert all(given["visit"] for given in asked)


def test_where_many_wait_it_is_searched_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[base.Key] = []
    found = base.ahead

    def ahead(key: base.Key, **_: Any) -> Any:
        searched.append(key)
        return found(key)

    monkeypatch.setattr(base, "is_crowded", lambda: True)
    monkeypatch.setattr(base, "ahead_by_now", ahead)
    app = questions()
    assert "Many people are at work" in words(app)
    assert searched == []
    app.button(key="look_ahead").click().run()
    assert searched
    assert "can still come out." in words(app)
