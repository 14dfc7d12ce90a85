"""What would it take? For every account that is not open, the complete set of smallest changes of answers that open it.

Exact: the search goes over every combination of answers to the questions that the verdict looks at. What the
organisation is and where its home lies stay as they are, and so does what the user locked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from advisor.advice.answered import in_words
from advisor.advice.needs import Pair
from advisor.advice.outlook.hinges import Space
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock, UnlockCost, UnlockDays, Unlocks
from advisor.advice.speak import reason
from advisor.advice.timing.prices import amount_of
from advisor.advice.timing.roadmap import CASES, network, span, steps_for
from advisor.cadence.days import WorkingDays
from advisor.cadence.model import Reason
from advisor.knowledge.models import Knowledge
from advisor.logic.formula import Formula
from advisor.logic.situation import Answer, Answers, Situation
from advisor.logic.smallest import Chosen, Found, Names, smallest_changes
from advisor.logic.variable import Mask
from advisor.logic.verdicts import Decision, decide


def unlocks(space: Space, situation: Situation, *, locked: frozenset[str], working: WorkingDays) -> Unlocks:
    """The unlocks of every account that is neither open nor waiting for an answer."""
    found: list[Unlock] = []
    none: list[NoUnlock] = []
    for account in space.knowledge.account:
        target = _target(space, situation, account)
        if target is None:
            continue
        fixed = space.knowledge.fixed_questions
        ways = smallest_changes(space.diagram, target, situation.answers, fixed=fixed | locked)
        made = [one for change in ways.changes for one in _told(space, situation, account, change, working)]
        if made:
            found += sorted(made, key=lambda one: (len(one.change), one.days.typical))
        else:
            none.append(NoUnlock(account=account, locks=_blocking(space, situation, target, locked), ways=ways.visited))
    return Unlocks(found=tuple(found), none=tuple(none))


def _target(space: Space, situation: Situation, account: str) -> Formula | None:
    """What must become true: in reach where the account is closed, without conditions where it is conditional.

    None where it is open already, or where an answer is missing that could open it.
    """
    formulas = space.diagram.formulas
    pairs = [pair for pair in space.knowledge.pairs if pair[0] == account]
    decided = {pair: decide(situation, *pair) for pair in pairs}
    taken = {pair: situation.truth(space.knowledge.route[pair[1]].mix_when) for pair in pairs}
    reached = [decision.status for pair, decision in decided.items() if taken[pair] is True]
    if "open" in reached:
        return None
    if "conditional" in reached:
        plain = (formulas.negate(space.pairs[pair].status[2]) for pair in pairs)
        return formulas.some(
            formulas.every([space.in_reach[pair], free]) for pair, free in zip(pairs, plain, strict=True)
        )
    if any(decided[pair].status == "unknown" and taken[pair] is not False for pair in pairs):
        return None
    return formulas.some(space.in_reach[pair] for pair in pairs)


def _blocking(space: Space, situation: Situation, target: Formula, locked: frozenset[str]) -> tuple[str, ...]:
    """The locks that stand in the way of what would open the account without them."""
    fixed = space.knowledge.fixed_questions
    free: Found = smallest_changes(space.diagram, target, situation.answers, fixed=fixed) if locked else Found((), 0)
    changed = {name for change in free.changes for names in change for name in names}
    return tuple(name for name in space.knowledge.asked_order if name in changed & locked)


def _told(space: Space, situation: Situation, account: str, change: Chosen, working: WorkingDays) -> Iterator[Unlock]:
    """The change in words. Lists of options that are equally small changes are told one by one."""
    ways = [_smallest_edits(space, situation.answers, names, mask) for names, mask in change.items()]
    for chosen in product(*ways):
        answers = dict(situation.answers)
        for one in chosen:
            answers |= one
        changed = Situation(space.knowledge, answers, as_of=situation.as_of)
        decision = _opened(changed, account)
        rows = tuple(
            _row(space, changed, situation, name, mask)
            for names, mask in change.items()
            for name in names
            if answers.get(name) != situation.answers.get(name)
        )
        yield _unlock(changed, decision, rows, working)


def _smallest_edits(space: Space, answers: Answers, names: Names, mask: Mask) -> list[dict[str, Answer]]:
    """The new answers to a variable: for lists those with the fewest options added or removed, else the first."""
    variable = space.diagram.variable(names[0])
    first = names[0]
    if space.knowledge.question[first].kind != "many":
        return [dict(variable.example(mask))]
    now = answers.get(first)
    held = frozenset(now) if isinstance(now, tuple) else frozenset[str]()
    edits: list[tuple[frozenset[str], dict[str, Answer]]] = []
    for member in variable.members(mask):
        picked = member.get(first)
        edit = held ^ frozenset(picked if isinstance(picked, tuple) else ())
        edits.append((edit, dict(member)))
    least = [row for row in edits if not any(other < row[0] for other, _ in edits)]
    kept: dict[frozenset[str], dict[str, Answer]] = {}
    for edit, member in least:
        kept.setdefault(edit, _in_order(space.knowledge, first, member))
    return list(kept.values())


def _in_order(knowledge: Knowledge, question: str, member: dict[str, Answer]) -> dict[str, Answer]:
    picked = member[question]
    options = knowledge.question[question].option_ids
    return {**member, question: tuple(option for option in options if isinstance(picked, tuple) and option in picked)}


def _opened(situation: Situation, account: str) -> Decision:
    """The route that the change opens; an open one before a conditional one, else in the author's order."""
    routes = situation.knowledge.route
    taken = [route for route in routes if situation.truth(routes[route].mix_when) is True]
    decisions = [decide(situation, account, route) for route in taken]
    return min(decisions, key=lambda one: ("open", "conditional", "unknown", "closed").index(one.status))


def _row(space: Space, changed: Situation, before: Situation, name: str, mask: Mask) -> AnswerChange:
    question = space.knowledge.question[name]
    to = changed.answers[name]
    others: list[Answer] = []
    if question.kind in ("one", "country") and question.options_from is None:
        others = [one[name] for one in space.diagram.variable(name).members(mask) if one[name] != to]
    return AnswerChange(
        question=name,
        label=question.label,
        was=before.answers.get(name),
        to=to,
        shown=in_words(question, to, changed),
        or_to=tuple(others),
        or_shown=tuple(in_words(question, one, changed) for one in others),
    )


def _unlock(changed: Situation, decision: Decision, rows: tuple[AnswerChange, ...], working: WorkingDays) -> Unlock:
    pair: Pair = (decision.account, decision.route)
    steps = steps_for(changed, decision)
    legs = network(changed, {pair: steps}, waiting=frozenset())
    ends: Mapping[str, date] = {
        case: span(legs, case=case, start=changed.as_of, working=working, only=lambda leg: True) or changed.as_of
        for case in CASES
    }
    amounts = {step.id: amount_of(changed, step) for step in steps}
    priced = [amount for amount in amounts.values() if amount is not None]
    return Unlock(
        account=decision.account,
        route=decision.route,
        status="conditional" if decision.status == "conditional" else "open",
        change=rows,
        steps=tuple(step.id for step in steps),
        days=UnlockDays(**{case: (end - changed.as_of).days for case, end in ends.items()}),
        cost_cny=UnlockCost(
            min=sum(amount.min for amount in priced),
            max=sum(amount.max for amount in priced),
            unpriced=tuple(ident for ident, amount in amounts.items() if amount is None),
        ),
        means=_means(changed, rows),
    )


def _means(situation: Situation, rows: tuple[AnswerChange, ...]) -> tuple[Reason, ...]:
    """What the change means in business terms, as far as the knowledge base says it."""
    found = []
    for row in rows:
        added = set(row.to if isinstance(row.to, tuple) else (row.to,))
        added -= set(row.was if isinstance(row.was, tuple) else ())
        for meaning in situation.knowledge.meanings:
            if meaning.question == row.question and (not meaning.to or added & set(meaning.to)):
                found.append(reason(situation, meaning, ident=meaning.id, text=meaning.text))
    return tuple(found)
