"""`export`: several forms at once, all or none, and the refusals."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import advisor.report.forms.making as making
from advisor.report.forms.kinds import FORMS
from advisor.report.forms.order import Made, Order
from advisor.report.press import ReportFailed
from tests.commands.conftest import TODAY, Run

Asked = list[dict[str, Any]]


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """Puts files made by hand behind `export`; collects what was ordered."""
    found: list[Order] = []

    def make(order: Order) -> Made:
        found.append(order)
        return Made(f"a {order.edition} {order.form}".encode())

    monkeypatch.setattr(making, "make", make)
    return found


def test_the_endings_tell_the_forms_and_every_file_is_written(
    run: Run, asked: Asked, orders: list[Order], answers: Path
) -> None:
    paths = [answers.parent / f"out.{form.upper()}" for form in FORMS]
    ended = run("export", answers, *(part for path in paths for part in ("--output", path)))
    assert (ended.code, ended.said) == (0, "")
    assert ended.shown == "".join(f"{path}\n" for path in paths)
    assert [path.read_text() for path in paths] == [f"a long {form}" for form in FORMS]


def test_the_advice_is_asked_once_for_the_dates_of_the_call(
    run: Run, asked: Asked, orders: list[Order], answers: Path
) -> None:
    brand = answers.parent / "brand.yaml"
    brand.write_bytes(b"name: A")
    outputs = ("--output", answers.parent / "a.pdf", "--output", answers.parent / "a.csv")
    horizon = ("--start", "2026-12-01", "--weeks", "4", "--as-of", "2026-11-20")
    run("export", answers, *outputs, *horizon, "--brand", brand, "--edition", "short", "--lang", "en")
    assert asked == [{"as_of": date(2026, 11, 20), "start": date(2026, 12, 1), "weeks": 4}]
    assert [(order.form, order.edition) for order in orders] == [("pdf", "short"), ("csv", "long")]
    for order in orders:
        assert order.brand.name == "A"
        assert (order.created, order.start, order.weeks) == (date(2026, 11, 20), date(2026, 12, 1), 4)


def test_the_files_are_those_of_the_other_commands(run: Run, asked: Asked, answers: Path) -> None:
    forms = ("csv", "ics", "xlsx")
    place = answers.parent / "plan"
    run("export", answers, *(part for form in forms for part in ("--output", f"{place}.{form}")))
    for form in forms:
        other = answers.parent / f"other.{form}"
        run("cadence", answers, "--format", form, "--output", other)
        assert Path(f"{place}.{form}").read_bytes() == other.read_bytes(), form
    run("export", answers, "--output", answers.parent / "advice", "--format", "json")
    shown = run("recommend", answers, "--format", "json").shown
    assert (answers.parent / "advice").read_text(encoding="utf-8") == shown
    assert json.loads(shown)["schema"] == "advice/1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "--output"),
        ("--output a.doc", 'the ending of "a.doc" tells no form. Valid: .pdf, .docx, .pptx'),
        ("--output a", "add --format"),
        ("--output a.pdf --format csv", "ends as a pdf file"),
        ("--output a.pdf --output b.csv --format pdf", "--format goes with one --output"),
        ("--output a.pdf --output ./a.pdf", "is named twice"),
        ("--output a.pdf --output b.pdf/../a.pdf", "is named twice"),
        ("--output a --format word", '"word" is not known here'),
        ("--output a.csv --edition short", "--edition goes with pdf, and no such file"),
        ("--output a.ics --brand brand.yaml", "--brand goes with pdf, docx, pptx, and no such file"),
        ("--output a.pdf --edition middle", '"middle" is not known here. Valid: long, short.'),
        ("--output a.pdf --lang fr", '"fr" is not known here'),
        ("--output a.csv --output none/a.pdf", 'the folder "none" does not exist'),
        ("--output a.csv --output b.pdf", "this is a folder"),
        ("--output answers.json", "not overwritten"),
        ("--output a.pdf --output brand.csv --brand brand.csv", "not overwritten"),
        ("--output a.pdf --brand none.yaml", "no such file"),
        ("--output a.pdf --weeks 0", "not a whole number from 1 to 104"),
        ("--output a.pdf --start 2020-01-01", "lies before the date asked for"),
    ],
)
def test_a_wrong_call_is_one_clear_sentence_and_nothing_is_written(
    run: Run,
    asked: Asked,
    orders: list[Order],
    answers: Path,
    arguments: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(answers.parent)
    given = answers.rename("answers.json")
    Path("brand.csv").write_bytes(b"name: A")
    Path("b.pdf").mkdir()
    before = sorted(os.listdir())
    ended = run("export", given.name, *arguments.split())
    assert ended.code == 2
    assert said in ended.said
    assert ended.said.count("\n") == 1
    assert (asked, orders) == ([], [])
    assert sorted(os.listdir()) == before


def test_a_file_that_cannot_be_made_keeps_all_from_being_written(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(order: Order) -> Made:
        if order.form == "pdf":
            raise ReportFailed("a chart could not be drawn")
        return Made(b"x")

    monkeypatch.setattr(making, "make", make)
    ended = run("export", answers, "--output", answers.parent / "a.csv", "--output", answers.parent / "a.pdf")
    assert ended.code == 2
    assert "a.pdf: the file could not be made: a chart could not be drawn" in ended.said
    assert os.listdir(answers.parent) == ["answers.yaml"]


def test_a_character_replaced_in_several_files_is_told_once(
    run: Run, asked: Asked, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make", lambda _: Made(b"x", ("U+1F600", "U+1F600")))
    ended = run("export", answers, "--output", answers.parent / "a.pdf", "--output", answers.parent / "b.docx")
    assert (ended.code, ended.said) == (0, "warning: no font here holds U+1F600.\n")


def test_the_date_printed_is_that_of_the_rules(run: Run, asked: Asked, orders: list[Order], answers: Path) -> None:
    run("export", answers, "--output", answers.parent / "a.pdf")
    assert orders[0].created == TODAY
