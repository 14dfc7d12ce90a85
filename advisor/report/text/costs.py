"""What the roadmap costs, as text. What a single step costs, and what is not known of it, stands with the step."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.report.spoken import aside, commas, semicolons, titled
from advisor.report.telling import money
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, listed
from advisor.words import say


def cost_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """The sums, the budgets, what has no figure, and the months in which something falls due."""
    costs = advice.costs
    if not costs.steps:
        return
    yield from heading(say("What it costs, CNY"))
    if money.has_figures(costs):
        for total in money.sums(costs):
            yield from item(aside(titled(total.title, total.amount), total.note))
    if costs.without_figure:
        yield from item(say("Without a figure: {steps}", steps=listed(map(names.step, costs.without_figure))))
    if costs.open:
        yield from item(say("Not wholly known: {steps}", steps=listed(map(names.step, costs.open))))
    for check in (costs.setup_budget, costs.monthly_budget):
        yield from item(titled(money.budget_named(check.question), cited(check.reason.text, check.reason, marks)))
    if again := [step for step in costs.steps if step.renewals]:
        due = semicolons(aside(step.title, commas(map(str, step.renewals))) for step in again)
        yield from item(say("Due again: {steps}", steps=due))
    months = money.months(costs, names)
    if months:
        yield ""
        yield from table(
            (
                say("Month"),
                say("Once"),
                say("Yearly, first"),
                say("Yearly, again"),
                say("Together"),
                say("Besides, without a figure"),
            ),
            [
                (row.month, row.once, row.first_fees, row.renewals, row.total, semicolons(row.without_figure))
                for row in months
            ],
        )
    if money.other_months(costs):
        yield from paragraph(say("{sentence}.", sentence=money.other_months(costs)))
