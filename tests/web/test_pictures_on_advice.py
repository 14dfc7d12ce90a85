"""The advice to look at: pictures with their words, tables and files, the ways to other pages, and the tour."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.report.account_links import links_found
from advisor.report.charts.kept import PICTURES
from advisor.web import base
from advisor.web.frame.tour import NAMES
from tests.web.kept import advice_of
from tests.web.visits import key, markup, open_page, open_sample, visit, words

SAMPLES = sorted(path.stem for path in (base.PROJECT / "knowledge" / "samples").glob("*.yaml"))
LUXURY = "luxury_fashion_wfoe"


def on(page: str, sample: str = LUXURY) -> AppTest:
    app = open_page(open_sample(visit(), sample), page)
    assert not app.exception
    return app


def elements(block: Any, kind: str) -> list[Any]:
    """Every element of a kind, in the order of the page."""
    found = [block] if getattr(block, "type", "") == kind else []
    return found + [one for child in getattr(block, "children", {}).values() for one in elements(child, kind)]


def notes(app: AppTest) -> list[str]:
    """The notes of the tour on the page, by name."""
    names = [re.search(r"note_(\w+)$", one.proto.id) for one in elements(app.main, "bidi_component")]
    return [name[1] for name in names if name]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_page_shows_the_mix_and_the_needs_as_pictures_each_with_a_table(sample: str) -> None:
    app = on("advice", sample)
    advice, known = advice_of(app), base.knowledge(base.knowledge_folder())
    drawn = [json.loads(one.proto.spec).get("description") for one in elements(app.main, "vega_lite_chart")]
    for module in PICTURES.values():
        assert module.alt_text(advice, known) in drawn
        assert str(module.caption()) in words(app)
        assert set(module.table(advice, known)[0]) <= set(re.findall(r'<th scope="col">([^<]*)</th>', markup(app)))


def test_every_way_into_an_account_is_told_with_the_number_of_its_arrow() -> None:
    app = on("advice")
    links = links_found(advice_of(app), base.knowledge(base.knowledge_folder()))
    assert len(links) > 2
    told = dict(re.findall(r'<li value="(\d+)"><strong>(.*?)</strong>', markup(app)))
    assert {int(number) for number in told} == {link.number for link in links}
    assert all(link.reason.text in words(app) for link in links)


def test_sources_of_an_explanation_come_after_those_of_the_ways() -> None:
    app = on("advice")
    app.selectbox(key="why_pair").select(("channels", "own_mainland")).run()
    page = markup(app)
    listed = [int(number) for number in re.findall(r'<li id="source-(\d+)"', page)]
    assert listed == list(range(1, len(listed) + 1))
    assert {int(number) for number in re.findall(r'href="#source-(\d+)"', page)} <= set(listed)


@pytest.mark.parametrize("name", ["mix_picture", "needs_matrix", "roadmap_gantt", "calendar_heatmap"])
def test_a_chart_is_taken_away_in_three_kinds_once_that_is_asked_for(name: str) -> None:
    app = on("advice")
    assert not app.get("download_button")
    app.session_state[f"take_{name}"] = True
    app.run()
    assert [one.proto.label for one in app.get("download_button")] == [
        "Picture (PNG)",
        "Drawing (SVG)",
        "Numbers (CSV)",
    ]


@pytest.mark.parametrize(
    ("page", "name"),
    [("what_if", "weight_ranges"), ("cadence", "broadcasts_by_week"), ("cadence", "reads_band")],
)
def test_charts_of_other_pages_are_taken_away_too(page: str, name: str) -> None:
    app = on(page)
    before = len(app.get("download_button"))
    app.session_state[f"take_{name}"] = True
    app.run()
    assert len(app.get("download_button")) == before + 3


@pytest.mark.parametrize(
    ("button", "heading"),
    [("look_cadence", "Publishing plan"), ("look_weights", "What if"), ("look_unlocks", "What if")],
)
def test_the_ways_on_lead_to_the_pages_where_it_is_tried_out(button: str, heading: str) -> None:
    app = on("advice")
    app.button(key=button).click().run()
    assert not app.exception
    assert f"<h1>{heading}</h1>" in markup(app)


def test_a_sample_carries_the_notes_of_the_tour() -> None:
    app = on("advice")
    assert notes(app) == ["advice", "advice_mix", "advice_needs", "advice_roadmap"]
    assert [name for page in ("questions", "what_if", "cadence", "report") for name in notes(open_page(app, page))] == [
        "questions",
        "what_if",
        "cadence",
        "report",
    ]


def test_a_case_of_ones_own_carries_none() -> None:
    app = open_sample(visit(), LUXURY)
    app.text_input(key=key(app, "client_name")).set_value("A client of mine").run()
    assert not notes(open_page(app, "advice"))


def test_who_comes_for_the_first_time_is_offered_the_tour_and_taken_to_an_advice() -> None:
    app = visit()
    assert notes(app) == []
    app.button(key="tour_begin").click().run()
    assert not app.exception
    assert "<h1>Recommendation</h1>" in markup(app)
    assert "advice" in notes(app)


def test_every_note_has_words_in_every_language() -> None:
    from advisor.web.frame.tour import _words
    from advisor.words import speaking

    for name in NAMES:
        english = _words(name)
        for spoken in ("zh_Hans", "zh_Hant"):
            with speaking(spoken):
                assert all(_words(name)), name
                assert not set(_words(name)) & set(english), name
