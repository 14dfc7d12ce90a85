"""A sentence of the knowledge base with its placeholders filled."""

from __future__ import annotations

from advisor.cadence.model import Reason
from advisor.logic.situation import Situation


def said(situation: Situation, phrase: str, *, sources: tuple[str, ...] = (), **values: str) -> Reason:
    """The phrase as a reason: it rests on `sources`, without any on our own judgement."""
    text = situation.knowledge.phrase[phrase]
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return Reason(id=phrase, text=text, sources=sources, basis="sources" if sources else "judgement")
