"""The checks a knowledge base must pass, one a module. Each yields problems as values."""

from __future__ import annotations

from advisor.knowledge.checks import (
    calendar,
    conditions,
    cycles,
    limits,
    meanings,
    operating,
    phrases,
    references,
    step_figures,
    texts,
    windows,
)
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem

CHECKS = (references, conditions, windows, cycles, limits, meanings, operating, step_figures, texts, phrases, calendar)


def run_all(knowledge: Knowledge, origins: Origins) -> list[Problem]:
    """Every problem that any check finds."""
    return [problem for check in CHECKS for problem in check.check(knowledge, origins)]
