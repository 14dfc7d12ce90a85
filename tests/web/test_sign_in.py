"""Where a server asks for a sign-in, nobody sees or does anything without one, and everybody only what is theirs."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.cases.draft import new_id
from advisor.cases.failures import NotFound, SignInEnded, StoreFailed
from advisor.cases.people import LOCAL, NEEDS, ROLES, Deed, Role, may
from advisor.cases.store import Store
from advisor.web import base, desk
from advisor.web.report import brand_kept
from advisor.web.sign_in import sign_in_kept, sign_in_settings
from advisor.web.workbench import workbench_page, workbench_rights
from advisor.web.workbench.workbench_bench import Bench
from tests.web.signing import HOURS, OURS, SETTINGS, THEIRS, Desks, case_of, claims, sign_in, visit_as
from tests.web.visits import key, open_page, words

PAGES = ("", "questions", "advice", "cases", "knowledge", "workbench", "people")
ASKED = "a_organisation"
LONG_AGO = int((datetime.now(UTC) - timedelta(hours=HOURS, minutes=1)).timestamp())


@pytest.fixture(autouse=True)
def signing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that asks for a sign-in, and keeps nothing of other tests."""
    monkeypatch.setattr(sign_in_settings, "settings", lambda: SETTINGS)
    sign_in_kept._left.clear()


@pytest.fixture
def desks(database: object) -> Desks:
    return Desks()


def everything(app: AppTest) -> str:
    """All that the visit sent to the browser, as text."""
    return f"{words(app)} {app._tree} {app.query_params}"


def shows_nothing(app: AppTest, desks: Desks) -> bool:
    """Whether nothing of the app or of anybody's cases was sent, and nothing can be set but the language."""
    assert not app.exception
    sent = everything(app)
    secrets = ("Kauri", "Harbour Secrets", OURS, THEIRS, "This case", "Questionnaire", "Workbench", "admin@")
    fields = [*app.text_input, *app.text_area, *app.radio, *app.checkbox, *app.number_input]
    return not any(secret in sent for secret in secrets) and not fields and len(app.selectbox) == 1


def answered(app: AppTest) -> AppTest:
    """Choose a first answer, without running the page yet."""
    app.radio(key=key(app, ASKED)).set_value("enterprise")
    return app


def test_before_the_sign_in_no_page_shows_anything(desks: Desks) -> None:
    app = visit_as(None, desks.case)
    for page in PAGES:
        open_page(app, page)
        assert shows_nothing(app, desks), page
        assert [button.label for button in app.button] == ["Sign in", "Sign in with House accounts"]
        assert app.query_params["d"] == desks.case


def test_a_button_leads_to_the_provider_it_names(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit

    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(streamlit, "login", lambda *provider: asked.append(provider))
    app = visit_as(None)
    app.button(key="sign_in_0").click().run()
    app.button(key="sign_in_1").click().run()
    assert asked == [(), ("house",)]


def test_the_page_for_signing_in_speaks_the_language_of_the_visit_and_keeps_it(desks: Desks) -> None:
    app = visit_as(None, desks.case)
    app.selectbox(key="spoken").select("zh_Hans").run()
    assert "登录" in words(app)
    assert app.query_params == {"d": desks.case, "lang": "zh_Hans"}


def test_whoever_nobody_has_let_in_is_told_whom_to_ask_and_nothing_else(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit_as(claims("nobody"), desks.case)
    assert shows_nothing(app, desks)
    assert "nobody has let you in" in words(app)
    assert "nobody@example.org" in words(app)
    assert [button.label for button in app.button] == ["Sign out"]


@pytest.mark.parametrize("vouched", [False, None, "true", 1])
def test_an_address_counts_only_if_the_provider_vouches_for_it(desks: Desks, vouched: Any) -> None:
    app = visit_as(claims("admin", email_verified=vouched), desks.case)
    assert shows_nothing(app, desks)
    assert sign_in("admin").subject in words(app)
    desks.store.operator().bind("admin@example.org", sign_in("admin").subject)
    assert "Kauri" in words(visit_as(claims("admin", email_verified=vouched), desks.case))


def test_whoever_came_once_is_known_by_issuer_and_subject_whatever_their_address_is_then(desks: Desks) -> None:
    assert "Kauri" in words(visit_as(claims("viewer"), desks.case))
    moved = claims("viewer", nonce="second", email="moved@example.org")
    assert "Kauri" in words(visit_as(moved, desks.case))
    for other in ({"iss": "https://elsewhere.example"}, {"sub": "another"}):
        assert shows_nothing(visit_as(claims("viewer", nonce="third", **other), desks.case), desks)


def test_claims_that_say_too_little_let_nobody_in(desks: Desks) -> None:
    app = visit_as(None, desks.case)
    broken: list[dict[str, Any]] = [
        {"is_logged_in": None},
        {"is_logged_in": False},
        {"is_logged_in": "yes"},
        {"iss": None},
        {"iss": ""},
        {"sub": None},
        {"sub": 7},
        {"iat": None},
        {"iat": "now"},
        {"iat": True},
        {"iat": 1e300},
        {"iat": LONG_AGO},
    ]
    for told in broken:
        app.user = claims("admin", **told)
        assert shows_nothing(app.run(), desks), told


def test_a_person_sees_the_cases_of_their_team_and_of_no_other(desks: Desks) -> None:
    app = visit_as(claims("viewer"), desks.case)
    assert "Kauri Skincare" in words(app)
    assert "Viewer" in words(app)
    theirs, none = visit_as(claims("viewer"), desks.their_case), visit_as(claims("viewer"), new_id())
    assert [note.value for note in theirs.info] == [note.value for note in none.info] != []
    assert "Harbour" not in everything(theirs)


def test_an_expired_sign_in_shows_no_case_any_more_and_keeps_what_was_not_saved(desks: Desks) -> None:
    app = open_page(visit_as(claims("consultant"), desks.case), "questions")
    before = desks.answers()
    app.user = claims("consultant", iat=LONG_AGO)
    answered(app).run()
    assert shows_nothing(app, desks)
    assert "Your sign-in has ended" in words(app)
    assert "not saved yet" in app.warning[0].value
    assert desks.answers() == before
    again = visit_as(claims("consultant", nonce="second"), desks.case)
    assert "saved now" in " ".join(note.value for note in again.info)
    assert desks.answers() == before | {"organisation": "enterprise"}


def test_what_one_person_left_unsaved_is_handed_to_nobody_else(desks: Desks) -> None:
    app = open_page(visit_as(claims("consultant"), desks.case), "questions")
    before = desks.answers()
    app.user = claims("consultant", iat=LONG_AGO)
    answered(app).run()
    visit_as(claims("editor"), desks.case)
    assert desks.answers() == before
    visit_as(claims("consultant", nonce="second"), desks.case)
    assert desks.answers() != before


def test_a_sign_in_that_was_ended_in_another_window_ends_here_too(desks: Desks) -> None:
    one, other = visit_as(claims("editor"), desks.case), visit_as(claims("editor"), desks.case)
    other.button(key="sign_out").click().run()
    assert shows_nothing(other, desks)
    one.run()
    assert shows_nothing(one, desks)
    assert "Everything you entered was saved" in words(one)
    assert shows_nothing(visit_as(claims("editor"), desks.case), desks)  # a copy of the cookie does not help
    assert "Kauri" in words(visit_as(claims("editor", nonce="second"), desks.case))


def test_whoever_is_taken_out_of_the_team_at_work_sees_nothing_from_the_next_click_on(desks: Desks) -> None:
    app = open_page(visit_as(claims("consultant"), desks.case), "questions")
    before = desks.answers()
    desks.put("consultant", None)
    answered(app).run()
    assert shows_nothing(app, desks)
    assert "nobody has let you in" in words(app)
    assert desks.answers() == before


def test_another_person_in_the_same_session_finds_nothing_of_the_first(desks: Desks) -> None:
    app = visit_as(claims("consultant"), desks.case)
    app.user = claims("stranger")
    app.run()
    assert shows_nothing(app, desks)


def test_nobody_is_let_in_while_the_store_cannot_be_asked(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise StoreFailed("The database is away.")

    at_work = visit_as(claims("viewer"), desks.case)
    monkeypatch.setattr(Store, "signed_in", fails)
    monkeypatch.setattr(Store, "stands", fails)
    app = visit_as(claims("admin"), desks.case)
    assert shows_nothing(app, desks)
    assert "The database is away" in app.error[0].value
    assert "Kauri" in words(at_work.run())  # whoever is at work keeps before them what is before them
    at_work.user = claims("viewer", iat=LONG_AGO)
    assert shows_nothing(at_work.run(), desks)


def test_where_there_is_no_visit_there_is_nobody_and_never_the_local_person(desks: Desks) -> None:
    found: list[object] = []

    def ask() -> None:
        for what in (desk.person, desk.desk):
            try:
                found.append(what())
            except SignInEnded as ended:
                found.append(type(ended))
        found.append((desk.desk_if_any(), desk.role(), workbench_rights.editor().may_edit))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [SignInEnded, SignInEnded, (None, None, False)]


def test_the_files_of_a_brand_are_neither_kept_nor_given_without_a_sign_in(desks: Desks) -> None:
    desks.store.keep_files("sha256:f", "body")
    assert brand_kept.kept("sha256:f") is None


def test_a_file_of_the_base_is_not_saved_for_whoever_may_not_edit_it_any_more(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button was drawn while they still might; here nobody is signed in any more."""
    told: list[Any] = []
    monkeypatch.setattr(workbench_page, "save", lambda *_, **__: told.append("saved"))
    monkeypatch.setattr(workbench_page, "bench", Bench)
    monkeypatch.setattr(workbench_page, "put_bench", told.append)
    workbench_page._save(None, "facts/a.yaml", b"a", b"b", b"")  # type: ignore[arg-type]
    assert [str(problem) for bench in told for problem in bench.refused] == [
        "facts/a.yaml: your role does not allow this."
    ]


def test_a_sign_in_and_a_sign_out_stand_in_the_log_once(desks: Desks) -> None:
    visit_as(claims("viewer"))
    app = visit_as(claims("viewer"))
    app.button(key="sign_out").click().run()
    viewer = desks.people["viewer"].id
    log = desks.desk("admin").audit.entries(person=viewer, team=desks.ours)
    assert [entry.action for entry in log] == ["signed out", "signed in"]
    assert not any("@" in entry.detail or "subject" in entry.detail for entry in log)


SHOWN: dict[Deed, Any] = {
    "read": lambda app: "Kauri Skincare" in words(app),
    "edit": lambda app: not open_page(app, "questions").radio(key=key(app, ASKED)).disabled,
    "review": lambda app: not open_page(app, "workbench").text_area[0].disabled,
    "manage": lambda app: any(one.key == "people_email" for one in open_page(app, "people").text_input),
}


@pytest.mark.parametrize("role", ROLES)
def test_the_screens_offer_a_role_what_it_may_do_and_no_more(desks: Desks, role: Role) -> None:
    app = visit_as(claims(role), desks.case)
    for deed in NEEDS:
        assert SHOWN[deed](app) == may(role, deed), deed
        assert not app.exception


def test_a_viewer_can_set_nothing_on_the_pages_of_a_case_and_begin_none(desks: Desks) -> None:
    app = visit_as(claims("viewer"), desks.case)
    assert app.button(key="new_case").disabled
    app.selectbox(key="sample").select("skincare_cross_border").run()
    assert app.button(key="sample_open").disabled
    open_page(app, "questions")
    for _ in base.knowledge(base.knowledge_folder()).sections[1:]:
        fields = [*app.radio, *app.checkbox, *app.number_input, *app.selectbox]
        assert [field.key for field in fields if not field.disabled] == ["spoken"]
        app.button(key="next").click().run()


# What a viewer may set on a page: what is shown, tried out or made for them. Nothing of it stays with the case.
LOOKS = {
    "what_if": set(),
    "cadence": {"plan_month", "plan_week", "plan_if_articles_per_month", "plan_if_publish_frequency", "plan_if_start"},
    "report": {"export_form", "export_edition", "export_brand", "export_lang", "export_make"},
}


@pytest.mark.parametrize("page", LOOKS)
def test_a_viewer_is_offered_nothing_on_a_page_that_would_change_the_case(desks: Desks, page: str) -> None:
    app = open_page(visit_as(claims("viewer"), desks.case), page)
    assert not app.exception
    typed = (app.text_input, app.text_area, app.number_input, app.date_input, app.color_picker)
    kinds = (*typed, app.radio, app.checkbox, app.selectbox, app.slider, app.button)
    offered = {widget.key for kind in kinds for widget in kind if not widget.disabled}
    assert offered == LOOKS[page] | {"spoken", "sign_out"}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_screen_sends_all_the_same_is_refused_by_the_store(
    desks: Desks, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen drawn while somebody still had the role, and used after they lost it."""
    desks.put(role, "admin")
    app = open_page(visit_as(claims(role), desks.case), "questions")
    before = desks.answers()
    desks.put(role, role)
    answered(app).run()
    assert (desks.answers() != before) == may(role, "edit")


def test_nobody_acts_as_the_local_person(desks: Desks) -> None:
    ident = desks.store.as_person(LOCAL).cases.create(case_of("Nobody's Bakery"))
    for role in ROLES:
        app = visit_as(claims(role), ident)
        assert "Bakery" not in everything(app)
        with pytest.raises(NotFound):
            desks.desk(role).cases.load(ident)
