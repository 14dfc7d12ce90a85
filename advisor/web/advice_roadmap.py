"""The roadmap as a table, and the figures at the head of the advice."""

from __future__ import annotations

from advisor.advice.model import Advice, PlannedStep
from advisor.report.wording import Names, count, day, days, listed, money, short_day, span
from advisor.web.citations import Cites, judged
from advisor.web.markup import Content, Markup, joined, table, tag

IN_TIME = {True: "In time for", False: "Too late for"}


def figures(advice: Advice) -> Markup:
    """Launch, needs met, known costs and broadcasts, at a glance."""
    launch, cadence = advice.launch, advice.cadence
    known = [step.cost_cny for step in advice.roadmap if step.cost_cny]
    cost = span(sum(one.min for one in known), sum(one.max for one in known)) if known else "–"
    met = sum(bool(need.met_by) for need in advice.needs)
    window = f"{day(launch.earliest)} to {day(launch.latest)}" if launch.earliest else "no launch date without a mix"
    deadline = (
        f"{IN_TIME[launch.meets_deadline]} {day(launch.deadline)}"
        if launch.meets_deadline is not None
        else "No deadline is known"
    )
    return tag(
        "div",
        _figure("Typical launch", day(launch.typical), f"{window}. {deadline}."),
        _figure("Needs met", f"{met} of {len(advice.needs)}", "by this mix, some within limits"),
        _figure(
            "Set-up, known costs",
            f"CNY {cost}" if known else cost,
            f"{count(len(known), 'step')} with a figure, {len(advice.roadmap) - len(known)} without",
        ),
        _figure(
            "Broadcasts", f"{len(cadence.broadcasts)}", f"{count(cadence.weeks, 'week')} from {day(cadence.start)}"
        ),
        class_="figures",
    )


def _figure(title: str, value: str, note: str) -> Markup:
    return tag(
        "div",
        tag("p", title, class_="figure-title"),
        tag("p", value, class_="figure-value"),
        tag("p", note, class_="quiet"),
        class_="figure",
    )


def roadmap(advice: Advice, names: Names, cites: Cites) -> Markup:
    """The launch dates and every step, in the order in which they begin."""
    launch = advice.launch
    if launch.typical is None:
        return tag("p", "Without a mix there is no roadmap.", " ", judged())
    told = f"Launch typically on {day(launch.typical)}, "
    told += f"at the earliest on {day(launch.earliest)}, at the latest on {day(launch.latest)}."
    if launch.meets_deadline is not None:
        told += f" {IN_TIME[launch.meets_deadline]} {day(launch.deadline)}, when it must be live."
    order = {step.step: number for number, step in enumerate(advice.roadmap, 1)}
    rows = (_row(number, step, order, names, cites) for number, step in enumerate(advice.roadmap, 1))
    head = ("No.", "Step", "For", "Typical dates", "Days", "Cost, CNY", "After")
    return joined(
        [
            tag("p", told, " ", judged()),
            table(head, rows, name="Roadmap", widths=(4, 38, 13, 13, 11, 15, 6), class_="wide"),
        ]
    )


def _row(number: int, step: PlannedStep, order: dict[str, int], names: Names, cites: Cites) -> tuple[Content, ...]:
    critical = tag("span", "critical", class_="badge critical") if step.critical else None
    note = " ".join(part for part in (step.cost_note, "Every year." if step.yearly else None) if part)
    when = day(step.start) if step.start == step.finish else f"{short_day(step.start)} – {day(step.finish)}"
    return (
        str(number),
        joined([tag("strong", step.title), " ", critical, tag("br"), cites.said(step.text, step)]),
        listed(names.account(account) for account in step.for_) or "all",
        when,
        joined([days(step.days), tag("br"), tag("span", f"{step.confidence} confidence", class_="quiet")]),
        joined(
            [
                money(step.cost_cny),
                tag("br") if note else None,
                tag("span", cites.said(note, step), class_="quiet") if note else None,
            ]
        ),
        ", ".join(map(str, sorted(order[before] for before in step.after if before in order))) or "–",
    )
