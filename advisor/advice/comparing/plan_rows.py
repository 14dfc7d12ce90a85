"""The rows in which two plans differ: launch, costs, broadcasts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.advice.comparing.row import NONE, change
from advisor.advice.comparing.sums import checked, titled, yuan
from advisor.advice.model import Advice, Launch
from advisor.advice.parts.comparison import Change
from advisor.advice.why.naming import Naming


def launch(before: Advice, after: Advice) -> Iterator[Change]:
    """When the first accounts are live, and whether the deadline holds."""
    was, now = (_launched(advice.launch) for advice in (before, after))
    if was != now:
        yield change("launch", "launch", "Launch, in the typical case", was, now)
    one, other = (_deadline(advice.launch) for advice in (before, after))
    if one != other:
        yield change("launch", "deadline", "The deadline, with typical durations", one, other)


def _launched(launch: Launch) -> str:
    return "no launch" if launch.typical is None else f"{launch.typical} ({launch.earliest} to {launch.latest})"


def _deadline(launch: Launch) -> str:
    if launch.deadline is None:
        return "none named"
    return f"{launch.deadline}, {'kept' if launch.meets_deadline else 'missed'}"


def costs(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """What is known of the costs of all steps, what is not, and the budgets."""
    one, other = before.costs, after.costs
    for what, title in (("once", "Cost of the steps, once"), ("every_year", "Cost of the steps, every year")):
        was, now = (yuan(getattr(side, what)) for side in (one, other))
        if was != now:
            yield change("cost", f"cost {what}", title, was, now)
    lacks = [set(side.without_figure) for side in (one, other)]
    was, now = (", ".join(sorted(mine - theirs)) or "none" for mine, theirs in (lacks, reversed(lacks)))
    if was != now:
        sides = ((one, lacks[0] - lacks[1]), (other, lacks[1] - lacks[0]))
        words = [titled(side, idents) for side, idents in sides] if naming.knowledge else [was, now]
        title = "Steps of which no price is known, on one side only"
        yield change("cost", "cost without_figure", title, was, now, *words)
    for what, title in (("setup_budget", "The budget for setting up"), ("monthly_budget", "The monthly budget")):
        was, now = (checked(getattr(side, what)) for side in (one, other))
        if was != now:
            yield change("cost", f"cost {what}", title, was, now)


def cadence(before: Advice, after: Advice, naming: Naming) -> Iterator[Change]:
    """How much is planned to be published, and the quotas it keeps to."""
    one, other = (Counter(sent.account for sent in advice.cadence.broadcasts) for advice in (before, after))
    for account in sorted({*one, *other}):
        if one[account] != other[account]:
            title = f"Broadcasts planned, {naming.account(account)}"
            yield change("cadence", f"broadcasts {account}", title, f"{one[account]}", f"{other[account]}")
    quotas = [_quotas(advice) for advice in (before, after)]
    for account in sorted({*quotas[0], *quotas[1]}):
        was, now = (found.get(account, NONE) for found in quotas)
        if was != now:
            yield change("cadence", f"quota {account}", f"Quota in the plan, {naming.account(account)}", was, now)
    planned = [f"{advice.cadence.articles_per_month.planned:g}" for advice in (before, after)]
    if planned[0] != planned[1]:
        yield change("cadence", "articles", "Articles a month in the plan, at most", *planned)


def _quotas(advice: Advice) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for quota in advice.cadence.quotas:
        each = f" of up to {quota.articles_each}" if quota.articles_each else ""
        found.setdefault(quota.account, []).append(f"{quota.broadcasts} a {quota.per}{each}")
    return {account: "; then ".join(said) for account, said in found.items()}
