"""What becomes of the client's wishes for accounts (take one back, move one, change its type).

A rule that beats another of the same outcome leaves it standing as a reason, and only overrules its fallback.
"""

from __future__ import annotations

from advisor.advice.model import WishOutcome
from advisor.advice.speak import fill, judged, reason, together
from advisor.knowledge.models import WishRule
from advisor.logic.situation import Missing, Situation
from advisor.logic.truth import Truth, every, negate

QUESTION = "account_wishes"
# Where several rules hold, the least promising outcome stands.
ORDER = ("impossible", "unconfirmed", "possible")


def outcomes(situation: Situation) -> tuple[WishOutcome, ...]:
    """One outcome for each wish the client named, in the author's order."""
    named = situation.seen(QUESTION)
    if isinstance(named, Missing) or not isinstance(named, tuple):
        return ()
    question = situation.knowledge.question[QUESTION]
    return tuple(_outcome(situation, option.id, option.label) for option in question.options if option.id in named)


def _outcome(situation: Situation, wish: str, title: str) -> WishOutcome:
    rules = [rule for rule in situation.knowledge.wishes if rule.wish == wish and rule.holds_on(situation.as_of)]
    held = [rule for rule in rules if _undefeated(situation, rule, rules) is True]
    if not held:
        unknown, ask = judged(situation, "wish.not_established"), judged(situation, "wish.ask_first").text
        return WishOutcome(wish=wish, title=title, outcome="unconfirmed", reasons=(unknown,), steps=(), instead=ask)
    outcome = min((rule.outcome for rule in held), key=ORDER.index)
    deciding = [rule for rule in held if rule.outcome == outcome]
    overruled = {beaten for rule in deciding for beaten in rule.beats}
    fallbacks = [rule.instead for rule in deciding if rule.instead and rule.id not in overruled]
    return WishOutcome(
        wish=wish,
        title=title,
        outcome=outcome,
        reasons=tuple(reason(situation, rule, ident=rule.id, text=rule.text) for rule in deciding),
        steps=tuple(dict.fromkeys(step for rule in deciding for step in rule.steps)),
        instead=together(*(fill(situation, text) for text in dict.fromkeys(fallbacks))),
    )


def _undefeated(situation: Situation, rule: WishRule, rules: list[WishRule]) -> Truth:
    winners = (other for other in rules if rule.id in other.beats and other.outcome != rule.outcome)
    return every([situation.truth(rule.when), *(negate(_undefeated(situation, other, rules)) for other in winners)])
