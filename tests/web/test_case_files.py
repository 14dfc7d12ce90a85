"""Cases that come in as files on the start page and the list of cases, and those that go out."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from advisor.cases.exchange import export_all
from advisor.cases.people import LOCAL
from advisor.cases.store import Desk
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case, write_case
from advisor.questionnaire.carrying import Carried
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.former import Former
from advisor.report import pdf
from advisor.report.attachments import Origin
from advisor.report.brand import Brand
from advisor.web import base
from advisor.web import desk as at_desk
from advisor.web.cases import case_arrival
from advisor.web.cases.carried_shown import became
from tests.report import sample
from tests.web.cases_kept import a_case, somebody
from tests.web.kept import samples
from tests.web.visits import answers, open_page, open_sample, visit, words
from tests.web.watched import Watched, needs_browser

FORMER = Former.model_validate(
    {
        "changes": (
            {"on": "2026-01-01", "question": "seat", "renamed": "domicile"},
            {"on": "2026-02-01", "question": "domicile", "renamed": "home"},
            {"on": "2026-03-01", "question": "home", "option": "abroad", "renamed": "overseas"},
            {"on": "2026-04-01", "question": "fax", "dropped": "Nobody has one."},
            {"on": "2026-05-01", "question": "reach", "split": ("audience", "segments")},
        )
    }
)
OLD = b"schema: answers/1\nclient: {name: Old}\nanswers: {seat: abroad, fax: 3, reach: far, articles_per_month: 12}"
SECTION = re.compile("Where is this organisation")


@pytest.fixture
def former(monkeypatch: pytest.MonkeyPatch) -> None:
    """The base knows what became of some questions."""
    monkeypatch.setattr(case_arrival, "read_former", lambda folder, knowledge: FORMER)


def here() -> Desk:
    return base.store(base.database_url()).as_person(LOCAL)


def number() -> int:
    return here().cases.search(status=None).total


def drop(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    assert not app.exception
    return app


def zip_of(*cases: Case, names: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    named = names or tuple(f"cases/{place}.yaml" for place, _ in enumerate(cases))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        index = {"schema": "cases/1", "cases": [{"file": name} for name in named]}
        archive.writestr("index.json", json.dumps(index))
        for name, case in zip(named, cases, strict=True):
            archive.writestr(name, write_case(case))
    return out.getvalue()


def case_of(name: str, **given: Any) -> Case:
    return Case(client=Client(name=name), answers=MappingProxyType({"home": "overseas", **given}))


def test_what_became_of_old_answers_is_told_by_the_labels_of_today(real: Knowledge) -> None:
    carried = Carried(
        mapped=(("seat", "domicile"), ("domicile: abroad", "domicile: overseas"), ("domicile", "home")),
        dropped=(("fax", "Nobody has one."), ("home: moon", "")),
        asked=("segments", "gone"),
    )
    home = real.question["home"].label
    found = became(carried, real)
    assert found.mapped == (("seat", home), ("domicile: abroad", f"{home} – Anywhere else"))
    assert found.dropped == (("fax", "Nobody has one."), (f"{home} – moon", ""))
    assert found.asked == ("segments", "gone")


@pytest.mark.usefixtures("former")
def test_an_old_file_opens_with_a_report_of_what_became_of_its_answers() -> None:
    app = drop(visit(), "old.yaml", OLD)
    assert answers(app) == {"home": "overseas", "articles_per_month": 12}
    assert [message.value for message in app.success] == ["Opened old.yaml: 2 answers."]
    shown = words(app)
    assert "seat Where is this organisation or person registered?" in shown
    assert "fax : Nobody has one." in shown
    assert "2 questions must be asked again:" in shown
    assert here().history.of(app.session_state["draft_id"])[0].note == "imported"


@pytest.mark.usefixtures("former")
def test_each_question_to_be_asked_again_is_a_step_away() -> None:
    app = drop(visit(), "old.yaml", OLD)
    label = base.knowledge(base.knowledge_folder()).question["segments"].label
    [button] = [one for one in app.button if one.label == label]
    button.click().run()
    assert not app.exception
    assert label in words(app)
    assert answers(app)["articles_per_month"] == 12


@pytest.mark.usefixtures("former")
def test_the_report_stays_until_it_is_closed_and_goes_with_its_case() -> None:
    app = drop(visit(), "old.yaml", OLD)
    app = open_page(open_page(app, "advice"), "")
    assert "must be asked again" in words(app)
    app.button(key="arrival_close").click().run()
    assert "must be asked again" not in words(app)
    app = open_sample(drop(app, "old.yaml", OLD))
    assert "must be asked again" not in words(app)


@pytest.mark.usefixtures("former")
def test_a_report_made_long_ago_opens_by_way_of_its_former_questions(real: Knowledge) -> None:
    old = Case(client=Client(name="Old"), answers=MappingProxyType({"seat": "abroad", "articles_per_month": 12}))
    app = drop(visit(), "report.pdf", report_of(old, real))
    assert answers(app) == {"home": "overseas", "articles_per_month": 12}
    assert "under a new name" in words(app)


def report_of(case: Case, real: Knowledge) -> bytes:
    stamp = sample.advice().knowledge.__class__(version="1999.1", digest="sha256:" + "0" * 64)
    return pdf.build(
        replace(sample.advice(), knowledge=stamp),
        knowledge=sample.knowledge(),
        client=case.client,
        brand=Brand(),
        created=sample.CREATED,
        origin=Origin(case),
    ).pdf


def test_a_report_of_another_base_is_refused_with_the_reason_and_the_questions(real: Knowledge) -> None:
    app = open_sample(visit())
    before, cases = answers(app), number()
    app = drop(app, "report.pdf", report_of(Case(answers=MappingProxyType({"moon": "full"})), real))
    said = [problem.value for problem in app.text]
    assert "another version of the knowledge base (1999.1)" in said[0]
    assert 'there is no question "moon"' in said[1]
    assert (answers(app), number()) == (before, cases)


def test_a_zip_brings_all_its_cases_in_and_leaves_the_case_at_hand() -> None:
    app = open_sample(visit())
    ident, cases = app.session_state["draft_id"], number()
    app = drop(app, "all.zip", zip_of(case_of("Kauri <b>"), case_of("Rimu", articles_per_month=3)))
    assert [message.value for message in app.success] == ["Brought in from all.zip: 2 cases."]
    assert (app.session_state["draft_id"], number()) == (ident, cases + 2)
    assert "Kauri <b>" in words(app)
    app.button(key="came_open_1").click().run()
    assert not app.exception
    assert answers(app) == {"home": "overseas", "articles_per_month": 3}


def test_a_zip_with_one_case_opens_it() -> None:
    app = drop(visit(), "one.zip", zip_of(case_of("Kauri")))
    assert app.session_state["draft"].case == case_of("Kauri")


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "one bad case among good ones": (
        lambda: zip_of(case_of("Kauri"), case_of("Rimu", moon=1)),
        'there is no question "moon"',
    ),
    "a bomb": (lambda: bomb(), "unpacks to more than is read"),
    "a name that leads outside": (
        lambda: zip_of(case_of("Kauri"), names=("../../etc/passwd",)),
        "names a file outside itself",
    ),
    "a ZIP of something else": (lambda: other_zip(), "not a ZIP of cases"),
    "half a ZIP": (lambda: zip_of(*[case_of("Kauri")] * 9)[:400], "not a ZIP of cases"),
    "no file of ours": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), ""),
    "an empty file": (lambda: b"", ""),
}


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.json", json.dumps({"schema": "cases/1", "cases": [{"file": "x"}]}))
        archive.writestr("x", b"a" * 50_000_000)
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"hello")
    return out.getvalue()


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_and_brings_nothing_in(kind: str) -> None:
    make, said = BAD[kind]
    app = open_sample(visit())
    before, cases = answers(app), number()
    app = drop(app, "file.zip", make())
    assert "was not opened" in app.error[0].value
    assert said in app.text[0].value
    assert "Traceback" not in app.text[0].value
    assert (answers(app), number()) == (before, cases)


def test_a_viewer_brings_nothing_in(monkeypatch: pytest.MonkeyPatch) -> None:
    a_case()
    viewer = somebody("viewer")
    monkeypatch.setattr(at_desk, "person", lambda: viewer)
    app = drop(visit(), "all.zip", zip_of(case_of("Kauri"), case_of("Rimu")))
    assert "Your role does not allow this" in app.error[0].value
    assert number() == 1


def test_what_came_of_a_file_is_told_in_the_language_of_the_page() -> None:
    app = visit()
    app.selectbox(key="spoken").select("zh_Hans").run()
    app = drop(app, "all.zip", other_zip())
    assert "ZIP" in app.text[0].value
    assert "not a ZIP" not in app.text[0].value


def test_all_cases_and_the_one_at_hand_are_taken_along_from_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr("streamlit.download_button", lambda *_, data, key, **__: offered.update({key: data}))
    a_case(client="Kauri")
    app = open_page(open_sample(visit()), "cases")
    assert not app.exception
    raw = offered["export_all_cases"]()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert len(archive.namelist()) == 3
    knowledge = base.knowledge(base.knowledge_folder())
    one = read_case(offered["export_this_case"](), file="one", knowledge=knowledge)
    assert one == samples()["skincare_cross_border"]


def test_what_is_brought_in_on_the_list_stands_in_it_and_the_case_at_hand_stays() -> None:
    app = open_sample(visit())
    ident = app.session_state["draft_id"]
    raw = export_all(here())
    app = open_page(app, "cases")
    app = drop(app, "all.zip", raw)
    assert app.session_state["draft_id"] == ident
    assert (number(), [message.value for message in app.success]) == (2, ["Brought in from all.zip: 1 case."])


@needs_browser
def test_a_file_of_200_mb_is_refused_in_a_sentence_and_the_page_goes_on(watched: Watched, tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    watched.opens_sample("skincare")
    watched.page.locator("input[type=file]").first.set_input_files(large)
    expect(watched.page.get_by_test_id("stFileUploader").first.get_by_role("alert")).to_be_visible()
    after = watched.page.get_by_test_id("stFileUploader").first.evaluate(
        "field => getComputedStyle(field, '::after').content"
    )
    assert "larger than 5" in after
    watched.button("Continue")
    watched.sees(SECTION)
