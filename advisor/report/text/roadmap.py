"""The roadmap as a table with dates, and the launch."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice, Launch, PlannedStep
from advisor.report.telling import timing
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.opinions import see_opinions
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, days, listed, money


def roadmap_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """When the accounts can be live, the dated steps, and what each step is."""
    yield from _launch(advice.launch, names, marks)
    if not advice.roadmap:
        return
    yield from heading("Roadmap")
    yield from table(
        ("No.", "Start", "Finish", "Start by", "Days", "CNY", "Step"),
        [_row(number, step) for number, step in enumerate(advice.roadmap, 1)],
    )
    yield from paragraph(
        "* = the launch waits for it. Days: least–typical–most; the dates take the typical number. Start by: begun a "
        "day later, the step moves the launch or the end of the roadmap."
    )
    yield from heading("What the steps are")
    number = {step.step: place for place, step in enumerate(advice.roadmap, 1)}
    for step in advice.roadmap:
        yield from _described(step, number, advice, names, marks)


def _row(number: int, step: PlannedStep) -> tuple[str, ...]:
    cost = money(step.cost_cny) + (" a year" if step.yearly and step.cost_cny else "")
    start, finish = step.start.isoformat(), step.finish.isoformat()
    by, took = step.slack.start_by.isoformat(), days(step.days) if step.days_known else "not known"
    return f"{number}{'*' if step.critical else ''}", start, finish, by, took, cost, step.title


def _described(step: PlannedStep, number: dict[str, int], advice: Advice, names: Names, marks: Marks) -> Iterator[str]:
    yield from item(f"{step.title}{see_opinions(advice, step.step)}", mark=f"{number[step.step]}. ")
    yield from paragraph(cited(step.text, step, marks), indent=3)
    after = [f"{number[name]}" if name in number else names.step(name) for name in step.after]
    for word, said in (
        ("For", listed(names.account(account) for account in step.for_)),
        ("After step", listed(after)),
        ("Cost", step.cost_note or ""),
        ("Wait", f"{timing.wait(step)}; {timing.done(step.best_finish.isoformat(), step.worst_finish.isoformat())}"),
        ("Note", timing.criticality(step)),
        ("Confidence", "" if step.confidence == "high" else step.confidence),
    ):
        if said:
            yield from item(f"{word}: {said}", indent=3)


def _launch(launch: Launch, names: Names, marks: Marks) -> Iterator[str]:
    yield from heading("Launch")
    if launch.typical is None:
        yield from paragraph("No launch date follows from these answers.")
        return
    yield from paragraph(
        f"Typically {launch.typical}; {launch.earliest} at the earliest, {launch.latest} at the latest."
    )
    for said in launch.says:
        yield from paragraph(cited(said.text, said, marks))
    if launch.deadline is not None and not launch.says:
        kept = {True: "kept", False: "missed", None: "not compared"}[launch.meets_deadline]
        yield from paragraph(f"Your deadline, {launch.deadline}, is {kept} with typical durations.")
    for case, set_by in zip(launch.cases, timing.chains(launch.cases, names), strict=True):
        held = timing.held(case)
        yield from item(
            f"{timing.CASES[case.case]}: {case.launch}{f', {launch.deadline} {held}' if held else ''}; set by: {set_by}"
        )
    for first in launch.start_first:
        when = f"from {first.start}, by {first.start_by} at the latest"
        yield from item(f"Start first: {first.title}, {when}. {cited(first.reason.text, first.reason, marks)}")
