"""Charts speak the language spoken when they are drawn: no word in them stands in the code alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from advisor.report import charts
from advisor.report.charts import fact_timeline
from advisor.report.charts.wrapped import wrapped
from advisor.report.charts.year_grid import YearGrid
from advisor.report.text.lines import columns
from advisor.report.wording import account_names
from advisor.words import speaking
from tests.report import sample
from tests.report.a_fact import SOURCES, fact

NAMES = account_names(sample.knowledge())
SHOWN = ("title", "text", "description")


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything said is marked, so that what is not said can be told from it."""
    words = sys.modules["advisor.words.say"]
    monkeypatch.setattr(words, "translated", lambda sentence, _: f"译{sentence}")
    monkeypatch.setattr(words, "plural", lambda one, *_: f"译{one}")
    with speaking("zh_Hans"):
        yield


def shown(part: Any) -> Iterator[str]:
    """The titles, legends, descriptions and scales of a specification that hold letters."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in SHOWN and isinstance(value, str) and any(sign.isalpha() for sign in value):
                yield value
            if key != "data":
                yield from shown(value)
    elif isinstance(part, list):
        for value in part:
            yield from shown(value)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_a_chart_its_caption_and_its_twins_are_in_the_language_spoken(name: str) -> None:
    advice = sample.advice(daily=True)
    spec = charts.draw(name, advice, names=NAMES)
    head, _ = charts.table(name, advice, names=NAMES)
    said = [charts.caption(name), charts.alt_text(name, advice, names=NAMES), *shown(spec), *head]
    assert [words for words in said if not words.startswith("译") and words not in NAMES.values()] == []


@pytest.mark.usefixtures("marked")
def test_the_timeline_of_a_fact_is_in_the_language_spoken() -> None:
    spec = fact_timeline.draw(fact(), SOURCES, as_of=date(2026, 11, 21))
    head, _ = fact_timeline.table(fact(), SOURCES, as_of=date(2026, 11, 21))
    assert [words for words in [fact_timeline.caption(), *shown(spec), *head] if not words.startswith("译")] == []


def test_months_and_days_are_those_of_the_language() -> None:
    with speaking("zh_Hans"):
        weekdays = YearGrid(sample.advice()).weekdays()
        _, rows = charts.table("effort_by_month", sample.advice(), names=NAMES)
    assert "周一" in weekdays.values()
    assert all("年" in f"{row[0]}" for row in rows)


def test_chinese_labels_are_broken_by_their_width() -> None:
    with speaking("zh_Hans"):
        lines = wrapped("12. 以自有境外主体资料注册服务号并完成认证与备案的全部材料", 20, most=2)
        assert wrapped("接入微信支付。", 13, most=2) == ["接入微信支", "付。"]
        assert wrapped("1. Collect the papers", 12, most=2) == ["1. Collect", "the papers"]
    assert len(lines) == 2
    assert all(columns(line) <= 20 for line in lines)
    assert lines[-1].endswith("…")
