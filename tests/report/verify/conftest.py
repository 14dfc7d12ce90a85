from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.advice.advise import advise
from advisor.advice.model import Advice
from advisor.knowledge.languages import in_language
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.report import pdf
from advisor.report.attachments import Origin
from advisor.report.brand import Brand
from advisor.report.press import press
from advisor.report.verify import check as module
from advisor.report.verify.check import Checked, Given
from advisor.words import speaking

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
SAMPLE = KNOWLEDGE / "samples" / "machinery_first_call.yaml"
AS_OF = date(2026, 11, 21)
START, WEEKS = date(2027, 2, 1), 26


@dataclass(frozen=True)
class Made:
    """A report, and how to check a file in its place."""

    pdf: bytes
    knowledge: Knowledge
    advise: Callable[[Knowledge, Case, date, date | None, int | None], Advice]

    def check(self, raw: bytes, **other: Any) -> Checked:
        """What the check says of `raw`, with another knowledge base, advice or brand if one is given."""
        base = other.pop("knowledge", self.knowledge)
        return module.check(raw, given=Given(knowledge=lambda _: base, **{"advise": self.advise, **other}))

    def found(self, raw: bytes, **other: Any) -> dict[str, list[str]]:
        """The sentences of what differs, by kind."""
        told: dict[str, list[str]] = {}
        for one in self.check(raw, **other).found:
            told.setdefault(one.kind, []).append(one.said)
        return told


@pytest.fixture(scope="package")
def made(real: Knowledge) -> Made:
    """A report of a real case, with a brand and a plan of its own length."""
    case = read_case(SAMPLE.read_bytes(), file=SAMPLE.name, knowledge=real)

    def ask(_: Knowledge, asked: Case, as_of: date, start: date | None, weeks: int | None) -> Advice:
        return advise(real, asked.answers, as_of=as_of, start=start, weeks=weeks, choices=asked.choices)

    report = pdf.build(
        ask(real, case, AS_OF, START, WEEKS),
        knowledge=real,
        client=case.client,
        brand=Brand(name="Example & Partner", contact="Line 1\nLine 2: “#$<b>”"),
        created=date(2026, 11, 30),
        origin=Origin(case, start=START, weeks=WEEKS),
    )
    return Made(report.pdf, real, ask)


@pytest.fixture(scope="package")
def chinese(real: Knowledge) -> Made:
    """The short report of a real case in Chinese."""
    told = in_language(real, "zh_Hans", KNOWLEDGE)
    case = read_case(SAMPLE.read_bytes(), file=SAMPLE.name, knowledge=told)

    def ask(base: Knowledge, asked: Case, as_of: date, start: date | None, weeks: int | None) -> Advice:
        return advise(base, asked.answers, as_of=as_of, start=start, weeks=weeks, choices=asked.choices)

    with speaking("zh_Hans"):
        report = pdf.build(
            ask(told, case, AS_OF, None, None),
            knowledge=told,
            client=case.client,
            brand=Brand(name="某咨询公司"),
            created=AS_OF,
            origin=Origin(case),
            edition="short",
        )
    return Made(report.pdf, told, ask)


@pytest.fixture(autouse=True, scope="package")
def _pressed_once() -> Any:
    """The same job gives the same bytes, which other tests hold: so each is set once here."""
    kept: dict[str, Any] = {}

    def once(job: dict[str, Any]) -> Any:
        key = json.dumps(job, sort_keys=True)
        if key not in kept:
            kept[key] = press(job)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "press", once)
        yield
