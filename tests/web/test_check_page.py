"""The page of answers to check: each answer once with one way to change it, what is open, and what does not count."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from streamlit.testing.v1 import AppTest

from advisor.advice.comparing.answers import answer_in_words
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.report.country_names import country_names
from tests.web.kept import open_case, sample_with, samples
from tests.web.visits import APP, answers, key, markup, open_page, visit, words

SAMPLES = ("skincare_cross_border", "company_internal", "hong_kong_retailer")


def checked(sample: str, *left_out: str) -> AppTest:
    """The page for a sample client, without some of the answers."""
    case = samples()[sample]
    kept = MappingProxyType({name: value for name, value in case.answers.items() if name not in left_out})
    return open_page(open_case(replace(case, answers=kept)), "check")


def row(app: AppTest, question: str) -> str:
    """What the page says of a question, in words."""
    found = re.search(rf'<dl class="kept[^"]*" id="kept-{question}">(.*?)</dl>', markup(app), re.DOTALL)
    assert found is not None
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_answer_stands_there_once_in_words_and_in_the_author_s_order(sample: str, real: Knowledge) -> None:
    app = checked(sample)
    assert not app.exception
    listed = re.findall(r'id="kept-(\w+)"', markup(app))
    given = answers(app)
    assert len(listed) == len(set(listed))
    assert set(given) <= set(listed)
    situation = Situation(real, given, as_of=app.session_state["draft"].case.as_of)
    for question in given:
        said = " ".join(answer_in_words(situation, question, country_names()).split())
        assert said[:1].upper() + said[1:] in row(app, question)
    place = {question: at for at, question in enumerate(real.asked_order)}
    in_rows = [name for name in listed if f'class="kept" id="kept-{name}"' in markup(app)]
    assert in_rows == sorted(in_rows, key=place.__getitem__)


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_row_has_one_button_named_after_its_question(sample: str, real: Knowledge) -> None:
    app = checked(sample, "industry")
    keyed = {button.key or "": button for button in app.button}
    changing = {name.removeprefix("change_"): button for name, button in keyed.items() if name.startswith("change_")}
    assert set(changing) == set(re.findall(r'class="kept" id="kept-(\w+)"', markup(app)))
    for question, button in changing.items():
        does = "Change" if question in answers(app) else "Answer"
        assert button.label == f"{does} **{real.question[question].label}**"


def test_a_question_asked_and_not_answered_says_what_hangs_on_it() -> None:
    app = checked("skincare_cross_border", "industry", "content_team")
    assert "Not settled: " in words(app)
    assert row(app, "industry").startswith("Which industry describes you best? Don't know yet Hangs on it now: ")
    assert "Hangs on it now" not in row(app, "organisation")
    assert "Don't know yet" not in row(app, "organisation")


def test_an_answer_that_does_not_count_on_this_path_is_kept_and_said_to_be_off_it() -> None:
    app = open_page(open_case(sample_with("skincare_cross_border", home="hong_kong")), "check")
    told = row(app, "country")
    assert "New Zealand" in told
    assert "This answer is kept but does not count here. Asked only with this answer to" in told
    assert not [button for button in app.button if button.key == "change_country"]


def test_none_of_these_is_an_answer_and_not_the_same_as_not_known() -> None:
    app = open_page(open_case(sample_with("skincare_cross_border", existing_accounts=())), "check")
    assert "Don't know yet" not in row(app, "existing_accounts")
    assert app.button(key="change_existing_accounts").label.startswith("Change ")


def test_what_is_not_asked_is_listed_with_its_reason(real: Knowledge) -> None:
    app = checked("company_internal")
    assert "Not asked: " in words(app)
    listed = set(re.findall(r'id="kept-(\w+)"', markup(app)))
    for question in real.questions:
        if question.id not in listed:
            assert " ".join(question.label.split()) in words(app)


def test_an_answer_is_changed_at_its_question_and_the_way_leads_back() -> None:
    app = checked("skincare_cross_border")
    open_page(app.button(key="change_goods").click().run(), "questions")
    assert "What tips the balance" in words(app)
    assert app.session_state["asked_for"] == "goods"
    app.radio(key=key(app, "a_goods")).set_value("unknown").run()
    assert "goods" not in answers(app)
    app.button(key="back_to_answers").click().run()
    assert "This is all that the advice rests on." in words(app)
    assert "Don't know yet" in row(app, "goods")
    open_page(app, "questions")
    app.button(key="section_who").click().run()
    assert not [button for button in app.button if button.key == "back_to_answers"]


def test_the_last_section_leads_here_and_from_here_to_the_advice(real: Knowledge) -> None:
    app = open_page(open_case(samples()["skincare_cross_border"]), "questions")
    app.button(key=f"section_{real.sections[-1].id}").click().run()
    app.button(key="to_check").click().run()
    assert "This is all that the advice rests on." in words(app)
    assert "Settled: no open question can change the advice any more." in words(app)
    open_page(app, "check")
    app.button(key="check_to_advice").click().run()
    assert "Recommendation" in words(app)


def test_without_an_answer_everything_is_open_and_nothing_breaks() -> None:
    app = open_page(visit(), "check")
    assert not app.exception
    assert "Nothing is answered yet." in words(app)
    assert "Don't know yet" in row(app, "organisation")


def test_next_leads_past_a_section_with_nothing_to_ask(real: Knowledge) -> None:
    app = open_page(open_case(samples()["company_internal"]), "questions")
    empty = [section for section in real.sections if f"{section.title}\u00a0· nothing" in _contents(app)]
    assert empty
    before = real.sections[[one.id for one in real.sections].index(empty[0].id) - 1]
    app.button(key=f"section_{before.id}").click().run()
    app.button(key="next").click().run()
    assert f'<h1 id="section-{empty[0].id}"' not in markup(app)
    assert not app.exception


def _contents(app: AppTest) -> str:
    return " ".join(button.label for button in app.button if (button.key or "").startswith("section_"))


def test_the_panel_says_what_the_last_change_turned() -> None:
    app = open_page(open_case(samples()["skincare_cross_border"]), "questions")
    assert "Last change" not in words(app)
    app.radio(key=key(app, "a_organisation")).set_value("individual").run()
    assert re.search(r"Last change: .*Service account: \w[\w ]* → Blocked", words(app))
    assert 'data-say="turned"' in markup(app)
    app.run()
    assert "Service account: " in words(app), "it stays until the next change"
    app.radio(key=key(app, "a_umbrella_account")).set_value("false").run()
    app.radio(key=key(app, "a_umbrella_account")).set_value("true").run()
    assert "The last change turned no account." in words(app)


def test_another_case_begins_without_what_was_turned_in_the_last() -> None:
    app = open_page(open_case(samples()["skincare_cross_border"]), "questions")
    app.radio(key=key(app, "a_organisation")).set_value("individual").run()
    open_page(app, "")
    app.selectbox(key="sample").select("company_internal").run()
    app.button(key="sample_open").click().run()
    assert "Last change" not in words(app)
    assert "turned no account" not in words(app)


@pytest.mark.parametrize(("named", "section"), [("aims", "aims"), ("<b>", "who"), ("", "who")])
def test_the_address_names_a_section_and_nothing_else(named: str, section: str) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["d"] = open_case(samples()["skincare_cross_border"]).session_state["draft_id"]
    app.query_params["s"] = named
    open_page(app, "questions")
    assert f'<h1 id="section-{section}">' in markup(app)
    assert ("s" in app.query_params) == (named == section)
