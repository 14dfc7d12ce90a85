from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from advisor.report.csv_file import cadence_csv
from tests.report_files import made


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def test_each_broadcast_is_a_row_with_the_columns_of_the_json_document() -> None:
    assert rows(cadence_csv(made.cadence())) == [
        ["date", "account", "articles", "pillar", "moment", "prepare_from"],
        ["2026-12-02", "service", "3", "product", "", "2026-11-25"],
        ["2026-12-09", "subscription", "1", "product", "", "2026-12-02"],
    ]


@pytest.mark.parametrize("text", made.FORMULAS)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    plan = made.cadence(made.broadcast(date(2026, 12, 2), pillar=text, moment=text))
    for cell in rows(cadence_csv(plan))[1]:
        assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
        assert not cell.startswith("'") or cell[1:2] in set("=+-@\t�\n＝")


def test_quotes_commas_breaks_and_chinese_come_back_as_they_were() -> None:
    text = 'a "b", 中文\nc'
    assert rows(cadence_csv(made.cadence(made.broadcast(date(2026, 12, 2), moment=text))))[1][4] == text


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert cadence_csv(made.cadence()) == cadence_csv(made.cadence())
