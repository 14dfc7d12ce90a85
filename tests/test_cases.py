"""An expert's cases: what sound advice must hold, written from the sources and not from what the program prints.

A case is one entry of `tests/cases/*.yaml`: answers (or a sample client) on a date with what is expected, or facts with
their values on dates. Its source is one of the knowledge base's, a row of the research or a section of the contract.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from advisor.advice.advise import advise
from advisor.advice.document import plain
from advisor.knowledge.models import Knowledge
from advisor.knowledge.yaml_text import read
from advisor.logic.situation import Answer, Missing, Situation
from advisor.questionnaire.answers_file import problems_of_answer, read_case
from tests.cases import check_accounts, check_time, check_words
from tests.cases.case import Case, Expect, entry
from tests.cases.seen import CHECKS, Seen, known
from tests.conftest import ROOT

FOLDER = Path(__file__).resolve().parent / "cases"
SAMPLES = ROOT / "knowledge" / "samples"
MODULES = (check_accounts, check_time, check_words)
ROW = re.compile(
    r"OA-[A-Z]+-\d\d|(MP|FEE|NUM|OVL|PRE|TEC|COST|PAY|WC|CH|SH|AD|USE)-\d\d[a-d]?|G\d\d[a-z]?|R[1-7]|C\d{1,2}"
    r"|F\d\d?\.\d\d|cadence-2b|calendar-9[a-d]|contract-[1-7]"
)


def _cases(folder: Path) -> list[Case]:
    """The cases of all files in a folder. Raises ValidationError or AssertionError where a file is not as it should."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.yaml")):
        data = read(path.read_bytes(), file=path.name).data
        assert isinstance(data, dict), f"{path.name}: write `cases: [...]`"
        assert tuple(data) == ("cases",), f"{path.name}: `cases` is the only key"
        assert data["cases"], f"{path.name} holds no case"
        found += TypeAdapter(tuple[Case, ...]).validate_python(tuple(entry(one) for one in data["cases"]))
    return found


CASES = _cases(FOLDER)


def _answers(case: Case, knowledge: Knowledge) -> Iterator[dict[str, Answer]]:
    """The answers of the case, once for each answer varied. One that is wrong or never counts is refused."""
    given = dict(case.answers or {})
    if case.sample:
        path = SAMPLES / f"{case.sample}.yaml"
        given = dict(read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers)
    for question, values in case.vary.items() or (("", (None,)),):
        for value in values:
            answers = {**given, question: value} if question else given
            known(answers, knowledge.question)
            for key, answer in answers.items():
                wrong = [said for _, said, _ in problems_of_answer(knowledge.question[key], answer, knowledge)]
                assert not wrong, f"{key}: {wrong}"
            if not case.sample:
                assert case.as_of is not None
                situation = Situation(knowledge, answers, as_of=case.as_of)
                hidden = [key for key in answers if situation.seen(key) is Missing.NOT_ASKED]
                assert not hidden, f"the path does not ask {hidden}"
            yield answers


def _shortfalls(case: Case, knowledge: Knowledge) -> Iterator[str]:
    if case.expect is None or case.as_of is None:
        return
    for answers in _answers(case, knowledge):
        seen = Seen(advise(knowledge, answers, as_of=case.as_of, start=case.start), knowledge)
        varied = "".join(f"{question}={answers[question]}: " for question in case.vary)
        for name in sorted(case.expect.model_fields_set):
            for said in CHECKS[name](seen, getattr(case.expect, name)):
                yield f"{varied}{said}"


def _wrong_facts(case: Case, knowledge: Knowledge) -> Iterator[str]:
    for row in case.facts:
        known([row.id], knowledge.fact)
        window = knowledge.fact[row.id].on(row.as_of)
        value = plain(window.value) if window else None
        if row.within is not None:
            low, high = row.within
            right = isinstance(value, dict) and low <= value["min"] <= value["typical"] <= value["max"] <= high
            wanted: Any = f"between {low} and {high}"
        else:
            assert not (row.one_of and row.value is not None), f"{row.id}: give value or one_of"
            allowed = row.one_of or (row.value,)
            right = any(type(value) is type(one) and value == one for one in allowed)
            wanted = " or ".join(map(repr, allowed))
        if not right:
            yield f"{row.id} on {row.as_of} is {value!r}, not {wanted}"


def test_there_are_cases_and_no_two_share_a_name() -> None:
    assert len(CASES) >= 60
    assert [name for name, count in Counter(case.id for case in CASES).items() if count > 1] == []


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
        "{id: a, source: [hearsay], why: b, facts: [{id: service.broadcasts_per_month, as_of: 2026-11-21, value: 4}]}",
        "{id: a, source: [OA-BC-03], why: b, facts: [{id: service.broadcasts, as_of: 2026-11-21, value: 4}]}",
        "{id: a, source: [OA-BC-03], why: b, facts: [{id: service.broadcasts_per_month, as_of: 2026-11-31, value: 4}]}",
    ],
)
def test_a_slip_of_the_pen_is_refused(slip: str, tmp_path: Path, real: Knowledge) -> None:
    (tmp_path / "slip.yaml").write_text(f"cases: [{slip}]\n", encoding="utf-8")

    def run() -> None:
        for case in _cases(tmp_path):
            test_case(case, real)

    with pytest.raises((ValidationError, AssertionError)):
        run()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case, real: Knowledge) -> None:
    unknown = [name for name in case.source if name not in real.source and not ROW.fullmatch(name)]
    assert not unknown, f"neither a source nor a row of the research: {unknown}"
    found = [*_shortfalls(case, real), *_wrong_facts(case, real)]
    assert not found, case.why + "".join(f"\n  - {line}" for line in found)
