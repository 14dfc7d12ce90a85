"""Which questions are still worth asking, and why."""

from __future__ import annotations

from typing import Literal

from advisor.cadence.model import Part


class Effect(Part):
    """One part of the advice that an answer can turn: its kind and its id (`service/own_mainland`, a need, a step)."""

    kind: Literal["verdicts", "mix", "roadmap", "cadence", "wishes", "risks"]
    what: str


class Asked(Part):
    """A question whose answer can still change the advice, and everything it can turn."""

    question: str
    effects: tuple[Effect, ...]


class Skipped(Part):
    """A question that is not asked: its answer can change nothing, or the path does not lead to it (yet)."""

    question: str
    because: Literal["changes_nothing", "off_the_path", "waits"]
    waits_for: tuple[str, ...] = ()


class Relevance(Part):
    """The questions without an answer, in the author's order."""

    asked: tuple[Asked, ...]
    skipped: tuple[Skipped, ...]
