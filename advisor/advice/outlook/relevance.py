"""Ask only what matters: a question is asked only while some completion of the open ones lets its answer change the
advice. Exact for every part of the advice that follows from conditions; an answer that the plan reads as a number or a
choice of its own matters as soon as it is read."""

from __future__ import annotations

from advisor.advice.outlook.hinges import Space
from advisor.advice.parts.relevance import Asked, Effect, Relevance, Skipped
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
    restrict, known = space.diagram.formulas.restrict, space.diagram.known(answers)
    support = Support(space.diagram, answers)
    found: dict[str, dict[Effect, None]] = {}
    for hinge in space.hinges:
        left = tuple(restrict(formula, known) for formula in hinge.formulas)
        if any(formula.kind != "constant" for formula in left):
            for question in support.of(left, hinge.outcome) - answers.keys():
                found.setdefault(question, {})[Effect(kind=hinge.kind, what=hinge.what)] = None
    for question, gate in space.read.items():
        if question not in answers and restrict(gate, known) is not space.diagram.formulas.false:
            found.setdefault(question, {})[Effect(kind=READ[question], what=question)] = None
    return {question: tuple(effects) for question, effects in found.items()}
