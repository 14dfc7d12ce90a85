"""What an advice says at first sight: how every account stands, the mix, how long it is good for.

The same as in the advice itself, in a fraction of its time: nothing is planned, nothing is cited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.advice.advise import parts_of, used_by
from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.needs import Pair
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.timing.schedule import cadence_of, look_up_cadence
from advisor.advice.validity import good_until
from advisor.logic.situation import Answers, Situation
from advisor.logic.verdicts import VerdictStatus
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.words import speaking

MixRole = Literal["lead", "support", "later"]


@dataclass(frozen=True)
class FirstSight:
    """The verdict on every account by every route, the mix (accounts, routes and roles), and its last good day."""

    verdicts: Mapping[Pair, VerdictStatus]
    mix: tuple[tuple[str, str, MixRole], ...]
    good_until: date


def first_sight(
    space: MixSpace,
    answers: Answers,
    *,
    start: date | None = None,
    weeks: int | None = None,
    choices: Choices = NO_CHOICES,
    edits: PlanEdits = NO_EDITS,
) -> FirstSight:
    """What `advise` would say with the same arguments for the base and the date of `space`."""
    knowledge = space.space.knowledge
    with speaking(knowledge.meta.language):
        situation = Situation(knowledge, answers, as_of=space.as_of)
        found = Findings.of(situation, choices)
        parts, live = parts_of(situation, found, choices)
        if space.space.plan_asks_facts:
            cadence_of(situation, found, live, start=start, weeks=weeks, edits=edits)
        else:
            look_up_cadence(situation, found, live, start=start)
        return FirstSight(
            verdicts={pair: decision.status for pair, decision in found.decisions.items()},
            mix=tuple((one.account, one.route, one.role) for one in parts["mix"]),
            good_until=good_until(situation, used_by(situation, found)),
        )
