"""The history of a case: who changed what when, how it stood, the way back, and what was exported under seal."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from advisor.cases.draft import Draft, Horizon
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk
from advisor.cases.versions import History
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import Pin, PlanEdits, Still
from advisor.web import base
from advisor.web import desk as at_desk
from advisor.web.history.history_words import changes
from tests.web.cases_kept import EXPORTED, a_case, somebody
from tests.web.visits import answers, open_page, open_sample, visit, words

DAY = date(2026, 11, 21)


def to_hong_kong(draft: Draft) -> Draft:
    return draft.with_answer("home", "hong_kong")


def without_wecom(draft: Draft) -> Draft:
    return draft.with_choices(Choices(exclude=("wecom",)))


def history(ident: str, *, zone: str = "UTC") -> AppTest:
    app = visit(ident)
    app.context["timezone"] = zone
    app = open_page(app, "history")
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """The page in words, from its heading on."""
    return words(app).partition("What was changed, and what was exported")[2]


def here() -> Desk:
    return base.store(base.database_url()).as_person(LOCAL)


def drafts(one: Draft, **change: object) -> tuple[Draft, Draft]:
    return one, one.with_case(replace(one.case, **change))  # type: ignore[arg-type]


def told(one: Draft, other: Draft, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    return [(row.title, row.before, row.after) for row in changes(one, other, knowledge, as_of=DAY)]


def test_each_part_that_changed_is_told_by_its_name_before_and_after(real: Knowledge) -> None:
    before = Draft(case=Case(answers=MappingProxyType({"home": "overseas", "segments": 2})))
    after = Draft(
        case=Case(
            client=Client(name="Kauri", notes="a\nb"),
            as_of=DAY,
            answers=MappingProxyType({"home": "hong_kong", "umbrella_account": False}),
            choices=Choices(exclude=("wecom",)),
            opinions=(Opinion(says="Wait.", rationale="x"),),
            plan=PlanEdits(
                pins=(Pin(date=date(2027, 3, 2), account="service"),),
                still=(Still(date=date(2027, 3, 3), account="service"),),
            ),
        ),
        horizon=Horizon(date(2027, 2, 1), 26),
        look=replace(Draft().look, accent="#112233", files="sha256:1"),
    )
    question = real.question
    assert told(before, after, real) == [
        ("Client", "nothing", "“Kauri”"),
        ("Notes", "nothing", "“a b”"),
        ("Rules as of", "today", "21 Nov 2026"),
        (question["home"].label, "Anywhere else", "Hong Kong"),
        (question["umbrella_account"].label, "not answered yet", "no"),
        (question["segments"].label, "2 groups", "not answered yet"),
        ("WeCom", "left to the advice", "left out"),
        ("The consultant's opinions", "nothing", "“Wait.”"),
        ("Fixed by hand in the plan", "nothing", "2 Mar 2027: Service account"),
        ("Days kept free by hand", "nothing", "3 Mar 2027: Service account"),
        ("First day of the plan", "as advised", "1 Feb 2027"),
        ("Length of the plan", "as advised", "26 weeks"),
        ("Accent colour", "nothing", "“#112233”"),
        ("Logo and fonts", "nothing", "given"),
    ]
    assert told(after, after, real) == []
    back = [(title, after, before) for title, before, after in told(before, after, real)]
    assert told(after, before, real) == back


def test_an_answer_to_a_former_question_is_told_as_it_was_written(real: Knowledge) -> None:
    one, other = drafts(Draft(), answers=MappingProxyType({"fax": ("a", "b"), "home": "the moon"}))
    rows = told(one, other, real)
    assert (real.question["home"].label, "not answered yet", "“the moon”") in rows
    assert ("fax", "not answered yet", "“a; b”") in rows


def test_long_texts_and_long_lists_are_cut(real: Knowledge) -> None:
    pins = tuple(Pin(date=date(2027, 3, day), account="service") for day in range(1, 8))
    one, other = drafts(Draft(), client=Client(notes="word " * 100), plan=PlanEdits(pins=pins))
    notes, plan = told(one, other, real)
    assert len(notes[2]) < 100
    assert plan[2].endswith("; 3 more")


def test_the_page_tells_who_changed_what_and_how_often_it_was_saved() -> None:
    app = history(a_case((to_hong_kong, without_wecom), (lambda draft: draft.with_answer("segments", 3),)))
    shown = said(app)
    assert "5 Jan 2026, 21:30 to 21:31 you · 2 saves · versions 2 to 3" in shown
    assert "Where is this organisation or person registered? Anywhere else" in shown
    assert "WeCom left to the advice" in shown
    assert shown.index("1 save · version 4") < shown.index("versions 2 to 3") < shown.index("What it held:")
    assert shown.count("As it is now") == 1


def test_times_are_those_of_the_readers_clock() -> None:
    shown = said(history(a_case((to_hong_kong,)), zone="Asia/Shanghai"))
    assert "6 Jan 2026, 05:30" in shown
    assert "5 Jan 2026" not in shown


def test_a_time_zone_that_is_none_does_no_harm() -> None:
    assert "5 Jan 2026, 21:30 UTC" in said(history(a_case((to_hong_kong,)), zone="../etc/Nowhere"))


def test_what_was_changed_back_is_no_change() -> None:
    home = lambda draft: draft.with_answer("home", "overseas")  # noqa: E731
    assert "what was changed was changed back" in said(history(a_case((to_hong_kong, home))))


def test_a_case_that_is_not_saved_has_no_history_yet() -> None:
    app = open_page(visit(), "history")
    assert "not saved yet" in said(app)
    assert not app.exception


def test_typed_text_stays_text() -> None:
    script = "<script>alert(1)</script>"
    change = lambda draft: draft.with_case(replace(draft.case, client=Client(name="A", notes=script)))  # noqa: E731
    app = history(a_case((change,), client=script))
    bodies = [element.body for element in app.html]
    assert not any("<script>" in body for body in bodies)
    assert any("&lt;script&gt;" in body for body in bodies)


def test_older_sittings_come_when_they_are_asked_for() -> None:
    sittings = tuple((lambda draft, n=n: draft.with_answer("segments", 3 + n % 4),) for n in range(14))
    app = history(a_case(*sittings))
    assert "version 15" in said(app)
    assert "What it held" not in said(app)
    app.button(key="history_older").click().run()
    assert "What it held" in said(app)


def test_what_was_worked_out_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[int]] = []
    read = History.stood

    def counted(self: History, ident: str, firsts: set[int]) -> dict[int, Draft | None]:
        asked.append(set(firsts))
        return read(self, ident, firsts)

    monkeypatch.setattr(History, "stood", counted)
    app = history(a_case((to_hong_kong,), (without_wecom,)))
    app.run()
    assert asked == [{1, 2, 3}]


def test_an_older_version_is_looked_at_beside_the_present_one() -> None:
    app = history(a_case((lambda draft: draft.with_answer("mainland_entity", "yes"),)))
    app.button(key="look_1").click().run()
    shown = said(app)
    assert "With these answers, rules of" in shown
    assert "As the case is now" in shown
    assert "answers as they stood in version 1" in shown
    app.button(key="look_1").click().run()
    assert "With these answers" not in said(app)


def test_bringing_back_makes_a_new_version_and_loses_nothing() -> None:
    ident = a_case((to_hong_kong,))
    app = history(ident)
    app.button(key="look_1").click().run()
    assert "new version 3" in said(app)
    app.button(key="go_back_1").click().run()
    assert not app.exception
    assert [message.value for message in app.success] == ["The case is as it was in version 1 again."]
    assert app.info == []  # what the reader did here was not done elsewhere
    assert answers(app)["home"] == "overseas"
    rows = here().history.of(ident)
    assert [(row.first, row.note) for row in rows] == [(3, "as version 1"), (2, ""), (1, "")]
    assert here().history.load(ident, 2).case.answers["home"] == "hong_kong"
    assert "Version 1 was brought back." in said(app)


def test_an_older_version_is_compared_on_the_compare_page() -> None:
    app = history(a_case((to_hong_kong,)))
    app.button(key="look_1").click().run()
    app.button(key="compare_1").click().run()
    assert not app.exception
    assert "Version 1, 5 Jan 2026" in words(app)
    assert "Anywhere else" in words(app)


def test_a_viewer_sees_the_history_and_cannot_bring_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = a_case((to_hong_kong,), seals=(EXPORTED,))
    viewer = somebody("viewer")
    monkeypatch.setattr(at_desk, "person", lambda: viewer)
    app = history(ident)
    assert "Anywhere else" in said(app)
    assert "Report (PDF)" in said(app)
    app.button(key="look_1").click().run()
    assert app.button(key="go_back_1").disabled
    assert app.button(key="as_it_was_0").disabled


def test_a_role_taken_away_meanwhile_is_heeded_when_the_button_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = a_case((to_hong_kong,))
    noor = somebody("consultant")
    monkeypatch.setattr(at_desk, "person", lambda: noor)
    app = history(ident)
    app.button(key="look_1").click().run()
    here().staff.set_role("local", noor.id, "viewer")
    app.button(key="go_back_1").click().run()
    assert "Your role does not allow this" in app.error[0].value
    assert here().cases.load(ident).version == 2


def test_somebody_else_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    ident = a_case()
    noor = somebody("consultant", "Noor <b>")
    base.store(base.database_url()).as_person(noor).cases.edit(ident, to_hong_kong)
    assert "Noor <b> · 1 save" in said(history(ident))
    monkeypatch.setattr(at_desk, "person", lambda: noor)
    assert "Noor <b> (you) · 1 save" in said(history(ident))


def test_a_snapshot_tells_what_left_the_house() -> None:
    shown = said(history(a_case(seals=(EXPORTED,))))
    assert "Report (PDF) (Short: the summary, two pages) ✓ Seal intact" in shown
    assert "5 Jan 2026, 21:30 · you · version 1" in shown
    assert "Language 简体中文" in shown
    assert "Rules as of 6 Jan 2026 Good until 21 May 2027" in shown
    assert "version 2025.1 (not the one at work now) sha256:000000000000…" in shown
    assert f"sha256:222222222222… {EXPORTED.result}" in shown


def test_advice_that_is_out_of_date_is_told() -> None:
    shown = said(history(a_case(seals=(replace(EXPORTED, good_until=date(2026, 1, 7)),))))
    assert "Good until 7 Jan 2026, which is over" in shown


def test_a_broken_seal_is_told_and_its_case_cannot_be_opened_as_it_was() -> None:
    ident = a_case(seals=(EXPORTED,))
    with base.store(base.database_url()).database.writing() as connection:
        connection.execute(text("DROP TRIGGER snapshots_stay"))
        connection.execute(text("UPDATE snapshots SET version = 9"))
    app = history(ident)
    assert "✕ Seal broken" in said(app)
    assert "altered in the database" in said(app)
    assert app.button(key="as_it_was_0").disabled


def test_a_snapshot_opens_as_a_new_case_with_the_date_whose_rules_held() -> None:
    ident = a_case(seals=(EXPORTED,))
    here().cases.edit(ident, to_hong_kong)
    app = history(ident)
    app.button(key="as_it_was_0").click().run()
    assert not app.exception
    new = app.session_state["draft_id"]
    assert new != ident
    draft = app.session_state["draft"]
    assert (draft.case.answers["home"], draft.case.as_of) == ("overseas", EXPORTED.as_of)
    opened = here().cases.open(new)
    assert opened.label == "As exported on 5 Jan 2026"
    assert here().cases.load(ident).case.answers["home"] == "hong_kong"
    assert "The knowledge base has changed since" in " ".join(note.value for note in app.info)


@pytest.mark.parametrize(("content", "answer"), [(b"report", "This is the file of"), (b"other", "none of these")])
def test_a_file_is_checked_against_the_snapshots(content: bytes, answer: str) -> None:
    sealed = replace(EXPORTED, result="sha256:" + hashlib.sha256(b"report").hexdigest())
    app = history(a_case(seals=(sealed,)))
    app.file_uploader(key="seal_file").upload("report.pdf", content).run()
    shown = [element.value for element in (*app.success, *app.error)]
    assert [answer in value for value in shown] == [True]


def test_a_case_with_nothing_exported_says_so() -> None:
    assert "Nothing was exported yet" in said(history(a_case()))


def test_the_database_going_away_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_sample(visit())
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "sqlite:////nowhere/at/all.sqlite")
    app = open_page(app, "history")
    assert not app.exception
    assert any("cannot be opened" in warning.value for warning in app.warning)


def test_the_page_speaks_chinese() -> None:
    app = visit(a_case((to_hong_kong,), seals=(EXPORTED,)))
    app.selectbox(key="spoken").select("zh_Hans").run()
    app = open_page(app, "history")
    assert not app.exception
    assert {button.label for button in app.button if (button.key or "").startswith("look_")} == {"查看"}
    bodies = " ".join(element.body for element in app.html if "<style>" not in element.body)
    assert "封存完好" in bodies
    assert [word for word in ("save", "version ", "nothing", "Seal", "you", "today") if word in bodies] == []
