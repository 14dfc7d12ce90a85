"""The real worker gives what this process would, and goes on after what it cannot make."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from advisor.questionnaire.case import Case
from advisor.report.exporter import Exporter
from advisor.report.forms.kinds import FORMS
from advisor.report.forms.making import MAKERS, make
from advisor.report.forms.order import Order
from advisor.report.press import ReportFailed
from advisor.report.progress import STEPS, Cancelled, Progress
from tests.report import sample

CLIENT = sample.CLIENT.model_copy(update={"contact": "😀"})
ORDER = Order("pdf", sample.advice(), sample.knowledge(), Case(CLIENT), sample.CREATED)


@pytest.fixture(scope="module")
def exporter() -> Iterator[Exporter]:
    made = Exporter(timeout=600.0)
    yield made
    made.close()


@pytest.mark.parametrize("form", ["pdf", "json", "ics", "csv", "docx", "pptx"])
def test_the_worker_gives_what_this_process_would(exporter: Exporter, form: str) -> None:
    order = replace(ORDER, form=form)
    assert exporter.make(order) == make(order)


@pytest.mark.parametrize("form", ["pdf", "pptx", "csv"])
def test_what_was_prepared_gives_the_same_file(exporter: Exporter, form: str) -> None:
    order = replace(ORDER, form=form, case=Case(CLIENT.model_copy(update={"name": f"Prepared {form}"})))
    assert exporter.make(replace(ORDER, form="json")).data
    exporter.prepare(order)
    while exporter.busy:
        assert exporter.alive
        time.sleep(0.01)
    assert exporter.make(order) == make(order)
    assert exporter.make(order) == make(order)


def test_characters_that_could_not_be_printed_are_told(exporter: Exporter) -> None:
    assert [each.code for each in exporter.make(ORDER).replaced] == ["U+1F600"]


def test_an_export_that_fails_is_told_and_the_next_one_is_served(exporter: Exporter) -> None:
    with pytest.raises(ReportFailed, match=r"KeyError: 'doc'"):
        exporter.make(replace(ORDER, form="doc"))
    assert exporter.alive
    assert exporter.make(replace(ORDER, form="json")) == make(replace(ORDER, form="json"))


def test_what_cannot_be_handed_over_is_told_and_the_next_one_is_served(exporter: Exporter) -> None:
    unfit: Any = lambda: None  # noqa: E731
    with pytest.raises(ReportFailed):
        exporter.make(replace(ORDER, brand=unfit))
    assert exporter.make(replace(ORDER, form="csv")).data.startswith(b"date,")


def test_another_knowledge_base_is_handed_over_anew(exporter: Exporter) -> None:
    other: Any = sample.knowledge()
    other.accounts[0].name = "Another name"
    order = replace(ORDER, form="ics", knowledge=other)
    assert exporter.make(order) == make(order)


def test_every_form_can_be_made() -> None:
    assert list(MAKERS) == list(FORMS)


def test_a_report_tells_every_step_in_turn_and_never_goes_back() -> None:
    told: list[Progress] = []
    make(ORDER, told.append)
    assert list(dict.fromkeys(progress.step for progress in told)) == list(STEPS)
    assert [progress.share for progress in told] == sorted(progress.share for progress in told)


@pytest.mark.parametrize("step", STEPS)
def test_a_report_can_be_stopped_at_every_step(step: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.step == step:
            raise Cancelled

    with pytest.raises(Cancelled):
        make(ORDER, stop)
