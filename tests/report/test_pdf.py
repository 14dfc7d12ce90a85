from __future__ import annotations

import io
import json
import re
from dataclasses import fields, replace
from functools import cache
from typing import Any

import page
import pypdf
import pytest

from advisor.advice.document import to_json
from advisor.advice.timing.launch import NO_LAUNCH
from advisor.questionnaire.case import Client
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.press import ReportFailed, press
from tests.report import sample

HOSTILE = '#eval("1+1") *x* $y$ <b>bold</b> [[z]] @ref `raw` = head \\ // no'
# The checker takes a carriage return that ends a stream's data for a part of the line end after it.
FALSE_ALARM = "PDFA3A-STREAM-LENGTH-001"


def build(client: Client = sample.CLIENT, *, brand: Brand | None = None, **options: Any) -> pdf.Report:
    return pdf.build(
        sample.advice(**options),
        knowledge=sample.knowledge(),
        client=client,
        brand=brand or Brand(),
        created=sample.CREATED,
    )


@cache
def built(*, daily: bool = False, status: str = "provisional") -> pdf.Report:
    return build(daily=daily, status=status)


def text_of(report: pdf.Report) -> str:
    reader = pypdf.PdfReader(io.BytesIO(report.pdf))
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in reader.pages))


@pytest.mark.parametrize("daily", [False, True])
def test_the_report_can_be_read_aloud_and_archived(daily: bool) -> None:
    report = built(daily=daily)
    spoken = page.validate_pdf_bytes(report.pdf, profile="ua1")
    assert spoken.is_compliant, [(each.rule_id, each.message) for each in spoken.failures]
    kept = [each for each in page.validate_pdf_bytes(report.pdf, profile="3a").failures if each.rule_id != FALSE_ALARM]
    assert not kept, [(each.rule_id, each.message) for each in kept]


def test_the_report_says_its_language_title_and_that_it_is_tagged() -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(built().pdf)).trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert build().pdf == built().pdf


def test_latin_and_chinese_can_be_copied_out() -> None:
    text = text_of(built())
    for words in ("上海示例护肤品有限公司", "服务号", "The roadmap", "Lead with a service account", "Good until"):
        assert words in text


def test_every_section_is_there_and_numbered() -> None:
    text = text_of(built())
    for words in (
        "1 The recommended mix",
        "2 The consultant’s opinions",
        "3 What you need, and what meets it",
        "4 Why not the others",
        "5 What it would take",
        "6 Alternatives, and how mixes compare",
        "7 Phases, and the accounts you have",
        "8 The roadmap",
        "9 What it costs",
        "10 The cadence",
        "11 Operating rules",
        "12 Account wishes, and what to do outside",
        "13 Risks",
        "14 What this rests on",
        "15 Coverage and limits",
        "A Your answers",
        "B What the rules say of the others",
        "C The steps in full",
        "D What each step costs",
        "E Mixes that no weights could put first",
        "F The plan in full",
        "G How the hours and the reads are counted",
        "H The figures as tables",
        "I Sources",
        "J Method and digests",
    ):
        assert words in text


def test_every_sentence_of_advice_carries_its_marks() -> None:
    advice = sample.advice()
    number = {source.id: place for place, source in enumerate(advice.sources, 1)}
    text = text_of(built()).replace("\u202f", " ")
    sentences = [
        *(reason for placed in advice.mix for reason in placed.reasons),
        *(reason for need in advice.needs for reason in (*need.reasons, *need.limited_by)),
        *(reason for verdict in advice.verdicts for reason in verdict.reasons),
        *(reason for wish in advice.wishes for reason in wish.reasons),
        *advice.outside,
        *advice.risks,
        *advice.cadence.warnings,
        *(reason for unlock in advice.unlocks for reason in unlock.means),
        *(reason for phase in advice.phases for reason in (*phase.triggers, *phase.reasons)),
        *(reason for one in advice.existing for reason in (*one.reasons, *one.moving_reasons)),
        *(first.reason for first in advice.launch.start_first),
    ]
    for each in sentences:
        marks = "".join(f"[{place}]" for place in sorted(number[source] for source in each.sources))
        assert f"{each.text} {marks or '(our judgement)'}" in text


def test_an_unlisted_source_is_not_passed_over() -> None:
    advice = sample.advice()
    with pytest.raises(ValueError, match="s26"):
        pdf.build(
            replace(advice, sources=advice.sources[:-1]),
            knowledge=sample.knowledge(),
            client=sample.CLIENT,
            brand=Brand(),
            created=sample.CREATED,
        )


def test_every_broadcast_stands_in_the_plan() -> None:
    assert text_of(built(daily=True)).count("Subscription account 1 How to use it") == 312


def test_the_summary_takes_one_page_even_with_long_texts() -> None:
    reader = pypdf.PdfReader(io.BytesIO(built().pdf))
    assert "Summary" in reader.pages[1].extract_text()
    assert "Contents" in reader.pages[2].extract_text()


def test_no_page_is_empty() -> None:
    for one in pypdf.PdfReader(io.BytesIO(built(daily=True).pdf)).pages:
        assert len(one.extract_text()) > 250


def test_provisional_is_said_on_every_page_after_the_cover_and_final_never() -> None:
    pages = [one.extract_text().lower() for one in pypdf.PdfReader(io.BytesIO(built().pdf)).pages]
    assert all("provisional" in one for one in pages)
    assert "provisional" not in text_of(built(status="final")).lower()


def test_text_of_the_client_stays_text() -> None:
    report = build(Client(name=HOSTILE, contact=HOSTILE, notes=HOSTILE + "\n" + HOSTILE))
    assert report.replaced == ()
    assert text_of(report).count(HOSTILE) >= 4


def test_a_character_that_cannot_be_printed_is_reported_and_named_in_the_report() -> None:
    report = build(Client(name="Café 😀 العربية 𠮷", notes="\u202egnp.exe"))
    assert {each.code for each in report.replaced} >= {"U+1F600", "U+0627", "U+20BB7", "U+202E"}
    assert "U+1F600 GRINNING FACE" in text_of(report)
    assert page.validate_pdf_bytes(report.pdf, profile="ua1").is_compliant


def test_one_word_without_end_stays_on_the_page() -> None:
    report = build(Client(name="W" * 200, contact="字" * 200, notes="x" * 2000))
    assert page.validate_pdf_bytes(report.pdf, profile="ua1").is_compliant


def test_an_advice_with_nothing_in_it_is_still_a_report() -> None:
    advice = sample.advice()
    nothing, empty = (
        {field.name: () for field in fields(part) if str(field.type).startswith("tuple")}
        for part in (advice, advice.cadence)
    )
    free = replace(advice.costs, steps=(), months=(), without_figure=(), open=())
    deep = dict.fromkeys(("certificate", "robustness", "relevance", "prospects"))
    rest = {"launch": NO_LAUNCH, "costs": free, "cadence": replace(advice.cadence, score=None, **empty)}
    bare = replace(advice, **nothing | deep | rest)
    report = pdf.build(bare, knowledge=sample.knowledge(), client=Client(), brand=Brand(), created=sample.CREATED)
    assert "Client not named" in text_of(report)


def test_the_advice_is_attached_as_data() -> None:
    attached = pypdf.PdfReader(io.BytesIO(built().pdf)).attachments["advice.json"][0]
    assert json.loads(attached) == json.loads(to_json(sample.advice()))


def test_the_brand_stands_on_the_cover() -> None:
    text = text_of(
        build(brand=Brand(name="Example & Partner", tagline="Strategy", disclaimer="As is.", accent="#7A1F3D"))
    )
    assert "Example & Partner Strategy" in text
    assert "As is." in text


def test_a_report_that_cannot_be_set_fails_with_a_reason() -> None:
    job = compose(
        sample.advice(), knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED
    )
    job["charts"]["roadmap_gantt"] = {"mark": 5}
    with pytest.raises(ReportFailed, match="a chart could not be drawn"):
        press(job)
