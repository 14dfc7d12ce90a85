"""How an account stands: the best over the routes that the client could take."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advice.standing import standings
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.logic.verdicts import VerdictStatus, decide

DAY = date(2026, 11, 21)
OWN, NEW, LENT = "own_non_mainland", "new_mainland_entity", "partner_licence"


@pytest.mark.parametrize(
    ("own", "lent", "answers", "expected"),
    [
        ("open", "closed", {}, "open"),
        ("conditional", "open", {"partner_licence": "no"}, "conditional"),
        ("conditional", "open", {"partner_licence": "agency", "account_ownership": "indifferent"}, "open"),
        ("closed", "open", {"partner_licence": "no"}, "closed"),
        ("closed", "open", {"partner_licence": "agency", "account_ownership": "must_own"}, "closed"),
        ("closed", "open", {}, "unknown"),
        ("closed", "closed", {}, "closed"),
        ("unknown", "closed", {}, "unknown"),
        ("conditional", "unknown", {}, "conditional"),
    ],
)
def test_the_best_route_that_may_be_taken_counts(
    real: Knowledge, own: VerdictStatus, lent: VerdictStatus, answers: dict[str, Answer], expected: VerdictStatus
) -> None:
    decided: dict[tuple[str, str], VerdictStatus] = dict.fromkeys(real.pairs, "closed")
    decided |= {("service", OWN): own, ("service", LENT): lent}
    assert standings(Situation(real, answers, as_of=DAY), decided)["service"] == expected


def test_the_routes_not_taken_are_those_that_the_base_says_are_not(real: Knowledge) -> None:
    brand: dict[str, Answer] = {
        "organisation": "enterprise",
        "home": "overseas",
        "mainland_entity": "none",
        "partner_licence": "no",
        "industry": "beauty",
        "administrator": "foreign_citizen",
    }
    situation = Situation(real, brand, as_of=DAY)
    decided = {pair: decide(situation, *pair).status for pair in real.pairs}
    found = standings(situation, decided)
    assert decided["subscription", NEW] != "closed"
    assert found["subscription"] == "closed", "a company of its own is not planned"
    assert found["service"] == decided["service", OWN]
    planned = Situation(real, {**brand, "mainland_entity": "planned"}, as_of=DAY)
    assert standings(planned, {pair: decide(planned, *pair).status for pair in real.pairs})["subscription"] != "closed"
