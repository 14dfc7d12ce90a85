"""What to do with the accounts that exist already, and whether their papers allow another owner.

Each account gets one action. Where several rules hold the least promising stands (`ACTIONS`), as with wishes; a rule
that a missing answer leaves open, and that could still make it less promising, leaves the account at `ask`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from advisor.advice.model import Reason
from advisor.advice.needs import Pair
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.speak import judged, reason
from advisor.knowledge.models import ExistingRule
from advisor.knowledge.models.existing import Action, Moving
from advisor.logic.situation import Missing, Situation
from advisor.logic.truth import Truth, every, negate
from advisor.words import say

QUESTION = "existing_accounts"
# The least promising first.
ACTIONS: tuple[Action, ...] = ("ask", "retire", "rebuild", "take_back", "move", "verify", "keep")
MOVING: tuple[Moving, ...] = ("impossible", "not_established", "possible")
CONFIDENCE: tuple[Literal["high", "medium", "low"], ...] = ("high", "medium", "low")
NOT_IN_THE_MIX = "none"
Said = TypeVar("Said", Action, Moving)


@dataclass(frozen=True)
class Settled:
    """What the rules of one kind say of an account: the word that stands, by which rules, or what it waits for.

    Without a word nothing is established.
    """

    word: str | None
    rules: tuple[ExistingRule, ...]
    waits_for: frozenset[str]


def existing_found(situation: Situation, mix: Sequence[Pair]) -> tuple[ExistingFound, ...]:
    """Each account that exists with what to do about it, given the mix; in the author's order."""
    return tuple(_found(situation, option, dict(mix)) for option in _named(situation))


def existing_rules(situation: Situation, mix: Sequence[Pair]) -> Iterator[ExistingRule]:
    """The rules that what is said of existing accounts rests on."""
    for option in _named(situation):
        for settled in _both(situation, option, dict(mix)):
            yield from settled.rules


def kind_of(situation: Situation, option: str) -> str | None:
    """The kind of account an option of the question names (`own_service` is a `service`); None for any other."""
    kind = option.partition("_")[2]
    return kind if kind in situation.knowledge.account else None


def _named(situation: Situation) -> tuple[str, ...]:
    named = situation.seen(QUESTION)
    if isinstance(named, Missing) or not isinstance(named, tuple):
        return ()
    return tuple(option for option in situation.knowledge.question[QUESTION].option_ids if option in named)


def _found(situation: Situation, option: str, mix: Mapping[str, str]) -> ExistingFound:
    acting, moving = _both(situation, option, mix)
    kind = kind_of(situation, option)
    titles = {choice.id: choice.label for choice in situation.knowledge.question[QUESTION].options}
    sure = max((CONFIDENCE.index(rule.confidence) for rule in acting.rules), default=CONFIDENCE.index("low"))
    return ExistingFound(
        existing=option,
        title=titles[option],
        account=kind,
        route=mix.get(kind) if kind else None,
        action=_word(acting, ACTIONS, otherwise="ask"),
        confidence=CONFIDENCE[sure],
        reasons=_reasons(situation, acting, waits="existing.waits", unknown="existing.not_established"),
        steps=tuple(dict.fromkeys(step for rule in acting.rules for step in rule.steps)),
        waits_for=tuple(_asked(situation, acting)),
        moving=_word(moving, MOVING, otherwise="not_established"),
        moving_reasons=_reasons(situation, moving, waits="moving.waits", unknown="moving.not_established"),
    )


def _both(situation: Situation, option: str, mix: Mapping[str, str]) -> tuple[Settled, Settled]:
    kind = kind_of(situation, option)
    route = mix.get(kind, NOT_IN_THE_MIX) if kind else NOT_IN_THE_MIX
    rules = [
        rule
        for rule in situation.knowledge.existing
        if option in rule.existing and (not rule.by or route in rule.by) and rule.holds_on(situation.as_of)
    ]
    acting = [rule for rule in rules if rule.action is not None]
    moving = [rule for rule in rules if rule.moving is not None]
    return _settle(situation, acting, ACTIONS), _settle(situation, moving, MOVING)


def _settle(situation: Situation, rules: Sequence[ExistingRule], order: Sequence[str]) -> Settled:
    truths = [(rule, _undefeated(situation, rule, rules)) for rule in rules]
    held = [rule for rule, truth in truths if truth is True]
    best = min((order.index(_says(rule)) for rule in held), default=len(order))
    unsure = [rule for rule, truth in truths if truth is None and order.index(_says(rule)) < best]
    if unsure:
        return Settled(None, (), frozenset().union(*(_waits_for(situation, rule, rules) for rule in unsure)))
    deciding = tuple(rule for rule in held if order.index(_says(rule)) == best)
    return Settled(order[best] if deciding else None, deciding, frozenset())


def _says(rule: ExistingRule) -> str:
    return rule.action or rule.moving or ""


def _undefeated(situation: Situation, rule: ExistingRule, rules: Sequence[ExistingRule]) -> Truth:
    winners = (other for other in rules if rule.id in other.beats)
    return every([situation.truth(rule.when), *(negate(_undefeated(situation, other, rules)) for other in winners)])


def _waits_for(situation: Situation, rule: ExistingRule, rules: Sequence[ExistingRule]) -> frozenset[str]:
    """The open questions that a rule hangs on, its own and those of the rules that beat it."""
    winners = (other for other in rules if rule.id in other.beats)
    found = situation.waits_for(rule.when)
    return found.union(*(_waits_for(situation, other, rules) for other in winners))


def _word(settled: Settled, order: Sequence[Said], *, otherwise: Said) -> Said:
    return next((word for word in order if word == settled.word), otherwise)


def _reasons(situation: Situation, settled: Settled, *, waits: str, unknown: str) -> tuple[Reason, ...]:
    """The rules that decide in words, else the phrase `waits` with the questions, else the phrase `unknown`."""
    if settled.word is not None:
        return tuple(reason(situation, rule, ident=rule.id, text=rule.text) for rule in settled.rules)
    if settled.waits_for:
        labels = [situation.knowledge.question[ident].label for ident in _asked(situation, settled)]
        return (judged(situation, waits, questions=say("; ").join(labels)),)
    return (judged(situation, unknown, date=situation.as_of.isoformat()),)


def _asked(situation: Situation, settled: Settled) -> Iterator[str]:
    return (ident for ident in situation.knowledge.asked_order if ident in settled.waits_for)
