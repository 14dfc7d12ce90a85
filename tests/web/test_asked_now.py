"""Only what matters is asked: what hangs on a question, what is not asked and why, settled or not, the live panel."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from streamlit.testing.v1 import AppTest

from advisor.advice.outlook.hinges import Space
from advisor.advice.outlook.relevance import relevance
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices
from advisor.web import base
from tests.web.kept import open_case, samples
from tests.web.visits import answers, key, markup, open_page, visit, words

STAFF = ("organisation", "home", "industry", "partner_licence", "umbrella_account")
STAFF_ALL = (*STAFF, "goals", "audience", "selling", "app_features")


def begun(sample: str, *questions: str, choices: Choices | None = None) -> AppTest:
    """The questions page of a sample client who has answered these questions only."""
    case = samples()[sample]
    known = MappingProxyType({name: case.answers[name] for name in questions or case.answers})
    return open_page(open_case(replace(case, answers=known, choices=choices or case.choices)), "questions")


def open_section(app: AppTest, section: str) -> AppTest:
    return app.button(key=f"section_{section}").click().run()


def asked_here(app: AppTest) -> list[str]:
    """The ids of the questions that the page shows with a widget."""
    return re.findall(r'id="question-(\w+)"', markup(app))


def panel(app: AppTest) -> str:
    """What the panel beside the page says."""
    return words_of(" ".join(element.body for element in app.sidebar.html))


def words_of(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_every_question_is_shown_or_listed_as_not_asked_with_its_reason(real: Knowledge) -> None:
    app = begun("company_internal", *STAFF_ALL)
    found = relevance(Space.of(real, as_of=date.today()), Situation(real, answers(app), as_of=date.today()))
    asked = {row.question for row in found.asked}
    because = {row.question: row.because for row in found.skipped}
    for section in real.sections:
        open_section(app, section.id)
        assert not app.exception
        shown = asked_here(app)
        assert shown == [one for one in section.questions if one in asked or one in answers(app)]
        left_out = [one for one in section.questions if one in because]
        assert sorted([*shown, *left_out]) == sorted(section.questions)
        for question in left_out:
            assert " ".join(real.question[question].label.split()) in words(app)
            reason = {"changes_nothing": "Whatever the answer", "off_the_path": "Asked only", "waits": "It waits for"}
            assert reason[because[question]] in words(app)
        if left_out:
            assert any(box.label.startswith("Not asked: ") for box in app.expander)


def test_what_hangs_on_an_open_question_is_named_and_an_answered_one_has_nothing_hanging() -> None:
    app = open_section(begun("skincare_cross_border", "organisation", "home", "industry", "goals"), "messages")
    hanging = re.findall(r'id="question-(\w+)".*?Hangs on it now: </strong>(.*?)</p>', markup(app), re.DOTALL)
    told = {question: words_of(text) for question, text in hanging}
    assert told["inbox_visibility"] == "the need “Being seen when a broadcast arrives”."
    assert "Recognising the visitor" in told["user_login"]
    app.radio(key=key(app, "a_inbox_visibility")).set_value("must").run()
    assert "inbox_visibility" in asked_here(app)
    assert "Being seen when a broadcast arrives" not in markup(app)


def test_what_changes_nothing_can_be_answered_all_the_same() -> None:
    app = open_section(begun("skincare_cross_border", *answered_by_skincare(15)), "plan")
    assert "selling_from" not in asked_here(app)
    assert "Whatever the answer, the advice stays as it is." in words(app)
    app.button(key="anyway_selling_from").click().run()
    assert "selling_from" in asked_here(app)
    assert app.session_state["asked_for"] == "selling_from", "where the keyboard goes, since the button is gone"
    app.radio(key=key(app, "a_selling_from")).set_value("start").run()
    assert answers(app)["selling_from"] == "start"
    again = open_section(open_page(visit(app.session_state["draft_id"]), "questions"), "plan")
    assert "selling_from" in asked_here(again), "what is answered is shown"


def test_settled_is_said_with_the_answer_that_settles_it_and_taken_back_with_it() -> None:
    app = open_section(begun("skincare_cross_border", *answered_by_skincare(14)), "content")
    assert re.search(r"Not settled: at least \d+ mixes can still come out\.", words(app))
    assert "Not settled" in panel(app)
    app.radio(key=key(app, "a_content_team")).set_value("agency").run()
    settled = re.search(r"Settled: the other (\d+) questions cannot change the mix\.", words(app))
    assert settled is not None
    assert "Their answers still change: " in words(app)
    assert f"Settled The other {settled[1]} questions cannot change the mix." in panel(app)
    app.radio(key=key(app, "a_content_team")).set_value("unknown").run()
    assert "Not settled" in words(app)
    assert len(answers(app)) == 14


def test_the_question_to_answer_first_is_one_click_away() -> None:
    case = samples()["skincare_cross_border"]
    app = begun("skincare_cross_border", *(name for name in case.answers if name != "app_features"))
    assert "Not settled: 2 mixes can still come out." in words(app)
    assert "whatever the answer, at most 1 mix can still come out" in words(app)
    assert "of the ways to answer" in words(app)
    app.button(key="answer_first").click().run()
    assert "app_features" in asked_here(app)
    assert app.session_state["asked_for"] == "app_features"


def test_a_choice_of_the_user_counts_for_what_is_settled() -> None:
    several = begun("hong_kong_retailer", *without("hong_kong_retailer", "existing_accounts"))
    assert "Not settled" in panel(several)
    everything = tuple(account for account in base.knowledge(base.knowledge_folder()).account)
    none = begun(
        "hong_kong_retailer", *without("hong_kong_retailer", "existing_accounts"), choices=Choices(exclude=everything)
    )
    assert "✓ Settled" in panel(none)


def without(sample: str, *left_out: str) -> list[str]:
    return [name for name in samples()[sample].answers if name not in left_out]


def test_the_panel_tells_each_account_in_a_word_and_follows_the_answers() -> None:
    app = open_section(begun("company_internal", *STAFF), "who")

    def standing(account: str) -> str:
        found = re.search(rf"{account} (✓ Open|◐ After steps|✕ Blocked|\? Undecided)", panel(app))
        assert found is not None
        return found[1]

    assert standing("Service account") == "✓ Open"
    app.radio(key=key(app, "a_organisation")).set_value("individual").run()
    assert standing("Service account") == "✕ Blocked"
    app.radio(key=key(app, "a_organisation")).set_value("unknown").run()
    assert standing("Service account") == "? Undecided"


def test_the_page_and_its_panel_need_no_advice_in_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(key: object) -> None:
        raise AssertionError("the advice in depth takes too long for this page")

    monkeypatch.setattr(base, "advised", never)
    app = begun("hong_kong_retailer", *STAFF)
    app.radio(key=key(app, "a_organisation")).set_value("media").run()
    assert not app.exception
    assert "Accounts now" in panel(app)


def test_a_first_goal_that_is_no_longer_chosen_is_asked_again() -> None:
    app = open_section(begun("skincare_cross_border"), "aims")
    app.checkbox(key=key(app, "a_goals.online_sales")).uncheck().run()
    assert not app.exception
    open_section(app, "balance")
    assert answers(app)["primary_goal"] == "online_sales", "kept, in case the goal comes back"
    told = markup(app).split('id="question-primary_goal"')[1].split('id="question-')[0]
    assert "Hangs on it now:" in told


def answered_by_skincare(first: int) -> list[str]:
    """The first questions that this client is asked, in the author's order."""
    knowledge = base.knowledge(base.knowledge_folder())
    given = samples()["skincare_cross_border"].answers
    return [name for name in knowledge.asked_order if name in given][:first]
