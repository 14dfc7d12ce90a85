"""Ask only what matters: a question is asked only while some completion of the open ones lets its answer change the
advice. Exact for every part of the advice that follows from conditions; an answer that the plan reads as a number or a
choice of its own matters as soon as it is read."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice.outlook.hinges import Space
from advisor.advice.parts.relevance import Asked, Effect, Relevance, Skipped
from advisor.logic.diagram import Told
from advisor.logic.read_by_plan import READ
from advisor.logic.situation import Answers, Situation
from advisor.logic.support import Support


def relevance(space: Space, situation: Situation) -> Relevance:
    """Every question without an answer: what hangs on it, or why it is skipped."""
    knowledge = space.knowledge
    given = _given(situation)
    effects = effects_of(space, given)
    asked: list[Asked] = []
    skipped: list[Skipped] = []
    for ident in knowledge.asked_order:
        shown = situation.truth(knowledge.question[ident].shown_when)
        if ident in given:
            continue
        if shown is False:
            skipped.append(Skipped(question=ident, because="off_the_path"))
        elif shown is None:
            waits = tuple(sorted(situation.waits_for(knowledge.question[ident].shown_when)))
            skipped.append(Skipped(question=ident, because="waits", waits_for=waits))
        elif effects.get(ident):
            asked.append(Asked(question=ident, effects=effects[ident]))
        else:
            skipped.append(Skipped(question=ident, because="changes_nothing"))
    return Relevance(asked=tuple(asked), skipped=tuple(skipped))


def _given(situation: Situation) -> Answers:
    """The answers, without one drawn from the options of another question that are no longer chosen there."""
    kept = dict(situation.answers)
    for question in situation.knowledge.questions:
        pool = kept.get(question.options_from or "")
        if isinstance(pool, tuple) and kept.get(question.id) not in pool:
            kept.pop(question.id, None)
    return kept


def effects_of(space: Space, answers: Answers) -> dict[str, tuple[Effect, ...]]:
    """For each question without an answer the parts of the advice that differ for some pair of answers to it."""
    turning = _Turning(space, answers)
    found: dict[str, dict[Effect, None]] = {}
    for place, hinge in enumerate(space.hinges):
        effect = Effect(kind=hinge.kind, what=hinge.what)
        for question in turning.questions(place):
            found.setdefault(question, {})[effect] = None
    restrict, known = space.diagram.formulas.restrict, turning.known
    for question, gate in space.read.items():
        if question not in answers and restrict(gate, known) is not space.diagram.formulas.false:
            found.setdefault(question, {})[Effect(kind=READ[question], what=question)] = None
    return {question: tuple(effects) for question, effects in found.items()}


class _Turning:
    """Which questions turn a hinge under certain answers. One more answer concerns few hinges; the others are known."""

    def __init__(self, space: Space, answers: Answers) -> None:
        self.space, self.answers = space, answers
        self.told = space.diagram.told(answers)
        self.known = {leaf: truth for told in self.told.values() for leaf, truth in told.decided.items()}
        self.support = Support(space.diagram, answers)

    def questions(self, place: int) -> frozenset[str]:
        """The questions without an answer that turn the hinge in a place."""
        told = [self.told[questions] for questions in self.space.looked_at[place]]
        key = (place, *[one.number for one in told])
        found = self.space.turned.get(key)
        return self.space.turned.put(key, self._by_what_is_left(place, told)) if found is None else found

    def _by_what_is_left(self, place: int, told: Sequence[Told]) -> frozenset[str]:
        restrict, hinge = self.space.diagram.formulas.restrict, self.space.hinges[place]
        left = tuple(restrict(formula, self.known) for formula in hinge.formulas)
        if all(formula.kind == "constant" for formula in left):
            return frozenset()
        key = (place, left, *[one.number for one in told if not one.wholly])
        found = self.space.left.get(key)
        if found is None:
            found = self.space.left.put(key, self.support.of(left, hinge.outcome) - self.answers.keys())
        return found
