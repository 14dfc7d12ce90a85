"""An exported plan that a person changed is read back: what is right is kept, what is wrong is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from openpyxl import Workbook, load_workbook

from advisor.advice import model as m
from advisor.cadence.model import Publication
from advisor.knowledge.problems import Refused
from advisor.questionnaire.plan_edits import Pin
from advisor.report.csv_file import cadence_csv
from advisor.report.plan_file import Imported, read_plan
from advisor.report.spreadsheet import cadence_workbook
from tests.report_files import made

PLAN = made.cadence(
    made.broadcast(date(2026, 12, 2), slot="evening", segment=2, moment="=1+1", versions=1),
    made.broadcast(date(2026, 12, 9), "subscription", articles=1, pinned=True),
)
PINS = (
    Pin(date=date(2026, 12, 2), account="service", articles=3, pillar="product", slot="evening", segment=2),
    Pin(date=date(2026, 12, 9), account="subscription", articles=1, pillar="product"),
)


def as_csv(plan: m.Cadence = PLAN) -> bytes:
    return cadence_csv(plan)


def as_xlsx(plan: m.Cadence = PLAN) -> bytes:
    return cadence_workbook(made.advice(cadence=plan), names=made.names(), client=made.CLIENT)


def read(data: bytes | str, name: str = "plan.csv") -> Imported:
    return read_plan(data.encode() if isinstance(data, str) else data, name, knowledge=made.knowledge())


def book_of(*rows: tuple[Any, ...]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def only_problem(found: Imported) -> str:
    (problem,) = found.problems
    return f"{problem}"


@pytest.mark.parametrize("export", [as_csv, as_xlsx])
def test_an_export_comes_back_as_the_pins_of_its_broadcasts(export: Callable[[], bytes]) -> None:
    assert read(export()) == Imported(pins=PINS)


@pytest.mark.parametrize("export", [as_csv, as_xlsx])
def test_publications_are_no_pins(export: Callable[[m.Cadence], bytes]) -> None:
    published = Publication(
        date=date(2026, 12, 4), account="service", pillar="product", prepare_from=date(2026, 11, 30)
    )
    assert read(export(replace(PLAN, publications=(published,)))) == Imported(pins=PINS)


def test_columns_stand_in_any_order_and_columns_of_a_persons_own_do_not_matter() -> None:
    text = "Our plan for December\n\nNotes,GROUP, account ,Date,Mood\nhm,,Service account,2026-12-02,good\n"
    assert read(text) == Imported(pins=(Pin(date=date(2026, 12, 2), account="service"),))


def test_rows_moved_added_and_deleted_in_a_workbook_are_taken_as_they_stand() -> None:
    book = load_workbook(io.BytesIO(as_xlsx()))
    sheet = book["Plan"]
    sheet["A2"].value = datetime(2026, 12, 3)
    sheet.delete_rows(3)
    sheet.append(["2026-12-20", None, "Midday", "服务号", 2.0])
    book.move_sheet("Assumptions", -6)
    file = io.BytesIO()
    book.save(file)
    moved = PINS[0].model_copy(update={"date": date(2026, 12, 3)})
    added = Pin(date=date(2026, 12, 20), account="service", articles=2, slot="noon")
    assert read(file.getvalue()) == Imported(pins=(moved, added))


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_separators_and_encodings_that_spreadsheets_write_are_read(separator: str, encoding: str) -> None:
    text = as_csv().decode().replace(",", separator)
    assert read(text.encode(encoding)) == Imported(pins=PINS)


@pytest.mark.parametrize(
    ("row", "said", "hint"),
    [
        ("2026-02-30,service,1,,", 'row 3, date: "2026-02-30" is not a date that exists', "Write YYYY-MM-DD."),
        (",service,1,,", "row 3, date: the day is missing", "Write YYYY-MM-DD."),
        ("02/12/2026,service,1,,", "may be read as two different days", "Write YYYY-MM-DD."),
        ("2026-12-03,servce,1,,", 'row 3, account: "servce" is not known here', 'Did you mean "service"?'),
        ("2026-12-03,xyz,1,,", "not known here", "Valid: service, subscription."),
        ("2026-12-03,,1,,", "the account is missing", "Valid: service, subscription."),
        ("2026-12-03,service,many,,", 'row 3, articles: "many" is not a whole number from 1 to 99', "leave it empty"),
        ("2026-12-03,service,0,,", "not a whole number", ""),
        ("2026-12-03,service,1.5,,", "not a whole number", ""),
        ("2026-12-03,service,1,prodct,", 'row 3, pillar: "prodct"', 'Did you mean "product"?'),
        ("2026-12-03,service,1,,evning", 'row 3, slot: "evning"', 'Did you mean "evening"?'),
        ("2026-12-03,service,=1+1,,", 'row 3, articles: "=1+1" is not', ""),
        ("2026-12-02,service,1,product,", "the same broadcast stands in row 2", "It is taken once."),
    ],
)
def test_a_row_that_is_wrong_is_told_and_the_others_are_kept(row: str, said: str, hint: str) -> None:
    text = f"date,account,articles,pillar,slot\n2026-12-02,service,1,product,\n{row}\n2026-12-09,subscription,1,,\n"
    found = read(text)
    assert [pin.account for pin in found.pins] == ["service", "subscription"]
    assert said in only_problem(found)
    assert hint in only_problem(found)
    assert found.problems[0].line == 3
    assert only_problem(found).startswith("plan.csv:3:")


def test_of_very_many_wrong_rows_the_first_hundred_are_told_and_the_others_counted() -> None:
    found = read("date,account\n" + "2026-12-02,servce\n" * 1_103 + "2026-12-02,service\n")
    assert len(found.problems) == 101
    assert f"{found.problems[-1]}".startswith("plan.csv: 1,003 rows more are wrong and left out.")
    assert len(found.pins) == 1


def test_the_problem_names_the_column_where_the_file_has_it() -> None:
    (problem,) = read("articles,date,account\n1,2026-12-02,servce\n").problems
    assert (problem.line, problem.column) == (2, 3)


def test_an_account_that_sends_no_broadcasts_is_told() -> None:
    base = cast(Any, made.knowledge())
    base.accounts += (SimpleNamespace(id="mini_program", name="Mini-program", chinese="小程序", quota=None),)
    found = read_plan(b"date,account\n2026-12-02,Mini-program\n", "plan.csv", knowledge=base)
    assert 'row 2, account: "Mini-program" sends no broadcasts. Valid: service, subscription.' in only_problem(found)


def test_a_formula_in_a_cell_that_is_read_is_refused_and_one_elsewhere_is_not_looked_at() -> None:
    head = ("Date", "Account", "Articles", "Moment")
    found = read(
        book_of(
            head,
            (date(2026, 12, 2), "Service account", "=1+1", None),
            (date(2026, 12, 9), "Service account", 2, '=HYPERLINK("http://example.com")'),
        )
    )
    assert 'row 2, articles: "=1+1" is a formula. Put its value there.' in only_problem(found)
    assert found.pins == (Pin(date=date(2026, 12, 9), account="service", articles=2),)


def test_text_that_looks_like_a_formula_is_only_text() -> None:
    found = read("date,account\n2026-12-02,'=cmd|' /C calc'!A0\n")
    assert """row 2, account: "=cmd|' /C calc'!A0" is not known here""" in only_problem(found)
    assert found.pins == ()


def test_a_column_nearly_named_like_one_that_is_read_is_told() -> None:
    found = read("date,account,pilar\n2026-12-02,service,product\n")
    assert len(found.pins) == 1
    assert 'row 1: the column "pilar" is not read. Did you mean "pillar"?' in only_problem(found)
    assert read("date,account,pilar,pillar\n2026-12-02,service,x,product\n").problems == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", '"date" and "account"'),
        (b"hello", "no head line"),
        (b"dat,account\n1,2", 'Did you mean "date"?'),
        (b"%PDF-1.7 \x00\xff\xfe", "no head line"),
        (b"\x00" * 1000, "no head line"),
        (b"PK\x03\x04 not a workbook", "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Save it as .xlsx or .csv."),
        (book_of(("a", "b"), (1, 2)), "no head line"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data)
    (problem,) = refused.value.problems
    assert said in f"{problem}"
    assert problem.file == "plan.csv"
