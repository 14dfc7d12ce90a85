"""Phases with their triggers, and the accounts that exist, as text."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase
from advisor.report.spoken import LEVELS, aside, semicolons, titled
from advisor.report.telling.existing import action_named, moving_said
from advisor.report.text.lines import heading, item
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, runs
from advisor.words import say


def phase_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """What first, what later, what begins the next phase; then what to do with accounts that exist."""
    if advice.phases:
        yield from heading(say("What first, what later"))
    for phase in advice.phases:
        yield from _phase(phase, advice, names, marks)
    if advice.existing:
        yield from heading(say("The accounts you have"))
    for one in advice.existing:
        yield from _existing(one, names, marks)


def _phase(phase: Phase, advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(phase.title, mark=f"{phase.number}. ")
    for trigger in phase.triggers:
        yield from item(say("It begins when: {text}", text=cited(trigger.text, trigger, marks)), indent=3)
    for reason in phase.reasons:
        yield from item(say("It waits because: {text}", text=cited(reason.text, reason, marks)), indent=3)
    after_launch = {(one.account, one.route) for one in advice.launch.accounts if one.after_launch}
    for one in phase.accounts:
        said = say(
            "{account}: {route}; live {typical} ({earliest} to {latest})",
            account=names.account(one.account),
            route=names.route(one.route),
            typical=one.typical,
            earliest=one.earliest,
            latest=one.latest,
        )
        if (one.account, one.route) in after_launch:
            said = say("{account}; prepared once the first phase is live", account=said)
        yield from item(said, indent=3)
    number = {step.step: place for place, step in enumerate(advice.roadmap, 1)}
    steps = runs(number[step] for step in phase.steps if step in number)
    if steps:
        prepared = say(
            "Steps {steps} of the roadmap, from {first}; all live {live}",
            steps=steps,
            first=phase.prepare_from,
            live=phase.live,
        )
    else:
        prepared = say("No step of its own; from {first}; all live {live}", first=phase.prepare_from, live=phase.live)
    if phase.preparation == "after_trigger":
        prepared = say("{days} – the earliest days there are: nobody knows when it begins", days=prepared)
    yield from item(say("{sentence}.", sentence=prepared), indent=3)


def _existing(one: ExistingFound, names: Names, marks: Marks) -> Iterator[str]:
    sure = say("confidence {level}", level=LEVELS[one.confidence])
    if one.route:
        sure = say("{confidence}, in the mix: {route}", confidence=sure, route=names.route(one.route))
    yield from item(aside(titled(one.title, action_named(one.action).lower()), sure), mark="* ")
    for reason in one.reasons:
        yield from item(cited(reason.text, reason, marks), indent=2)
    if one.steps:
        yield from item(say("Steps: {steps}", steps=semicolons(map(names.step, one.steps))), indent=2)
    if one.waits_for:
        questions = semicolons(map(names.question, one.waits_for))
        yield from item(say("Waits for: {questions}", questions=questions), indent=2)
    yield from item(moving_said(one.moving), indent=2)
    for reason in one.moving_reasons:
        yield from item(cited(reason.text, reason, marks), indent=4)
