"""The advice, the plan, facts and questions as text for a terminal, 100 columns wide."""

from advisor.report.text.advice import advice_text
from advisor.report.text.cadence import cadence_text
from advisor.report.text.comparison import comparison_text
from advisor.report.text.conflicts import conflicts_text
from advisor.report.text.explanation import explanation_text
from advisor.report.text.fact import fact_text, facts_text
from advisor.report.text.questions import questions_text
from advisor.report.text.questions_left import still_asked_text

__all__ = [
    "advice_text",
    "cadence_text",
    "comparison_text",
    "conflicts_text",
    "explanation_text",
    "fact_text",
    "facts_text",
    "questions_text",
    "still_asked_text",
]
