"""A plan exported in one language is read in every other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from advisor.knowledge.languages import Language
from advisor.questionnaire.plan_edits import Pin
from advisor.report.calendar_file import cadence_calendar
from advisor.report.plan_file import read_plan
from advisor.report.plan_head import COLUMNS
from advisor.report.plan_words import columns_called, in_every_language
from advisor.report.spreadsheet import cadence_workbook
from advisor.words import catalogue, speaking
from tests.report_files import made

SAID = {
    "Plan": "计划",
    "Date": "日期",
    "Weekday": "星期",
    "Slot": "时段",
    "Account": "账号",
    "Articles": "文章数",
    "Versions": "版本数",
    "Group": "分组",
    "Pillar": "内容支柱",
    "Prepare from": "开始准备",
    "Publications": "发布",
    "Prepare from {day}.": "{day}起准备。",
    "the account is missing.": "缺少账号。",
    "row {row}, {column}: {problem}": "第{row}行，{column}：{problem}",
}
PINS = (
    Pin(date=date(2026, 12, 2), account="service", articles=3, pillar="product"),
    Pin(date=date(2026, 12, 9), account="subscription", articles=1, pillar="product"),
)


@pytest.fixture(autouse=True)
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that knows the words of the sheet."""
    entries = "".join(f'msgid "{english}"\nmsgstr "{said}"\n\n' for english, said in SAID.items())
    path = tmp_path / "zh_Hans.po"
    path.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{entries}', encoding="utf-8")
    monkeypatch.setattr(catalogue, "CATALOGUE", path)
    catalogue._catalogue.cache_clear()
    yield
    catalogue._catalogue.cache_clear()


def workbook(language: Language) -> bytes:
    with speaking(language):
        return cadence_workbook(made.advice(), names=made.names(), client=made.CLIENT)


def test_the_sheets_and_their_heads_are_written_in_the_language_spoken() -> None:
    book = load_workbook(io.BytesIO(workbook("zh_Hant")))
    assert book.sheetnames[0] == "計劃"
    assert [cell.value for cell in book["計劃"][1]][:5] == ["日期", "星期", "時段", "賬號", "文章數"]


@pytest.mark.parametrize("reader", ["en", "zh_Hans", "zh_Hant"])
@pytest.mark.parametrize("writer", ["en", "zh_Hans", "zh_Hant"])
def test_a_workbook_is_read_in_every_language(writer: Language, reader: Language) -> None:
    book = load_workbook(io.BytesIO(workbook(writer)))
    book.move_sheet(book.worksheets[0], offset=3)  # so that the sheet is found by its name and not by its place
    file = io.BytesIO()
    book.save(file)
    with speaking(reader):
        found = read_plan(file.getvalue(), "plan.xlsx", knowledge=made.knowledge())
    assert (found.pins, found.problems) == (PINS, ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_chinese_sheet_saved_as_csv_is_read_below_a_title(separator: str) -> None:
    rows = ("2026年12月的计划", "", "日期,账号,文章数", "2026-12-02,service,3")
    text = "\n".join(rows).replace(",", separator)
    found = read_plan(text.encode(), "plan.csv", knowledge=made.knowledge())
    assert found.pins == (Pin(date=date(2026, 12, 2), account="service", articles=3),)


def test_what_is_wrong_is_told_in_the_language_of_the_reader() -> None:
    with speaking("zh_Hans"):
        found = read_plan(b"date,account\n2026-12-02,\n", "plan.csv", knowledge=made.knowledge())
    assert "第2行，account：缺少账号。" in f"{found.problems[0]}"


def test_names_are_read_in_the_words_of_the_same_base_in_another_language() -> None:
    base, other = made.knowledge(), made.knowledge(account="服务公众号")
    text = "date,account\n2026-12-02,服务公众号\n"
    assert read_plan(text.encode(), "plan.csv", knowledge=base).pins == ()
    assert read_plan(text.encode(), "plan.csv", knowledge=base, also=(other,)).pins[0].account == "service"


def test_no_word_names_two_columns() -> None:
    for called in in_every_language(columns_called):
        words = [word.casefold() for word in called.values()]
        assert len(set(words)) == len(words)
        for column, word in called.items():
            assert COLUMNS.get(word.casefold(), column) == column


def test_the_events_of_a_calendar_keep_their_uids_in_every_language() -> None:
    def uids() -> list[bytes]:
        data = cadence_calendar(made.advice().cadence, as_of=made.AS_OF, names=made.names(), client="Somebody")
        return sorted(line for line in data.splitlines() if line.startswith(b"UID"))

    english, *others = in_every_language(uids)
    assert others == [english, english]


def test_a_calendar_is_told_in_the_language_spoken() -> None:
    with speaking("zh_Hans"):
        data = cadence_calendar(made.advice().cadence, as_of=made.AS_OF, names=made.names(), client="Somebody")
    assert "2026-11-25起准备。" in data.decode()
