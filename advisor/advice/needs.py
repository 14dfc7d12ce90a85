"""What the answers call for, how strongly, and which accounts by which routes can meet it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.knowledge.condition import Term, parts_of
from advisor.knowledge.models import Knowledge, Need, Provision, Raise, Strength
from advisor.logic.situation import Situation

Pair = tuple[str, str]
RANK: Mapping[Strength, int] = {"must": 3, "should": 2, "could": 1}


@dataclass(frozen=True)
class NeedRaised:
    """A need that the answers raise, by which sentences, and what could still make it stronger."""

    need: Need
    strength: Strength
    raised: tuple[Raise, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Needs:
    """All needs raised, and the questions whose missing answers could raise more."""

    raised: tuple[NeedRaised, ...]
    waits: Mapping[str, frozenset[str]]


def find_needs(situation: Situation) -> Needs:
    """The needs that the known answers raise, strongest first, then by id."""
    raised: list[NeedRaised] = []
    waits: dict[str, frozenset[str]] = {}
    for need in situation.knowledge.needs:
        truths = {cause.id: situation.truth(cause.when) for cause in need.raised}
        held = tuple(cause for cause in need.raised if truths[cause.id])
        strength = max((cause.strength for cause in held), key=RANK.__getitem__, default=None)
        if strength is not None:
            strongest = tuple(cause for cause in held if cause.strength == strength)
            asked = dict.fromkeys(
                ident for cause in strongest for ident in questions_in(situation.knowledge, cause.when)
            )
            raised.append(NeedRaised(need, strength, strongest, tuple(asked)))
        so_far = RANK[strength] if strength else 0
        stronger = (cause for cause in need.raised if truths[cause.id] is None and RANK[cause.strength] > so_far)
        waiting = frozenset[str]().union(*(situation.waits_for(cause.when) for cause in stronger))
        if waiting:
            waits[need.id] = waiting
    return Needs(tuple(sorted(raised, key=lambda found: (-RANK[found.strength], found.need.id))), waits)


def questions_in(knowledge: Knowledge, condition: object) -> tuple[str, ...]:
    """The questions a condition looks at, terms followed, each once."""
    found: dict[str, None] = {}
    for part in parts_of(condition):
        if isinstance(part, Term):
            found.update(dict.fromkeys(questions_in(knowledge, knowledge.term[part.term].when)))
        elif hasattr(part, "question"):
            found[part.question] = None
    return tuple(found)


def provided(situation: Situation, pair: Pair) -> Mapping[str, Provision]:
    """Capability → the best provision of it by this account and route (without a limit before one with)."""
    best: dict[str, Provision] = {}
    for found in situation.knowledge.provisions_of[pair]:
        if found.holds_on(situation.as_of) and situation.truth(found.when) is True:
            known = best.get(found.capability)
            if known is None or (known.limit and not found.limit):
                best[found.capability] = found
    return best


def meeting(need: Need, provisions: Mapping[str, Provision]) -> Provision | None:
    """The provision that meets the need best, if any does."""
    found: Iterable[Provision] = (provisions[name] for name in need.capabilities if name in provisions)
    return min(found, key=lambda provision: (provision.limit is not None, provision.id), default=None)
