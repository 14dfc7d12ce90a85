"""What a comparison tells of single changes: a rule that ends, an answer, a cost, a phase, an account that exists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor.advice.comparing.comparison import compare
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.questionnaire.choices import Choices
from tests.advice.sides import SKINCARE, TODAY, sample, stand
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE


def test_a_rule_that_ends_and_a_fact_that_changes_are_told_on_their_day(tmp_path: Path) -> None:
    rules = collections()["rules"]
    rules[2] = rules[2] | {"to": "2015-01-01", "end": "withdrawn", "judgement": False, "sources": ["notice"]}
    knowledge = small(tmp_path, rules=rules)
    given_answers = {"home": "outside", "goals": ("sell", "tell")}
    found = compare(
        stand(knowledge, given_answers, date(2014, 12, 31)), stand(knowledge, given_answers, date(2015, 1, 1))
    )
    rows = {(row.kind, row.id): row for row in found.dated}
    assert set(rows) == {("rule", "shop.closed"), ("fact", "letter.per_month")}
    assert rows["rule", "shop.closed"].event == "ended"
    assert rows["rule", "shop.closed"].sources == ("notice",)
    assert "shop/own" in rows["rule", "shop.closed"].bears_on
    assert (rows["fact", "letter.per_month"].was, rows["fact", "letter.per_month"].became) == ("1", "4")
    changed = {change.what: change for change in found.changes}
    assert (changed["shop/own"].before, changed["shop/own"].after) == ("closed", "open")
    assert changed["shop/own"].rules == ("shop.closed",)
    assert (changed["mix shop"].before, changed["mix shop"].after) == ("not in the mix", "own (support)")
    assert changed["mix shop"].rules == ("shop.closed",)
    assert "mix shop" in changed["need sell"].through
    before_and_after = compare(
        stand(knowledge, given_answers, date(2015, 1, 1)), stand(knowledge, given_answers, date(2015, 1, 2))
    )
    assert before_and_after.dated == ()


def test_an_answer_that_differs_is_told_in_words_and_whether_it_counts(tmp_path: Path) -> None:
    knowledge = small(tmp_path)
    one, other = {"home": "outside", "abroad": True}, {"home": "inside", "abroad": False}
    found = compare(stand(knowledge, one, date(2026, 1, 1)), stand(knowledge, other, date(2026, 1, 1)))
    assert [(row.question, row.before, row.after, row.after_counted) for row in found.answers] == [
        ("home", "Outside", "Inside", True),
        ("abroad", "answer.yes.", "answer.no.", False),
    ]
    assert next(change for change in found.changes if change.what == "shop/own").answers == ("home",)


def test_a_smaller_budget_is_told_against_the_same_costs() -> None:
    one = sample(SKINCARE)
    found = compare(stand(KNOWLEDGE, one, TODAY), stand(KNOWLEDGE, one | {"setup_budget_cny": 4000}, TODAY))
    row = next(change for change in found.changes if change.what == "cost setup_budget")
    assert (row.before, row.after) == (
        "CNY 300,000; what is known could exceed it",
        "CNY 4,000; what is known exceeds it",
    )
    assert row.answers == ("setup_budget_cny",)


def test_an_account_that_waits_stands_in_another_phase(tmp_path: Path) -> None:
    later = [
        {
            "id": "later.abroad",
            "for": ["shop/*"],
            "when": {"home": "outside"},
            "text": "It waits.",
            "starts": "after_launch",
            "trigger": "Somebody is there.",
            "judgement": True,
        }
    ]
    knowledge = small(
        tmp_path, later=later, rules=[row for row in collections()["rules"] if row["id"] != "shop.closed"]
    )
    sides = [
        stand(knowledge, {"home": home, "goals": ("sell", "tell")}, date(2026, 1, 1)) for home in ("inside", "outside")
    ]
    changed = {change.what: change for change in compare(*sides).changes}
    assert (changed["phase shop"].before, changed["phase shop"].after) == (
        "1, at_once",
        "2, after_trigger after later.abroad/trigger",
    )
    assert changed["phase shop"].rules == ("later.abroad",)
    assert changed["phase shop"].answers == ("home",)


def test_an_account_that_exists_is_kept_or_not() -> None:
    one = sample(SKINCARE) | {"existing_accounts": ("own_service",)}
    sides = [stand(KNOWLEDGE, one, TODAY, choices=chosen) for chosen in (NO_CHOICES, Choices(exclude=("service",)))]
    row = next(change for change in compare(*sides).changes if change.what == "existing own_service")
    assert "by own_non_mainland" in row.before
    assert "by no route" in row.after
    assert row.choices == ("account service",)
    assert row.through == ("mix service",)
