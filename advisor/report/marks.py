"""What a sentence of advice rests on. Three marks and no fourth: sources, our judgement, a consultant's opinion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict, assert_never

from advisor.words import say


@dataclass(frozen=True)
class Citation:
    """Published sources by their numbers in the document; `judged` where our judgement had to weigh them."""

    numbers: tuple[int, ...]
    judged: bool = False

    def __post_init__(self) -> None:
        if not self.numbers:
            raise ValueError("a citation names at least one source")


@dataclass(frozen=True)
class Judgement:
    """The knowledge base's own judgement: no published source says it."""


@dataclass(frozen=True)
class ConsultantsOpinion:
    """The opinion of a consultant, by its number in the document."""

    number: int


Mark = Citation | Judgement | ConsultantsOpinion
# What is no advice and so carries no mark: the user's own choice, a result worked out from what is marked, a gap.
NoAdvice = Literal["choice", "worked_out", "not_established"]
Ground = Literal["sources", "judgement", "opinion"] | NoAdvice


class Said(TypedDict):
    """A sentence as every form of the report takes it; only `said` and `stated` make one."""

    text: str
    marks: list[int]
    judgement: bool
    ground: Ground


def said(text: str, mark: Mark) -> Said:
    """A sentence of advice with its mark."""
    match mark:
        case Citation(numbers, judged):
            return {"text": text, "marks": [*numbers], "judgement": judged, "ground": "sources"}
        case Judgement():
            return {"text": text, "marks": [], "judgement": True, "ground": "judgement"}
        case ConsultantsOpinion():
            return {"text": text, "marks": [], "judgement": False, "ground": "opinion"}
    assert_never(mark)


def stated(text: str, kind: NoAdvice) -> Said:
    """A sentence that advises nothing, and says by its words what it is."""
    return {"text": text, "marks": [], "judgement": False, "ground": kind}


def our_judgement() -> str:
    """The mark of a sentence that rests on no source, in the language spoken."""
    return say("(our judgement)")
