"""The questions without an answer that could still change the mix, the most telling first."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice.model import OpenQuestion
from advisor.advice.needs import Needs
from advisor.logic.situation import Missing, Situation
from advisor.logic.verdicts import Decision


def open_questions(situation: Situation, decisions: Sequence[Decision], needs: Needs) -> tuple[OpenQuestion, ...]:
    """What each unknown verdict, need, role or weight waits for, and what hangs on it."""
    hangs: dict[str, dict[str, None]] = {}
    for decision in decisions:
        if decision.status == "unknown":
            _add(hangs, decision.waits_for, f"{decision.account}/{decision.route}")
    for need, questions in needs.waits.items():
        _add(hangs, questions, need)
    for later in situation.knowledge.later:
        for pattern in later.for_:
            _add(hangs, situation.waits_for(later.when), f"later: {pattern}")
    for route in situation.knowledge.routes:
        _add(hangs, situation.waits_for(route.mix_when), route.id)
    for criterion in situation.knowledge.criteria:
        for other in criterion.unless:
            _add(hangs, situation.waits_for(other.when), criterion.id)
    for name, scales in (
        ("focus", situation.knowledge.mix.focus_worst),
        ("economy", situation.knowledge.mix.economy_worst),
    ):
        for scale in scales:
            _add(hangs, situation.waits_for(scale.when), name)
    order = {ident: index for index, ident in enumerate(situation.knowledge.asked_order)}
    telling = sorted(hangs, key=lambda ident: (-len(hangs[ident]), order.get(ident, len(order))))
    return tuple(
        OpenQuestion(
            question=ident,
            label=situation.knowledge.question[ident].label,
            why=situation.knowledge.question[ident].why,
            could_lead_to=tuple(hangs[ident]),
        )
        for ident in telling
        if situation.seen(ident) is Missing.UNKNOWN
    )


def _add(hangs: dict[str, dict[str, None]], questions: frozenset[str], what: str) -> None:
    for question in questions:
        hangs.setdefault(question, {})[what] = None
