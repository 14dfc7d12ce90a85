"""What the rules find for a client, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.mixes.candidate import Candidate, candidate
from advisor.advice.mixes.mix import NO_CHOICES, Compared, compare_all
from advisor.advice.needs import Needs, Pair, find_needs, provided
from advisor.advice.timing.roadmap import cost_of, network, span, steps_for
from advisor.cadence.days import WorkingDays, working_days
from advisor.knowledge.models import LaterRule, Provision, Step
from advisor.knowledge.pattern import covers
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision, decide
from advisor.questionnaire.choices import Choices


@dataclass(frozen=True)
class Findings:
    """What the rules found, before it is put into words. `choices` are the user's, under which mixes were compared."""

    decisions: Mapping[Pair, Decision]
    needs: Needs
    provisions: Mapping[Pair, Mapping[str, Provision]]
    later: Mapping[Pair, tuple[LaterRule, ...]]
    steps: Mapping[Pair, tuple[Step, ...]]
    compared: tuple[Compared, ...]
    working: WorkingDays
    choices: Choices = NO_CHOICES

    @property
    def best(self) -> Compared:
        """The chosen mix."""
        return self.compared[0]

    @staticmethod
    def of(situation: Situation, choices: Choices = NO_CHOICES) -> "Findings":
        """Decide every account by every route, find the needs, and compare all mixes. Raises ValueError where all
        weights are zero."""
        knowledge = situation.knowledge
        decisions = {pair: decide(situation, *pair) for pair in knowledge.pairs}
        needs = find_needs(situation)
        provisions = {pair: provided(situation, pair) for pair in knowledge.pairs}
        working = working_days(knowledge.public_holidays)
        later: dict[Pair, tuple[LaterRule, ...]] = {}
        steps: dict[Pair, tuple[Step, ...]] = {}
        candidates: list[Candidate] = []
        for pair, decision in decisions.items():
            in_reach = decision.status in ("open", "conditional")
            if in_reach and situation.truth(knowledge.route[pair[1]].mix_when) is True:
                later[pair] = _later(situation, pair)
                steps[pair] = steps_for(situation, decision)
                legs = network(situation, {pair: steps[pair]}, waiting=frozenset())
                ready = span(legs, case="typical", start=situation.as_of, working=working, only=lambda leg: True)
                entry = candidate(
                    situation,
                    decision,
                    needs=needs,
                    provisions=provisions[pair],
                    later=bool(later[pair]),
                    days=(ready - situation.as_of).days if ready and not waits_for_launch(later[pair]) else 0.0,
                    cost=sum(cost_of(situation, steps[pair])) / 2,
                    forced=pair[0] in choices.force,
                )
                candidates += [entry] if entry else []
        compared = compare_all(situation, candidates, needs, choices=choices)
        return Findings(decisions, needs, provisions, later, steps, compared, working, choices)


def _later(situation: Situation, pair: Pair) -> tuple[LaterRule, ...]:
    rules = situation.knowledge.later
    return tuple(rule for rule in rules if covers(rule.for_, *pair) and situation.truth(rule.when) is True)


def waits_for_launch(rules: tuple[LaterRule, ...]) -> bool:
    """Whether these rules let the preparation wait until the first phase is live."""
    return bool(rules) and all(rule.starts == "after_launch" for rule in rules)
