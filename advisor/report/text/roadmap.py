"""The roadmap as a table with dates, and the launch."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice, Launch, PlannedStep
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, days, listed, money


def roadmap_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """When the accounts can be live, the dated steps, and what each step is."""
    yield from _launch(advice.launch)
    if not advice.roadmap:
        return
    yield from heading("Roadmap")
    yield from table(
        ("No.", "Start", "Finish", "Days", "CNY", "Step"),
        [_row(number, step) for number, step in enumerate(advice.roadmap, 1)],
    )
    yield from paragraph("* = the launch waits for it. Days: least–typical–most; the dates take the typical number.")
    yield from heading("What the steps are")
    number = {step.step: place for place, step in enumerate(advice.roadmap, 1)}
    for step in advice.roadmap:
        yield from _described(step, number, names, marks)


def _row(number: int, step: PlannedStep) -> tuple[str, ...]:
    cost = money(step.cost_cny) + (" a year" if step.yearly and step.cost_cny else "")
    start, finish = step.start.isoformat(), step.finish.isoformat()
    return f"{number}{'*' if step.critical else ''}", start, finish, days(step.days), cost, step.title


def _described(step: PlannedStep, number: dict[str, int], names: Names, marks: Marks) -> Iterator[str]:
    yield from item(step.title, mark=f"{number[step.step]}. ")
    yield from paragraph(cited(step.text, step, marks), indent=3)
    after = [f"{number[name]}" if name in number else names.step(name) for name in step.after]
    for word, said in (
        ("For", listed(names.account(account) for account in step.for_)),
        ("After step", listed(after)),
        ("Cost", step.cost_note or ""),
        ("Confidence", "" if step.confidence == "high" else step.confidence),
    ):
        if said:
            yield from item(f"{word}: {said}", indent=3)


def _launch(launch: Launch) -> Iterator[str]:
    yield from heading("Launch")
    if launch.typical is None:
        yield from paragraph("No launch date follows from these answers.")
        return
    yield from paragraph(
        f"Typically {launch.typical}; {launch.earliest} at the earliest, {launch.latest} at the latest."
    )
    if launch.deadline is not None:
        kept = {True: "kept", False: "missed", None: "not compared"}[launch.meets_deadline]
        yield from paragraph(f"Your deadline, {launch.deadline}, is {kept} with typical durations.")
