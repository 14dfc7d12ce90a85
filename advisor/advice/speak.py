"""Texts of the knowledge base filled in: a fact's id in braces becomes its value on the date asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

from advisor.advice.model import Reason
from advisor.knowledge.models import Grounded
from advisor.logic.situation import Situation, shown_number
from advisor.words import say

PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")


def fill(situation: Situation, text: str, /, **values: str) -> str:
    """Replace `{fact.id}` by the fact's value on the date, and `{name}` by one of `values`."""

    def replaced(found: re.Match[str]) -> str:
        name = found.group(1)
        if "." not in name:
            return values.get(name, found.group())
        window = situation.fact(name)
        if window is None:
            return say("an unknown number of")
        return shown_number(window.value)

    return PLACEHOLDER.sub(replaced, text)


def together(*sentences: str) -> str:
    """Sentences one after the other; empty where there is none."""
    return reduce(_followed, sentences) if sentences else ""


def _followed(first: str, second: str) -> str:
    return say("{sentence} {following}", sentence=first, following=second)


def cited(grounded: Grounded) -> tuple[str, ...]:
    """The ids of the sources, each once, in the author's order."""
    return tuple(dict.fromkeys(citation.source for citation in grounded.sources))


def reason(situation: Situation, grounded: Grounded, *, ident: str, text: str, **values: str) -> Reason:
    """A sentence resting on what `grounded` names: its sources, or the knowledge base's own judgement."""
    sources = (*cited(grounded), *_fact_sources(situation, text))
    return Reason(
        id=ident,
        text=fill(situation, text, **values),
        sources=tuple(dict.fromkeys(sources)),
        basis="judgement" if grounded.judgement or not sources else "sources",
    )


def judged(situation: Situation, phrase: str, /, **values: str) -> Reason:
    """One of the engine's own sentences: it follows from the rules, so it is the knowledge base's judgement."""
    return Reason(id=phrase, text=fill(situation, situation.knowledge.phrase[phrase], **values), basis="judgement")


def _fact_sources(situation: Situation, text: str) -> Iterable[str]:
    for name in PLACEHOLDER.findall(text):
        window = situation.fact(name) if "." in name else None
        if window is not None:
            yield from cited(window)
