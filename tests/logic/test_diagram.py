"""The search over all combinations of answers: the same counts as listing them one by one, and witnesses that hold."""

from __future__ import annotations

from datetime import date
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.condition import parse
from advisor.knowledge.models import Knowledge
from advisor.logic.diagram import Diagram
from advisor.logic.situation import Situation
from tests.logic.random_bases import SMALL, joined
from tests.small_base import small
from tests.strategies import KNOWLEDGE

DAY = date(2026, 1, 1)

conditions = joined(*SMALL, {"size": {"below": 7}}, {"term": "at_home"}, {"fact": "letter.per_month", "is": 4}, most=8)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    cuts = [
        {
            "id": f"cut.{cut}",
            "for": ["*"],
            "when": {"size": {"at_least": cut}},
            "severity": "low",
            "text": "So.",
            "judgement": True,
            "review_by": "2027-01-01",
        }
        for cut in (7, 40)
    ]
    return small(Path(tmp_path_factory.mktemp("base")), risks=cuts)


def every_case() -> list[dict[str, Any]]:
    """All complete answers to the small base: 2 × 4 × 101 × 2."""
    goals = list(chain.from_iterable(combinations(("tell", "sell"), size) for size in range(3)))
    rows = product(("inside", "outside"), goals, range(101), (True, False))
    return [dict(zip(("home", "goals", "size", "abroad"), row, strict=True)) for row in rows]


CASES = every_case()


@given(st.lists(conditions, min_size=1, max_size=3))
def test_the_counts_are_those_of_listing_every_case(knowledge: Knowledge, written: list[Any]) -> None:
    parsed = [parse(condition) for condition in written]
    diagram = Diagram(knowledge, as_of=DAY)
    search = diagram.search([diagram.compile(condition) for condition in parsed], lambda row: row)
    counted: dict[Any, set[Any]] = {}
    for answers in CASES:
        situation = Situation(knowledge, answers, as_of=DAY)
        row = tuple(situation.truth(condition) for condition in parsed)
        counted.setdefault(row, set()).add(tuple(answers[question] for question in search.questions))
    assert search.visited == search.combinations
    assert {row: found.count for row, found in search.outcomes.items()} == {row: len(c) for row, c in counted.items()}


@pytest.mark.parametrize("pair", KNOWLEDGE.pairs, ids="/".join)
def test_each_witness_shows_its_outcome_and_every_combination_is_visited(pair: tuple[str, str]) -> None:
    day = KNOWLEDGE.meta.as_known_on
    rules = [rule for rule in KNOWLEDGE.rules_of[pair] if rule.holds_on(day)]
    diagram = Diagram(KNOWLEDGE, as_of=day)
    search = diagram.search([diagram.compile(rule.when) for rule in rules], lambda row: row)
    assert search.visited == search.combinations > 0
    for row, found in search.outcomes.items():
        situation = Situation(KNOWLEDGE, _complete(found.witness), as_of=day)
        assert tuple(situation.truth(rule.when) for rule in rules) == row


def _complete(witness: Any) -> dict[str, Any]:
    """A witness names what matters; any answer will do for the rest."""
    answers = dict(witness)
    for question in KNOWLEDGE.questions:
        if question.id not in answers:
            answers[question.id] = {
                "yes_no": True,
                "int": question.min,
                "country": "DE",
                "many": (),
                "one": question.option_ids[0] if question.option_ids else "brand_awareness",
            }[question.kind]
    return answers
