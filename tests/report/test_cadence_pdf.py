"""What the PDF says of the cadence."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import Any

import page
import pypdf
import pytest

from advisor.advice import model as m
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document.cadence import cadence
from advisor.report.wording import Marks, Names
from tests.report import sample


def report(advice: m.Advice) -> bytes:
    return pdf.build(
        advice, knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    ).pdf


@cache
def printed() -> str:
    pages = pypdf.PdfReader(io.BytesIO(report(sample.advice()))).pages
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages).replace("\u202f", " "))


def composed(advice: m.Advice | None = None) -> dict[str, Any]:
    found = advice or sample.advice()
    return cadence(found, Names(found, sample.knowledge()), Marks(found))


@pytest.mark.parametrize(
    "said",
    [
        # the proof, from the sample's score
        "It sends 49 of 52 broadcasts wished for and serves 21 of 24 points of weight that the dates in reach have.",
        "No better plan exists within these limits",
        # what was asked for and refused, with its reason
        "Not planned: Service account on 26 May 2027. It would be the fifth service broadcast in May 2027; 4 are",
        # a month: broadcasts of the quota, articles of those the team can write, hours, reads
        "Mar 2027 Service account 2 of 4 5 of 4 26–49–94",
        "90–1,110–3,770",
        # what is published without notice
        "12 Apr 2027 (How to use it)",
        "Writer",
        "An article takes 4.5 to 18 hours, central 9.",
    ],
)
def test_the_report_says(said: str) -> None:
    assert said in printed()


def test_a_plan_that_is_not_proved_best_does_not_claim_to_be() -> None:
    told = composed(sample.advice(daily=True))["proof"]
    assert "No better plan" not in told
    assert told.endswith("Whether a better plan exists within these limits was not proved.")


def test_every_month_of_the_horizon_has_a_row_even_without_a_broadcast() -> None:
    advice = sample.advice()
    kept = tuple(sent for sent in advice.cadence.broadcasts if sent.date.month != 8)
    rows = composed(replace(advice, cadence=replace(advice.cadence, broadcasts=kept)))["months"]
    assert len(rows) == 13
    (august,) = [row for row in rows if row["month"] == "Aug 2027"]
    assert august["broadcasts"] == ["Service account 0 of 4"]
    assert august["articles"] == "1"  # what is published without notice on the 12th


def test_versions_segments_and_pins_stand_with_the_broadcast() -> None:
    advice = sample.advice()
    first, second, *rest = advice.cadence.broadcasts
    changed = (replace(first, articles=2, versions=3), replace(second, articles=1, segment=2, pinned=True), *rest)
    rows = composed(replace(advice, cadence=replace(advice.cadence, broadcasts=changed)))["dates"]
    assert [(row["articles"], row["segment"]) for row in rows[:2]] == [("2 × 3", "all"), ("1", "2")]
    assert [row["pinned"] for row in rows[:2]] == [False, True]


def test_a_date_that_is_only_expected_says_so() -> None:
    advice = sample.advice()
    first, *rest = advice.cadence.moments
    changed = (replace(first, certainty="expected"), *rest)
    rows = composed(replace(advice, cadence=replace(advice.cadence, moments=changed)))["moments"]
    assert [row["expected"] for row in rows] == [True, *[False] * (len(rows) - 1)]


def test_small_dates_are_named_together_and_barred_days_keep_their_row_whatever_their_weight() -> None:
    advice = sample.advice()
    first, *rest = advice.cadence.moments
    told = composed(replace(advice, cadence=replace(advice.cadence, moments=(replace(first, weight=1), *rest))))
    assert told["smaller"] == ["Mother's Day (9 May)"]
    assert [row["name"] for row in told["moments"] if row["barred"]] == ["Mukden anniversary", "National Memorial Day"]


@pytest.mark.parametrize(
    "field", ["publications", "quota_use", "wished", "effort", "effort_inputs", "refused", "quotas"]
)
def test_the_report_can_be_made_and_read_aloud_without(field: str) -> None:
    advice = sample.advice()
    bare = report(replace(advice, cadence=replace(advice.cadence, **{field: ()})))
    assert page.validate_pdf_bytes(bare, profile="ua1").is_compliant
