"""The text document on costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.phrases import captioned, confidence, dashed, headed
from advisor.report.office.spans import Cell, Line, filled, marks, plain, quiet, said, strong
from advisor.report.office.tongue import by_tongue
from advisor.report.spoken import commas, semicolons
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def costs(paper: Paper, data: dict[str, Any], figure: Callable[[str], bool]) -> None:
    """Sums, budgets, steps, months."""
    told = data["costs"]
    if not told["steps"] and not told["free"]:
        return
    paper.heading(sections.costs(), anchor="costs")
    if told["sums"]:
        paper.bullets(
            dashed(strong(say("{title}: CNY {amount}", title=each["title"], amount=each["amount"])), each["note"])
            for each in told["sums"]
        )
    else:
        paper.say(plain(no_costs()))
    if told["without_figure"]:
        paper.say(only_known(told))
    for check in told["budgets"]:
        style = "Warning" if check["alert"] else "Callout"
        paper.say(headed(check["title"], said(check["said"])), style)
        if check["unsettled"]:
            paper.say(quiet(say("Not settled: {steps}.", steps=check["unsettled"])), style)
    figure("costs_by_month")
    if told["steps"]:
        _steps(paper, told)
    if told["months"]:
        _months(paper, told)


def no_costs() -> str:
    """That no step has a figure."""
    return say("No figure is known for any of the steps.")


def only_known(told: dict[str, Any]) -> Line:
    """What the sums leave out."""
    sentence = say_count(
        told["without_figure"],
        "{only} One step has no figure; ask for quotes. The work of your own people, content, advertising and upkeep "
        "are not in these sums.",
        "{only} {number} steps have no figure; ask for quotes. The work of your own people, content, advertising and "
        "upkeep are not in these sums.",
        only="{only}",
    )
    return filled(sentence, only=strong(say("Only what is known is counted.")))


def often(row: dict[str, Any]) -> str:
    """Whether a step costs its amount again."""
    return say("every year") if row["every_year"] else say("once")


def _steps(paper: Paper, told: dict[str, Any]) -> None:
    paper.heading(say("Step by step"), 2)
    paper.table(
        say("What each step costs, when it is typically due, and what is not known of it"),
        (say("Step"), say("Cost, CNY"), say("Due"), say("Notes, and what is not known")),
        (45, 28, 32, 60),
        [_cost(row) for row in told["steps"]],
        right=(1,),
    )
    if told["free"]:
        paper.say(plain(say("Known to cost no fee: {steps}.", steps=semicolons(told["free"]))), "Note")


def _cost(row: dict[str, Any]) -> list[Cell]:
    again = [quiet(say("again {days}", days=commas(row["renewals"])))] if row["renewals"] else []
    sure = filled(
        say("{sentence} {following}"), sentence=quiet(confidence(row["confidence"])), following=marks(row["rests_on"])
    )
    return [
        strong(row["title"]),
        [plain(row["amount"]), quiet(often(row))],
        [plain(row["first_due"]), *again],
        [*map(plain, row["notes"]), sure],
    ]


def _months(paper: Paper, told: dict[str, Any]) -> None:
    paper.heading(say("Month by month"), 2)
    paper.table(
        captioned(say("Known costs by the month in which they typically fall due, CNY"), told["other_months"]),
        (
            say("Month"),
            say("Once"),
            say("Yearly, first"),
            say("Yearly, again"),
            say("Together"),
            say("Besides, without a figure"),
        ),
        by_tongue((19, 26, 24, 24, 28, 44), (22, 26, 24, 24, 28, 41)),
        [
            (
                strong(row["month"]),
                row["once"],
                row["first_fees"],
                row["renewals"],
                strong(row["total"]),
                semicolons(row["without_figure"]) or "–",
            )
            for row in told["months"]
        ],
        right=(1, 2, 3, 4),
    )
