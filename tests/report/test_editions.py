"""The long and the short edition: the same texts, the same numbers, two pages for the short one."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest

from advisor.commands.inputs import advice_for
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Client
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.press import press
from tests.report import sample

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "knowledge" / "samples").glob("*.yaml"))
DAY = date(2026, 11, 21)
GIVEN: dict[str, Any] = {"brand": Brand(), "created": sample.CREATED}


@cache
def short() -> bytes:
    return pdf.build(sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, edition="short", **GIVEN).pdf


@cache
def job(edition: str) -> dict[str, Any]:
    given: Any = {"edition": edition, **GIVEN}
    return compose(sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, **given)


def pages_of(report: bytes) -> list[str]:
    return [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(report)).pages]


def flat(report: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(pages_of(report)).replace("\u202f", " "))


@pytest.mark.parametrize(
    "client", [sample.CLIENT, Client(), Client(name="W" * 200), Client(name="字" * 200, contact="字" * 200)]
)
@pytest.mark.parametrize("daily", [False, True])
def test_the_short_edition_of_the_fullest_advice_has_two_pages_whoever_it_is_for(client: Client, daily: bool) -> None:
    made = pdf.build(sample.advice(daily=daily), knowledge=sample.knowledge(), client=client, edition="short", **GIVEN)
    assert len(pages_of(made.pdf)) == 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_short_edition_of_every_sample_has_two_pages(path: Path, real: Knowledge) -> None:
    case = read_case(path.read_bytes(), file=str(path), knowledge=real)
    advice = advice_for(real, case, as_of=DAY, start=None, weeks=None)
    made = pdf.build(advice, knowledge=real, client=case.client, brand=Brand(), created=DAY, edition="short")
    assert len(pages_of(made.pdf)) == 2


def test_the_short_edition_can_be_read_aloud_and_archived() -> None:
    assert page.validate_pdf_bytes(short(), profile="ua1").is_compliant
    assert {each.rule_id for each in page.validate_pdf_bytes(short(), profile="3a").failures} <= {
        "PDFA3A-STREAM-LENGTH-001"  # a false alarm, see test_pdf
    }


def test_the_short_edition_is_the_same_bytes_again() -> None:
    assert press(job("short")).pdf == short()


def test_the_short_edition_says_of_itself_all_that_the_long_one_does() -> None:
    ours, theirs = job("short")["data"], job("long")["data"]
    left_out = {"edition", "printed", "charts"}
    assert {key: ours[key] for key in ours.keys() - left_out} == {key: theirs[key] for key in theirs.keys() - left_out}
    assert (ours["edition"], ours["printed"], ours["charts"]) == ("short", [], {})


def test_every_sentence_of_the_summary_carries_its_marks_and_every_source_cited_is_listed() -> None:
    data, text = job("short")["data"], flat(short())
    summary = data["summary"]
    for each in (summary["headline"], *summary["first"], *summary["unmet"], *summary["firm"], *summary["risks"]):
        marks = "".join(f"[{number}]" for number in each["marks"]) or ("(our judgement)" if each["judgement"] else "")
        assert f"{each['text']} {marks}".strip() in text
        assert marks or each["ground"] == "worked_out"
    listed = text[text.index("numbered as in the long edition".upper()) :]
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    assert {int(number) for number in re.findall(r"\[(\d+)\]", listed)} == cited
    titles = {source["number"]: source["title"] for source in data["sources"]}
    assert all(re.sub(r"\s+", " ", titles[number]) in listed for number in cited)


def test_the_short_edition_names_dates_costs_rules_and_what_is_assumed() -> None:
    text = flat(short())
    for words in ("Dates, costs and rules", "When each account is live", "CNY", "treated as unknown", "checked"):
        assert words in text
    assert "Whether a mini-program can broadcast to its users: no [4]" in text
    assert "Whether a newly registered official account has comments under its articles: not established" in text


def test_the_short_edition_sends_to_the_long_one_and_never_to_a_section_that_it_has_not() -> None:
    text = flat(short())
    assert "the long edition" in text
    assert not re.search(r"\b(section|appendix) [0-9A-J]\b", text)


def test_provisional_is_said_on_both_pages() -> None:
    assert all("provisional" in one.lower() for one in pages_of(short()))
