"""Conditions in three values: unknown is never false, and an answer off the path never counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.knowledge.condition import parse
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Missing, Situation
from advisor.logic.trace import trace
from tests.small_base import small

DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return small(Path(tmp_path_factory.mktemp("base")))


def truth(knowledge: Knowledge, condition: dict, answers: dict, as_of: date = DAY) -> bool | None:
    return Situation(knowledge, answers, as_of=as_of).truth(parse(condition))


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ({"home": "inside"}, {}, None),
        ({"home": "inside"}, {"home": "inside"}, True),
        ({"home": "inside"}, {"home": "outside"}, False),
        ({"home": ["inside", "outside"]}, {"home": "outside"}, True),
        ({"goals": "tell"}, {"goals": ("sell",)}, False),
        ({"goals": "tell"}, {"goals": ("sell", "tell")}, True),
        ({"goals": "tell"}, {"goals": ()}, False),
        ({"goals": {"only": ["tell"]}}, {"goals": ("tell",)}, True),
        ({"goals": {"only": ["tell"]}}, {"goals": ("tell", "sell")}, False),
        ({"goals": {"count_at_least": 2}}, {"goals": ("tell", "sell")}, True),
        ({"size": {"at_least": 10}}, {"size": 10}, True),
        ({"size": {"at_least": 10}}, {"size": 9}, False),
        ({"size": {"below": 10}}, {"size": 9}, True),
        ({"size": {"below": 10}}, {}, None),
        ({"not": {"home": "inside"}}, {}, None),
        ({"any": [{"home": "inside"}, {"size": {"at_least": 1}}]}, {"size": 5}, True),
        ({"all": [{"home": "inside"}, {"size": {"at_least": 1}}]}, {"size": 0}, False),
        ({"all": [{"home": "inside"}, {"size": {"at_least": 1}}]}, {"size": 5}, None),
        ({"term": "at_home"}, {"home": "inside"}, True),
        ({"always": True}, {}, True),
    ],
)
def test_a_condition_is_true_false_or_unknown(
    knowledge: Knowledge, condition: dict, answers: dict, expected: bool | None
) -> None:
    assert truth(knowledge, condition, answers) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2013, 12, 31), None),
        (date(2014, 1, 1), False),
        (date(2014, 12, 31), False),
        (date(2015, 1, 1), True),
    ],
)
def test_a_fact_counts_from_its_first_day_and_is_unknown_before(
    knowledge: Knowledge, day: date, expected: bool | None
) -> None:
    assert truth(knowledge, {"fact": "letter.per_month", "is": 4}, {}, day) is expected


def test_an_answer_off_the_path_never_counts(knowledge: Knowledge) -> None:
    situation = Situation(knowledge, {"home": "inside", "abroad": True}, as_of=DAY)
    assert situation.seen("abroad") is Missing.NOT_ASKED
    assert situation.truth(parse({"abroad": True})) is False


def test_an_answer_whose_question_may_not_be_asked_stays_unknown(knowledge: Knowledge) -> None:
    situation = Situation(knowledge, {"abroad": True}, as_of=DAY)
    assert situation.seen("abroad") is Missing.UNKNOWN
    assert situation.waits_for(parse({"abroad": True})) == {"home"}


def test_a_trace_has_stable_ids_and_shows_seen_and_required(knowledge: Knowledge) -> None:
    condition = parse({"all": [{"term": "at_home"}, {"not": {"size": {"at_least": 10}}}]})
    node = trace(Situation(knowledge, {"home": "outside"}, as_of=DAY), condition, node_id="rule")
    at_home, small_size = node.parts
    assert node.truth is False
    assert at_home.parts[0].id == "rule/all.0/at_home/home"
    assert (at_home.parts[0].seen, at_home.parts[0].required) == ("outside", "home is one of inside")
    assert (small_size.parts[0].seen, small_size.truth) == ("unknown", None)
