"""What an advice rests on and what would change it: the parts that take a search over all completions."""

from __future__ import annotations

from typing import Any

from advisor.advice.findings import Findings
from advisor.advice.mixes.certificate import certificate
from advisor.advice.mixes.mix import weights
from advisor.advice.mixes.robustness import robustness
from advisor.advice.model import OpenQuestion
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.prospects import prospects
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.unlocks import unlocks
from advisor.advice.parts.prospects import Prospects
from advisor.advice.parts.relevance import Asked, Relevance
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation

# Where it is not proved which questions turn the mix, those that turn a part it is worked out from count: what steps
# take and cost is weighed, too.
TURNS_THE_MIX = ("verdicts", "mix", "roadmap")


def in_depth(situation: Situation, found: Findings, depth: MixSpace) -> dict[str, Any]:
    """The further fields of the advice. Questions that cannot turn the mix are no longer named as open."""
    locked = frozenset(found.choices.lock)
    opened = unlocks(depth.space, situation, locked=locked, working=found.working)
    asked = relevance(depth.space, situation)
    ahead = prospects(depth, situation.answers, choices=found.choices, asked=[row.question for row in asked.asked])
    return {
        "status": "final" if ahead.settled else "provisional",
        "open_questions": _open(situation.knowledge, asked, ahead),
        "certificate": certificate(situation, found),
        "robustness": robustness(found.compared, weights(situation, found.choices)),
        "unlocks": opened.found,
        "no_unlocks": opened.none,
        "relevance": asked,
        "prospects": ahead,
    }


def _open(knowledge: Knowledge, asked: Relevance, ahead: Prospects) -> tuple[OpenQuestion, ...]:
    """The questions that could still turn the mix, the most telling first; none once it is settled."""
    if ahead.settled:
        return ()

    def turns(row: Asked) -> tuple[str, ...]:
        return tuple(effect.what for effect in row.effects if effect.kind in TURNS_THE_MIX)

    order = {ident: index for index, ident in enumerate(knowledge.asked_order)}
    rows = [row for row in asked.asked if (turns(row) if ahead.turning is None else row.question in ahead.turning)]
    rows.sort(key=lambda row: (row.question != ahead.telling, -len(turns(row)), order[row.question]))
    return tuple(
        OpenQuestion(
            question=row.question,
            label=knowledge.question[row.question].label,
            why=knowledge.question[row.question].why,
            could_lead_to=turns(row),
        )
        for row in rows
    )
