from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from advisor.cadence.model import Publication
from advisor.report.csv_file import cadence_csv
from tests.report_files import made

HEAD = ["date", "account", "articles", "pillar", "moment", "prepare_from"]
HEAD += ["part", "slot", "segment", "versions", "pinned", "kind"]


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


def test_each_broadcast_is_a_row_with_the_columns_of_the_json_document() -> None:
    assert rows(cadence_csv(made.cadence())) == [
        HEAD,
        ["2026-12-02", "service", "3", "product", "", "2026-11-25", "", "", "", "1", "false", "broadcast"],
        ["2026-12-09", "subscription", "1", "product", "", "2026-12-02", "", "", "", "1", "false", "broadcast"],
    ]


def test_slot_group_versions_and_pin_are_told() -> None:
    sent = made.broadcast(date(2026, 12, 2), slot="noon", segment=2, versions=3, pinned=True, part="last_call")
    (_, row) = rows(cadence_csv(made.cadence(sent)))
    assert row[6:] == ["last_call", "noon", "2", "3", "true", "broadcast"]


def test_a_publication_is_a_row_of_its_own_kind_in_the_order_of_days() -> None:
    published = Publication(
        date=date(2026, 12, 4), account="service", pillar="product", prepare_from=date(2026, 11, 30)
    )
    found = rows(cadence_csv(replace(made.cadence(), publications=(published,))))
    assert [row[-1] for row in found[1:]] == ["broadcast", "publication", "broadcast"]
    assert found[2][:6] == ["2026-12-04", "service", "1", "product", "", "2026-11-30"]


@pytest.mark.parametrize("text", made.FORMULAS)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    plan = made.cadence(made.broadcast(date(2026, 12, 2), pillar=text, moment=text, slot=text, part=text))
    for cell in rows(cadence_csv(plan))[1]:
        assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")
        assert not cell.startswith("'") or cell[1:2] in set("=+-@\t�\n＝")


def test_quotes_commas_breaks_and_chinese_come_back_as_they_were() -> None:
    text = 'a "b", 中文\nc'
    assert rows(cadence_csv(made.cadence(made.broadcast(date(2026, 12, 2), moment=text))))[1][4] == text


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert cadence_csv(made.cadence()) == cadence_csv(made.cadence())
