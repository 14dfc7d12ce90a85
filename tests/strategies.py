"""Hypothesis strategies: answers of any completeness, dates from 2013 on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from advisor.knowledge.load import load
from advisor.logic.situation import Answer
from advisor.logic.space import cut_points, values_of

KNOWLEDGE = load(Path(__file__).resolve().parent.parent / "knowledge")
CUTS = cut_points(KNOWLEDGE)
VALUES = {
    question.id: values_of(question, KNOWLEDGE, cuts=CUTS.get(question.id, ())) for question in KNOWLEDGE.questions
}
days = st.dates(min_value=date(2013, 1, 1), max_value=date(2027, 12, 31))


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Answer]:
    """Some questions answered, each with a value of the finite answer space."""
    asked = draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=len(VALUES)))
    return {question: draw(st.sampled_from(VALUES[question])) for question in sorted(asked)}
