"""What it would take to open an account, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock
from advisor.report.wording import Names, count, days, span

INTRO = (
    "For each account that is closed, or open only after steps, these are all the smallest changes of your answers "
    "that open it: leave one part of a change out and it no longer does. What the organisation is and where it is "
    "registered stays as it is. Days and costs are those of the steps named, not of what your business has to do first."
)


class ChangeInWords(NamedTuple):
    """A question, what is answered now, and each answer that would do."""

    label: str
    now: str
    to: str


def change_in_words(change: AnswerChange, advice: Advice) -> ChangeInWords:
    """One answer that would have to be another."""
    given = {one.question: one.answer for one in advice.answers}
    now = "no answer" if change.was is None else f"“{given.get(change.question, change.was)}”"
    return ChangeInWords(change.label, now, " or ".join(f"“{shown}”" for shown in (change.shown, *change.or_shown)))


def result(unlock: Unlock) -> str:
    """What the change leads to."""
    return "open" if unlock.status == "open" else "open after steps"


def steps(unlock: Unlock, names: Names) -> str:
    """The steps, those without a known figure with a star."""
    unpriced = set(unlock.cost_cny.unpriced)
    return "; ".join(names.step(step) + ("*" if step in unpriced else "") for step in unlock.steps) or "none"


def days_and_cost(unlock: Unlock) -> tuple[str, str]:
    """Days, and the yuan that are known."""
    all_open = unlock.cost_cny.max == 0 and set(unlock.steps) <= set(unlock.cost_cny.unpriced)
    return days(unlock.days), "not known" if all_open else span(unlock.cost_cny.min, unlock.cost_cny.max)


def by_account(advice: Advice) -> Iterator[tuple[str, list[Unlock]]]:
    """The accounts with their smallest changes, in the order of the advice."""
    for account in dict.fromkeys(unlock.account for unlock in advice.unlocks):
        yield account, [unlock for unlock in advice.unlocks if unlock.account == account]


def not_opened(none: NoUnlock, advice: Advice, names: Names) -> str:
    """That no change opens an account, and what stands in the way."""
    searched = f" The complete search looked at {count(none.ways, 'way')} to change answers." if none.ways else ""
    if none.locks:
        locks = "; ".join(f"“{names.question(lock)}”" for lock in none.locks)
        answers = "answer that stands" if len(none.locks) == 1 else "answers that stand"
        blocked = f"You locked the {answers} in the way: {locks}."
        return f"No change of the answers left free opens it. {blocked}{searched}"
    after_steps = any(
        verdict.account == none.account and verdict.status == "conditional" for verdict in advice.verdicts
    )
    if after_steps:
        return f"It opens only after steps, and no change of answers does away with them.{searched}"
    return f"No change of answers opens it.{searched}"
