"""Verdicts: closed beats unknown beats open, exceptions name what they beat, order never matters."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.logic.situation import Situation
from advisor.logic.verdicts import decide
from tests.small_base import collections, small

DAY = date(2026, 1, 1)


def rule(ident: str, status: str, when: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "for": ["letter/own"],
        "status": status,
        "text": ident,
        "confidence": "high",
        "judgement": True,
        "review_by": "2027-01-01",
        "when": when or {"always": True},
        **more,
    }


def status(folder: Path, rules: list[dict[str, Any]], answers: dict[str, Any], day: date = DAY) -> str:
    others = [known for known in collections()["rules"] if known["for"] != ["letter/own"]]
    knowledge = small(folder, rules=others + rules)
    return decide(Situation(knowledge, answers, as_of=day), "letter", "own").status


OPEN = rule("open", "open")
CLOSED_OUTSIDE = rule("closed", "closed", {"home": "outside"})


@pytest.mark.parametrize(
    ("rules", "answers", "expected"),
    [
        ([OPEN], {}, "open"),
        ([OPEN, CLOSED_OUTSIDE], {"home": "outside"}, "closed"),
        ([OPEN, CLOSED_OUTSIDE], {"home": "inside"}, "open"),
        ([OPEN, CLOSED_OUTSIDE], {}, "unknown"),
        ([OPEN, rule("steps", "conditional")], {}, "conditional"),
        ([OPEN, rule("steps", "conditional", {"home": "outside"})], {}, "open"),
        ([rule("open", "open", {"home": "inside"})], {}, "unknown"),
        ([rule("open", "open", {"home": "inside"})], {"home": "outside"}, "unknown"),
        (
            [OPEN, CLOSED_OUTSIDE, rule("but", "open", {"abroad": True}, beats=["closed"])],
            {"home": "outside", "abroad": True},
            "open",
        ),
        (
            [OPEN, CLOSED_OUTSIDE, rule("but", "open", {"abroad": True}, beats=["closed"])],
            {"home": "outside", "abroad": False},
            "closed",
        ),
        (
            [OPEN, CLOSED_OUTSIDE, rule("but", "open", {"abroad": True}, beats=["closed"])],
            {"home": "outside"},
            "unknown",
        ),
    ],
)
def test_the_status_follows_from_the_rules_that_hold(
    tmp_path: Path, rules: list[dict[str, Any]], answers: dict[str, Any], expected: str
) -> None:
    assert status(tmp_path, rules, answers) == expected


def test_the_order_of_the_rules_changes_nothing(tmp_path: Path) -> None:
    rules = [OPEN, CLOSED_OUTSIDE, rule("but", "conditional", {"size": {"at_least": 5}}, beats=["closed"])]
    answers = {"home": "outside", "size": 7}
    found = {status(tmp_path / str(n), list(order), answers) for n, order in enumerate(itertools.permutations(rules))}
    assert found == {"conditional"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), "open"),
        (date(2020, 1, 1), "closed"),
        (date(2020, 12, 31), "closed"),
        (date(2021, 1, 1), "open"),
    ],
)
def test_a_rule_holds_from_its_first_day_to_the_day_before_its_end(tmp_path: Path, day: date, expected: str) -> None:
    dated = rule("closed", "closed", **{"from": "2020-01-01", "to": "2021-01-01", "end": "withdrawn"})
    assert status(tmp_path, [OPEN, dated], {}, day) == expected
