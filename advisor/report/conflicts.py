"""The conflict register: facts of which sources say something else than what holds, or held when they spoke."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from advisor.advice.document import plain
from advisor.knowledge.models import Claim, Fact, FactValue, Knowledge, Range, Source, ValueWindow
from advisor.report.fact_in_time import STANDING, by_date, days_of, held_in, said_on
from advisor.words import say


@dataclass(frozen=True)
class Dissent:
    """A claim that disagrees. `said_on` is a day, month, year or None; `held` are the values known for its date.

    `differs_now` and `differed_then` are None where there is nothing to compare with: no value known, or no date.
    `ever_held` says whether the fact had that value at any time.
    """

    claim: Claim
    said_on: str | None
    held: tuple[FactValue, ...]
    differs_now: bool | None
    differed_then: bool | None
    ever_held: bool

    @property
    def disagrees(self) -> bool:
        """Whether it is at odds with the value of now or of its own time, or is marked as wrong or not settled.

        What supports the value of now is no dissent, even where it was said before that value came to hold.
        """
        if self.claim.standing == "supports":
            return bool(self.differs_now)
        return self.claim.standing in ("never_right", "open") or bool(self.differs_now or self.differed_then)

    @property
    def standing(self) -> str:
        """How the claim stands, in words."""
        if self.claim.standing != "supports":
            return STANDING[self.claim.standing]
        return say("supports an earlier value") if self.ever_held else say("gives another figure")


@dataclass(frozen=True)
class Conflict:
    """A fact, its value on the date (None where nothing is known), and the claims that disagree, by date."""

    fact: Fact
    window: ValueWindow | None
    dissents: tuple[Dissent, ...]

    def count(self, *standings: str) -> int:
        """How many of the disagreeing claims stand so."""
        return sum(dissent.claim.standing in standings for dissent in self.dissents)

    @cached_property
    def weight(self) -> tuple[int, ...]:
        """For sorting, heaviest first: claims that are wrong or not settled, then those right at their time."""
        return (-self.count("never_right", "open"), -self.count("right_then"), -len(self.dissents))


def conflicts(knowledge: Knowledge, *, as_of: date) -> tuple[Conflict, ...]:
    """Every fact with a claim that disagrees, the weightiest first. What was said after `as_of` is left out."""
    found = (conflict_of(fact, knowledge.source, as_of=as_of) for fact in knowledge.facts)
    return tuple(sorted((row for row in found if row.dissents), key=lambda row: (*row.weight, row.fact.id)))


def conflict_of(fact: Fact, sources: Mapping[str, Source], *, as_of: date) -> Conflict:
    """One fact with the claims that disagree, if any."""
    window = fact.on(as_of)
    claims = (_dissent(fact, claim, said_on(claim, sources), window) for claim in by_date(fact, sources))
    made = (claim for claim in claims if claim.said_on is None or days_of(claim.said_on)[0] <= as_of)
    return Conflict(fact, window, tuple(claim for claim in made if claim.disagrees))


def _dissent(fact: Fact, claim: Claim, said: str | None, window: ValueWindow | None) -> Dissent:
    then = held_in(fact, *days_of(said)) if said else ()
    return Dissent(
        claim=claim,
        said_on=said,
        held=tuple(past.value for past in then),
        differs_now=None if window is None else not _agree(claim.value, window.value),
        differed_then=not any(_agree(claim.value, past.value) for past in then) if then else None,
        ever_held=any(_agree(claim.value, past.value) for past in fact.values),
    )


def _agree(said: FactValue, held: FactValue) -> bool:
    """Whether a claim says what held; a range agrees with a wider one that takes it in."""
    if isinstance(said, Range) and isinstance(held, Range):
        return held.min <= said.min and said.max <= held.max
    return said == held


def conflicts_document(found: Iterable[Conflict], *, as_of: date, sources: Mapping[str, Source]) -> dict[str, Any]:
    """The document `conflicts/1`."""
    rows = [_row(conflict) for conflict in found]
    cited = sorted({claim["source"] for row in rows for claim in row["claims"]})
    return {
        "schema": "conflicts/1",
        "as_of": as_of.isoformat(),
        "conflicts": rows,
        "sources": [
            {key: getattr(sources[name], key) for key in ("id", "title", "publisher", "date", "url")} for name in cited
        ],
    }


def _row(conflict: Conflict) -> dict[str, Any]:
    window = conflict.window
    return {
        "fact": conflict.fact.id,
        "title": conflict.fact.title,
        "value": plain(window.value) if window else None,
        "unit": conflict.fact.unit,
        "confidence": window.confidence if window else None,
        "reason": window.reason if window else None,
        "claims": [
            {
                "source": dissent.claim.source,
                "said_on": dissent.said_on,
                "value": plain(dissent.claim.value),
                "standing": dissent.claim.standing,
                "in_words": dissent.standing,
                "note": dissent.claim.note,
                "held_then": plain(dissent.held),
                "differs_now": dissent.differs_now,
                "differed_then": dissent.differed_then,
            }
            for dissent in conflict.dissents
        ],
    }
