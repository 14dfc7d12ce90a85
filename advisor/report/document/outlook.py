"""What could still change: open questions, mixes in reach, questions that are not asked."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.report.document.said import rows
from advisor.report.telling import outlook as telling
from advisor.report.telling.asking import open_says, settled_says
from advisor.report.telling.bearing import bearing
from advisor.report.wording import Marks, Names


def outlook(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """The sections on open questions."""
    ahead = advice.prospects
    return {
        "open_questions": [
            {
                "label": question.label,
                "why": marks.said(question.why),
                "bears_on": list(bearing(question, names)),
            }
            for question in advice.open_questions
        ],
        "prospects": {
            "settled": settled_says(ahead.open_questions) if ahead.settled else open_says(ahead),
            "cut_short": telling.cut_short(ahead),
            "telling": telling.ask_first(ahead, names),
            "mixes": rows(telling.in_reach(ahead, names)),
        }
        if ahead
        else None,
        "asked_besides": [
            {"label": names.question(row.question), "turns": telling.turns(row.effects)}
            for row in telling.asked_besides(advice)
        ],
        "skipped": rows(telling.skipped(advice, names)),
        "skipped_count": len(advice.relevance.skipped) if advice.relevance else 0,
    }
