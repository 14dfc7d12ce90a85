"""Reads the cases and judges a knowledge base by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from advisor.advice.advise import advise
from advisor.advice.document import plain
from advisor.knowledge.models import Knowledge
from advisor.knowledge.yaml_text import read
from advisor.logic.situation import Answer, Missing, Situation
from advisor.questionnaire.answers_file import problems_of_answer, read_case
from tests.cases import check_accounts, check_time, check_words
from tests.cases.case import Case, entry
from tests.cases.cited import cited_by
from tests.cases.seen import CHECKS, Seen, known

FOLDER = Path(__file__).resolve().parent
SAMPLES = FOLDER.parent.parent / "knowledge" / "samples"
MODULES = (check_accounts, check_time, check_words)


def cases_in(folder: Path) -> list[Case]:
    """The cases of all files in a folder. Raises ValidationError or AssertionError where a file is not as it should."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.yaml")):
        data = read(path.read_bytes(), file=path.name).data
        assert isinstance(data, dict), f"{path.name}: write `cases: [...]`"
        assert tuple(data) == ("cases",), f"{path.name}: `cases` is the only key"
        assert data["cases"], f"{path.name} holds no case"
        found += TypeAdapter(tuple[Case, ...]).validate_python(tuple(entry(one) for one in data["cases"]))
    return found


def answers_of(case: Case, knowledge: Knowledge) -> Iterator[dict[str, Answer]]:
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


def shortfalls(
    case: Case, knowledge: Knowledge, *, answers: tuple[dict[str, Answer], ...] | None = None
) -> Iterator[str]:
    """What the base falls short of. `answers` spares checking them again where they are known to be right."""
    if case.expect is not None and case.as_of is not None:
        for given in answers_of(case, knowledge) if answers is None else answers:
            seen = Seen(advise(knowledge, given, as_of=case.as_of, start=case.start), knowledge, given)
            varied = "".join(f"{question}={given[question]}: " for question in case.vary)
            for name in sorted(case.expect.model_fields_set):
                for said in CHECKS[name](seen, getattr(case.expect, name)):
                    yield f"{varied}{said}"
    yield from _wrong_facts(case, knowledge)
    yield from _wrong_citations(case, knowledge)


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
            allowed = tuple(plain(one) for one in row.one_of or (row.value,))
            right = any(type(value) is type(one) and value == one for one in allowed)
            wanted = " or ".join(map(repr, allowed))
        if not right:
            yield f"{row.id} on {row.as_of} is {value!r}, not {wanted}"


def _wrong_citations(case: Case, knowledge: Knowledge) -> Iterator[str]:
    if case.cites:
        cited = cited_by(knowledge)
        known(case.cites, cited)
        for name, allowed in case.cites.items():
            known(allowed, knowledge.source)
            if not cited[name]:
                yield f"{name} cites nothing"
            elif others := sorted(cited[name] - set(allowed)):
                yield f"{name} cites {others}, which the research does not give for it"
