"""What the advice costs: once and every year, against the budgets, by step and by month, and what is not known."""

from __future__ import annotations

from advisor.advice.model import Advice
from advisor.advice.parts.costs import BudgetCheck, StepCost, Yuan
from advisor.report.telling import money
from advisor.report.wording import Names, count, day, listed, span
from advisor.web.advice_roadmap import figure
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag

BADGE = {"within": "open", "could_exceed": "conditional", "exceeds": "closed", "not_known": "unknown"}
SUMS = "Sums of the figures that are known; what has no figure comes on top."


def sums(advice: Advice, cites: Cites) -> Markup:
    """What is paid once, what every year, what setting up takes, and how that stands against the budgets."""
    costs = advice.costs
    if not costs.steps:
        return EMPTY
    return joined(
        [
            tag("h2", "What it costs", id="costs"),
            tag("p", SUMS, " ", judged()),
            tag(
                "div",
                *(figure(one.title, f"CNY {one.amount}", one.note) for one in money.sums(costs)),
                figure(
                    "Without a figure",
                    count(len(costs.without_figure), "step"),
                    f"{len(costs.open)} more with something open" if costs.open else "ask for quotes",
                ),
                class_="figures",
            ),
            tag("h3", "Against your budgets"),
            bullets(_check(check, cites) for check in (costs.setup_budget, costs.monthly_budget)),
        ]
    )


def _check(check: BudgetCheck, cites: Cites) -> Markup:
    """A budget, the known costs against it, and how that stands in words."""
    each = " a month" if check.question == "monthly_budget_cny" else ""
    budget = "not named" if check.budget is None else f"CNY {check.budget:,}{each}"
    badge = tag("span", money.AGAINST[check.status].capitalize(), class_=f"badge {BADGE[check.status]}")
    title = tag("strong", f"{money.BUDGETS[check.question]}: {budget}.")
    said = cites.said(check.reason.text, check.reason)
    return joined([title, f" Known costs: CNY {_span(check.known)}{each}. ", badge, " ", said])


def by_step_and_month(advice: Advice, names: Names, cites: Cites) -> Markup:
    """The months, the steps, and what is not known: folded, but for what is not known."""
    costs = advice.costs
    if not costs.steps:
        return EMPTY
    months = table(
        ("Month", "Paid once", "Yearly, first time", "Yearly, again", "Together, CNY", "Due without a figure"),
        ((*row[:-1], "; ".join(row.without_figure) or "–") for row in money.months(costs, names)),
        name="Costs by month",
        numbers=range(1, 5),
        widths=(11, 12, 14, 12, 13, 38),
        class_="wide",
    )
    steps = table(
        ("Step", "CNY", "First due", "What is known of it"),
        (_step(step, cites) for step in costs.steps),
        name="Costs by step",
        widths=(30, 14, 18, 38),
        class_="wide",
    )
    rest = money.other_months(costs)
    return joined(
        [
            more("Month by month", months, tag("p", f"{rest}.", class_="quiet") if rest else None),
            more(f"Step by step ({len(costs.steps)})", steps),
            _not_known(advice, cites),
        ]
    )


def _step(step: StepCost, cites: Cites) -> tuple[Content, ...]:
    amount = cites.said(money.amount(step), step) if step.amount else money.amount(step)
    again = f"Again on {listed(map(day, step.renewals))}." if step.renewals else ""
    due = joined([day(step.first_due), tag("br"), tag("span", again, class_="quiet")]) if again else day(step.first_due)
    each_year = tag("span", "every year", class_="quiet") if step.every_year else None
    notes = bullets(cites.said(note, step) for note in (*step.notes, *step.open))
    return (
        tag("strong", step.title),
        joined([amount, tag("br") if each_year else None, each_year]),
        due,
        joined([notes, tag("span", f"{step.confidence} confidence", class_="quiet")]),
    )


def _not_known(advice: Advice, cites: Cites) -> Markup:
    """Steps without a figure, and what is open of those that have one."""
    unknown = [(step, _open(step)) for step in advice.costs.steps if step.amount is None or step.open]
    if not unknown:
        return EMPTY
    rows = (
        joined([tag("strong", f"{step.title}: "), joined((cites.said(each, step) for each in told), by=" ")])
        for step, told in unknown
    )
    return joined([tag("h3", "What is not known"), bullets(rows)])


def _open(step: StepCost) -> tuple[str, ...]:
    if step.amount is not None:
        return step.open
    return (*step.notes, *step.open) or ("No figure is known.",)


def _span(amount: Yuan) -> str:
    return span(amount.min, amount.max)
