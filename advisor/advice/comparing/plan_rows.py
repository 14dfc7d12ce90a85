"""The rows in which two plans differ: launch, costs, broadcasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.advice.comparing.row import NONE, change
from advisor.advice.comparing.sums import checked, titled, yuan
from advisor.advice.model import Advice, Launch, QuotaWindow
from advisor.advice.parts.comparison import Change
from advisor.advice.why.naming import Naming
from advisor.words import say


def launch(before: Advice, after: Advice) -> Iterator[Change]:
    """When the first accounts are live, and whether the deadline holds."""
    was, now = (_launched(advice.launch) for advice in (before, after))
    if was != now:
        yield change("launch", "launch", say("Launch, in the typical case"), was, now)
    one, other = (_deadline(advice.launch) for advice in (before, after))
    if one != other:
        yield change("launch", "deadline", say("The deadline, with typical durations"), one, other)


def _launched(launch: Launch) -> str:
    if launch.typical is None:
        return say("no launch")
    return say(
        "{typical} ({earliest} to {latest})",
        typical=launch.typical,
        earliest=launch.earliest,
        latest=launch.latest,
    )


def _deadline(launch: Launch) -> str:
    if launch.deadline is None:
        return say("none named")
    kept = launch.meets_deadline
    return say("{day}, kept", day=launch.deadline) if kept else say("{day}, missed", day=launch.deadline)


def costs(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """What is known of the costs of all steps, what is not, and the budgets."""
    one, other = before.costs, after.costs
    for what, title in (
        ("once", say("Cost of the steps, once")),
        ("every_year", say("Cost of the steps, every year")),
    ):
        was, now = (yuan(getattr(side, what)) for side in (one, other))
        if was != now:
            yield change("cost", f"cost {what}", title, was, now)
    lacks = [set(side.without_figure) for side in (one, other)]
    was, now = (say(", ").join(sorted(mine - theirs)) or say("none") for mine, theirs in (lacks, reversed(lacks)))
    if was != now:
        sides = ((one, lacks[0] - lacks[1]), (other, lacks[1] - lacks[0]))
        words = [titled(side, idents) for side, idents in sides] if naming.knowledge else [was, now]
        title = say("Steps of which no price is known, on one side only")
        yield change("cost", "cost without_figure", title, was, now, *words)
    for what, title in (
        ("setup_budget", say("The budget for setting up")),
        ("monthly_budget", say("The monthly budget")),
    ):
        was, now = (checked(getattr(side, what)) for side in (one, other))
        if was != now:
            yield change("cost", f"cost {what}", title, was, now)


def cadence(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """How much is planned to be published, and the quotas it keeps to."""
    one, other = (Counter(sent.account for sent in advice.cadence.broadcasts) for advice in (before, after))
    for account in sorted({*one, *other}):
        if one[account] != other[account]:
            title = say("Broadcasts planned, {account}", account=naming.account(account))
            yield change("cadence", f"broadcasts {account}", title, f"{one[account]}", f"{other[account]}")
    quotas = [_quotas(advice) for advice in (before, after)]
    for account in sorted({*quotas[0], *quotas[1]}):
        was, now = (found.get(account, NONE) for found in quotas)
        if was != now:
            title = say("Quota in the plan, {account}", account=naming.account(account))
            yield change("cadence", f"quota {account}", title, was, now)
    planned = [f"{advice.cadence.articles_per_month.planned:g}" for advice in (before, after)]
    if planned[0] != planned[1]:
        yield change("cadence", "articles", say("Articles a month in the plan, at most"), *planned)


def _quotas(advice: Advice) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for quota in advice.cadence.quotas:
        found.setdefault(quota.account, []).append(_quota(quota))
    return {account: say("; then ").join(said) for account, said in found.items()}


def _quota(quota: QuotaWindow) -> str:
    number, each = quota.broadcasts, quota.articles_each
    if each:
        if quota.per == "day":
            return say("{number} a day of up to {each}", number=number, each=each)
        return say("{number} a month of up to {each}", number=number, each=each)
    return say("{number} a day", number=number) if quota.per == "day" else say("{number} a month", number=number)
