"""What is said of the work: nothing without its ground, and where the hands do not suffice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from advisor.cadence.effort import effort
from advisor.cadence.effort_said import effort_inputs, effort_warnings
from advisor.knowledge.models import EffortInput
from advisor.logic.situation import Answer, Situation
from tests.cadence.sends import TODAY, YEAR, send, situation
from tests.small_base import small
from tests.strategies import KNOWLEDGE


def said(articles: int, *, able: int | None = None, wished: int = 0, **answers: Answer) -> dict[str, str]:
    client = situation(**answers)
    ids = [month.id for month in YEAR]
    plan = [send(date(2026, 12, 2), articles=articles), send(date(2027, 1, 6), articles=1)]
    months = effort(client, plan, (), months=YEAR, able=dict.fromkeys(ids, able), wished=dict.fromkeys(ids, wished))
    return {reason.id: reason.text for reason in effort_warnings(client, months)}


def test_the_formula_comes_first_and_every_input_shows_its_band() -> None:
    found = effort_inputs(situation())
    texts = {reason.id: reason.text for reason in found}
    assert found[0].id == "effort.formula"
    assert texts["effort.article"].endswith(": 4.5 to 18 hours, central 9.")
    assert texts["effort.broadcast"].endswith(": 2 hours.")
    assert texts["effort.version"].endswith(": 0.5 hours.")
    assert texts["effort.pay"].endswith(": 6,400 to 15,000 yuan, central 10,000.")
    assert "225 to 2,100 yuan, central 700" in texts["effort.article_cost"]


def test_every_input_names_known_sources_or_is_our_judgement() -> None:
    for reason in effort_inputs(situation()):
        assert reason.basis == "judgement" or reason.sources
        assert set(reason.sources) <= set(KNOWLEDGE.source)
        assert "{" not in reason.text


def test_no_price_is_named_for_work_given_to_others() -> None:
    (text,) = (reason.text for reason in effort_inputs(situation()) if reason.id == "effort.no_price")
    assert "quote" in text
    assert not any(letter.isdigit() for letter in text)


def test_the_parts_of_the_roles_are_the_eighteen_hours_of_the_source() -> None:
    everywhere = {role.id: role.parts for role in KNOWLEDGE.roles if role.id != "compliance_reader"}
    assert sum(everywhere.values()) == 18


def test_a_base_without_inputs_says_nothing(tmp_path: Path) -> None:
    assert effort_inputs(Situation(small(tmp_path), {}, as_of=TODAY)) == ()


def test_the_worst_month_is_named_with_the_hours_that_are_missing() -> None:
    """8 articles in a broadcast: 8 × 9 + 2 = 74 hours, 31 more than the 43 of one person beside other work."""
    text = said(8, content_team="part_time")["effort.short_of_hands"]
    assert text.startswith("In 1 of 12 months")
    assert "2026-12" in text
    assert "31 hours" in text


def test_of_several_months_short_of_hands_the_worst_is_named() -> None:
    text = said(8, content_team="none")["effort.short_of_hands"]
    assert text.startswith("In 2 of 12 months")
    assert "2026-12" in text
    assert "2027-01" not in text


def test_with_hands_enough_nothing_is_said() -> None:
    assert said(8, able=8, wished=8, content_team="team") == {}


def test_articles_that_the_team_cannot_write_are_added_up_over_the_months() -> None:
    text = said(1, able=4, wished=6, content_team="team")["effort.cannot_write"]
    assert [number in text for number in ("takes 72 articles", "write 48", "24 would")] == [True] * 3


def test_a_capacity_not_said_is_not_taken_for_none() -> None:
    assert said(1, able=None, wished=6) == {}


def test_an_agency_is_asked_for_a_quote_for_the_fullest_month() -> None:
    found = said(8, content_team="agency")
    assert set(found) == {"effort.agency"}
    assert "2026-12" in found["effort.agency"]
    assert "8 articles" in found["effort.agency"]


@pytest.mark.parametrize(
    "fields",
    [
        {"symbol": "hours_per_article", "band": {"low": 1, "central": 2, "high": 3}},
        {"symbol": "monthly_pay"},
        {"symbol": "monthly_pay", "band": {"low": 3, "central": 2, "high": 1}},
    ],
)
def test_an_input_takes_its_number_from_one_place_and_in_order(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        EffortInput.model_validate({"id": "x", "title": "X", "judgement": True, **fields})
