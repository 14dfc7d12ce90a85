"""`recommend`, `cadence` and `report`, with the advice made by hand."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import advisor.report.pdf
from advisor.questionnaire.case import Case, Client
from tests.commands.conftest import TODAY, Run
from tests.report_files import made

Asked = list[dict[str, Any]]


def test_recommend_prints_text_or_the_document(run: Run, asked: Asked, answers: Path) -> None:
    text, document = run("recommend", answers), run("recommend", answers, "--format", "json", "--lang", "en")
    assert (text.code, document.code) == (0, 0)
    assert "What to open" in text.shown
    assert json.loads(document.shown)["schema"] == "advice/1"
    plain = {"as_of": TODAY, "start": None, "weeks": None}
    assert asked == [plain, plain]


def test_the_date_of_the_call_goes_before_that_of_the_file_and_that_before_today(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(Client(), date(2019, 1, 16), {})
    monkeypatch.setattr("advisor.commands.recommend.open_case", lambda path, *, base: (made.knowledge(), case))
    run("recommend", answers)
    run("recommend", answers, "--as-of", "2014-04-15")
    assert [call["as_of"] for call in asked] == [date(2019, 1, 16), date(2014, 4, 15)]


def test_a_far_off_date_in_the_file_is_refused(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(Client(), date(9999, 12, 31), {})
    monkeypatch.setattr("advisor.commands.recommend.open_case", lambda path, *, base: (made.knowledge(), case))
    ended = run("recommend", answers)
    assert ended.code == 2
    assert f"{answers}: as_of" in ended.said


def test_the_cadence_object_is_that_of_the_advice(run: Run, asked: Asked, answers: Path) -> None:
    whole = json.loads(run("recommend", answers, "--format", "json").shown)
    plan = run("cadence", answers, "--format", "json", "--start", "2026-12-01", "--weeks", "104")
    assert json.loads(plan.shown) == whole["cadence"]
    assert asked[1] == {"as_of": TODAY, "start": date(2026, 12, 1), "weeks": 104}


@pytest.mark.parametrize(
    ("form", "starts"), [("text", b"Cadence for"), ("csv", b"date,"), ("ics", b"BEGIN:VCAL"), ("xlsx", b"PK")]
)
def test_a_plan_goes_to_the_terminal_or_to_a_file_with_the_same_bytes(
    run: Run, asked: Asked, answers: Path, form: str, starts: bytes
) -> None:
    path = answers.parent / f"plan.{form}"
    shown = run("cadence", answers, "--format", form)
    written = run("cadence", answers, "--format", form, "--output", path)
    assert (shown.code, written.code) == (0, 0)
    assert written.shown == f"{path}\n"
    assert path.read_bytes().startswith(starts)
    assert shown.shown.encode("utf-8", "surrogateescape") == path.read_bytes()


def test_a_spreadsheet_is_not_printed_on_a_terminal(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    ended = run("cadence", answers, "--format", "xlsx")
    assert ended.code == 2
    assert "--output" in ended.said


@pytest.fixture
def pdf(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts a PDF made by hand behind `report`; collects what it was asked for."""
    calls: list[dict[str, Any]] = []

    def build(advice: object, **options: Any) -> Any:
        calls.append(options)
        return SimpleNamespace(pdf=b"%PDF-1.7 made by hand", replaced=())

    monkeypatch.setattr(advisor.report.pdf, "build", build)
    return calls


def test_report_writes_the_file_and_says_where(run: Run, asked: Asked, pdf: Asked, answers: Path) -> None:
    path, brand = answers.parent / "report.pdf", answers.parent / "brand.yaml"
    brand.write_bytes(b"name: A")
    ended = run("report", answers, "--output", path, "--brand", brand, "--start", "2026-12-01", "--weeks", "4")
    assert (ended.code, ended.shown, ended.said) == (0, f"{path}\n", "")
    assert path.read_bytes() == b"%PDF-1.7 made by hand"
    assert asked == [{"as_of": TODAY, "start": date(2026, 12, 1), "weeks": 4}]
    assert pdf[0]["brand"].name == "A"
    assert pdf[0]["created"] == TODAY


def test_characters_that_were_replaced_are_reported_and_the_report_is_still_done(
    run: Run, asked: Asked, pdf: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_with = SimpleNamespace(pdf=b"%PDF", replaced=("U+1F600",))
    monkeypatch.setattr(advisor.report.pdf, "build", lambda *_, **__: made_with)
    ended = run("report", answers, "--output", answers.parent / "report.pdf")
    assert ended.code == 0
    assert "warning" in ended.said
    assert "U+1F600" in ended.said


@pytest.mark.parametrize("command", ["report", "cadence"])
@pytest.mark.parametrize(
    ("place", "said"), [("none/out", "does not exist"), (".", "this is a folder"), ("answers.yaml", "not overwritten")]
)
def test_an_output_that_cannot_be_written_is_refused_before_any_work(
    run: Run, asked: Asked, pdf: Asked, answers: Path, command: str, place: str, said: str
) -> None:
    before = answers.read_bytes()
    ended = run(command, answers, "--output", answers.parent / place)
    assert ended.code == 2
    assert said in ended.said
    assert (asked, pdf) == ([], [])
    assert answers.read_bytes() == before
    assert os.listdir(answers.parent) == ["answers.yaml"]


@pytest.mark.parametrize("command", ["report", "cadence"])
def test_a_failure_while_writing_leaves_the_old_file(
    run: Run, asked: Asked, pdf: Asked, answers: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = answers.parent / "out"
    path.write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    ended = run(command, answers, "--output", path)
    assert ended.code == 2
    assert "No space left on device" in ended.said
    assert path.read_bytes() == b"before"
    assert sorted(os.listdir(answers.parent)) == ["answers.yaml", "out"]


def test_a_report_that_cannot_be_made_is_told_and_nothing_is_written(
    run: Run, asked: Asked, pdf: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise advisor.report.pdf.ReportFailed("a chart could not be drawn")

    monkeypatch.setattr(advisor.report.pdf, "build", fail)
    ended = run("report", answers, "--output", answers.parent / "report.pdf")
    assert ended.code == 2
    assert "the report could not be made: a chart could not be drawn" in ended.said
    assert os.listdir(answers.parent) == ["answers.yaml"]


def test_a_failure_of_ours_is_one_line_and_nothing_is_written(
    run: Run, asked: Asked, pdf: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("no\nway")

    monkeypatch.setattr(advisor.report.pdf, "build", broken)
    ended = run("report", answers, "--output", answers.parent / "report.pdf")
    assert (ended.code, ended.said) == (2, "internal error: ValueError: no way\n")
    assert os.listdir(answers.parent) == ["answers.yaml"]
