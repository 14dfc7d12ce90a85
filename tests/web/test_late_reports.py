"""A browser reports all its widgets at once, sometimes before it has heard what was changed: that must undo nothing."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from advisor.web.questions.answer_widgets import NONE, UNKNOWN
from tests.web.visits import answers, key, open_page, open_sample, visit


def run_and_report_late(app: AppTest) -> None:
    """Send what is staged; then the same report again, as a browser does that has not heard the answer yet."""
    report = app._tree.get_widget_states()
    app.run()
    app._run(report)
    assert not app.exception


def test_a_tick_is_not_undone_by_a_late_not_known_or_none() -> None:
    app = open_page(visit(), "questions")
    app.button(key="section_papers").click().run()
    app.checkbox(key=key(app, "a_licences.food")).check()
    run_and_report_late(app)
    assert answers(app) == {"licences": ("food",)}
    app.checkbox(key=key(app, f"a_licences.{NONE}")).check()
    run_and_report_late(app)
    assert answers(app) == {"licences": ()}
    app.checkbox(key=key(app, "a_licences.edi")).check()
    run_and_report_late(app)
    assert answers(app) == {"licences": ("edi",)}
    app.checkbox(key=key(app, f"a_licences.{UNKNOWN}")).check()
    run_and_report_late(app)
    assert answers(app) == {}


def test_what_a_section_showed_undoes_nothing_once_the_next_one_is_open() -> None:
    app = open_page(visit(), "questions")
    app.button(key="section_aims").click().run()
    app.checkbox(key=key(app, "a_goals.loyalty")).check().run()
    app.checkbox(key=key(app, "a_audience.employees")).check().run()
    report = app._tree.get_widget_states()
    app.button(key="section_messages").click().run()
    app._run(report)
    assert not app.exception
    assert answers(app) == {"goals": ("loyalty",), "audience": ("employees",)}


def test_a_number_is_not_forgotten_by_a_late_not_known() -> None:
    app = open_page(visit(), "questions")
    app.button(key="section_resources").click().run()
    app.number_input(key=key(app, "a_launch_weeks")).set_value(9)
    run_and_report_late(app)
    assert answers(app) == {"launch_weeks": 9}
    app.checkbox(key=key(app, f"a_launch_weeks.{UNKNOWN}")).check()
    run_and_report_late(app)
    assert answers(app) == {}


def test_a_sample_keeps_its_name_and_date_against_the_fields_of_the_case_before() -> None:
    app = visit()
    app.text_input(key=key(app, "client_name")).set_value("Before").run()
    app.date_input(key=key(app, "as_of")).set_value(date(2015, 1, 1)).run()
    app.selectbox(key="sample").select("mainland_media").run()
    app.button(key="sample_open").click()
    report = app._tree.get_widget_states()
    app.run()
    case = app.session_state["draft"].case
    for state in report.widgets:
        if state.WhichOneof("value") == "trigger_value":
            state.trigger_value = False
    app._run(report)
    assert app.session_state["draft"].case == case
    assert case.client.name != "Before"
    assert case.as_of != date(2015, 1, 1)


@pytest.mark.parametrize(("content", "cases"), [(b"schema: answers/1\nanswers: {home: taiwan}\n", 1), (b"not ours", 0)])
def test_a_file_reported_once_more_is_not_taken_twice(content: bytes, cases: int, database: Path) -> None:
    app = visit()
    app.file_uploader[0].upload("case.yaml", content)
    report = app._tree.get_widget_states()
    app.run()
    told = app.session_state["arrival"]
    app._run(report)
    assert not app.exception
    assert app.session_state["arrival"] is told
    with sqlite3.connect(database) as store:
        assert store.execute("SELECT count(*) FROM cases").fetchone() == (cases,)


def test_a_second_tab_s_answer_is_not_undone_by_the_first() -> None:
    first = open_page(open_sample(visit()), "questions")
    second = open_page(visit(first.session_state["draft_id"]), "questions")
    second.radio(key=key(second, "a_organisation")).set_value("media").run()
    report = first._tree.get_widget_states()
    first.run()
    first._run(report)
    assert answers(first)["organisation"] == "media"


def test_a_date_beyond_the_field_s_limits_is_shown_all_the_same() -> None:
    app = visit()
    app.file_uploader[0].upload("old.yaml", b"schema: answers/1\nas_of: 1850-01-01\nanswers: {home: taiwan}\n").run()
    assert not app.exception
    assert app.date_input(key=key(app, "as_of")).value == date(1850, 1, 1)
