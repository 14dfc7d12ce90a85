"""The consultant's opinions, apart from the advice."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.report.marks import ConsultantsOpinion, said
from advisor.report.telling import opinions as telling
from advisor.report.wording import Names


def opinions(advice: Advice, names: Names) -> dict[str, Any]:
    """Every opinion with its number, what it is about, what it overrides, and the reasons given."""
    return {
        "intro": telling.intro(),
        "counted": telling.counted(advice),
        "all": [
            {
                "number": number,
                "mark": telling.mark(number, opinion),
                "subject": telling.subject(opinion, names),
                "says": opinion.says,
                "said": said(opinion.says, ConsultantsOpinion(number)),
                "instead_of": opinion.instead_of,
                "rationale": opinion.rationale,
            }
            for number, opinion in enumerate(advice.opinions, 1)
        ],
    }
