"""The claims of a job: every sentence with its marks, as it must stand in whatever is made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from advisor.words import say, speaking
from advisor.words.tongues import Language

# told once more or apart elsewhere in the same data: a form shows them once
TWICE = ("why_not",)


def sentences(value: Any) -> Iterator[dict[str, Any]]:
    """Each sentence of the data."""
    if isinstance(value, dict):
        if {"text", "marks", "judgement"} <= value.keys() and value["text"]:
            yield value
        for name, member in value.items():
            if name not in TWICE:
                yield from sentences(member)
    elif isinstance(value, list):
        for member in value:
            yield from sentences(member)


def told(data: dict[str, Any]) -> list[str]:
    """The claims of a report in the order of its data; where no step costs anything, budgets are not spoken of."""
    costs = data["costs"]
    spoken = data if costs["steps"] or costs["free"] else {**data, "costs": {}}
    return [claim(each, data["language"]) for each in sentences(spoken)]


def claim(sentence: dict[str, Any], language: Language = "en") -> str:
    """A sentence as it is written: its words, its sources' numbers, or that it is judgement."""
    marks = "".join(f"[{number}]" for number in sentence["marks"])
    with speaking(language):
        judged = say("{sentence} {following}", sentence="", following=say("(our judgement)"))
    return flat(" ".join(filter(None, [sentence["text"], marks])) + (judged if sentence["judgement"] else ""))


def flat(text: str) -> str:
    """The text in one form of composition with single plain spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
