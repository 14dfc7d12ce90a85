"""The roadmap as a table with dates, and the launch."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice, Launch, PlannedStep
from advisor.report.spoken import LEVELS, semicolons, sentences
from advisor.report.telling import timing
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.opinions import with_opinions
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, days, listed, money
from advisor.words import say


def roadmap_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """When the accounts can be live, the dated steps, and what each step is."""
    yield from _launch(advice.launch, names, marks)
    if not advice.roadmap:
        return
    yield from heading(say("Roadmap"))
    yield from table(
        (say("No."), say("Start"), say("Finish"), say("Start by"), say("Days"), say("CNY"), say("Step")),
        [_row(number, step) for number, step in enumerate(advice.roadmap, 1)],
    )
    yield from paragraph(
        say(
            "* = the launch waits for it. Days: least–typical–most; the dates take the typical number. Start by: begun"
            " a day later, the step moves the launch or the end of the roadmap."
        )
    )
    yield from heading(say("What the steps are"))
    number = {step.step: place for place, step in enumerate(advice.roadmap, 1)}
    for step in advice.roadmap:
        yield from _described(step, number, advice, names, marks)


def _row(number: int, step: PlannedStep) -> tuple[str, ...]:
    cost = money(step.cost_cny)
    if step.yearly and step.cost_cny:
        cost = say("{cost} a year", cost=cost)
    start, finish = step.start.isoformat(), step.finish.isoformat()
    by, took = step.slack.start_by.isoformat(), days(step.days) if step.days_known else say("not known")
    return f"{number}{'*' if step.critical else ''}", start, finish, by, took, cost, step.title


def _described(step: PlannedStep, number: dict[str, int], advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(with_opinions(step.title, advice, step.step), mark=f"{number[step.step]}. ")
    yield from paragraph(cited(step.text, step, marks), indent=3)
    after = [f"{number[name]}" if name in number else names.step(name) for name in step.after]
    done = timing.done(step.best_finish.isoformat(), step.worst_finish.isoformat())
    accounts, note = listed(names.account(account) for account in step.for_), timing.criticality(step)
    for told in (
        say("For: {accounts}", accounts=accounts) if accounts else "",
        say("After step: {steps}", steps=listed(after)) if after else "",
        say("Cost: {text}", text=step.cost_note) if step.cost_note else "",
        say("Wait: {text}", text=semicolons((timing.wait(step), done))),
        say("Note: {text}", text=note) if note else "",
        "" if step.confidence == "high" else say("Confidence: {level}", level=LEVELS[step.confidence]),
    ):
        if told:
            yield from item(told, indent=3)


def _launch(launch: Launch, names: Names, marks: Marks) -> Iterator[str]:
    yield from heading(say("Launch"))
    if launch.typical is None:
        yield from paragraph(say("No launch date follows from these answers."))
        return
    yield from paragraph(
        say(
            "Typically {typical}; {earliest} at the earliest, {latest} at the latest.",
            typical=launch.typical,
            earliest=launch.earliest,
            latest=launch.latest,
        )
    )
    for said in launch.says:
        yield from paragraph(cited(said.text, said, marks))
    if launch.deadline is not None and not launch.says:
        day = launch.deadline
        kept = {
            True: say("Your deadline, {day}, is kept with typical durations.", day=day),
            False: say("Your deadline, {day}, is missed with typical durations.", day=day),
            None: say("Your deadline, {day}, is not compared with typical durations.", day=day),
        }
        yield from paragraph(kept[launch.meets_deadline])
    for case, set_by in zip(launch.cases, timing.chains(launch.cases, names), strict=True):
        held = timing.held(case)
        if held:
            when = say("{launch}, {deadline} {held}", launch=case.launch, deadline=launch.deadline, held=held)
        else:
            when = f"{case.launch}"
        yield from item(
            say("{case}: {launch}; set by: {steps}", case=timing.case_named(case.case), launch=when, steps=set_by)
        )
    for first in launch.start_first:
        told = say(
            "Start first: {step}, from {start}, by {start_by} at the latest.",
            step=first.title,
            start=first.start,
            start_by=first.start_by,
        )
        yield from item(sentences(told, cited(first.reason.text, first.reason, marks)))
