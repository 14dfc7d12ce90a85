"""What answers and choices lead to, as far as comparisons swap them: the mix with its roles, and the verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.parts.comparison import MixMember
from advisor.advice.placing import placed
from advisor.logic.situation import Situation
from advisor.questionnaire.choices import Choices


@dataclass(frozen=True)
class Outcome:
    """The mix with its roles, and the status of every account by every route."""

    mix: tuple[MixMember, ...]
    verdicts: tuple[str, ...]


def outcome_of(situation: Situation, choices: Choices = NO_CHOICES) -> Outcome:
    """The mix and the verdicts of one situation. Raises ValueError where all weights are zero."""
    found = Findings.of(situation, choices)
    members = placed(situation, found.best, found.needs, provisions=found.provisions, later=found.later)
    return Outcome(
        mix=tuple(MixMember(account=row.account, route=row.route, role=row.role) for row in members),
        verdicts=tuple(decision.status for decision in found.decisions.values()),
    )
