"""Phases with their triggers, and the accounts that exist, as text."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase
from advisor.report.telling.existing import ACTIONS, MOVING
from advisor.report.text.lines import heading, item
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, runs


def phase_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """What first, what later, what begins the next phase; then what to do with accounts that exist."""
    if advice.phases:
        yield from heading("What first, what later")
    for phase in advice.phases:
        yield from _phase(phase, advice, names, marks)
    if advice.existing:
        yield from heading("The accounts you have")
    for one in advice.existing:
        yield from _existing(one, names, marks)


def _phase(phase: Phase, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(phase.title, mark=f"{phase.number}. ")
    for trigger in phase.triggers:
        yield from item(f"It begins when: {cited(trigger.text, trigger, marks)}", indent=3)
    for reason in phase.reasons:
        yield from item(f"It waits because: {cited(reason.text, reason, marks)}", indent=3)
    after_launch = {(one.account, one.route) for one in advice.launch.accounts if one.after_launch}
    for one in phase.accounts:
        dates = f"live {one.typical} ({one.earliest} to {one.latest})"
        after = "; prepared once the first phase is live" if (one.account, one.route) in after_launch else ""
        yield from item(f"{names.account(one.account)}: {names.route(one.route)}; {dates}{after}", indent=3)
    number = {step.step: place for place, step in enumerate(advice.roadmap, 1)}
    steps = runs(number[step] for step in phase.steps if step in number)
    unknown = " – the earliest days there are: nobody knows when it begins"
    earliest = unknown if phase.preparation == "after_trigger" else ""
    prepared = f"Steps {steps} of the roadmap, from" if steps else "No step of its own; from"
    yield from item(f"{prepared} {phase.prepare_from}; all live {phase.live}{earliest}.", indent=3)


def _existing(one: ExistingFound, names: Names, marks: Marks) -> Iterator[str]:
    held = f", in the mix: {names.route(one.route)}" if one.route else ""
    yield from item(f"{one.title}: {ACTIONS[one.action].lower()} (confidence {one.confidence}{held})", mark="* ")
    for reason in one.reasons:
        yield from item(cited(reason.text, reason, marks), indent=2)
    if one.steps:
        yield from item(f"Steps: {'; '.join(names.step(step) for step in one.steps)}", indent=2)
    if one.waits_for:
        yield from item(f"Waits for: {'; '.join(names.question(question) for question in one.waits_for)}", indent=2)
    yield from item(MOVING[one.moving], indent=2)
    for reason in one.moving_reasons:
        yield from item(cited(reason.text, reason, marks), indent=4)
