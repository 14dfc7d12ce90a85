"""The knowledge page: a timeline for each fact, the register of conflicts, finding things by words, links to a fact."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from advisor.report.conflicts import conflicts
from advisor.web import base
from advisor.web.knowledge.conflict_register import register
from advisor.web.knowledge.search import found
from tests.web.visits import key, markup, open_page, visit, words

FACT = "service.articles_per_broadcast"


def knowledge_page() -> AppTest:
    return open_page(visit(), "knowledge")


def drawn(app: AppTest) -> str:
    """What the chart on the page says of itself."""
    (chart,) = app.get("vega_lite_chart")
    return str(chart.proto.spec)


def test_the_timeline_stands_with_each_fact_and_as_a_table() -> None:
    app = knowledge_page()
    app.selectbox(key=key(app, "fact")).select(FACT).run()
    assert not app.exception
    assert "Timeline of: Articles in one broadcast of a service account" in drawn(app)
    assert 'aria-label="The timeline as a table"' in markup(app)
    assert app.query_params["fact"] in (FACT, [FACT])


def test_before_the_first_known_value_nothing_is_known() -> None:
    app = visit()
    app.date_input(key=key(app, "as_of")).set_value(date(2013, 1, 2)).run()
    open_page(app, "knowledge")
    app.selectbox(key=key(app, "fact")).select(FACT).run()
    assert "Not known for this date" in words(app)
    assert "As of 2 Jan 2013 nothing is known." in drawn(app)


def test_the_register_lists_every_conflict_and_leads_to_the_fact(real) -> None:
    app = knowledge_page()
    app.segmented_control(key=key(app, "part")).set_value("Conflicts").run()
    rows = conflicts(real, as_of=date.today())
    assert rows == register(base.knowledge_folder(), date.today())[0]
    headings = re.findall(r"<h3>(.*?)</h3>", markup(app))
    assert headings == [html.escape(row.fact.title) for row in rows]
    assert "Never right" in words(app)
    app.button(key=f"open_{FACT}").click().run()
    assert not app.exception
    assert app.selectbox(key=key(app, "fact")).value == FACT
    assert app.segmented_control(key=key(app, "part")).value == "Facts"
    assert "Timeline of: Articles in one broadcast of a service account" in drawn(app)


def test_a_link_opens_its_fact_and_a_wrong_one_is_told() -> None:
    app = visit()
    app.query_params["fact"] = "mini_program.package_mb"
    open_page(app, "knowledge")
    assert app.selectbox(key=key(app, "fact")).value == "mini_program.package_mb"
    assert 'href="?fact=mini_program.package_mb"' in markup(app)
    app.query_params["fact"] = "<b>nothing"
    app.run()
    assert not app.exception
    assert "There is no fact called" in app.info[0].value
    assert "fact" not in app.query_params


def test_words_find_facts_rules_and_sources_and_a_click_opens_the_fact() -> None:
    app = knowledge_page()
    app.text_input(key=key(app, "find")).set_value("articles broadcast").run()
    assert not app.exception
    assert re.search(r"<h2>\d+ facts", markup(app))
    app.button(key=f"open_{FACT}").click().run()
    assert app.selectbox(key=key(app, "fact")).value == FACT
    assert app.text_input(key=key(app, "find")).value == ""
    app.text_input(key=key(app, "find")).set_value("no such words anywhere").run()
    assert "Nothing holds all of these words" in words(app)
    app.button(key="close_search").click().run()
    assert app.segmented_control


@pytest.mark.parametrize(
    "asked", ["小程序", "小程序 备案", "小程序备案", "ＭＩＮＩ-program filing", "filings mini-program"]
)
def test_chinese_full_width_and_plural_words_find_the_filing_of_mini_programs(asked: str) -> None:
    assert "mini_program.filing_required_overseas" in found(base.knowledge_folder(), asked).facts


def test_the_nearest_stands_first_and_no_word_finds_nothing() -> None:
    folder = base.knowledge_folder()
    assert found(folder, FACT).facts[0] == FACT
    assert found(folder, "服务号").rules
    assert found(folder, "azoya").sources
    nothing = found(folder, " ,，")
    assert (nothing.facts, nothing.rules, nothing.sources) == ((), (), ())


def test_each_column_of_the_claims_stands_under_its_own_head() -> None:
    drawn = markup(knowledge_page()).partition("Who claims what")[2].partition("</table>")[0]
    heads = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<th[^>]*>(.*?)</th>", drawn, re.DOTALL)]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", drawn.partition("</thead>")[2], re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    assert cells
    for row in cells:
        told = dict(zip(heads, row, strict=True))
        assert re.match(r"\[\d+\] ", re.sub(r"<[^>]+>", "", told["Source"]))
        assert "<strong>" in told["Claims"]
        assert "badge" in told["Standing"]
