"""What the advice costs: once and every year, against the budgets, by step and by month, and what is not known."""

from __future__ import annotations

from advisor.advice.model import Advice
from advisor.advice.parts.costs import BudgetCheck, StepCost, Yuan
from advisor.report.spoken import semicolons
from advisor.report.telling import money
from advisor.report.telling.confidence import confidence
from advisor.report.wording import Names, day, listed, span
from advisor.web.advice.advice_roadmap import figure
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag
from advisor.words import say, say_count

BADGE = {"within": "open", "could_exceed": "conditional", "exceeds": "closed", "not_known": "unknown"}


def sums(advice: Advice, cites: Cites) -> Markup:
    """What is paid once, what every year, what setting up takes, and how that stands against the budgets."""
    costs = advice.costs
    if not costs.steps:
        return EMPTY
    return joined(
        [
            tag("h2", say("What it costs"), id="costs"),
            tag(
                "p",
                say("Sums of the figures that are known; what has no figure comes on top."),
                " ",
                judged(),
            ),
            tag(
                "div",
                *(figure(one.title, say("CNY {amount}", amount=one.amount), one.note) for one in money.sums(costs)),
                figure(
                    say("Without a figure"),
                    say_count(len(costs.without_figure), "{number} step", "{number} steps"),
                    say("{number} more with something open", number=len(costs.open))
                    if costs.open
                    else say("ask for quotes"),
                ),
                class_="figures",
            ),
            tag("h3", say("Against your budgets")),
            bullets(_check(check, cites) for check in (costs.setup_budget, costs.monthly_budget)),
        ]
    )


def _check(check: BudgetCheck, cites: Cites) -> Markup:
    """A budget, the known costs against it, and how that stands in words."""
    known = _span(check.known)
    costs = (
        say("Known costs: CNY {amount} a month.", amount=known)
        if check.question == "monthly_budget_cny"
        else say("Known costs: CNY {amount}.", amount=known)
    )
    badge = tag("span", _against(check.status), class_=f"badge {BADGE[check.status]}")
    said = cites.said(check.reason.text, check.reason)
    return joined([tag("strong", _budget(check)), costs, badge, said], by=" ")


def _budget(check: BudgetCheck) -> str:
    title = money.budget_named(check.question)
    if check.budget is None:
        return say("{budget}: not named.", budget=title)
    amount = f"{check.budget:,}"
    if check.question == "monthly_budget_cny":
        return say("{budget}: CNY {amount} a month.", budget=title, amount=amount)
    return say("{budget}: CNY {amount}.", budget=title, amount=amount)


def _against(status: str) -> str:
    return {
        "within": say("Within"),
        "could_exceed": say("Could exceed"),
        "exceeds": say("Exceeds"),
        "not_known": say("Not known"),
    }[status]


def by_step_and_month(advice: Advice, names: Names, cites: Cites) -> Markup:
    """The months, the steps, and what is not known: folded, but for what is not known."""
    costs = advice.costs
    if not costs.steps:
        return EMPTY
    months = table(
        (
            say("Month"),
            say("Paid once"),
            say("Yearly, first time"),
            say("Yearly, again"),
            say("Together, CNY"),
            say("Due without a figure"),
        ),
        ((*row[:-1], semicolons(row.without_figure) or "–") for row in money.months(costs, names)),
        name=say("Costs by month"),
        numbers=range(1, 5),
        widths=(11, 12, 14, 12, 13, 38),
        class_="wide",
    )
    steps = table(
        (say("Step"), say("CNY"), say("First due"), say("What is known of it")),
        (_step(step, cites) for step in costs.steps),
        name=say("Costs by step"),
        widths=(30, 14, 18, 38),
        class_="wide",
    )
    last = money.last_month(costs)
    rest = say("Nothing is known to fall due in the other months up to {month}.", month=last) if last else ""
    return joined(
        [
            more(say("Month by month"), months, tag("p", rest, class_="quiet") if rest else None),
            more(say("Step by step ({number})", number=len(costs.steps)), steps),
            _not_known(advice, cites),
        ]
    )


def _step(step: StepCost, cites: Cites) -> tuple[Content, ...]:
    amount = cites.said(money.amount(step), step) if step.amount else money.amount(step)
    again = say("Again on {days}.", days=listed(map(day, step.renewals))) if step.renewals else ""
    due = joined([day(step.first_due), tag("br"), tag("span", again, class_="quiet")]) if again else day(step.first_due)
    each_year = tag("span", say("every year"), class_="quiet") if step.every_year else None
    notes = bullets(cites.said(note, step) for note in (*step.notes, *step.open))
    return (
        tag("strong", step.title),
        joined([amount, tag("br") if each_year else None, each_year]),
        due,
        joined([notes, tag("span", confidence(step.confidence), class_="quiet")]),
    )


def _not_known(advice: Advice, cites: Cites) -> Markup:
    """Steps without a figure, and what is open of those that have one."""
    unknown = [(step, _open(step)) for step in advice.costs.steps if step.amount is None or step.open]
    if not unknown:
        return EMPTY
    rows = (
        joined(
            [tag("strong", say("{step}: ", step=step.title)), joined((cites.said(each, step) for each in told), by=" ")]
        )
        for step, told in unknown
    )
    return joined([tag("h3", say("What is not known")), bullets(rows)])


def _open(step: StepCost) -> tuple[str, ...]:
    if step.amount is not None:
        return step.open
    return (*step.notes, *step.open) or (say("No figure is known."),)


def _span(amount: Yuan) -> str:
    return span(amount.min, amount.max)
