"""Which differing answers and choices decide: they are swapped for the other side's, and mix and verdicts computed.

Exact: combinations that no condition can tell apart are computed once, and each of them is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from advisor.advice.comparing.answers import differing_questions
from advisor.advice.comparing.chosen import differing_choices, taken_over
from advisor.advice.comparing.outcome import Outcome, outcome_of
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.parts.comparison import Decisive, SideSwaps, Swap, VerdictShift
from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.condition import Term, Unanswered, parts_of
from advisor.knowledge.models import Knowledge
from advisor.logic.deciding import questions_behind
from advisor.logic.situation import Answers, Situation, holds_for
from advisor.questionnaire.choices import Choices

# What verdicts and mixes follow from; the conditions of other collections turn neither.
TURNING = frozenset({"rules", "provisions", "needs", "later", "criteria", "routes", "mix", "steps"})
# Up to twelve differences are always dealt with in full; with more of them the search ends after so many sets a side.
IN_FULL, TRIES = 4096, 600
BOTH_NONE = (NO_CHOICES, NO_CHOICES)


def decisive(
    knowledge: Knowledge,
    before: Answers,
    after: Answers,
    *,
    as_of: date,
    choices: tuple[Choices, Choices] = BOTH_NONE,
    tries: int | None = None,
) -> Decisive | None:
    """The smallest sets of answers and choices that turn mix or verdicts when swapped, from each side.

    None where neither answers differ nor choices about the mix. `choices` are those of the two sides; each side is
    computed under its own until they are swapped.

    Sets of one member are tried, of two, three, … A set that contains one found is no smallest one and is passed over.
    At most `tries` sets are tried from each side; by default all of them where at most twelve members differ.
    """
    blend = Blend(knowledge, before, after, as_of=as_of, choices=choices)
    if not (blend.differing or blend.chosen):
        return None
    whole = blend.whole
    if tries is None:
        tries = IN_FULL if whole < IN_FULL else TRIES
    walks = [_Walk(blend, start, tries=tries) for start in (0, whole)]
    one, other = (walk.side() for walk in walks)
    return Decisive(
        before=one,
        after=other,
        questions=blend.questions,
        choices=blend.chosen,
        idle=tuple(sorted(blend.differing - set(blend.questions))),
        tried=len({walk.start ^ swapped for walk in walks for swapped in walk.tried} | {0, whole}),
        combinations=whole + 1,
        complete=all(walk.complete for walk in walks),
        up_to=min(walk.up_to for walk in walks),
    )


class Blend:
    """Answers and choices of one side with some of the other's in their place.

    The bits of a combination say which: those of the questions first, those of what was chosen after them.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        before: Answers,
        after: Answers,
        *,
        as_of: date,
        choices: tuple[Choices, Choices] = BOTH_NONE,
    ) -> None:
        self.knowledge, self.before, self.after, self.as_of, self.choices = knowledge, before, after, as_of, choices
        self.differing = frozenset(differing_questions(before, after))
        self.chosen = differing_choices(*choices)
        turning = {repr(when): when for kind, _, _, when in conditions_of(knowledge) if kind in TURNING}
        telling = self._told_apart(turning.values())
        self.questions: tuple[str, ...] = tuple(ident for ident in knowledge.asked_order if ident in telling)
        self._conditions = [(when, self._bits(when)) for _, when in sorted(turning.items()) if self._bits(when)]
        self._truths: list[dict[int, tuple[Any, bool]]] = [{} for _ in self._conditions]
        self._outcomes: dict[tuple[int, tuple[tuple[Any, bool], ...]], Outcome] = {}

    @property
    def size(self) -> int:
        """How many answers and choices can be swapped."""
        return len(self.questions) + len(self.chosen)

    @property
    def whole(self) -> int:
        """The combination in which everything is swapped."""
        return (1 << self.size) - 1

    def _told_apart(self, conditions: Any) -> frozenset[str]:
        """The differing questions that some condition behind verdicts and mix can tell apart."""
        leaves: dict[str, list[Any]] = {}
        asked = questions_behind(self.knowledge, conditions)
        gates = [self.knowledge.question[ident].shown_when for ident in asked]
        for part in _followed(self.knowledge, [*conditions, *gates]):
            if hasattr(part, "question"):
                leaves.setdefault(part.question, []).append(part)
        pools = {self.knowledge.question[ident].options_from for ident in asked}
        return frozenset(
            ident
            for ident in asked & self.differing
            if ident in pools or any(self._tells(leaf) for leaf in leaves.get(ident, ()))
        )

    def _tells(self, leaf: Any) -> bool:
        one, other = self.before.get(leaf.question), self.after.get(leaf.question)
        if one is None or other is None:
            return True
        return not isinstance(leaf, Unanswered) and holds_for(leaf, one) is not holds_for(leaf, other)

    def _bits(self, condition: Any) -> int:
        behind = questions_behind(self.knowledge, [condition])
        return sum(1 << place for place, ident in enumerate(self.questions) if ident in behind)

    def situation(self, swapped: int) -> Situation:
        """The first side's answers, those of the combination taken from the second."""
        answers = dict(self.before)
        for place, ident in enumerate(self.questions):
            if swapped >> place & 1:
                answers.pop(ident, None)
                if ident in self.after:
                    answers[ident] = self.after[ident]
        return Situation(self.knowledge, answers, as_of=self.as_of)

    def taken(self, swapped: int) -> tuple[str, ...]:
        """What of the choices a combination takes from the second side."""
        bits = swapped >> len(self.questions)
        return tuple(name for place, name in enumerate(self.chosen) if bits >> place & 1)

    def outcome(self, swapped: int) -> Outcome:
        """What a combination leads to. Computed once for all that no condition tells apart."""
        situation: Situation | None = None
        row = []
        for (condition, bits), known in zip(self._conditions, self._truths, strict=True):
            part = swapped & bits
            if part not in known:
                situation = situation or self.situation(swapped)
                known[part] = (situation.truth(condition), situation.as_far_as_said(condition))
            row.append(known[part])
        key = swapped >> len(self.questions), tuple(row)
        if key not in self._outcomes:
            choices = taken_over(*self.choices, self.taken(swapped))
            self._outcomes[key] = outcome_of(situation or self.situation(swapped), choices)
        return self._outcomes[key]


def _followed(knowledge: Knowledge, conditions: Sequence[Any]) -> Iterator[Any]:
    """The parts of conditions, and those of the terms in them."""
    left, terms = list(conditions), set[str]()
    while left:
        for part in parts_of(left.pop()):
            if isinstance(part, Term) and part.term not in terms:
                terms.add(part.term)
                left.append(knowledge.term[part.term].when)
            yield part


class _Walk:
    """Swaps ever larger sets, from one side, and keeps the smallest that turn something."""

    def __init__(self, blend: Blend, start: int, *, tries: int) -> None:
        self.blend, self.start = blend, start
        self.tried: set[int] = set()
        self.up_to = 0
        self.complete = False
        self._mix: list[int] = []
        self._verdicts: list[int] = []
        self._walk(tries)

    def _walk(self, tries: int) -> None:
        base = self.blend.outcome(self.start)
        for size in range(1, self.blend.size + 1):
            for chosen in combinations(range(self.blend.size), size):
                swapped = sum(1 << place for place in chosen)
                seeks_mix = not any(found & swapped == found for found in self._mix)
                seeks_verdicts = not any(found & swapped == found for found in self._verdicts)
                if not (seeks_mix or seeks_verdicts):
                    continue
                if len(self.tried) >= tries:
                    return
                self.tried.add(swapped)
                outcome = self.blend.outcome(self.start ^ swapped)
                if seeks_mix and outcome.mix != base.mix:
                    self._mix.append(swapped)
                if seeks_verdicts and outcome.verdicts != base.verdicts:
                    self._verdicts.append(swapped)
            self.up_to = size
        self.complete = True

    def side(self) -> SideSwaps:
        """What was found from this side."""
        return SideSwaps(
            mix=self.blend.outcome(self.start).mix,
            turning_mix=tuple(self._swap(swapped) for swapped in self._mix),
            turning_verdicts=tuple(self._swap(swapped) for swapped in self._verdicts),
        )

    def _swap(self, swapped: int) -> Swap:
        base, there = self.blend.outcome(self.start), self.blend.outcome(self.start ^ swapped)
        rows = zip(self.blend.knowledge.pairs, base.verdicts, there.verdicts, strict=True)
        return Swap(
            questions=tuple(ident for place, ident in enumerate(self.blend.questions) if swapped >> place & 1),
            choices=self.blend.taken(swapped),
            mix=there.mix,
            verdicts=tuple(
                VerdictShift(account=pair[0], route=pair[1], before=was, after=now)
                for pair, was, now in rows
                if was != now
            ),
            as_the_other=there.mix == self.blend.outcome(self.start ^ self.blend.whole).mix,
        )
