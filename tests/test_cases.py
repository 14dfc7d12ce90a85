"""An expert's cases: what sound advice must hold, written from the sources and not from what the program prints.

A case is one entry of `tests/cases/*.yaml`: answers (or a sample client) on a date with what is expected, facts with
their values on dates, or entries with the sources they rest on. Its source is one of the knowledge base's, a row of the
research or a section of the contract.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor.expectations.case import Case, Expect, Slip
from advisor.expectations.judged import Samples, shortfalls
from advisor.expectations.read import cases_in, samples_in
from advisor.expectations.seen import CHECKS
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused

ROW = re.compile(
    r"OA-[A-Z]+-\d\d|(MP|FEE|NUM|OVL|PRE|TEC|COST|PAY|WC|CH|SH|AD|USE)-\d\d[a-d]?|G\d\d[a-z]?|R[1-7]|C\d{1,2}"
    r"|F\d\d?\.\d\d|cadence-2b|calendar-9[a-d]|contract-[1-7]"
)


FOLDER = Path(__file__).parent / "cases"
SAMPLES = FOLDER.parent.parent / "knowledge" / "samples"
CASES = tuple(written.case for written in cases_in(FOLDER))


def test_there_are_at_least_150_cases() -> None:
    assert len(CASES) >= 150


def test_every_key_of_an_expectation_is_checked() -> None:
    assert set(CHECKS) == set(Expect.model_fields)


ADVISED = "id: a, source: [OA-REG-01], why: b, as_of: 2026-11-21"


@pytest.mark.parametrize(
    "slip",
    [
        "",
        "{id: a, source: [OA-REG-01], why: b}",
        f"{{{ADVISED}, answers: {{}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{nott: [service]}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{not: []}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{not: [servise]}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{verdicts: {{service/own: [open]}}}}}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{roadmap_not: [file]}}}}",
        f"{{{ADVISED}, answers: {{hom: mainland}}, expect: {{status: provisional}}}}",
        f"{{{ADVISED}, answers: {{home: china}}, expect: {{status: provisional}}}}",
        f"{{{ADVISED}, answers: {{home: mainland, country: DE}}, expect: {{status: provisional}}}}",
        "{id: a, source: [OA-BC-03], why: b, cites: {service.mainland: []}}",
        "{id: a, source: [OA-BC-03], why: b, cites: {service.mainlan: [grata-reg-2017]}}",
        "{id: a, source: [OA-BC-03], why: b, cites: {service.mainland: [grata-reg-2017]}}",
        f"{{{ADVISED}, answers: {{}}, expect: {{gives: [service.mainlan]}}}}",
        "{id: a, source: [hearsay], why: b, facts: [{id: service.broadcasts_per_month, as_of: 2026-11-21, value: 4}]}",
        "{id: a, source: [OA-BC-03], why: b, facts: [{id: service.broadcasts, as_of: 2026-11-21, value: 4}]}",
        "{id: a, source: [OA-BC-03], why: b, facts: [{id: service.broadcasts_per_month, as_of: 2026-11-31, value: 4}]}",
    ],
)
def test_a_slip_of_the_pen_is_refused(slip: str, tmp_path: Path, real: Knowledge) -> None:
    (tmp_path / "slip.yaml").write_text(f"cases: [{slip}]\n", encoding="utf-8")

    def run() -> None:
        for written in cases_in(tmp_path):
            test_case(written.case, real, samples_in(SAMPLES, real))

    with pytest.raises((Refused, Slip, AssertionError)):
        run()


@pytest.fixture(scope="module")
def samples(real: Knowledge) -> Samples:
    return samples_in(SAMPLES, real)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, real: Knowledge, samples: Samples) -> None:
    unknown = [name for name in case.source if name not in real.source and not ROW.fullmatch(name)]
    assert not unknown, f"neither a source nor a row of the research: {unknown}"
    found = list(shortfalls(case, real, samples=samples))
    assert not found, case.why + "".join(f"\n  - {line}" for line in found)
