"""Sentences of judgement, and with sources."""

from __future__ import annotations

from advisor.cadence.model import Reason


def judged(ident: str, text: str) -> Reason:
    return Reason(id=ident, text=text, basis="judgement")


def cited(ident: str, text: str, *sources: str) -> Reason:
    return Reason(id=ident, text=text, sources=sources, basis="sources")
