"""What the roadmap costs, as text. What a single step costs, and what is not known of it, stands with the step."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.model import Advice
from advisor.report.telling import money
from advisor.report.text.lines import heading, item, paragraph, table
from advisor.report.text.sources import cited
from advisor.report.wording import Marks, Names, listed


def cost_lines(advice: Advice, *, names: Names, marks: Marks) -> Iterator[str]:
    """The sums, the budgets, what has no figure, and the months in which something falls due."""
    costs = advice.costs
    if not costs.steps:
        return
    yield from heading("What it costs, CNY")
    if money.has_figures(costs):
        for total in money.sums(costs):
            yield from item(f"{total.title}: {total.amount} ({total.note})")
    if costs.without_figure:
        yield from item(f"Without a figure: {listed(names.step(step) for step in costs.without_figure)}")
    if costs.open:
        yield from item(f"Not wholly known: {listed(names.step(step) for step in costs.open)}")
    for check in (costs.setup_budget, costs.monthly_budget):
        yield from item(f"{money.BUDGETS[check.question]}: {cited(check.reason.text, check.reason, marks)}")
    if again := [step for step in costs.steps if step.renewals]:
        due = "; ".join(f"{step.title} ({', '.join(map(str, step.renewals))})" for step in again)
        yield from item(f"Due again: {due}")
    months = money.months(costs, names)
    if months:
        yield ""
        yield from table(
            ("Month", "Once", "Yearly, first", "Yearly, again", "Together", "Besides, without a figure"),
            [
                (row.month, row.once, row.first_fees, row.renewals, row.total, "; ".join(row.without_figure))
                for row in months
            ],
        )
    if money.other_months(costs):
        yield from paragraph(f"{money.other_months(costs)}.")
