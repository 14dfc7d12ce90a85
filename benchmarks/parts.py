"""The parts of an advice for one client, each ready to be measured in a process that is warm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.mixes.certificate import certificate
from advisor.advice.mixes.mix import NO_CHOICES, weights
from advisor.advice.mixes.robustness import robustness
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.outlook.reachable import reachable
from advisor.advice.outlook.relevance import relevance
from advisor.advice.outlook.settled import settled
from advisor.advice.outlook.unlocks import unlocks
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation

Work = Callable[[], object]

# At most, in milliseconds, at the median on two cores that are otherwise idle.
TARGETS = {
    "advice": 20,
    "in depth": 1000,
    "panel": 300,
    "relevance": 300,
    "in reach": 300,
    "unlocks": 1000,
    "robustness": 1000,
    "certificate": 1000,
}


def parts_of(knowledge: Knowledge, answers: Answers, *, as_of: date, space: MixSpace) -> Mapping[str, Work]:
    """What is measured, by the names of `TARGETS`. `space` is compiled once for all clients of a date."""
    situation = Situation(knowledge, answers, as_of=as_of)
    found = Findings.of(situation)

    def live_panel() -> None:
        """What is told again after an answer: the verdicts, the questions that still matter, whether the mix stands."""
        now = Situation(knowledge, answers, as_of=as_of)
        Findings.of(now)
        relevance(space.space, now)
        settled(space, answers, choices=NO_CHOICES)

    return {
        "advice": partial(advise, knowledge, answers, as_of=as_of),
        "in depth": partial(advise, knowledge, answers, as_of=as_of, depth=space),
        "panel": live_panel,
        "relevance": partial(relevance, space.space, situation),
        "in reach": partial(reachable, space, answers, choices=NO_CHOICES, until=2),
        "unlocks": partial(unlocks, space.space, situation, locked=frozenset(), working=found.working),
        "robustness": partial(robustness, found.compared, weights(situation)),
        "certificate": partial(certificate, situation, found),
    }
