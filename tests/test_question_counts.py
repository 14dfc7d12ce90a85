"""How many questions are asked before the mix is settled: what the documentation says is what is counted."""

from __future__ import annotations

import pytest

from advisor.knowledge.models import Knowledge
from benchmarks.questions import ROOT, Asked, counted


@pytest.fixture(scope="module")
def found(real: Knowledge) -> dict[str, Asked]:
    return {one.client: one for one in counted(real)}


def test_the_documentation_gives_the_count_of_every_sample_client(found: dict[str, Asked]) -> None:
    told = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    rows = [line for line in told.splitlines() if line.startswith("| ") and not line.startswith(("| Sample", "| ---"))]
    assert rows == [one.row for one in found.values()]


def test_a_typical_foreign_brand_is_asked_at_most_fifteen_questions(found: dict[str, Asked]) -> None:
    brand = found["skincare_cross_border"]
    assert brand.settled
    assert brand.before <= 15


def test_every_question_stands_in_one_section(real: Knowledge) -> None:
    assert len(real.asked_order) == len(set(real.asked_order)) == len(real.questions)
