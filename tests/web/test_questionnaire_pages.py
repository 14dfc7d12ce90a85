"""The questionnaire on screen: every answer can be unknown, nothing is lost, a second visit goes on with the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.web.questions.answer_widgets import NONE, UNKNOWN
from tests.web.visits import answers, key, markup, open_page, open_sample, visit, words


def test_the_start_page_names_the_product_and_offers_the_samples() -> None:
    app = visit()
    assert not app.exception
    assert "WeChat Account Advisor" in words(app)
    assert len(app.selectbox(key="sample").options) == 8


def test_every_question_starts_as_not_known_and_nothing_is_saved_of_it() -> None:
    app = open_page(visit(), "questions")
    asked = [*app.main.radio, *app.main.selectbox]
    assert asked
    assert all(widget.value == UNKNOWN and "Don't know yet" in widget.options for widget in asked)
    assert answers(app) == {}
    assert "d" not in app.query_params


def test_the_way_leads_through_all_sections_and_back(real) -> None:
    app = open_sample(visit())
    given = answers(app)
    open_page(app, "questions")
    last = len(real.sections)
    for place in range(1, last):
        assert f"Section {place} of {last}" in words(app)
        app.button(key="next").click().run()
    assert f"Section {last} of {last}" in words(app)
    for _ in range(last - 1):
        app.button(key="previous").click().run()
    assert f"Section 1 of {last}" in words(app)
    assert not app.exception
    assert answers(app) == given


def test_not_known_is_a_choice_beside_none_of_these() -> None:
    app = open_page(visit(), "questions")
    app.button(key="section_papers").click().run()

    def box(option: str) -> object:
        return app.checkbox(key=key(app, f"a_licences.{option}"))

    assert (box(UNKNOWN).value, box(NONE).value) == (True, False)
    box(NONE).check().run()
    assert answers(app)["licences"] == ()
    assert (box(UNKNOWN).value, box(NONE).value) == (False, True)
    box("food").check().run()
    box("edi").check().run()
    assert answers(app)["licences"] == ("edi", "food"), "in the author's order"
    assert box(NONE).value is False
    box("edi").uncheck().run()
    box("food").uncheck().run()
    assert "licences" not in answers(app), "taking the last one away says nothing, and nothing is not none"
    assert box(UNKNOWN).value is True
    box("food").check().run()
    box(UNKNOWN).check().run()
    assert "licences" not in answers(app)


def test_a_number_can_be_given_changed_and_forgotten() -> None:
    app = open_page(visit(), "questions")
    app.button(key="section_resources").click().run()
    assert app.number_input(key=key(app, "a_launch_weeks")).value is None
    app.number_input(key=key(app, "a_launch_weeks")).set_value(12).run()
    assert answers(app)["launch_weeks"] == 12
    app.number_input(key=key(app, "a_setup_budget_cny")).set_value(0).run()
    assert answers(app)["setup_budget_cny"] == 0, "nothing to spend is an answer"
    app.checkbox(key=key(app, f"a_launch_weeks.{UNKNOWN}")).check().run()
    assert "launch_weeks" not in answers(app)
    assert app.number_input(key=key(app, "a_launch_weeks")).value is None


def test_yes_no_and_not_known_are_three_answers() -> None:
    app = open_page(visit(), "questions")
    for chosen, kept in (("false", False), ("true", True), (UNKNOWN, None)):
        app.radio(key=key(app, "a_umbrella_account")).set_value(chosen).run()
        assert answers(app).get("umbrella_account") is kept


def test_an_answer_hidden_by_another_is_kept_and_comes_back() -> None:
    app = open_page(open_sample(visit()), "questions")

    def country() -> list[object]:
        app.button(key="section_papers").click().run()
        return [widget.value for widget in app.selectbox if widget.key.startswith("a_country")]

    def move(home: str) -> None:
        app.button(key="section_who").click().run()
        app.radio(key=key(app, "a_home")).set_value(home).run()

    assert country() == ["NZ"]
    move("hong_kong")
    assert country() == []
    assert "Your answer is kept but does not count here." in words(app)
    assert answers(app)["country"] == "NZ"
    move("overseas")
    assert country() == ["NZ"]


def test_the_primary_goal_is_one_of_the_goals_chosen() -> None:
    app = open_page(open_sample(visit()), "questions")

    def goal(*, ticked: bool) -> None:
        app.button(key="section_aims").click().run()
        box = app.checkbox(key=key(app, "a_goals.online_sales"))
        (box.check() if ticked else box.uncheck()).run()
        app.button(key="section_balance").click().run()

    app.button(key="section_balance").click().run()
    assert len(app.radio(key=key(app, "a_primary_goal")).options) == 3 + 1
    goal(ticked=False)
    assert app.radio(key=key(app, "a_primary_goal")).value == UNKNOWN
    goal(ticked=True)
    assert app.radio(key=key(app, "a_primary_goal")).value == "online_sales"


def test_every_question_says_why_it_is_asked(real) -> None:
    app = open_page(open_sample(visit(), "hong_kong_retailer"), "questions")
    shown = 0
    for section in real.sections:
        app.button(key=f"section_{section.id}").click().run()
        for question in section.questions:
            if f'id="question-{question}"' in markup(app):
                shown += 1
                assert " ".join(real.question[question].why.split()) in words(app)
    assert not app.exception
    assert shown > 30


def test_a_second_visit_with_the_address_finds_every_answer() -> None:
    first = open_sample(visit())
    open_page(first, "questions")
    first.radio(key=key(first, "a_organisation")).set_value("media").run()
    address = first.query_params["d"]
    second = visit(address if isinstance(address, str) else address[0])
    assert answers(second) == answers(first)
    assert answers(second)["organisation"] == "media"
    assert second.session_state["draft"].case.client.name == first.session_state["draft"].case.client.name


def test_the_address_holds_the_draft_and_never_an_answer() -> None:
    app = open_page(open_sample(visit()), "questions")
    app.radio(key=key(app, "a_home")).set_value("taiwan").run()
    assert set(app.query_params) == {"d"}


@pytest.mark.parametrize("address", ["AAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "' or 1=1 --", ""])
def test_an_address_without_a_draft_starts_a_new_one(address: str) -> None:
    app = visit(address)
    assert not app.exception
    assert answers(app) == {}
    assert app.session_state["draft_id"] != address


def test_two_tabs_on_one_draft_see_each_others_answers() -> None:
    first = open_sample(visit())
    address = first.session_state["draft_id"]
    second = open_page(visit(address), "questions")
    second.radio(key=key(second, "a_organisation")).set_value("media").run()
    open_page(first, "questions")
    assert first.radio(key=key(first, "a_organisation")).value == "media"
    first.radio(key=key(first, "a_home")).set_value("macau").run()
    assert open_page(second, "questions").radio(key=key(second, "a_home")).value == "macau"
    assert answers(second) == answers(first)


def test_a_new_case_leaves_the_old_one_under_its_address() -> None:
    app = open_sample(visit())
    old, given = app.session_state["draft_id"], answers(app)
    app.button(key="new_case").click().run()
    assert answers(app) == {}
    assert answers(visit(old)) == given


def test_answers_survive_a_store_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    app = open_page(open_sample(visit()), "questions")
    app.radio(key=key(app, "a_organisation")).set_value("media").run()
    assert answers(app)["organisation"] == "media"
    told = " ".join(warning.value for warning in app.warning)
    assert "The file of the database cannot be opened" in told
    assert "kept while this page stays open" in told
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/drafts.sqlite")
    app.run().run()
    assert not app.warning
    assert answers(visit(app.session_state["draft_id"]))["organisation"] == "media"


def test_text_typed_for_the_client_is_never_markup() -> None:
    hostile = "<img src=x onerror=alert(1)> **bold** :red[x] $y$ [a](javascript:b)"
    app = visit()
    app.text_input(key=key(app, "client_name")).set_value(hostile).run()
    open_page(app, "questions")
    app.radio(key=key(app, "a_organisation")).set_value("enterprise").run()
    for page in ("", "questions", "advice", "cadence", "report"):
        open_page(app, page)
        assert not app.exception
        assert hostile in words(app)
        assert "<img" not in markup(app)
        assert all(hostile not in element.value for element in app.markdown)
