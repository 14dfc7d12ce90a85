"""The report on a client of whom nothing is known: nothing is endless, nothing is measured that is not there."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import pypdf
import pytest

from advisor.advice.model import OpenQuestion
from advisor.commands.inputs import advice_for
from advisor.knowledge.languages import in_language
from advisor.knowledge.load import load
from advisor.questionnaire.case import Case, Client
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.telling.bearing import SHOWN, bearing
from advisor.report.wording import Names
from advisor.words import speaking
from advisor.words.tongues import LANGUAGES
from tests.conftest import ROOT
from tests.report.test_pdf_in_languages import DAY


@cache
def advised(language: Any) -> tuple[Any, Any]:
    folder = ROOT / "knowledge"
    knowledge = in_language(load(folder), language, folder)
    with speaking(language):
        return knowledge, advice_for(knowledge, Case(), as_of=DAY, start=None, weeks=None)


def given(language: Any) -> dict[str, Any]:
    return {"knowledge": advised(language)[0], "client": Client(), "brand": Brand(), "created": DAY}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_left_empty_and_no_line_runs_off_it(language: Any) -> None:
    with speaking(language):
        raw = pdf.build(advised(language)[1], **given(language)).pdf
    pages = pypdf.PdfReader(io.BytesIO(raw)).pages
    assert len(pages) < 20
    for one in pages:
        lowest: list[float] = []
        one.extract_text(visitor_text=lambda text, at, own, _f, _s: _note(text, at, own, lowest))  # noqa: B023
        assert min(lowest) > 20
        assert len(re.sub(r"\s", "", one.extract_text())) > (250 if language == "en" else 120)
    if language == "en":  # nobody is sent to a section that has nothing to say
        assert "for what to do instead" not in " ".join(" ".join(one.extract_text().split()) for one in pages)


def _note(text: str, at: Any, own: Any, lowest: list[float]) -> None:
    if text.strip():
        lowest.append(at[1] * own[4] + at[3] * own[5] + at[5])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_question_bears_on_is_named_in_words_and_not_without_end(language: Any) -> None:
    knowledge, advice = advised(language)
    with speaking(language):
        names = Names(advice, knowledge)
        told = {each.question: bearing(each, names) for each in advice.open_questions}
    assert max(map(len, told.values())) == SHOWN + 1
    ids = {rule.id for rule in knowledge.existing} | set(knowledge.step)
    raw = {ident.replace("_", " ").replace(".", " ").capitalize() for ident in ids}
    assert [words for parts in told.values() for words in parts if words in raw] == []


def test_a_question_that_bears_on_little_names_it_all() -> None:
    knowledge, advice = advised("en")
    few = tuple(need.id for need in knowledge.needs[: SHOWN + 1])
    asked = OpenQuestion(question="payment", label="", why="", could_lead_to=few)
    assert bearing(asked, Names(advice, knowledge)) == tuple(need.title for need in knowledge.needs[: SHOWN + 1])


def test_no_mix_is_measured_where_none_is_recommended() -> None:
    data = compose(advised("en")[1], **given("en"))["data"]
    assert data["mix"] == []
    assert data["proof"]["criteria"]["rows"] == []
    assert data["proof"]["robustness"] is None
