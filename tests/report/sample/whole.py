"""The whole advice, and the client it is for."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from datetime import date
from typing import Any, cast

from advisor.advice import model as m
from advisor.questionnaire.case import Client
from tests.report.in_depth import PARTS
from tests.report.sample.answers import ANSWERS, OPEN_QUESTIONS
from tests.report.sample.around import NOT_COVERED, OUTSIDE, RISKS, WISHES
from tests.report.sample.mix import ALTERNATIVES, MIX, REJECTED, SCORES
from tests.report.sample.needs import NEEDS
from tests.report.sample.plan import cadence
from tests.report.sample.roadmap import ROADMAP
from tests.report.sample.said import AS_OF, SOURCES
from tests.report.sample.verdicts import VERDICTS

CREATED = date(2026, 11, 23)
CLIENT = Client(
    name="上海示例护肤品有限公司 (Example Skincare)",
    contact="Head of China marketing",
    notes="Second version, after the workshop.\nFigures of the year before are left out.",
)


def advice(*, status: str = "provisional", daily: bool = False) -> m.Advice:
    """The whole advice, in depth; `daily` adds a subscription account that sends six times a week."""
    return m.Advice(
        as_of=AS_OF,
        knowledge=m.KnowledgeStamp(version="2026.11", digest="sha256:" + "9f2c41d0" * 8),
        good_until=date(2027, 2, 21),
        status=cast(Any, status),
        headline="Lead with a service account in your own name, sell through a mini-program linked to it, and leave WeCom for the second phase.",
        verdicts=VERDICTS,
        needs=NEEDS,
        mix=MIX,
        scores=SCORES,
        alternatives=ALTERNATIVES,
        rejected=REJECTED,
        roadmap=ROADMAP,
        cadence=cadence(daily=daily),
        wishes=WISHES,
        outside=OUTSIDE,
        risks=RISKS,
        open_questions=OPEN_QUESTIONS,
        not_covered=NOT_COVERED,
        answers=ANSWERS,
        sources=SOURCES,
        **PARTS,
    )
