"""What it would take to open an account, as text."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import Unlock
from advisor.report.spoken import dashed, sentences, titled
from advisor.report.telling import unlocks
from advisor.report.text.lines import heading, item, paragraph
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names
from advisor.words import say


def unlock_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """Account by account the smallest changes of answers, and the accounts that no change opens."""
    if not advice.unlocks and not advice.no_unlocks:
        return
    yield from heading(say("What it would take"))
    if advice.unlocks:
        yield from paragraph(unlocks.intro())
    for unlock in advice.unlocks:
        yield from _way(unlock, advice, names, marks)
    for none in advice.no_unlocks:
        yield from item(titled(names.account(none.account), unlocks.not_opened(none, advice, names)), mark="* ")


def _way(unlock: Unlock, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    days, cost = unlocks.days_and_cost(unlock)
    named = titled(names.account(unlock.account), names.route(unlock.route))
    yield from item(dashed(named, unlocks.result(unlock)), mark="* ")
    for change in unlock.change:
        told = unlocks.change_in_words(change, advice)
        yield from item(
            say("{question} {to} instead of {now}", question=told.label, to=told.to, now=told.now), indent=2
        )
    for reason in unlock.means:
        yield from item(cited(reason.text, reason, marks), indent=2)
    yield from item(say("Steps: {steps}", steps=unlocks.steps(unlock, names)), indent=2)
    if unlock.cost_cny.unpriced:
        price = say("CNY, known: {cost} (* no figure known).", cost=cost)
    else:
        price = say("CNY, known: {cost}.", cost=cost)
    yield from item(sentences(say("Days: {days}.", days=days), price), indent=2)
