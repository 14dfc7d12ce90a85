"""The sides of a comparison: sample clients, choices drawn at random, and the advice for both."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.comparing.comparison import Stand
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.choices import Choices
from tests.strategies import KNOWLEDGE

TODAY = date(2026, 11, 21)
SAMPLES = Path(__file__).resolve().parent.parent.parent / "knowledge" / "samples"
SKINCARE = "skincare_cross_border"
NAMED = ("skincare_cross_border", "hong_kong_retailer", "mainland_media", "company_internal")


def stand(
    knowledge: Knowledge, given_answers: dict[str, Any], day: date, label: str = "", choices: Choices = NO_CHOICES
) -> Stand:
    """A side: the answers on a day, with eight weeks of their advice."""
    situation = Situation(knowledge, given_answers, as_of=day)
    advice = advise(knowledge, given_answers, as_of=day, weeks=8, choices=choices)
    return Stand(situation, advice, label, choices)


def sample(name: str) -> dict[str, Any]:
    """The answers of a sample client."""
    path = SAMPLES / f"{name}.yaml"
    return dict(read_case(path.read_bytes(), file=path.name, knowledge=KNOWLEDGE).answers)


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Weights of some criteria, accounts left out or always in, answers locked."""
    criteria = [criterion.id for criterion in KNOWLEDGE.criteria]
    accounts = [account.id for account in KNOWLEDGE.accounts]
    weights = draw(st.dictionaries(st.sampled_from(criteria), st.sampled_from([0.5, 1.0, 3.0, 20.0]), max_size=3))
    said = draw(st.dictionaries(st.sampled_from(accounts), st.booleans(), max_size=2))
    return Choices(
        weights=weights,
        exclude=tuple(account for account, excluded in said.items() if excluded),
        force=tuple(account for account, excluded in said.items() if not excluded),
        lock=tuple(sorted(draw(st.sets(st.sampled_from(["home", "goals"]))))),
    )
