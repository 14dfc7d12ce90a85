"""A small plan for March 2027, so that expected numbers can be counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.advice import model as m
from advisor.cadence.model import Hours, MonthEffort, QuotaUse
from tests.report import sample

MONDAY = date(2027, 3, 1)


def sent(day: int, account: str = "service", *, versions: int = 1, articles: int = 2) -> m.Broadcast:
    when = date(2027, 3, day)
    return m.Broadcast(
        date=when,
        account=account,
        articles=articles,
        pillar="education",
        moment="",
        prepare_from=when,
        versions=versions,
    )


def quota(account: str, per: Any, broadcasts: int, from_: date = date(2014, 1, 1)) -> m.QuotaWindow:
    return m.QuotaWindow(
        account=account, per=per, broadcasts=broadcasts, articles_each=8, from_=from_, until=None, sources=()
    )


def march(broadcasts: Sequence[m.Broadcast], *, able: int | None = None, weeks: int = 4, **other: Any) -> m.Advice:
    """A plan from 1 March 2027 with quotas of 4 a month (service) and 1 a day (subscription)."""
    articles = sum(each.written for each in broadcasts) + len(other.get("publications", ()))
    nothing = Hours(low=0, central=0, high=0)
    effort = MonthEffort(
        month="2027-03",
        broadcasts=len(broadcasts),
        articles=articles,
        able=able,
        wished=articles,
        hours=nothing,
        team=None,
        roles=(),
    )
    use = QuotaUse(
        account="service",
        month="2027-03",
        planned=sum(each.account == "service" for each in broadcasts),
        quota=4,
    )
    given: dict[str, Any] = {
        "start": MONDAY,
        "weeks": weeks,
        "broadcasts": tuple(broadcasts),
        "publications": (),
        "quotas": (quota("service", "month", 4), quota("subscription", "day", 1)),
        "quota_use": (use,),
        "effort": (effort,),
    }
    advice = sample.advice()
    return replace(advice, cadence=replace(advice.cadence, **(given | other)))
