"""Facts and answers that an advice reads as they are given, beside the conditions of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.advice.comparing.unlocking import turned_on
from advisor.advice.model import Advice
from advisor.advice.parts.comparison import Change
from advisor.knowledge.models import Knowledge, Step
from advisor.logic.deciding import questions_behind
from advisor.logic.situation import Situation

Sides = tuple[tuple[Situation, Advice], tuple[Situation, Advice]]
READ_BY_PLAN = (
    "articles_per_month",
    "content_team",
    "existing_accounts",
    "followers",
    "industry",
    "publish_frequency",
    "segments",
)


def unlocked_by(sides: Sides, account: str) -> set[str]:
    """The questions on whose answers it hangs, on either side, what would open an account."""
    return set[str]().union(*(turned_on(advice, account) for _, advice in sides))


class Reading:
    """Which facts and differing answers a change shows, or works with, as they are.

    `differing` are the questions answered differently, `steps` the steps that are planned otherwise.
    """

    def __init__(self, sides: Sides, differing: frozenset[str], steps: frozenset[str]) -> None:
        self.sides, self.differing, self.steps = sides, differing, steps
        self.bases: tuple[Knowledge, ...] = tuple(situation.knowledge for situation, _ in sides)

    def facts(self, change: Change) -> set[str]:
        """The facts that are read as numbers: quotas by the plan, durations and prices by the roadmap."""
        idents: set[str] = set()
        ident = change.what.rpartition(" ")[2]
        for base in self.bases:
            if change.topic == "cadence":
                quotas = [found.quota for found in base.accounts if found.quota and ident in (found.id, "articles")]
                idents |= {fact for quota in quotas for fact in (quota.fact, quota.articles_fact)}
            idents |= {fact for step in self._told_of(change, base) for fact in _facts_of(step)}
        return {fact for fact in idents if self._differs(fact)}

    def answers(self, change: Change) -> set[str]:
        """The answers that are read as they are given."""
        if change.topic == "status":
            one, other = ({asked.question for asked in advice.open_questions} for _, advice in self.sides)
            return set((one ^ other) & self.differing or self.differing)
        read: Mapping[str, tuple[str, ...]] = {
            "cadence": READ_BY_PLAN,
            "launch": ("launch_weeks",) if change.what == "deadline" else (),
            "wish": ("account_wishes",),
            "existing": ("existing_accounts",),
            "cost": (*self._budgets(change), *self._priced_by(change)),
            "roadmap": tuple(self._priced_by(change)),
            "unlock": tuple(unlocked_by(self.sides, change.what.removeprefix("unlock "))),
        }
        return set(read.get(change.topic, ())) & self.differing

    def _told_of(self, change: Change, base: Knowledge) -> Iterator[Step]:
        """The steps whose durations and prices a change tells."""
        wanted = {change.what.rpartition(" ")[2]} if change.topic == "roadmap" else self.steps
        if change.topic in ("roadmap", "launch", "cost"):
            yield from (step for step in base.steps if step.id in wanted)

    def _differs(self, fact: str) -> bool:
        values = []
        for situation, _ in self.sides:
            window = situation.knowledge.fact[fact].on(situation.as_of) if fact in situation.knowledge.fact else None
            values.append(window.value if window else None)
        return values[0] != values[1]

    def _priced_by(self, change: Change) -> Iterator[str]:
        """The questions on whose answers the price of a step hangs."""
        for base in self.bases:
            for step in self._told_of(change, base):
                yield from questions_behind(base, [other.when for other in step.cost_unless])

    def _budgets(self, change: Change) -> Iterator[str]:
        """The question that asks for the budget a change is about."""
        for _, advice in self.sides:
            for name in ("setup_budget", "monthly_budget"):
                if change.what == f"cost {name}":
                    yield getattr(advice.costs, name).question


def _facts_of(step: Step) -> Iterator[str]:
    """The facts that give a step its duration and its price."""
    facts = [step.days_fact, step.cost_fact, step.yearly_fact, *(other.cost_fact for other in step.cost_unless)]
    yield from (fact for fact in facts if fact)
