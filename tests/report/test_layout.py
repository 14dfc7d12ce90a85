"""How the pages of the long edition break: heads, headings, figures and their twins."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pypdf

from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import compose
from tests.report import sample

FOOT, HEADING = 60.0, 11.0  # points from the lower edge of the sheet, and the size from which type is a heading


@cache
def reader() -> pypdf.PdfReader:
    made = pdf.build(
        sample.advice(daily=True),
        knowledge=sample.knowledge(),
        client=sample.CLIENT,
        brand=Brand(),
        created=sample.CREATED,
    )
    return pypdf.PdfReader(io.BytesIO(made.pdf))


def pages() -> list[str]:
    return [re.sub(r"\s+", " ", one.extract_text()) for one in reader().pages]


def lines(one: pypdf.PageObject) -> list[tuple[float, float, str]]:
    """Height above the lower edge, size and text of what stands on a page between its head and its foot."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, where: Any, matrix: Any, _font: Any, size: float) -> None:
        height = where[1] * matrix[4] + where[3] * matrix[5] + where[5]
        if text.strip() and height > FOOT:
            found.append((height, abs(size * matrix[3] * where[3]), text.strip()))

    one.extract_text(visitor_text=visit)
    return sorted(found)


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    checked = 0
    for one in reader().pages[3:]:
        found = lines(one)
        checked += any(size >= HEADING for _, size, _ in found)
        lowest = found[0][0]
        assert not [text for height, size, text in found if height < lowest + 2 and size >= HEADING]
    assert checked >= 10


def test_a_table_over_pages_has_its_head_on_each() -> None:
    plan = [one for one in pages() if "Subscription account 1 How to use it" in one]
    assert len(plan) >= 4
    assert all("Day Time Account" in one or "Day Account" in one for one in plan)


def test_every_figure_is_made_of_lines_and_type_and_none_is_a_picture() -> None:
    kinds = [
        made.get_object()["/Subtype"]
        for one in reader().pages
        for made in (one["/Resources"].get_object().get("/XObject") or {}).values()  # type: ignore[union-attr]
    ]
    assert "/Image" not in kinds


def test_every_figure_has_a_number_and_its_numbers_stand_in_a_table() -> None:
    job = compose(
        sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    )
    text, charts = " ".join(pages()), job["data"]["charts"]
    printed = job["data"]["printed"]
    assert printed[0] == "roadmap_gantt"
    for number, name in enumerate(printed, 1):
        assert f"Figure {number} {charts[name]['caption'][:30]}" in text
        if name == "calendar_heatmap":  # its days are the rows of the dated plan
            assert f"The days of Figure {number} are told one by one in appendix F" in text
        else:
            assert f"The numbers of Figure {number}" in text
            assert charts[name]["twin"]["rows"]


def test_a_twin_holds_the_numbers_of_its_figure_and_knows_which_columns_are_numbers() -> None:
    job = compose(
        sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    )
    twin = job["data"]["charts"]["broadcasts_by_week"]["twin"]
    assert twin["head"][0] == "Week from"
    assert twin["numbers"] == [False, *[True] * (len(twin["head"]) - 1)]
    sent = twin["head"].index("All broadcasts")
    assert sum(int(row[sent]) for row in twin["rows"]) == len(sample.advice().cadence.broadcasts)


def test_the_foot_names_the_section_that_the_reader_is_in() -> None:
    (costs,) = [one for one in pages() if re.search(r"9 What it costs P", one)]
    assert re.search(r"(What it costs|The cadence) \d+ / \d+", costs)


def test_nothing_is_cited_that_is_not_listed_and_every_source_has_its_place() -> None:
    text = " ".join(pages())
    listed = text[text.index("I Sources [1]") :]
    for number, source in enumerate(sample.advice().sources, 1):
        assert f"[{number}] {source.title}" in listed or source.title in listed
        assert source.title in listed
