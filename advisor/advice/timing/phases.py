"""The phases of the chosen mix: the accounts that are live first, then those that wait for the same events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.advice.findings import waits_for_launch
from advisor.advice.model import PlannedStep
from advisor.advice.needs import Pair
from advisor.advice.parts.phases import Phase, PhaseAccount
from advisor.advice.speak import fill, reason
from advisor.knowledge.models import LaterRule
from advisor.logic.situation import Situation
from advisor.words import say


def phases(
    situation: Situation,
    mix: Sequence[Pair],
    *,
    later: Mapping[Pair, tuple[LaterRule, ...]],
    rows: Sequence[PlannedStep],
) -> tuple[Phase, ...]:
    """The mix in phases, each account in one of them.

    `later` holds the rules by which an account waits, `rows` the dated steps of the roadmap. Accounts that wait by the
    same rules share a phase. Phases stand in the order in which they can be live; those that prepare at once stand
    before those that wait.
    """
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for pair in mix:
        groups.setdefault(tuple(rule.id for rule in later.get(pair, ())), []).append(pair)
    live = {pair: _live(situation, pair, rows) for pair in mix}

    def order(idents: tuple[str, ...]) -> tuple[object, ...]:
        members = groups[idents]
        waits = waits_for_launch(later.get(members[0], ()))
        return bool(idents), waits, max(live[pair].typical for pair in members), idents

    found: list[Phase] = []
    prepared: set[str] = set()
    for idents in sorted(groups, key=order):
        members = groups[idents]
        rules = later.get(members[0], ())
        found.append(_phase(situation, members, rules, live=live, rows=rows, prepared=prepared, number=len(found) + 1))
        prepared.update(found[-1].steps)
    return tuple(found)


def _live(situation: Situation, pair: Pair, rows: Sequence[PlannedStep]) -> PhaseAccount:
    """When the last step of an account is done. One without steps is live already."""
    own = [row for row in rows if pair[0] in row.for_]
    return PhaseAccount(
        account=pair[0],
        route=pair[1],
        earliest=max((row.best_finish for row in own), default=situation.as_of),
        typical=max((row.finish for row in own), default=situation.as_of),
        latest=max((row.worst_finish for row in own), default=situation.as_of),
    )


def _phase(
    situation: Situation,
    members: Sequence[Pair],
    rules: tuple[LaterRule, ...],
    *,
    live: Mapping[Pair, PhaseAccount],
    rows: Sequence[PlannedStep],
    prepared: set[str],
    number: int,
) -> Phase:
    accounts = [account for account, _ in members]
    own = [row for row in rows if not set(accounts).isdisjoint(row.for_) and row.step not in prepared]
    ready = max(live[pair].typical for pair in members)
    names = say(", ").join(situation.knowledge.account[account].name for account in accounts)
    title = situation.knowledge.phrase["phase.later" if rules else "phase.first"]
    return Phase(
        number=number,
        title=fill(situation, title, accounts=names),
        accounts=tuple(live[pair] for pair in members),
        triggers=tuple(reason(situation, rule, ident=f"{rule.id}/trigger", text=rule.trigger) for rule in rules),
        reasons=tuple(reason(situation, rule, ident=rule.id, text=rule.text) for rule in rules),
        preparation="after_trigger" if waits_for_launch(rules) else "at_once",
        steps=tuple(row.step for row in own),
        prepare_from=min((row.start for row in own), default=ready),
        live=ready,
    )
