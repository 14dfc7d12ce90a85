"""The export menu: choose, make, cancel, download; what has changed is told, what is dropped makes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from advisor.cases.people import LOCAL
from advisor.cases.seals import Snapshot
from advisor.report.export import Export
from advisor.report.exporter import Exporter
from advisor.report.forms.kinds import FORMS
from advisor.web import base
from advisor.web.report import exports
from tests.report_forms import odd_worker
from tests.report_forms.odd_worker import DIES, HANGS, LISTENS
from tests.web.visits import key, open_page, open_sample, visit, words

PATIENCE = 120.0


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exporter]:
    """Puts the worker that misbehaves behind the app."""
    desk = Exporter(module=odd_worker.__name__)
    monkeypatch.setattr(exports, "exporter", lambda: desk)
    yield desk
    desk.close()


def report_page(client: str | None = None) -> AppTest:
    app = open_page(open_sample(visit()), "report")
    if client is not None:
        app.text_input(key=key(app, "client_name")).set_value(client).run()
    assert not app.exception
    return app


def export(app: AppTest) -> Export:
    return app.session_state["export_work"].export


def make(app: AppTest) -> AppTest:
    """Have the file made, and look again once it is over."""
    app.button(key="export_make").click().run()
    assert not app.exception
    if "export_work" in app.session_state:
        assert export(app).wait(PATIENCE)
        app.run()
    assert not app.exception
    return app


def choose(app: AppTest, **chosen: str) -> AppTest:
    for name, value in chosen.items():
        app.selectbox(key=f"export_{name}").select(value).run()
    assert not app.exception
    return app


def buttons(app: AppTest) -> list[str]:
    return [button.key for button in app.button] + [button.key for button in app.download_button]


def made(app: AppTest) -> Any:
    return app.session_state["export_made"][1]


def test_the_pdf_is_made_and_grows_old_with_a_change() -> None:
    app = make(report_page("Kauri 𠮷 😀"))
    assert not app.error
    assert buttons(app) == ["export_make", "export_download", "save_answers"]
    assert made(app).data.startswith(b"%PDF")
    assert "replaced" in app.warning[0].value
    app.text_input(key=key(app, "client_name")).set_value("Kauri").run()
    assert "has changed since" in words(app)
    assert buttons(app) == ["export_make", "save_answers"]


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pptx", b"PK"), ("xlsx", b"PK")])
def test_other_forms_are_made_from_the_same_menu(form: str, begins: bytes) -> None:
    app = make(choose(report_page(), form=form))
    assert not app.error
    assert made(app).data.startswith(begins)
    assert app.download_button(key="export_download").label == f"Download {FORMS[form].file_name}"


@pytest.mark.parametrize("form", ["json", "csv", "ics"])
def test_a_form_made_in_a_moment_needs_one_click(form: str) -> None:
    app = choose(report_page(), form=form)
    assert buttons(app) == ["export_download", "save_answers"]


def test_edition_and_brand_are_offered_where_the_form_takes_them() -> None:
    app = report_page()
    taken = {}
    for form in FORMS:
        choose(app, form=form)
        taken[form] = [app.selectbox(key=f"export_{name}").disabled for name in ("edition", "brand")]
    assert taken == {
        "pdf": [False, False],
        "docx": [True, False],
        "pptx": [True, False],
        "xlsx": [True, True],
        "ics": [True, True],
        "csv": [True, True],
        "json": [True, True],
    }


def test_what_is_ordered_is_what_is_chosen(odd: Exporter) -> None:
    app = choose(report_page(LISTENS), edition="short", brand="plain")
    app.text_input(key=key(app, "look_name")).set_value("A house").run()
    app.button(key="export_make").click().run()
    order = export(app).order
    assert (order.form, order.edition, order.brand.name) == ("pdf", "short", "")
    assert (order.case.client.name, order.created) == (LISTENS, order.advice.as_of)
    choose(app, edition="long", brand="own").button(key="export_make").click().run()
    order = export(app).order
    assert (order.edition, order.brand.name) == ("long", "A house")
    app.button(key="export_cancel").click().run()


def test_while_it_is_made_the_step_and_a_way_to_cancel_are_shown(odd: Exporter) -> None:
    app = report_page(LISTENS)
    app.button(key="export_make").click().run()
    work = export(app)
    while work.standing.progress is None or work.standing.progress.step != "charts":
        assert not work.wait(0.01)
    app.run()
    assert buttons(app) == ["export_cancel", "save_answers"]
    assert 'role="status">Report (PDF): Drawing the charts …</p>' in "".join(part.body for part in app.html)
    app.button(key="export_cancel").click().run()
    assert work.standing.state == "cancelled"
    assert [note.value for note in app.info] == ["Cancelled. No file was made."]
    assert buttons(app) == ["export_make", "save_answers"]


def test_another_visitor_waits_in_line_and_is_told_so(odd: Exporter) -> None:
    first, second = report_page(HANGS), report_page("second")
    first.button(key="export_make").click().run()
    second.button(key="export_make").click().run()
    assert "Waiting: 1 export comes before yours …" in words(second)
    first.button(key="export_cancel").click().run()
    assert export(second).wait(PATIENCE)
    second.run()
    assert made(second).data.startswith(b"second by")


def test_a_change_of_the_case_drops_what_is_under_way(odd: Exporter) -> None:
    app = report_page(LISTENS)
    app.button(key="export_make").click().run()
    work = export(app)
    app.text_input(key=key(app, "client_name")).set_value("Another").run()
    assert work.standing.state == "cancelled"
    assert "the file begun before was not made" in app.info[0].value
    assert made(make(app)).data.startswith(b"Another by")


def test_a_worker_that_is_lost_is_told_and_the_next_file_is_made(odd: Exporter) -> None:
    app = make(report_page(DIES))
    assert [error.value for error in app.error] == [
        "The file could not be made: the process that makes it ended. Try again."
    ]
    assert buttons(app) == ["export_make", "save_answers"]
    app.text_input(key=key(app, "client_name")).set_value("Another").run()
    assert not app.error
    assert made(make(app)).data.startswith(b"Another by")


def test_a_visit_that_is_closed_does_not_hold_up_the_others(odd: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: set[str] = set()
    monkeypatch.setattr(exports, "is_open", lambda session: session not in gone)
    monkeypatch.setattr(exports, "get_script_run_ctx", lambda: type("Context", (), {"session_id": "first"}))
    first = report_page(HANGS)
    first.button(key="export_make").click().run()
    monkeypatch.setattr(exports, "get_script_run_ctx", lambda: type("Context", (), {"session_id": "second"}))
    second = report_page("second")
    second.button(key="export_make").click().run()
    gone.add("first")
    assert export(second).wait(PATIENCE)
    assert export(first).standing.state == "cancelled"
    assert export(second).standing.state == "done"


def test_a_full_line_is_told(odd: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odd, "_most_waiting", 0)
    app = make(report_page("a"))
    assert "exports are waiting already. Try again in a minute." in app.error[0].value


def snapshots(app: AppTest) -> list[Snapshot]:
    desk = base.store(base.database_url()).as_person(LOCAL)
    return desk.seals.of(str(app.session_state["draft_id"]))


def test_a_report_that_was_made_is_sealed_with_the_case_and_the_digest_of_its_file() -> None:
    app = make(choose(report_page(), edition="short"))
    (found,) = snapshots(app)
    file = app.session_state["export_made"][1].data
    assert found.exported.result == f"sha256:{hashlib.sha256(file).hexdigest()}"
    assert (found.exported.form, found.exported.edition, found.exported.language) == ("pdf", "short", "en")
    assert found.exported.knowledge == base.knowledge(base.knowledge_folder()).digest
    assert found.draft == app.session_state["draft"]
    assert found.sound


def test_a_file_that_is_made_at_once_is_sealed_when_it_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[Callable[[], bytes]] = []
    monkeypatch.setattr("streamlit.download_button", lambda *_, data, **__: offered.append(data))
    app = choose(report_page(), form="csv")
    assert snapshots(app) == []
    file = offered[-2]()  # the last one is for the answers
    (found,) = snapshots(app)
    assert file.startswith(b"date,account")
    assert found.exported.result == f"sha256:{hashlib.sha256(file).hexdigest()}"


def test_what_is_chosen_in_the_moment_of_pressing_is_what_is_made() -> None:
    app = report_page()
    app.selectbox(key="export_edition").select("short")
    app.button(key="export_make").click().run()
    assert "was not made" not in " ".join(element.value for element in app.info)
    assert app.session_state["export_work"].order.edition == "short"


def test_a_file_whose_snapshot_cannot_be_kept_is_handed_over_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = report_page()
    app.button(key="export_make").click().run()
    assert export(app).wait(PATIENCE)
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/missing/drafts.sqlite")
    app.run()
    assert "its snapshot could not be kept" in " ".join(element.value for element in app.info)
    assert app.session_state["export_made"][1].data.startswith(b"%PDF")
