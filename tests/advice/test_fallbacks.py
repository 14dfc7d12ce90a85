"""A wish that cannot be granted gets a fallback, and the fallback works for everybody who is told of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from advisor.advice.advise import advise
from advisor.advice.wishes import outcomes
from advisor.knowledge.condition import parse
from advisor.knowledge.models import Knowledge, WishRule
from advisor.knowledge.problems import Refused
from advisor.logic.situation import Answer, Situation
from advisor.logic.truth import Truth
from advisor.logic.verdict_space import VerdictSpace, status_of
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)


def with_wishes() -> dict[str, Any]:
    data = collections()
    data["questions"].append(
        {
            "id": "account_wishes",
            "kind": "many",
            "label": "Wishes?",
            "why": "So.",
            "options": [{"id": "swap", "label": "Swap it"}],
        }
    )
    data["sections"][0]["questions"].append("account_wishes")
    return data


GOOD: dict[str, Any] = {
    "id": "swap.no",
    "wish": "swap",
    "outcome": "impossible",
    "text": "It cannot be swapped.",
    "instead": "Write a letter.",
    "judgement": True,
    "review_by": "2027-01-01",
}


def base_with(folder: Path, *rules: dict[str, Any]) -> Knowledge:
    data = with_wishes()
    return small(folder, questions=data["questions"], sections=data["sections"], wishes=list(rules))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"instead": None}, "a wish that is impossible needs a fallback"),
        ({"outcome": "unconfirmed", "instead": None}, "a wish that is unconfirmed needs a fallback"),
        ({"instead": ""}, "instead"),
        ({"outcome": "possible", "instead": None, "instead_opens": ["letter/own"]}, "there is no `instead`"),
        ({"instead_opens": ["leter/own"]}, 'there is no account/route "leter/own"'),
        ({"steps": ["file"]}, 'there is no step "file"'),
        ({"instead": "Write {letter.a_month} letters."}, "names no fact"),
    ],
)
def test_a_wish_refused_without_a_fallback_that_can_be_meant_is_refused(
    fields: dict[str, Any], said: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as caught:
        base_with(tmp_path / "base", GOOD | fields)
    assert said in " ".join(str(problem) for problem in caught.value.problems)


def outcome(base: Knowledge, **known: Answer) -> tuple[str, str, list[str]]:
    situation = Situation(base, {"account_wishes": ("swap",), **known}, as_of=DAY)
    (only,) = outcomes(situation)
    return only.outcome, only.instead, [reason.id for reason in only.reasons]


def test_a_rule_of_the_same_outcome_overrules_the_fallback_alone(tmp_path: Path) -> None:
    other = GOOD | {"id": "swap.no_outside", "instead": "Ask.", "when": {"home": "outside"}, "beats": ["swap.no"]}
    base = base_with(tmp_path, GOOD, other)
    assert outcome(base, home="inside") == ("impossible", "Write a letter.", ["swap.no"])
    assert outcome(base, home="outside") == ("impossible", "Ask.", ["swap.no", "swap.no_outside"])
    assert outcome(base) == ("impossible", "Write a letter.", ["swap.no"])


def test_a_rule_of_another_outcome_defeats_what_it_beats(tmp_path: Path) -> None:
    yes = {key: value for key, value in GOOD.items() if key != "instead"}
    yes |= {"id": "swap.yes", "outcome": "possible", "when": {"home": "outside"}, "beats": ["swap.no"]}
    base = base_with(tmp_path, GOOD, yes)
    assert outcome(base, home="outside") == ("possible", "", ["swap.yes"])
    assert outcome(base, home="inside") == ("impossible", "Write a letter.", ["swap.no"])
    assert outcome(base)[0] == "unconfirmed"


def test_a_wish_of_which_nothing_is_established_has_a_fallback_too(tmp_path: Path) -> None:
    assert outcome(base_with(tmp_path))[:2] == ("unconfirmed", "wish.ask_first.")


@given(answers(), days)
def test_no_wish_is_left_without_a_way(given_answers: dict[str, Answer], day: date) -> None:
    for wish in advise(KNOWLEDGE, given_answers, as_of=day, weeks=4).wishes:
        assert wish.outcome == "possible" or wish.instead, wish
        assert set(wish.steps) <= set(KNOWLEDGE.step)


NOW = [rule for rule in KNOWLEDGE.wishes if rule.instead_opens and rule.holds_on(KNOWLEDGE.meta.as_known_on)]


# These send the client to papers other than those the answers tell of, and nobody knows the verdicts of such.
OTHER_PAPERS = {
    "subscription_to_service.closed_to_persons",
    "subscription_to_service.person",
    "take_back.person_abroad",
    "to_non_mainland.never",
}


def test_a_fallback_in_force_that_opens_an_account_says_which() -> None:
    silent = {
        rule.id
        for rule in KNOWLEDGE.wishes
        if rule.holds_on(KNOWLEDGE.meta.as_known_on)
        and {"open", "register"} & set((rule.instead or "").lower().split())
        and not rule.instead_opens
    }
    assert silent <= OTHER_PAPERS


@pytest.mark.parametrize("rule", NOW, ids=lambda rule: rule.id)
def test_what_a_fallback_opens_is_within_reach_of_everybody_told_of_it(rule: WishRule) -> None:
    """Over every combination of answers on the day the base was known."""
    day = KNOWLEDGE.meta.as_known_on
    space = VerdictSpace(KNOWLEDGE)
    diagram = space.diagram(day)
    formulas = diagram.formulas
    others = [other for other in KNOWLEDGE.wishes if rule.id in other.beats and other.holds_on(day)]
    said = formulas.every(
        [
            diagram.compile(rule.when),
            diagram.compile(parse({"account_wishes": rule.wish})),
            *(formulas.negate(diagram.compile(other.when)) for other in others),
        ]
    )
    pairs = [(account, route) for account, _, route in (pattern.partition("/") for pattern in rule.instead_opens)]
    rows = [said, *(formula for pair in pairs for formula in space.on(pair, day).status)]

    def works(row: tuple[Truth, ...]) -> str:
        if row[0] is not True:
            return "not said"
        found = {status_of(row[index : index + 3]) for index in range(1, len(row), 3)}
        return "works" if found & {"open", "conditional"} else "fails"

    search = diagram.search(rows, works)
    assert search.visited == search.combinations > 0
    assert "fails" not in search.outcomes, search.outcomes["fails"].witness
    assert "works" in search.outcomes
