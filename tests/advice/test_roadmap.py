"""The roadmap: a network of steps, dated by what comes before, with the chain that has no slack."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advice.advise import advise
from advisor.advice.model import Advice
from advisor.advice.roadmap import in_order
from advisor.cadence.days import working_days
from tests.small_base import small
from tests.strategies import KNOWLEDGE

DAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def advice(tmp_path_factory: pytest.TempPathFactory) -> Advice:
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    base = small(tmp_path_factory.mktemp("base"), phrases=phrases)
    return advise(base, {"home": "inside", "goals": ("sell",)}, as_of=DAY)


def test_a_step_starts_when_all_before_it_are_done(advice: Advice) -> None:
    """papers 3 → register 5; build 20 beside them; check 2 after both: 22 days, by hand."""
    steps = {step.step: step for step in advice.roadmap}
    assert (steps["register"].start, steps["register"].finish) == (date(2026, 1, 4), date(2026, 1, 9))
    assert (steps["check"].start, steps["check"].finish) == (date(2026, 1, 21), date(2026, 1, 23))
    assert advice.launch.typical == date(2026, 1, 23)


def test_the_critical_path_is_the_chain_without_slack(advice: Advice) -> None:
    assert {step.step for step in advice.roadmap if step.critical} == {"build", "check"}


def test_the_worst_case_takes_the_longest_durations(advice: Advice) -> None:
    assert advice.launch.latest == date(2026, 2, 14)  # twice 20 and twice 2 days


def test_steps_stand_after_what_they_come_after() -> None:
    assert in_order(["c", "a", "b"], {"c": ["b"], "b": ["a"]}) == ["a", "b", "c"]


def test_working_days_are_kept_between_calls() -> None:
    assert working_days(KNOWLEDGE.public_holidays) is working_days(KNOWLEDGE.public_holidays)
