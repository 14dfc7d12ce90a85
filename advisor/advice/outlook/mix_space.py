"""The formulas from which the mixes of all clients on one date follow, and what is left of them in a box of answers."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from advisor.advice.needs import RANK, Pair
from advisor.advice.outlook.hinges import Space
from advisor.advice.outlook.mix_box import NOTHING, Bounds, Member, Weighing
from advisor.advice.timing.prices import amount_between
from advisor.advice.timing.roadmap import network, span
from advisor.cadence.days import WorkingDays, working_days
from advisor.knowledge.models import Knowledge, LaterRule, Provision, Rule, Step
from advisor.knowledge.models.parts import Strength
from advisor.knowledge.pattern import covers
from advisor.logic.formula import Formula, Leaf
from advisor.logic.left import Left
from advisor.logic.recent import Recent
from advisor.logic.situation import Answers, Situation
from advisor.questionnaire.choices import Choices

# How much hangs on a formula when mixes are told apart: a rough guide for where to look first.
KEPT = 10_000  # answers whose mixes are remembered
SHARED, APART, RAISED, WEIGHED = 0.05, 1.0, 0.8, 4.0


@dataclass(frozen=True)
class PairFormulas:
    """Everything the place of one account by one route in a mix follows from."""

    pair: Pair
    reach: Formula
    deciding: tuple[tuple[Rule, Formula], ...]
    conditions: Formula
    later: tuple[tuple[LaterRule, Formula], ...]
    steps: tuple[tuple[Step, Formula], ...]
    offers: Mapping[str, tuple[tuple[Provision, Formula], ...]]

    @property
    def formulas(self) -> Iterator[Formula]:
        """All of them."""
        yield from (self.reach, self.conditions)
        for group in (self.deciding, self.later, self.steps, *self.offers.values()):
            yield from (formula for _, formula in group)


@dataclass(frozen=True)
class MixSpace:
    """The mixes of one date. `timed` keeps how long sets of steps take, which no answer changes.

    `best` remembers the mixes of complete answers, `settled` whether the mix is settled under incomplete ones.
    """

    space: Space
    as_of: date
    pairs: tuple[PairFormulas, ...]
    raised: Mapping[str, tuple[tuple[Strength, Formula], ...]]
    weights: tuple[tuple[str, str, tuple[tuple[float, Formula], ...]], ...]
    scales: Mapping[str, tuple[tuple[float, Formula], ...]]
    reliefs: Mapping[str, tuple[Formula, ...]]
    working: WorkingDays
    day: Situation
    timed: dict[tuple[str, ...], float] = field(default_factory=dict)
    best: Recent[Hashable, Hashable] = field(default_factory=lambda: Recent(KEPT))
    settled: Recent[Hashable, bool] = field(default_factory=lambda: Recent(KEPT))

    @staticmethod
    def compiled(knowledge: Knowledge, *, as_of: date) -> "MixSpace":
        """Compile everything that an advice of one date hangs on."""
        return MixSpace.of(Space.of(knowledge, as_of=as_of), as_of=as_of)

    @staticmethod
    def of(space: Space, *, as_of: date) -> "MixSpace":
        """Compile what the mixes of one date follow from."""
        knowledge, compile_ = space.knowledge, space.diagram.compile
        return MixSpace(
            space=space,
            as_of=as_of,
            pairs=tuple(_pair(space, pair, as_of) for pair in knowledge.pairs),
            raised={
                need.id: tuple((cause.strength, compile_(cause.when)) for cause in need.raised)
                for need in knowledge.needs
            },
            weights=tuple(
                (
                    criterion.id,
                    criterion.measure,
                    (
                        *((other.weight, compile_(other.when)) for other in criterion.unless),
                        (criterion.weight, space.diagram.formulas.true),
                    ),
                )
                for criterion in knowledge.criteria
            ),
            scales={
                name: tuple((scale.worst, compile_(scale.when)) for scale in scales)
                for name, scales in (
                    ("focus", knowledge.mix.focus_worst),
                    ("economy", knowledge.mix.economy_worst),
                )
            },
            reliefs={step.id: tuple(compile_(other.when) for other in step.cost_unless) for step in knowledge.steps},
            working=working_days(knowledge.public_holidays),
            day=Situation(knowledge, {}, as_of=as_of),
        )

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base."""
        return self.space.knowledge

    @property
    def formulas(self) -> Iterator[Formula]:
        """Every formula that a comparison of mixes looks at."""
        yield from (formula for formula, _ in self.stakes([(), *((found.pair,) for found in self.pairs)]))

    @cached_property
    def _looked_at(self) -> tuple[tuple[tuple[str, ...], tuple[Leaf, ...]], ...]:
        """The variables that a comparison of mixes looks at, by their questions, and the leaves of each."""
        diagram, formulas = self.space.diagram, list(self.formulas)
        return tuple(
            (variable.questions, tuple(diagram.leaves_in(formulas, variable)))
            for variable in diagram.variables_of(formulas)
        )

    def said(self, answers: Answers) -> Hashable:
        """What answers say of all that a comparison of mixes looks at: where it is the same, so are the mixes."""
        told = self.space.diagram.told(answers)
        return tuple(
            [
                tuple([told[questions].decided[leaf] for leaf in leaves])
                if told[questions].wholly
                else told[questions].number
                for questions, leaves in self._looked_at
            ]
        )

    def stakes(self, mixes: Collection[tuple[Pair, ...]]) -> Iterator[tuple[Formula, float]]:
        """Every formula that a comparison of these mixes looks at, with how much hangs on it, roughly.

        What all of them hold moves all alike; what is weighed and how strongly moves each differently.
        """
        held = [frozenset(mix) for mix in mixes]
        everywhere = held[0].intersection(*held) if held else frozenset[Pair]()
        anywhere = frozenset[Pair]().union(*held)
        telling: set[str] = set()
        for found in self.pairs:
            if found.pair in anywhere:
                stake = SHARED if found.pair in everywhere else APART
                telling |= set() if found.pair in everywhere else found.offers.keys()
                yield from ((formula, stake) for formula in self.formulas_of(found))
        for need, causes in self.raised.items():
            yield from ((formula, WEIGHED if need in telling else RAISED) for _, formula in causes)
        for options in (*(options for _, _, options in self.weights), *self.scales.values()):
            yield from ((formula, WEIGHED) for _, formula in options)

    def formulas_of(self, found: PairFormulas) -> Iterator[Formula]:
        """Every formula that the place of one account by one route in a mix follows from."""
        yield from found.formulas
        yield from (formula for step, _ in found.steps for formula in self.reliefs[step.id])

    def member(self, formulas: PairFormulas, left: Left, weighing: Weighing) -> Member | None:
        """An account by a route in a box, with the needs that may be raised; None where it is out of reach."""
        reach = left(formulas.reach)
        if reach.kind == "constant" and reach.value is not True:
            return None
        account, route = formulas.pair
        rules = self.knowledge.mix
        later = _any(left, formulas.later)
        late: Bounds = {True: (rules.later_share,) * 2, False: (1.0, 1.0), None: (rules.later_share, 1.0)}[later]
        meets = {}
        for need, offers in formulas.offers.items():
            share = self._share(left, offers) if need in weighing.strengths else NOTHING
            if share[1] > 0:
                meets[need] = (share[0] * late[0], share[1] * late[1])
        return Member(
            pair=formulas.pair,
            surely=reach.kind == "constant",
            later=later,
            days=self._days(formulas, left, later),
            cost=self._cost(formulas, left),
            certainty=self._certainty(formulas, left),
            upkeep=self.knowledge.account[account].upkeep,
            control=self.knowledge.route[route].control,
            breadth=self.knowledge.route[route].breadth,
            meets=meets,
        )

    def _share(self, left: Left, offers: Sequence[tuple[Provision, Formula]]) -> Bounds:
        """The share of a need that these provisions meet; the choice among them is the engine's own."""
        possible = [(found, left(formula)) for found, formula in offers]
        possible = [(found, formula) for found, formula in possible if formula.kind != "constant" or formula.value]
        if not possible:
            return 0.0, 0.0
        shares = [self._of_provision(found) for found, _ in possible]
        if all(formula.kind == "constant" for _, formula in possible):
            chosen = chosen_of([found for found, _ in possible])
            share = self._of_provision(chosen)
            return share, share
        sure = any(formula.kind == "constant" for _, formula in possible)
        return (min(shares) if sure else 0.0), max(shares)

    def _of_provision(self, found: Provision) -> float:
        rules = self.knowledge.mix
        return rules.certainty[found.confidence] * (rules.limited_share if found.limit else 1.0)

    def _steps(self, formulas: PairFormulas, left: Left) -> tuple[list[Step], list[Step]]:
        """The steps surely called for, and those that may be."""
        truths = [(step, left(formula)) for step, formula in formulas.steps]
        sure = [step for step, formula in truths if formula.kind == "constant" and formula.value is True]
        return sure, [step for step, formula in truths if formula.kind != "constant" or formula.value is True]

    def _days(self, formulas: PairFormulas, left: Left, later: bool | None) -> Bounds:
        sure, maybe = self._steps(formulas, left)
        least, most = self._lasting(formulas.pair, sure), self._lasting(formulas.pair, maybe)
        held = [rule for rule, formula in formulas.later if left(formula).kind != "constant" or left(formula).value]
        waits = any(rule.starts == "after_launch" for rule in held)
        if waits and later is True and all(rule.starts == "after_launch" for rule in held):
            return 0.0, 0.0  # prepared only after the others are live
        return (0.0 if waits else least), most

    def _lasting(self, pair: Pair, steps: Sequence[Step]) -> float:
        key = (*pair, *(step.id for step in steps))
        if key not in self.timed:
            legs = network(self.day, {pair: steps}, waiting=frozenset())
            ready = span(legs, case="typical", start=self.as_of, working=self.working, only=lambda leg: True)
            self.timed[key] = float((ready - self.as_of).days) if ready else 0.0
        return self.timed[key]

    def _cost(self, formulas: PairFormulas, left: Left) -> Bounds:
        sure, maybe = self._steps(formulas, left)
        amounts = {step.id: self._amount(step, left) for step in maybe}
        return sum(amounts[step.id][0] for step in sure), sum(most for _, most in amounts.values())

    def _amount(self, step: Step, left: Left) -> Bounds:
        """What a step's cost counts for; it may hang on the client."""
        kept = [left(formula) for formula in self.reliefs[step.id]]
        truths = [one.value if one.kind == "constant" else None for one in kept]
        return amount_between(self.day, step, truths, settled=all(one.kind == "constant" for one in kept))

    def _certainty(self, formulas: PairFormulas, left: Left) -> Bounds:
        rules = self.knowledge.mix
        conditions = left(formulas.conditions)
        truths = [(rules.certainty[rule.confidence], left(formula)) for rule, formula in formulas.deciding]
        possible = [share for share, formula in truths if formula.kind != "constant" or formula.value is True]
        sure = [share for share, formula in truths if formula.kind == "constant" and formula.value is True]
        less = rules.conditional_certainty
        if conditions.kind == "constant":
            factors = (less, less) if conditions.value is True else (1.0, 1.0)
        else:
            factors = (less, 1.0)
        most = min(sure) if sure else max(possible, default=1.0)
        return min(possible, default=1.0) * factors[0], most * factors[1]

    def weighing(self, left: Left, choices: Choices) -> Weighing:
        """How mixes are weighed in the box."""
        weights: dict[str, Bounds] = {
            measure: (choices.weights[ident], choices.weights[ident])
            if ident in choices.weights
            else _first(left, options)
            for ident, measure, options in self.weights
        }
        strengths, musts = {}, {}
        for need, causes in self.raised.items():
            bounds, must = self._strength(left, causes)
            if bounds[1] > 0:
                strengths[need] = bounds
            if must is not False:
                musts[need] = must is True
        return Weighing(
            weights=weights,
            focus_worst=_first(left, self.scales["focus"]),
            economy_worst=_first(left, self.scales["economy"]),
            speed_worst=self.knowledge.mix.speed_worst_days,
            strengths=strengths,
            musts=musts,
        )

    def _strength(self, left: Left, causes: Sequence[tuple[Strength, Formula]]) -> tuple[Bounds, bool | None]:
        """The bounds of a need's strength, and whether it is a must (None: it may be)."""
        truths = [(strength, left(formula)) for strength, formula in causes]
        sure = [strength for strength, formula in truths if formula.kind == "constant" and formula.value is True]
        possible = [strength for strength, formula in truths if formula.kind != "constant" or formula.value is True]
        weights = self.knowledge.mix.strength_weights
        low = weights[max(sure, key=lambda one: RANK[one])] if sure else 0.0
        high = weights[max(possible, key=lambda one: RANK[one])] if possible else 0.0
        must = True if "must" in sure else None if "must" in possible else False
        return (low, high), must


def chosen_of(offered: Iterable[Provision]) -> Provision:
    """The provision that counts of those offered for one need: the same choice as `provided` and `meeting` make."""
    return min(offered, key=lambda found: (found.limit is not None, found.id))


def _pair(space: Space, pair: Pair, day: date) -> PairFormulas:
    knowledge, diagram, found = space.knowledge, space.diagram, space.pairs[pair]
    every = diagram.formulas.every
    opening = [rule for rule in found.rules if rule.status in ("open", "conditional")]
    deciding = tuple((rule, found.decides(rule)) for rule in opening)
    by_verdict = {ident: decides for rule, decides in deciding for ident in rule.steps}
    steps: list[tuple[Step, Formula]] = []
    matching = {step.id: step for step in knowledge.steps_of[pair]}
    for ident in sorted(matching.keys() | by_verdict.keys()):
        step = knowledge.step[ident]
        if (step.from_ is None or step.from_ <= day) and (step.to is None or day < step.to):
            calls = [] if ident in matching else [_called(diagram, deciding, ident)]
            steps.append((step, every([*calls, diagram.compile(step.when)])))
    offers = {
        need.id: tuple(
            (provision, diagram.compile(provision.when))
            for provision in knowledge.provisions_of[pair]
            if provision.capability in need.capabilities and provision.holds_on(day)
        )
        for need in knowledge.needs
    }
    return PairFormulas(
        pair=pair,
        reach=space.in_reach[pair],
        deciding=deciding,
        conditions=found.status[2],
        later=tuple((rule, diagram.compile(rule.when)) for rule in knowledge.later if covers(rule.for_, *pair)),
        steps=tuple(steps),
        offers={need: found for need, found in offers.items() if found},
    )


def _called(diagram: Any, deciding: Sequence[tuple[Rule, Formula]], step: str) -> Formula:
    called: Formula = diagram.formulas.some(formula for rule, formula in deciding if step in rule.steps)
    return called


def _any(left: Left, rules: Sequence[tuple[Any, Formula]]) -> bool | None:
    truths = [left(formula) for _, formula in rules]
    if any(formula.kind == "constant" and formula.value is True for formula in truths):
        return True
    return None if any(formula.kind != "constant" for formula in truths) else False


def _first(left: Left, options: Sequence[tuple[float, Formula]]) -> Bounds:
    """The bounds of the first option that holds."""
    possible: list[float] = []
    for number, formula in options:
        truth = left(formula)
        if truth.kind != "constant" or truth.value is True:
            possible.append(number)
        if truth.kind == "constant" and truth.value is True:
            break
    return (min(possible), max(possible)) if possible else (options[-1][0], options[-1][0])
