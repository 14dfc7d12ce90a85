"""What an advice hangs on: each part of it that answers can turn, as formulas over complete answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from advisor.advice.needs import RANK
from advisor.knowledge.checks.conditions import conditions_of
from advisor.knowledge.condition import Choice, FactAtLeast, FactIs, Term, parts_of
from advisor.knowledge.models import Knowledge, Raise
from advisor.knowledge.pattern import covers
from advisor.logic.diagram import Diagram
from advisor.logic.formula import Formula
from advisor.logic.read_by_plan import READ
from advisor.logic.recent import Recent
from advisor.logic.truth import Truth
from advisor.logic.verdict_space import Pair, PairSpace, pair_space, status_of

KEPT = 20_000  # answers under which it is remembered what turns a hinge
Kind = Literal["verdicts", "mix", "roadmap", "cadence", "wishes", "risks"]

# What the conditions of a collection turn. Those of the collections not named are dealt with one by one.
PART_OF: dict[str, Kind] = {
    "routes": "mix",
    "mix": "mix",
    "criteria": "mix",
    "later": "mix",
    "limits": "mix",
    "outside": "risks",
    "not_covered": "risks",
    "moments": "cadence",
    "barred_days": "cadence",
    "frequencies": "cadence",
    "profiles": "cadence",
    "pillar_mixes": "cadence",
    "projection": "cadence",
    "roles": "cadence",
    "teams": "cadence",
}


@dataclass(frozen=True)
class Hinge:
    """One part of an advice: its kind, its id, the formulas it follows from, what a row of their truths means."""

    kind: Kind
    what: str
    formulas: tuple[Formula, ...]
    outcome: Callable[[tuple[Truth, ...]], Hashable]


@dataclass(frozen=True)
class Space:
    """The parts of an advice on one date, compiled once.

    `looked_at` names the variables of each hinge, by their questions. `turned` and `left` remember which questions turn
    a hinge: by what is said of its variables, and by what that leaves of its formulas. `plan_asks_facts` is whether a
    condition in the cadence hangs on a fact.
    """

    knowledge: Knowledge
    diagram: Diagram
    pairs: dict[Pair, PairSpace]
    in_reach: dict[Pair, Formula]
    hinges: tuple[Hinge, ...]
    read: dict[str, Formula]
    looked_at: tuple[tuple[tuple[str, ...], ...], ...]
    plan_asks_facts: bool
    turned: Recent[Hashable, frozenset[str]] = field(default_factory=lambda: Recent(KEPT))
    left: Recent[Hashable, frozenset[str]] = field(default_factory=lambda: Recent(KEPT))

    @staticmethod
    def of(knowledge: Knowledge, *, as_of: date) -> "Space":
        """Compile everything that an advice of that date hangs on."""
        diagram = Diagram(knowledge, as_of=as_of)
        pairs = {pair: pair_space(knowledge, pair, as_of, diagram) for pair in knowledge.pairs}
        reach = {pair: _in_reach(knowledge, diagram, found) for pair, found in pairs.items()}
        raised = {
            need.id: diagram.formulas.some(diagram.compile(cause.when) for cause in need.raised)
            for need in knowledge.needs
        }
        hinges = (
            *(_verdict(found) for found in pairs.values()),
            *_needs(knowledge, diagram),
            *_provisions(knowledge, diagram, reach, raised, as_of),
            *_steps(knowledge, diagram, pairs, reach, as_of),
            *_others(knowledge, diagram, reach, as_of),
        )
        looked_at = tuple(
            tuple(variable.questions for variable in diagram.variables_of(hinge.formulas)) for hinge in hinges
        )
        read = _read(knowledge, diagram, reach)
        return Space(knowledge, diagram, pairs, reach, hinges, read, looked_at, _plan_asks_facts(knowledge))


def _plan_asks_facts(knowledge: Knowledge) -> bool:
    return any(
        PART_OF.get(collection) == "cadence" and _asks_facts(knowledge, condition)
        for collection, _, _, condition in conditions_of(knowledge)
    )


def _asks_facts(knowledge: Knowledge, condition: Any) -> bool:
    return any(
        isinstance(part, (FactIs, FactAtLeast))
        or (isinstance(part, Term) and _asks_facts(knowledge, knowledge.term[part.term].when))
        for part in parts_of(condition)
    )


def _truths(row: tuple[Truth, ...]) -> Hashable:
    return row


def _in_reach(knowledge: Knowledge, diagram: Diagram, found: PairSpace) -> Formula:
    """Whether the account by its route may enter the mix."""
    closes, opens, _ = found.status
    taken = diagram.compile(knowledge.route[found.pair[1]].mix_when)
    return diagram.formulas.every([diagram.formulas.negate(closes), opens, taken])


def _verdict(found: PairSpace) -> Hinge:
    """The status and the rules that decide it: with them its reasons, its confidence and the steps it asks for."""

    def outcome(row: tuple[Truth, ...]) -> Hashable:
        deciding = tuple(rule.id for rule, truth in zip(found.rules, row[3:], strict=True) if truth is True)
        return status_of(row[:3]), deciding

    return Hinge(
        "verdicts",
        "/".join(found.pair),
        (*found.status, *(found.decides(rule) for rule in found.rules)),
        outcome,
    )


def _needs(knowledge: Knowledge, diagram: Diagram) -> Iterator[Hinge]:
    for need in knowledge.needs:
        causes = need.raised

        def strongest(row: tuple[Truth, ...], causes: tuple[Raise, ...] = causes) -> Hashable:
            """The causes that count, by which it is also told where the need comes from."""
            held = [cause for cause, truth in zip(causes, row, strict=True) if truth]
            top = max((RANK[cause.strength] for cause in held), default=0)
            return tuple(cause.id for cause in held if RANK[cause.strength] == top)

        yield Hinge("mix", need.id, tuple(diagram.compile(cause.when) for cause in causes), strongest)


def _provisions(
    knowledge: Knowledge, diagram: Diagram, reach: dict[Pair, Formula], raised: dict[str, Formula], day: date
) -> Iterator[Hinge]:
    """What an account by a route offers for a need: it counts where the need is raised and the account in reach."""
    every = diagram.formulas.every
    for need in knowledge.needs:
        for pair in knowledge.pairs:
            offered = [
                every([raised[need.id], reach[pair], diagram.compile(found.when)])
                for found in knowledge.provisions_of[pair]
                if found.capability in need.capabilities and found.holds_on(day)
            ]
            if offered:
                yield Hinge("mix", f"{'/'.join(pair)} for {need.id}", tuple(offered), _truths)


def _steps(
    knowledge: Knowledge, diagram: Diagram, pairs: dict[Pair, PairSpace], reach: dict[Pair, Formula], day: date
) -> Iterator[Hinge]:
    """Whether an account in reach calls for a step, itself or by a rule that decides its verdict; and what it costs."""
    every, some = diagram.formulas.every, diagram.formulas.some
    for step in knowledge.steps:
        if (step.from_ is None or step.from_ <= day) and (step.to is None or day < step.to):
            calls = [every([reach[pair], *_calls(knowledge, found, step.id, some)]) for pair, found in pairs.items()]
            called = every([some(calls), diagram.compile(step.when)])
            costs = (every([called, diagram.compile(other.when)]) for other in step.cost_unless)
            yield Hinge("roadmap", step.id, (called, *costs), _truths)


def _calls(
    knowledge: Knowledge, found: PairSpace, step: str, some: Callable[[list[Formula]], Formula]
) -> list[Formula]:
    """What must hold besides for the account to call for the step: nothing where its own patterns name it."""
    if any(own.id == step for own in knowledge.steps_of[found.pair]):
        return []
    return [some([found.decides(rule) for rule in found.rules if step in rule.steps])]


def _others(knowledge: Knowledge, diagram: Diagram, reach: dict[Pair, Formula], day: date) -> Iterator[Hinge]:
    every, some = diagram.formulas.every, diagram.formulas.some

    def for_any(patterns: tuple[str, ...]) -> Formula:
        return some(reach[pair] for pair in knowledge.pairs if covers(patterns, *pair))

    for risk in knowledge.risks:
        yield Hinge("risks", risk.id, (every([for_any(risk.for_), diagram.compile(risk.when)]),), _truths)
    for wish in knowledge.wishes:
        wished = diagram.compile(Choice(question="account_wishes", options=(wish.wish,)))
        if wish.holds_on(day):
            yield Hinge("wishes", wish.wish, (every([wished, diagram.compile(wish.when)]),), _truths)
    for rule in knowledge.existing:
        held = diagram.compile(Choice(question="existing_accounts", options=rule.existing))
        if rule.holds_on(day):
            yield Hinge("roadmap", rule.id, (every([held, diagram.compile(rule.when)]),), _truths)
    for collection, ident, _, condition in conditions_of(knowledge):
        if collection in PART_OF:
            yield Hinge(PART_OF[collection], ident or collection, (diagram.compile(condition),), _truths)


def _read(knowledge: Knowledge, diagram: Diagram, reach: dict[Pair, Formula]) -> dict[str, Formula]:
    """For each answer that is read as it is, whether it is asked for and read at all."""
    sending = diagram.formulas.some(
        formula for (account, _), formula in reach.items() if knowledge.account[account].quota is not None
    )
    gates: dict[str, Any] = {
        name: sending if kind == "cadence" else diagram.formulas.some(reach.values())
        for name, kind in READ.items()
        if kind != "wishes"
    }
    return {
        name: diagram.formulas.every([diagram.compile(knowledge.question[name].shown_when), gates[name]])
        if name in gates
        else diagram.compile(knowledge.question[name].shown_when)
        for name in READ
        if name in knowledge.question
    }
