"""The PDF in Chinese: as archivable, as readable aloud, as repeatable as in English, and nothing in it left English."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pypdf
import pytest

from advisor.commands.inputs import advice_for
from advisor.knowledge.languages import in_language
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Client
from advisor.questionnaire.opinion import Opinion
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.report.document import EDITIONS
from advisor.words import speaking
from advisor.words.tongues import Language
from tests.conftest import ROOT
from tests.report import sample
from tests.report.test_brand_pdf import findings, nodes

DAY = date(2026, 11, 21)
CLIENT = Client(name="示例护肤品", contact="王女士")
NOTE = Opinion(about="advice", says="等到春天。", instead_of="现在", rationale="团队是新的。")
CHINESE: tuple[Language, ...] = ("zh_Hans", "zh_Hant")
REGIONS = {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW"}
EVERY = [(language, edition) for language in CHINESE for edition in EDITIONS]
# Three Latin words in a row; the names of what is advised on may stand in Chinese sentences.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z’'-]+(?:[ ,;]+[A-Za-z][A-Za-z’'-]+){2,}")
NAMES = re.compile(r"\b(WeChat Pay|WeChat|Weixin|WeCom|Tmall Global|Noto Sans)\b")
HEADINGS: dict[str, tuple[str, ...]] = {
    "zh_Hans": (
        "1 推荐的账号组合",
        "3 需求及其满足方式",
        "费用",
        "发布节奏",
        "A 所作的回答",
        "H 来源",
        "I 方法与摘要值",
    ),
    "zh_Hant": (
        "1 推薦的賬號組合",
        "3 需求及其滿足方式",
        "費用",
        "發佈節奏",
        "A 所作的回答",
        "H 來源",
        "I 方法與摘要值",
    ),
}
SOURCES = {  # from the heading of the sources to what follows them
    "long": re.compile(r"[A-Z] (?:来源|來源) \[1\].*(?=[A-Z] 方法)"),
    "short": re.compile(r"(?:本版引用的来源|本版引用的來源).*(?=生成依[据據])"),
}


@cache
def made(language: Language, edition: Any) -> bytes:
    """The report on a sample client in a language."""
    knowledge, advice = _advised(language)
    with speaking(language):
        given: dict[str, Any] = {"client": CLIENT, "brand": Brand(), "created": DAY, "edition": edition}
        return pdf.build(advice, knowledge=knowledge, **given).pdf


@cache
def _advised(language: Language) -> tuple[Any, Any]:
    folder = ROOT / "knowledge"
    knowledge, path = in_language(load(folder), language, folder), folder / "samples" / "skincare_cross_border.yaml"
    case = replace(read_case(path.read_bytes(), file=str(path), knowledge=knowledge), opinions=(NOTE,))
    with speaking(language):
        return knowledge, advice_for(knowledge, case, as_of=DAY, start=None, weeks=None)


def reader(language: Language, edition: Any) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made(language, edition)))


@cache
def pages(language: Language, edition: Any) -> tuple[str, ...]:
    return tuple(one.extract_text() for one in reader(language, edition).pages)


def text(language: Language, edition: Any) -> str:
    return re.sub(r"\s+", " ", " ".join(pages(language, edition)).replace("\u202f", " "))


def tagged(raw: bytes) -> list[Any]:
    return nodes(pypdf.PdfReader(io.BytesIO(raw)).trailer["/Root"]["/StructTreeRoot"])


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_it_can_be_read_aloud_and_archived(language: Language, edition: str) -> None:
    assert findings(made(language, edition)) == []


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_it_says_its_language_and_its_title_in_it(language: Language, edition: str) -> None:
    found = reader(language, edition)
    root: Any = found.trailer["/Root"]
    assert root["/Lang"] == REGIONS[language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert found.xmp_metadata is not None
    assert found.xmp_metadata.dc_language == [REGIONS[language]]
    title = {"zh_Hans": "微信账号策略——示例护肤品", "zh_Hant": "微信賬號策略——示例护肤品"}[language]
    assert found.metadata is not None
    assert found.metadata.title == found.xmp_metadata.dc_title["x-default"] == title


@pytest.mark.parametrize("language", CHINESE)
def test_its_figures_are_told_in_chinese_and_its_tables_have_heads(language: Language) -> None:
    found = tagged(made(language, "long"))
    alts = [str(node["/Alt"]) for node in found if "/Alt" in node]
    assert len(alts) >= 5
    assert all(re.search("[\u4e00-\u9fff]{4}", alt) and not ENGLISH.search(alt) for alt in alts)
    kinds = [node.get("/S") for node in found]
    assert kinds.count("/TH") >= 2 * kinds.count("/Table") > 40
    assert kinds.count("/THead") == kinds.count("/Table")


@pytest.mark.parametrize("language", CHINESE)
def test_titles_of_sources_are_marked_as_english(language: Language) -> None:
    english = [node for node in tagged(made(language, "long")) if node.get("/Lang") == "en"]
    titles = [source for source in _advised(language)[1].sources if source.title.isascii()]
    assert len(english) >= len(titles) > 50


def test_chinese_that_a_client_typed_is_marked_in_an_english_report() -> None:
    raw = pdf.build(
        sample.advice(), knowledge=sample.knowledge(), client=CLIENT, brand=Brand(), created=DAY, edition="short"
    ).pdf
    assert {node.get("/Lang") for node in tagged(raw)} >= {"zh-CN"}


@pytest.mark.parametrize("language", CHINESE)
def test_chinese_can_be_copied_out(language: Language) -> None:
    found = text(language, "long")
    assert [words for words in HEADINGS[language] if words not in found] == []
    assert "示例护肤品" in found
    assert "等到春天。" in found


@pytest.mark.parametrize(("language", "edition"), EVERY)
def test_no_english_sentence_is_left(language: Language, edition: str) -> None:
    found, cut = SOURCES[edition].subn("", text(language, edition))
    assert cut == 1
    assert ENGLISH.findall(NAMES.sub("", found)) == []


@pytest.mark.parametrize("language", CHINESE)
def test_the_summary_takes_one_page_and_the_short_edition_two(language: Language) -> None:
    assert len(pages(language, "short")) == 2
    assert "摘要" in pages(language, "long")[1]
    assert re.search("目[录錄]", pages(language, "long")[2])


@pytest.mark.parametrize("client", [sample.CLIENT, Client(), Client(name="字" * 200, contact="字" * 200)])
@pytest.mark.parametrize("daily", [False, True])
def test_the_short_edition_of_the_fullest_advice_has_two_pages(client: Client, daily: bool) -> None:
    given: dict[str, Any] = {"knowledge": sample.knowledge(), "client": client, "brand": Brand(), "created": DAY}
    with speaking("zh_Hans"):
        made_of = pdf.build(sample.advice(daily=daily), edition="short", **given).pdf
    assert len(pypdf.PdfReader(io.BytesIO(made_of)).pages) == 2


SCRIPT = """
import hashlib
from advisor.report import pdf
from advisor.report.brand import Brand
from advisor.words import speaking
from advisor.words.tongues import LANGUAGES
from tests.report import sample
for language in LANGUAGES:
    with speaking(language):
        given = dict(knowledge=sample.knowledge(), client=sample.CLIENT, brand=Brand(), created=sample.CREATED)
        for edition in ("long", "short"):
            print(hashlib.sha256(pdf.build(sample.advice(), edition=edition, **given).pdf).hexdigest())
"""


def test_time_zone_locale_and_hash_seed_change_no_byte_in_any_language() -> None:
    started = []
    for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("77", "America/Lima", "zh_CN.UTF-8")):
        given = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-c", SCRIPT]
        started.append(subprocess.Popen(call, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True))
    here, there = (one.communicate(timeout=600)[0].split() for one in started)
    assert here == there
    assert len(set(here)) == 6
