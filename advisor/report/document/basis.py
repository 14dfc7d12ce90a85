"""What the advice rests on: wishes weighed, risks, answers, limits, sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor.advice.model import Advice, CitedSource
from advisor.report.wording import Marks, Names, day
from advisor.words import say

_SEVERITY = {"high": 0, "medium": 1, "low": 2}


def _tier(tier: str) -> str:
    return {
        "platform": say("the platform's own"),
        "partner": say("from a partner or agency"),
        "observed": say("observed by practitioners"),
    }[tier]


def basis(advice: Advice, names: Names, marks: Marks, *, cited: Iterable[CitedSource]) -> dict[str, Any]:
    """The sections from the wishes to the sources. `cited` is every source of the document, in order."""
    return {
        "wishes": [
            {
                "title": wish.title,
                "outcome": wish.outcome,
                "reasons": [marks.said(reason.text, reason) for reason in wish.reasons],
                "steps": [names.step(step) for step in wish.steps],
                "instead": marks.said(wish.instead, wish.reasons[0] if wish.reasons else None)
                if wish.instead
                else None,
            }
            for wish in advice.wishes
        ],
        "outside": [marks.said(entry.text, entry) for entry in advice.outside],
        "risks": [
            {"severity": risk.severity, **marks.said(risk.text, risk)}
            for risk in sorted(advice.risks, key=lambda risk: _SEVERITY[risk.severity])
        ],
        "answers": [
            {"number": number, "label": given.label, "answer": names.answer(given), "counted": given.counted}
            for number, given in enumerate(advice.answers, 1)
        ],
        "not_covered": list(advice.not_covered),
        "sources": [
            {
                "number": marks.numbers[source.id],
                "title": source.title,
                "publisher": source.publisher,
                "date": source.date or say("undated"),
                "tier": _tier(source.tier),
                "url": source.url if source.url.startswith(("https://", "http://")) else "",
                "place": "" if source.url.startswith(("https://", "http://")) else source.url,
                "checked": day(source.checked_on),
                "weak": source.weak,
            }
            for source in cited
        ],
    }
