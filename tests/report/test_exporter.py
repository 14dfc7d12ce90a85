from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.exporter import Exporter
from advisor.report.press import ReportFailed
from tests.report import sample


@pytest.fixture(scope="module")
def exporter() -> Iterator[Exporter]:
    made = Exporter()
    yield made
    made.close()


@pytest.fixture
def given() -> dict[str, Any]:
    client = sample.CLIENT.model_copy(update={"contact": "😀"})
    return {"knowledge": sample.knowledge(), "client": client, "brand": Brand(), "created": sample.CREATED}


def test_the_worker_gives_what_this_process_would(exporter: Exporter, given: dict[str, Any]) -> None:
    report = exporter.build(sample.advice(), **given)
    assert report == pdf.build(sample.advice(), **given)
    assert [each.code for each in report.replaced] == ["U+1F600"]


def test_a_job_that_fails_is_told_and_the_next_one_is_served(exporter: Exporter, given: dict[str, Any]) -> None:
    with pytest.raises(ReportFailed, match="KeyError"):
        exporter.press({"data": {}})
    assert exporter.alive
    assert exporter.build(sample.advice(), **given).pdf.startswith(b"%PDF")


def test_a_worker_that_died_is_replaced(exporter: Exporter, given: dict[str, Any]) -> None:
    exporter.build(sample.advice(), **given)
    exporter.close()
    assert not exporter.alive
    assert exporter.build(sample.advice(), **given).pdf.startswith(b"%PDF")


def test_a_report_that_takes_too_long_is_given_up(given: dict[str, Any]) -> None:
    hasty = Exporter(timeout=0.05)
    job = compose(sample.advice(), **given)
    with pytest.raises(ReportFailed, match=r"it took longer than 0\.05 seconds"):
        hasty.press(job)
    assert not hasty.alive
