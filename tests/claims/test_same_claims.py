"""Screen, PDF, terminal and JSON make the same claims on the same grounds, as far as each of them shows them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest

from advisor.advice.advise import advise
from advisor.advice.document import plain
from advisor.advice.model import Advice
from advisor.advice.outlook.mix_space import MixSpace
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case
from advisor.report.account_links import link_sources, links_found
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.marks import our_judgement
from advisor.report.press import press
from advisor.report.text import advice_text
from advisor.report.wording import Names
from tests.claims.document import Claim, citing, claims, in_words
from tests.claims.screen import JUDGED, marks_after, read_aloud, runs
from tests.conftest import ROOT
from tests.web.kept import open_case, samples
from tests.web.visits import markup, open_page

SAMPLE, AS_OF = "skincare_cross_border", date(2026, 11, 21)
# What the PDF leaves to the data attached to it: why each account is in a mix that is not recommended, and what is said
# of days that weigh little, which it names only.
NOT_PRINTED = ("alternatives.mix.reasons",)
# What the screen shows where it is asked for: an account's explanation opened, an unlock tried.
ON_DEMAND = ("alternatives.mix.reasons", "verdicts.reasons", "unlocks.means")
# Where the PDF says a claim: from one heading to the next. One sentence may stand in several places of the document.
SECTIONS = {
    "mix.reasons": ("The recommended mix", "What you need, and what meets it"),
    "needs": ("What you need, and what meets it", "Why not the others"),
    "rejected.reasons": ("Why not the others", "What it would take"),
    "cadence.warnings": ("The cadence", "Operating rules"),
    "outside": ("Account wishes, and what to do outside", "Risks"),
    "risks": ("Risks", "What this rests on"),
}


@pytest.fixture(scope="module")
def advice(real: Knowledge) -> Advice:
    file = ROOT / "knowledge" / "samples" / f"{SAMPLE}.yaml"
    case = read_case(file.read_bytes(), file=file.name, knowledge=real)
    return advise(real, case.answers, as_of=AS_OF, depth=MixSpace.compiled(real, as_of=AS_OF))


@pytest.fixture(scope="module")
def document(advice: Advice) -> dict[str, Any]:
    """What `recommend --format json` prints."""
    found: dict[str, Any] = plain(advice)
    return found


@pytest.fixture(scope="module")
def job(advice: Advice, real: Knowledge) -> dict[str, Any]:
    file = ROOT / "knowledge" / "samples" / f"{SAMPLE}.yaml"
    client = read_case(file.read_bytes(), file=file.name, knowledge=real).client
    return compose(advice, knowledge=real, client=client, brand=Brand(), created=AS_OF)


@pytest.fixture(scope="module")
def printed(job: dict[str, Any]) -> str:
    """The text of the PDF without running heads and feet."""
    pages = [one.extract_text().splitlines() for one in pypdf.PdfReader(io.BytesIO(press(job).pdf)).pages]
    assert all("Rules as of" in lines[-1] for lines in pages[1:]), "the running foot is the last line"
    text = " ".join(line for lines in pages[1:] for line in lines[1:-1])
    return _unbroken(in_words(text.replace("\u202f", " ")))


def _unbroken(text: str) -> str:
    """The text without the spaces that lines broken after a hyphen or between two marks leave."""
    return text.replace("- ", "-").replace("] [", "][")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The Advice and the Cadence page, read aloud."""
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/drafts.sqlite")
    monkeypatch.delenv("ADVISOR_KNOWLEDGE", raising=False)
    return _screen()


@cache
def _screen() -> str:
    app = open_case(replace(samples()[SAMPLE], as_of=AS_OF))
    return in_words(" ".join(read_aloud(markup(open_page(app, page))) for page in ("advice", "cadence")))


def _numbers(document: dict[str, Any]) -> dict[str, int]:
    return {source["id"]: number for number, source in enumerate(document["sources"], 1)}


def _mark(claim: Claim, document: dict[str, Any], *, between: str = "][") -> str:
    """The marks as they are printed; on the command line the numbers stand in one pair of brackets."""
    number = _numbers(document)
    places = between.join(str(place) for place in sorted(number[source] for source in claim.sources))
    cited = [f"[{places}]"] if places else []
    return " ".join([*cited, *([our_judgement()] if claim.judged or not cited else [])])


def test_there_are_claims_of_both_kinds(document: dict[str, Any]) -> None:
    found = claims(document)
    assert len(found) > 100
    assert {bool(each.sources) for each in found} == {True, False}
    assert all(each.sources or each.judged for each in found), "what names no source is judged"


def test_every_claim_of_the_document_is_printed_with_its_marks(document: dict[str, Any], printed: str) -> None:
    small = {
        in_words(each["text"]) for each in document["cadence"]["moments"] if not each["barred"] and each["weight"] < 2
    }
    missing = [
        (each.place, f"{each.text} {_mark(each, document)}")
        for each in claims(document)
        if each.place not in NOT_PRINTED
        and not (each.place == "cadence.moments" and each.text in small)
        and _unbroken(f"{each.text} {_mark(each, document)}") not in printed
    ]
    assert missing == []


@pytest.mark.parametrize("part", SECTIONS)
def test_every_claim_is_printed_in_the_section_that_makes_it(part: str, document: dict[str, Any], printed: str) -> None:
    body = printed[printed.index("How to read this report") :]
    begins, ends = (re.search(rf"\b[0-9]+ {re.escape(heading)}", body) for heading in SECTIONS[part])
    assert begins
    assert ends
    section = body[begins.start() : ends.start()]
    found = [each for each in claims(document) if f"{each.place}.".startswith(f"{part}.")]
    assert found
    told = [f"{each.text} {_mark(each, document)}" for each in found]
    assert [each for each in told if _unbroken(each) not in section] == []


def test_the_report_claims_nothing_that_the_document_does_not_hold(
    document: dict[str, Any], job: dict[str, Any]
) -> None:
    number = _numbers(document)
    held = {(each.text, tuple(sorted(number[source] for source in each.sources))) for each in claims(document)}
    held |= {(in_words(document["headline"]), ())}
    cited = {tuple(sorted(number[source] for source in each)) for each in citing(document)}
    strange = []
    for place, said in _said(job["data"], ""):
        if said["ground"] in ("worked_out", "choice", "not_established") or place.startswith(".operating."):
            continue  # the facts in force are those that `fact` shows; they name their own sources
        told, marks = in_words(said["text"]), tuple(said["marks"])
        titled = place.startswith((".summary.first", ".summary.unmet", ".costs.steps", ".cadence.quotas"))
        if (told, marks) not in held and not (titled and (marks in cited or not marks)):
            strange.append((place, told, marks))
    assert strange == []


def _said(value: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if "marks" in value:
            yield place, value
        for key, member in value.items():
            yield from _said(member, f"{place}.{key}")
    elif isinstance(value, list):
        for member in value:
            yield from _said(member, place)


def test_every_claim_on_the_screen_has_the_marks_of_the_document(document: dict[str, Any], screen: str) -> None:
    titles = {source["id"]: in_words(source["title"]) for source in document["sources"]}
    every = claims(document)
    missing, wrong = [], []
    for each in every:
        wanted = frozenset(titles[source] for source in each.sources) | (
            {JUDGED} if each.judged or not each.sources else set()
        )
        found = marks_after(each.text, screen)
        if not found and each.place not in ON_DEMAND:
            missing.append((each.place, each.text))
        longer = any(each.text != other.text and each.text in other.text for other in every)
        wrong += [(each.place, each.text, marks) for marks in found if marks != wanted and not longer]
    assert missing == []
    assert wrong == []


def test_the_screen_cites_nothing_that_the_document_does_not_cite(
    document: dict[str, Any], screen: str, advice: Advice, real: Knowledge
) -> None:
    """But for the ways between accounts, which are no part of an advice: those cite what the base cites for them."""
    titles = {source["id"]: in_words(source["title"]) for source in document["sources"]}
    titles |= {source.id: in_words(source.title) for source in link_sources(advice, real)}
    ways = [frozenset(link.reason.sources) for link in links_found(advice, real)]
    cited: set[frozenset[str]] = {frozenset(titles[source] for source in each) for each in (*citing(document), *ways)}
    cited.add(frozenset())
    for run in runs(screen):  # one run may stand for several sentences
        told = run - {JUDGED}
        assert told == frozenset().union(*(each for each in cited if each <= told))


def test_every_way_between_accounts_has_its_marks_on_the_screen(screen: str, advice: Advice, real: Knowledge) -> None:
    titles = {source.id: in_words(source.title) for source in (*advice.sources, *link_sources(advice, real))}
    links = links_found(advice, real)
    assert links
    for link in links:
        judged = {JUDGED} if link.reason.basis == "judgement" else set()
        wanted = frozenset(titles[source] for source in link.reason.sources) | judged
        assert wanted in marks_after(link.reason.text, screen)


def test_every_claim_of_the_core_is_typed_with_its_marks(
    document: dict[str, Any], advice: Advice, real: Knowledge
) -> None:
    typed = in_words(advice_text(advice, names=Names(advice, real), client="Example"))
    missing = []
    for each in claims(document):
        if each.place in ("mix.reasons", "needs.reasons", "risks", "outside", "launch.says", "unlocks.means"):
            mark = _mark(each, document, between=", ")
            if f"{each.text} {mark}" not in typed:
                missing.append((each.place, each.text, mark))
    assert missing == []
