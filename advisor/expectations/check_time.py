"""Checks of roadmap, launch and cadence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from advisor.expectations.case import Slip
from advisor.expectations.seen import Seen, check, known


@check
def roadmap(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The roadmap holds these steps."""
    known(wanted, seen.knowledge.step)
    if missing := sorted(set(wanted) - set(seen.roadmap)):
        yield f"the roadmap lacks {missing}, it has {sorted(seen.roadmap)}"


@check
def roadmap_not(seen: Seen, wanted: tuple[str, ...]) -> Iterator[str]:
    """The roadmap holds none of these steps."""
    known(wanted, seen.knowledge.step)
    if found := sorted(set(wanted) & set(seen.roadmap)):
        yield f"the roadmap holds {found}"


@check
def prepares(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The steps of an account by a route, in the mix or not."""
    for pattern, steps in wanted.items():
        known(steps, seen.knowledge.step)
        for verdict in seen.verdicts(pattern):
            if missing := sorted(set(steps) - seen.steps(verdict.account, verdict.route)):
                yield f"{verdict.account}/{verdict.route} is not prepared by {missing}"


@check
def prepares_not(seen: Seen, wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The account by the route calls for none of these steps."""
    for pattern, steps in wanted.items():
        known(steps, seen.knowledge.step)
        for verdict in seen.verdicts(pattern):
            if found := sorted(set(steps) & seen.steps(verdict.account, verdict.route)):
                yield f"{verdict.account}/{verdict.route} is prepared by {found}"


@check
def costs(seen: Seen, wanted: dict[str, int]) -> Iterator[str]:
    """The yuan expected lie between the least and the most the step costs."""
    yield from roadmap(seen, tuple(wanted))
    for step, yuan in wanted.items():
        cost = seen.roadmap[step].cost_cny if step in seen.roadmap else None
        if cost is None or not cost.min <= yuan <= cost.max:
            yield f"{step} costs {cost}, not {yuan}"


@check
def launch_days(seen: Seen, wanted: tuple[int, int]) -> Iterator[str]:
    """Calendar days from the date asked for to the typical launch."""
    typical = seen.advice.launch.typical
    days = (typical - seen.advice.as_of).days if typical else None
    if days is None or not wanted[0] <= days <= wanted[1]:
        yield f"typically live after {days} days, not {wanted[0]} to {wanted[1]}"


@check
def meets_deadline(seen: Seen, wanted: bool | str) -> Iterator[str]:
    """Whether the deadline holds, or is not known."""
    if seen.advice.launch.meets_deadline is not (None if wanted == "not_known" else wanted):
        launch = seen.advice.launch
        yield f"meets_deadline is {launch.meets_deadline} (typical {launch.typical}, deadline {launch.deadline})"


@check
def no_broadcasts(seen: Seen, wanted: bool) -> Iterator[str]:
    """Nothing is sent."""
    if seen.advice.cadence.broadcasts:
        yield f"the plan has {len(seen.advice.cadence.broadcasts)} broadcasts"


@check
def broadcasts_per_month_at_most(seen: Seen, wanted: dict[str, int]) -> Iterator[str]:
    """No calendar month has more broadcasts of the account."""
    for account, limit in wanted.items():
        month, worst = seen.months(account).most_common(1)[0]
        if worst > limit:
            yield f"{account} has {worst} broadcasts in {month}"


@check
def broadcasts_per_month_at_least(seen: Seen, wanted: dict[str, int]) -> Iterator[str]:
    """Whole months only."""
    for account, floor in wanted.items():
        whole = sorted(seen.months(account).items())[1:-1]
        if not whole or min(count for _, count in whole) < floor:
            yield f"{account} has fewer than {floor} broadcasts in a whole month: {whole}"


@check
def month_at_most(seen: Seen, wanted: dict[str, dict[str, int]]) -> Iterator[str]:
    """The month named has no more broadcasts of the account."""
    for account, months in wanted.items():
        for month, limit in months.items():
            if not 1 <= seen.months(account)[month] <= limit:
                yield f"{account} has {seen.months(account)[month]} broadcasts in {month}, not 1 to {limit}"


@check
def days_apart_at_least(seen: Seen, wanted: dict[str, int]) -> Iterator[str]:
    """Broadcasts of the account lie this many days apart."""
    for account, gap in wanted.items():
        days = sorted(sent.date for sent in seen.sent(account))
        close = [(one, two) for one, two in pairwise(days) if (two - one).days < gap]
        if close:
            yield f"{account} sends on {close[0][0]} and {close[0][1]}"


@check
def articles_each_at_most(seen: Seen, wanted: dict[str, int]) -> Iterator[str]:
    """No broadcast of the account has more articles."""
    for account, limit in wanted.items():
        if (worst := max(sent.articles for sent in seen.sent(account))) > limit:
            yield f"{account} sends {worst} articles at once"


@check
def articles_per_month_at_most(seen: Seen, wanted: int) -> Iterator[str]:
    """No calendar month has more articles of all accounts."""
    articles: Counter[str] = Counter()
    for sent in seen.advice.cadence.broadcasts:
        articles[sent.date.isoformat()[:7]] += sent.articles
    if not articles:
        raise Slip("the plan has no broadcasts")
    month, worst = articles.most_common(1)[0]
    if worst > wanted:
        yield f"{worst} articles in {month}"


@check
def no_broadcast_on(seen: Seen, wanted: tuple[date, ...]) -> Iterator[str]:
    """Nothing is sent on these days, which lie inside the plan."""
    sent = {one.date for one in seen.advice.cadence.broadcasts}
    for day in wanted:
        if not sent:
            raise Slip("the plan has no broadcasts")
        if not min(sent) <= day <= max(sent):
            raise Slip(f"{day} lies outside the plan")
        if day in sent:
            yield f"a broadcast goes out on {day}"


@check
def broadcast_on(seen: Seen, wanted: tuple[date, ...]) -> Iterator[str]:
    """Something is sent on these days."""
    sent = {one.date for one in seen.advice.cadence.broadcasts}
    for day in wanted:
        if day not in sent:
            yield f"no broadcast goes out on {day}"
