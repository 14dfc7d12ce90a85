"""A report dropped on the start page opens as the case it was made from."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import Pin, PlanEdits
from advisor.report import pdf
from advisor.report.attachments import ANSWERS, MANIFEST, Origin
from advisor.report.brand import Brand
from tests.report import sample
from tests.report.verify import tampered
from tests.web.kept import samples
from tests.web.visits import answers, open_sample, visit

HOSTILE = "<b>{{x}}</b> =1+1 #$ “quoted”: - yes\u200d"


@pytest.fixture(scope="module")
def case() -> Case:
    """A case with everything that a user and a consultant can add."""
    return replace(
        samples()["skincare_cross_border"],
        client=Client(name=HOSTILE, notes="Line 1\nLine 2"),
        choices=Choices(weights={"speed": 3.0}),
        opinions=(Opinion(says=HOSTILE, rationale="Because."),),
        plan=PlanEdits(pins=(Pin(date=date(2027, 3, 2), account="service"),)),
    )


@pytest.fixture(scope="module")
def report(case: Case, real: Knowledge) -> bytes:
    """Its report; what it advises is of no account here."""
    stamp = sample.advice().knowledge.__class__(version="1", digest=real.digest)
    return pdf.build(
        replace(sample.advice(), knowledge=stamp),
        knowledge=sample.knowledge(),
        client=case.client,
        brand=Brand(),
        created=sample.CREATED,
        origin=Origin(case, start=date(2027, 2, 1), weeks=26),
    ).pdf


def test_the_report_opens_as_its_case(report: bytes, case: Case) -> None:
    app = open_sample(visit(), "machinery_first_call")
    old = app.session_state["draft_id"]
    app.file_uploader[0].upload("report.pdf", report).run()
    assert not app.exception
    draft = app.session_state["draft"]
    assert draft.case == case
    assert (draft.horizon.start, draft.horizon.weeks) == (date(2027, 2, 1), 26)
    assert app.session_state["draft_id"] != old
    assert [message.value for message in app.success] == [f"Opened report.pdf: {len(case.answers)} answers."]
    assert ["has today's" in note.value for note in app.info] == [True]


def test_changed_answers_open_and_are_told(report: bytes) -> None:
    app = visit()
    changed = tampered.with_attachment(report, ANSWERS, lambda raw: raw.replace(b"home: overseas", b"home: hong_kong"))
    app.file_uploader[0].upload("report.pdf", changed).run()
    assert answers(app)["home"] == "hong_kong"
    assert any("changed after the report was made" in note.value for note in app.info)


def test_a_report_of_another_knowledge_base_is_told(report: bytes) -> None:
    def other(text: str) -> str:
        given = json.loads(text)
        return json.dumps({**given, "knowledge": {**given["knowledge"], "digest": "sha256:" + "0" * 64}})

    app = visit()
    app.file_uploader[0].upload("report.pdf", tampered.with_manifest(report, other)).run()
    assert any("another version of the knowledge base" in note.value for note in app.info)


def test_a_report_without_its_manifest_still_opens(report: bytes, case: Case) -> None:
    app = visit()
    app.file_uploader[0].upload("report.pdf", tampered.without(report, MANIFEST)).run()
    assert answers(app) == dict(case.answers)
    assert any("manifest is missing or cannot be read" in note.value for note in app.info)


@pytest.mark.parametrize(
    ("name", "said"), [("without", "no answers.yaml is attached"), ("half", "damaged"), ("secret", "encrypted")]
)
def test_what_holds_no_case_changes_nothing(report: bytes, name: str, said: str) -> None:
    broken = {
        "without": lambda: tampered.without(report, ANSWERS),
        "half": lambda: report[: len(report) // 2],
        "secret": lambda: tampered.rewritten(report, lambda writer: writer.encrypt("x", algorithm="RC4-128")),
    }[name]()
    app = open_sample(visit())
    before = answers(app)
    app.file_uploader[0].upload("report.pdf", broken).run()
    assert not app.exception
    assert "not opened" in app.error[0].value
    assert said in app.text[0].value
    assert answers(app) == before


def test_a_plan_that_the_calendar_does_not_reach_is_left_out(report: bytes) -> None:
    app = visit()
    far = tampered.with_manifest(report, lambda text: text.replace('"start": "2027-02-01"', '"start": "9000-01-01"'))
    app.file_uploader[0].upload("report.pdf", far).run()
    assert not app.exception
    assert app.session_state["draft"].horizon.start is None
    assert any("does not fit the marketing calendar" in note.value for note in app.info)
