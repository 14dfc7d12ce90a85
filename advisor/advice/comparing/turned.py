"""The members of the knowledge base that hold on one side and not on the other, and the facts and answers behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.advice.parts.comparison import Turned
from advisor.advice.speak import fill, reason
from advisor.knowledge.condition import All, Any_, FactAtLeast, FactIs, Not, Term
from advisor.knowledge.models import Grounded, Knowledge
from advisor.logic.situation import Situation
from advisor.words import say

WORDS = {True: "holds", False: "does not hold", None: "not known"}
NOT_IN_FORCE = "not in force"
NEAREST = (*(WORDS[truth] for truth in (True, None, False)), NOT_IN_FORCE)


@dataclass(frozen=True)
class Member:
    """Something with a condition: a rule, a provision, what raises a need, a risk, a wish, a step, …"""

    kind: str
    id: str
    text: str
    when: Any
    window: tuple[date | None, date | None]
    grounds: Grounded | None
    as_far_as_said: bool = False

    def state(self, situation: Situation) -> str:
        """Whether it holds, in words."""
        first, end = self.window
        if (first is not None and situation.as_of < first) or (end is not None and end <= situation.as_of):
            return NOT_IN_FORCE
        if self.as_far_as_said:
            return WORDS[situation.as_far_as_said(self.when)]
        return WORDS[situation.truth(self.when)]


def members_of(knowledge: Knowledge) -> Iterator[Member]:
    """Everything with a condition that an advice speaks of. Ids are unique within a kind."""
    windowed: tuple[tuple[str, Iterable[Any]], ...] = (
        ("rule", knowledge.rules),
        ("provision", knowledge.provisions),
        ("risk", knowledge.risks),
        ("wish", knowledge.wishes),
        ("existing", knowledge.existing),
        ("outside", knowledge.outside),
    )
    for kind, members in windowed:
        for one in members:
            yield Member(kind, one.id, one.text, one.when, (one.from_, one.to), one)
    for need in knowledge.needs:
        for cause in need.raised:
            yield Member("need", cause.id, cause.text, cause.when, (None, None), cause)
    for later in knowledge.later:
        yield Member("later", later.id, later.text, later.when, (None, None), later)
    for step in knowledge.steps:
        yield Member("step", step.id, step.title, step.when, (step.from_, step.to), step, as_far_as_said=True)
    for route in knowledge.routes:
        yield Member("route", route.id, route.name, route.mix_when, (None, None), None)
    for criterion in knowledge.criteria:
        for place, other in enumerate(criterion.unless):
            yield Member("criterion", f"{criterion.id}/{place}", criterion.title, other.when, (None, None), None)


def _in_words(state: str) -> str:
    """A state as a reader is told it."""
    words = {
        WORDS[True]: say("holds"),
        WORDS[False]: say("does not hold"),
        WORDS[None]: say("not known"),
        NOT_IN_FORCE: say("not in force"),
    }
    return words[state]


class Turning:
    """Compares what holds on two sides. `differing` are the questions answered differently."""

    def __init__(self, before: Situation, after: Situation, differing: frozenset[str]) -> None:
        self.before, self.after, self.differing = before, after, differing
        one, other = (
            {(found.kind, found.id): found for found in members_of(side.knowledge)} for side in (before, after)
        )
        self._pairs = {key: (one.get(key), other.get(key)) for key in sorted({*one, *other})}

    def turned(self) -> Mapping[tuple[str, str], Turned]:
        """What turned, by kind and id."""
        found: dict[tuple[str, str], Turned] = {}
        for key, (old, new) in self._pairs.items():
            was, now = (
                side.state(at) if side else NOT_IN_FORCE for side, at in ((old, self.before), (new, self.after))
            )
            if was != now:
                found[key] = self._turned(old, new, was, now)
        return found

    def _turned(self, old: Member | None, new: Member | None, was: str, now: str) -> Turned:
        told, at = self._told(old, new, was, now)
        in_force = [side for side, state in ((old, was), (new, now)) if side and state != NOT_IN_FORCE]
        leaves = (
            {repr(leaf): leaf for side in in_force for leaf in self._leaves(side.when)} if len(in_force) == 2 else {}
        )
        facts = {leaf.fact for leaf in leaves.values() if isinstance(leaf, (FactIs, FactAtLeast))}
        said = reason(at, told.grounds, ident=told.id, text=told.text) if told.grounds else None
        return Turned(
            kind=told.kind,
            id=told.id,
            text=said.text if said else fill(at, told.text),
            before=_in_words(was),
            after=_in_words(now),
            facts=tuple(sorted(facts)),
            answers=tuple(sorted(self._questions(leaves.values()))),
            sources=said.sources if said else (),
            basis=said.basis if said else "judgement",
        )

    def _told(self, old: Member | None, new: Member | None, was: str, now: str) -> tuple[Member, Situation]:
        """The side on which it holds, or comes nearest to it, so that the two sides may change places."""
        if new is not None and (old is None or NEAREST.index(now) < NEAREST.index(was)):
            return new, self.after
        assert old is not None
        return old, self.before

    def _leaves(self, condition: Any) -> Iterator[Any]:
        """The parts that look at one answer or fact and are not as true on both sides."""
        if isinstance(condition, (All, Any_)):
            for part in condition.parts:
                yield from self._leaves(part)
        elif isinstance(condition, Not):
            yield from self._leaves(condition.part)
        elif isinstance(condition, Term):
            for side in (self.before, self.after):
                if condition.term in side.knowledge.term:
                    yield from self._leaves(side.knowledge.term[condition.term].when)
        elif self._truth(self.before, condition) is not self._truth(self.after, condition):
            yield condition

    def _truth(self, side: Situation, leaf: Any) -> bool | None:
        known = side.knowledge.fact if hasattr(leaf, "fact") else side.knowledge.question
        subject = getattr(leaf, "fact", getattr(leaf, "question", None))
        return side.truth(leaf) if subject is None or subject in known else None

    def _questions(self, leaves: Iterable[Any]) -> set[str]:
        """The questions answered differently behind the leaves, those included that decide whether one is asked."""
        found: set[str] = set()
        left = [leaf.question for leaf in leaves if hasattr(leaf, "question")]
        seen: set[str] = set()
        while left:
            ident = left.pop()
            if ident in seen:
                continue
            seen.add(ident)
            if ident in self.differing:
                found.add(ident)
            for side in (self.before, self.after):
                question = side.knowledge.question.get(ident)
                if question is not None:
                    gates = self._leaves(question.shown_when)
                    left += [gate.question for gate in gates if hasattr(gate, "question")]
                    left += [question.options_from] if question.options_from else []
        return found
