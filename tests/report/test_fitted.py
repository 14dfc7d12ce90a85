"""The type of a page that has to hold all its texts is the largest of those offered in which it does."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typst

from advisor.report.brand import Brand
from advisor.report.brand_faces import fonts_with
from advisor.report.document import compose
from advisor.report.press import TEMPLATE
from tests.report import sample

SIZES = (10, 9, 8, 7)
PAGE = b"""
#import "summary.typ": fitted
#set page(width: 200pt, height: 100pt, margin: 0pt)
#let body() = {
  context [#metadata(text.size.pt()) <size>]
  block(height: float(sys.inputs.ems) * 1em)
}
#fitted(body, taken: 20pt, sizes: (10pt, 9pt, 8pt, 7pt))
"""


@pytest.fixture(scope="module")
def data() -> str:
    job: dict[str, Any] = compose(
        sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    )
    return json.dumps(job["data"])


@pytest.mark.parametrize("ems", [1, 7.9, 8, 8.1, 8.8, 8.9, 9.5, 10, 11, 11.4, 11.5, 20])
def test_the_largest_size_that_fits_is_taken_and_the_smallest_where_none_does(ems: float, data: str) -> None:
    inputs = {"data": data, "ems": str(ems), "logo": "", "logo-picture": ""}
    page = typst.Compiler(PAGE, root=str(TEMPLATE.parent), font_paths=fonts_with(), sys_inputs=inputs)
    fitting = [size for size in SIZES if ems * size <= 80]
    taken = json.loads(page.query("<size>", field="value"))
    assert taken == [fitting[0] if fitting else SIZES[-1]]
