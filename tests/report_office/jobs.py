"""Jobs of the report to make files from: samples of the project, a full one made by hand, one with nothing in it."""

from __future__ import annotations

import copy
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

from advisor.advice.model import Advice
from advisor.advice.timing.launch import NO_LAUNCH
from advisor.commands.inputs import advice_for
from advisor.knowledge.languages import in_language
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Client
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.office import report_docx, report_pptx
from advisor.words import speaking
from advisor.words.tongues import Language
from tests.conftest import ROOT
from tests.report import sample

LOOK = {"name": "Harbour Advisory", "tagline": "Market entry", "contact": "hello@example.com", "accent": "#7A1F3D"}
SAMPLES = ("luxury_fashion_wfoe", "machinery_first_call")
NAMES = (*SAMPLES, "by_hand", "daily", "empty")
HOSTILE = (
    "=1+1",
    "#head $math$ <b>bold</b> {{ field }} {name} *strong* _x000D_ &amp; ]]>",
    "مرحبا شركة \u202eexe.cod",
    "🙂👩\u200d👩\u200d👧 zero\u200dwidth",
    "lone \ud800 surrogate, \x00 \x1b[31m control, \ufffe no character",
    "W" * 5000,
    "字" * 5000,
)


def job(name: str, language: Language = "en") -> dict[str, Any]:
    """A job of its own, that a test may change."""
    return copy.deepcopy(_job(name, language))


def hostile(text: str) -> dict[str, Any]:
    """A job without figures in which the text stands wherever somebody else's words may stand."""
    found = job("by_hand") | {"charts": {}}
    data = found["data"] | {"charts": {}}
    found["data"] = data
    data["client"] = {"name": text, "contact": text, "notes": text}
    data["brand"] |= {"name": text[:80], "tagline": text[:160], "contact": text[:200]}
    data["opinions"]["all"] = [
        {
            "number": 1,
            "mark": "Consultant’s opinion 1",
            "subject": text,
            "says": text,
            "instead_of": text,
            "rationale": text,
        }
    ]
    data["answers"][0]["answer"] = text
    for sentence in (data["risks"][0], data["needs"][0]["reasons"][0], data["cadence"]["warnings"][:1] or [{}]):
        if isinstance(sentence, dict):
            sentence["text"] = text
    data["roadmap"]["steps"][0]["title"] = text
    data["matrix"]["rows"][0]["account"] = text
    for each in data["cadence"]["dates"]:
        each["account"] = text
    return found


@cache
def hostile_docx(text: str) -> bytes:
    """The text document of `hostile`."""
    return report_docx(hostile(text))


@cache
def hostile_pptx(text: str) -> bytes:
    """The slides of `hostile`."""
    return report_pptx(hostile(text))


@cache
def _job(name: str, language: Language) -> dict[str, Any]:
    if name in ("by_hand", "daily", "empty"):
        advice = sample.advice(daily=name == "daily")
        given = (_bare(advice), Client()) if name == "empty" else (advice, sample.CLIENT)
        brand = Brand() if name == "empty" else Brand(**LOOK)
        return compose(given[0], knowledge=sample.knowledge(), client=given[1], brand=brand, created=sample.CREATED)
    folder = ROOT / "knowledge"
    knowledge = in_language(load(folder), language, folder)
    file = folder / "samples" / f"{name}.yaml"
    case = read_case(file.read_bytes(), file=file.name, knowledge=knowledge)
    with speaking(language):
        advice = advice_for(knowledge, case, as_of=date(2026, 11, 21))
        brand = Brand(**LOOK)
        return compose(advice, knowledge=knowledge, client=case.client, brand=brand, created=date(2026, 11, 21))


def _bare(advice: Advice) -> Advice:
    nothing, empty = (
        {field.name: () for field in fields(part) if str(field.type).startswith("tuple")}
        for part in (advice, advice.cadence)
    )
    free = replace(advice.costs, steps=(), months=(), without_figure=(), open=())
    deep = dict.fromkeys(("certificate", "robustness", "relevance", "prospects"))
    rest = {"launch": NO_LAUNCH, "costs": free, "cadence": replace(advice.cadence, score=None, **empty)}
    return replace(advice, **nothing | deep | rest)
