"""What it would take to open an account, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock
from advisor.report.spoken import semicolons, sentences
from advisor.report.telling.punctuation import either, quoted
from advisor.report.wording import Names, days, span
from advisor.words import say, say_count


def intro() -> str:
    """What the smallest changes are."""
    return say(
        "For each account that is closed, or open only after steps, these are all the smallest changes of your answers "
        "that open it: leave one part of a change out and it no longer does. What the organisation is and where it is "
        "registered stays as it is. Days and costs are those of the steps named, not of what your business has to do "
        "first."
    )


class ChangeInWords(NamedTuple):
    """A question, what is answered now, and each answer that would do."""

    label: str
    now: str
    to: str


def change_in_words(change: AnswerChange, advice: Advice) -> ChangeInWords:
    """One answer that would have to be another."""
    given = {one.question: one.answer for one in advice.answers}
    now = say("no answer") if change.was is None else quoted(str(given.get(change.question, change.was)))
    return ChangeInWords(change.label, now, either(map(quoted, (change.shown, *change.or_shown))))


def result(unlock: Unlock) -> str:
    """What the change leads to."""
    return say("open") if unlock.status == "open" else say("open after steps")


def steps(unlock: Unlock, names: Names) -> str:
    """The steps, those without a known figure with a star."""
    unpriced = set(unlock.cost_cny.unpriced)
    return semicolons(names.step(step) + ("*" if step in unpriced else "") for step in unlock.steps) or say("none")


def days_and_cost(unlock: Unlock) -> tuple[str, str]:
    """Days, and the yuan that are known."""
    all_open = unlock.cost_cny.max == 0 and set(unlock.steps) <= set(unlock.cost_cny.unpriced)
    return days(unlock.days), say("not known") if all_open else span(unlock.cost_cny.min, unlock.cost_cny.max)


def by_account(advice: Advice) -> Iterator[tuple[str, list[Unlock]]]:
    """The accounts with their smallest changes, in the order of the advice."""
    for account in dict.fromkeys(unlock.account for unlock in advice.unlocks):
        yield account, [unlock for unlock in advice.unlocks if unlock.account == account]


def not_opened(none: NoUnlock, advice: Advice, names: Names) -> str:
    """That no change opens an account, and what stands in the way."""
    searched = _searched(none.ways)
    if none.locks:
        blocked = say_count(
            len(none.locks),
            "You locked the answer that stands in the way: {locks}.",
            "You locked the answers that stand in the way: {locks}.",
            locks=semicolons(quoted(names.question(lock)) for lock in none.locks),
        )
        return sentences(say("No change of the answers left free opens it."), blocked, searched)
    after_steps = any(
        verdict.account == none.account and verdict.status == "conditional" for verdict in advice.verdicts
    )
    if after_steps:
        return sentences(say("It opens only after steps, and no change of answers does away with them."), searched)
    return sentences(say("No change of answers opens it."), searched)


def _searched(ways: int) -> str:
    """How far the search went; empty where there was nothing to search."""
    if not ways:
        return ""
    return say_count(
        ways,
        "The complete search looked at {number} way to change answers.",
        "The complete search looked at {number} ways to change answers.",
    )
