"""What in the mix is the user's own choice, in words, and which of these choices could not be followed."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import advised_weights
from advisor.advice.model import Reason
from advisor.advice.speak import judged, reason
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision
from advisor.words import say


def told_choices(situation: Situation, found: Findings) -> tuple[Reason, ...]:
    """Every choice that the mix rests on: weights changed, accounts excluded, accounts forced or why they could not be.

    Choices that change nothing (a weight set to what it would be anyway) are not told.
    """
    return (*_weights(situation, found), *_excluded(situation, found), *_forced(situation, found))


def _weights(situation: Situation, found: Findings) -> Iterator[Reason]:
    for criterion, before in advised_weights(situation):
        after = found.choices.weights.get(criterion.id, before)
        if after != before:
            title = criterion.title
            yield judged(situation, "choice.weight", criterion=title, before=f"{before:g}", after=f"{after:g}")


def _excluded(situation: Situation, found: Findings) -> Iterator[Reason]:
    for account in found.choices.exclude:
        yield judged(situation, "choice.excluded", account=situation.knowledge.account[account].name)


def _forced(situation: Situation, found: Findings) -> Iterator[Reason]:
    for account in found.choices.force:
        name = situation.knowledge.account[account].name
        if account in found.choices.exclude:
            yield judged(situation, "choice.forced_excluded", account=name)
        elif account in dict(found.best.pairs):
            yield judged(situation, "choice.forced", account=name)
        else:
            decisions = [decision for decision in found.decisions.values() if decision.account == account]
            yield from _not_forced(situation, decisions, account=name)


def _not_forced(situation: Situation, decisions: list[Decision], *, account: str) -> Iterator[Reason]:
    """Why an account is in no mix: by each way that could still lead to it, else by the rules that close it."""
    knowledge = situation.knowledge
    not_taken = [decision for decision in decisions if decision.status in ("open", "conditional")]
    undecided = [decision for decision in decisions if decision.status == "unknown"]
    if not_taken:
        routes = say(", ").join(knowledge.route[decision.route].name for decision in not_taken)
        yield judged(situation, "choice.forced_not_taken", account=account, routes=routes)
    if undecided:
        yield judged(situation, "choice.forced_undecided", account=account)
        waits = frozenset[str]().union(*(decision.waits_for for decision in undecided))
        labels = [knowledge.question[ident].label for ident in knowledge.asked_order if ident in waits]
        phrase = "verdict.waits" if labels else "verdict.not_known_then"
        yield judged(situation, phrase, questions=say("; ").join(labels), date=situation.as_of.isoformat())
    if not (not_taken or undecided):
        yield judged(situation, "choice.forced_closed", account=account)
        closing = {rule.id: rule for decision in decisions for rule in decision.deciding}
        for ident, rule in closing.items():
            yield reason(situation, rule, ident=ident, text=rule.text)
