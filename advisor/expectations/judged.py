"""Judges a knowledge base by a domain case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor.advice.advise import advise
from advisor.advice.document import plain
from advisor.expectations import check_accounts, check_time, check_words
from advisor.expectations.case import Case, Slip
from advisor.expectations.cited import cited_by
from advisor.expectations.seen import CHECKS, Seen, known
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Missing, Situation
from advisor.questionnaire.answers_file import problems_of_answer

MODULES = (check_accounts, check_time, check_words)
Samples = Mapping[str, Answers]


def answers_of(case: Case, knowledge: Knowledge, samples: Samples) -> Iterator[dict[str, Any]]:
    """The answers of the case, once for each answer varied. Raises Slip for one that is wrong or never counts."""
    given = dict(case.answers or {})
    if case.sample:
        known([case.sample], samples)
        given = dict(samples[case.sample])
    for question, values in case.vary.items() or (("", (None,)),):
        for value in values:
            answers = {**given, question: value} if question else given
            known(answers, knowledge.question)
            for key, answer in answers.items():
                wrong = [said for _, said, _ in problems_of_answer(knowledge.question[key], answer, knowledge)]
                if wrong:
                    raise Slip(f"{key}: {'; '.join(wrong)}")
            if not case.sample and case.as_of is not None:
                situation = Situation(knowledge, answers, as_of=case.as_of)
                hidden = [key for key in answers if situation.seen(key) is Missing.NOT_ASKED]
                if hidden:
                    raise Slip(f"the path does not ask {', '.join(hidden)}")
            yield answers


def shortfalls(
    case: Case, knowledge: Knowledge, *, samples: Samples, answers: Sequence[Answers] | None = None
) -> Iterator[str]:
    """What the base falls short of. `answers` spares checking them again where they are known to be right.

    Raises Slip where the case cannot be judged.
    """
    if case.expect is not None and case.as_of is not None:
        for given in answers_of(case, knowledge, samples) if answers is None else answers:
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
            if row.one_of and row.value is not None:
                raise Slip(f"{row.id}: give value or one_of")
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
