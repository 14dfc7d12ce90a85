"""How sure something is, in words."""

from __future__ import annotations

from advisor.words import say


def confidence(level: str) -> str:
    """`high confidence`, for a level of `high`, `medium` or `low`."""
    return {
        "high": say("high confidence"),
        "medium": say("medium confidence"),
        "low": say("low confidence"),
    }[level]


def confidence_said(level: str) -> str:
    """`Confidence: high.`"""
    return {
        "high": say("Confidence: high."),
        "medium": say("Confidence: medium."),
        "low": say("Confidence: low."),
    }[level]
