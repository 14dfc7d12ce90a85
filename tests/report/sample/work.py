"""What surrounds the sample's broadcasts: quota used, publications, wishes, the proof, the work of each month."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from advisor.cadence import model as m
from tests.report.sample.said import reason

TEAM = m.Hours(low=40, central=80, high=120)


def around(sent: Sequence[m.Broadcast], *, start: date, weeks: int, daily: bool, able: int) -> dict[str, Any]:
    """The fields of a cadence beside its broadcasts. `able` is what the team writes in a whole month."""
    days = [start + timedelta(days=offset) for offset in range(7 * weeks)]
    in_month = Counter(f"{day:%Y-%m}" for day in days)
    published = tuple(
        m.Publication(date=day, account="service", pillar="education", prepare_from=day - timedelta(days=7))
        for day in days
        if day.day == 12
    )
    return {
        "publications": published,
        "quota_use": _quota_use(sent, in_month, daily=daily),
        "wished": (m.Wished(account="service", wished=52, planned=sum(each.account == "service" for each in sent)),),
        "score": m.PlanScore(
            sent=len(sent),
            wished=364 if daily else 52,
            presence=21,
            presence_most=24,
            unevenness=14.0,
            pillars_off=1.5,
            clashes=0,
            optimal=not daily,
        ),
        "effort": tuple(
            _effort(month, sent, published, able=able * number // _length(month)) for month, number in in_month.items()
        ),
        "effort_inputs": (
            reason("effort.article", "An article takes 4.5 to 18 hours, central 9.", 5),
            reason("effort.broadcast", "A broadcast takes 2 hours beside its articles."),
        ),
        "refused": (
            m.Refusal(
                account="service",
                date=date(2027, 5, 26),
                reasons=(
                    reason("limit.month", "It would be the fifth service broadcast in May 2027; 4 are allowed.", 1),
                ),
            ),
        ),
    }


def _quota_use(sent: Sequence[m.Broadcast], in_month: Mapping[str, int], *, daily: bool) -> tuple[m.QuotaUse, ...]:
    planned = Counter((f"{each.date:%Y-%m}", each.account) for each in sent)
    found = [
        m.QuotaUse(account="service", month=month, planned=planned[month, "service"], quota=4) for month in in_month
    ]
    if daily:
        found += [
            m.QuotaUse(account="subscription", month=month, planned=planned[month, "subscription"], quota=days)
            for month, days in in_month.items()
        ]
    return tuple(found)


def _effort(month: str, sent: Sequence[m.Broadcast], published: Sequence[m.Publication], *, able: int) -> m.MonthEffort:
    own = [each for each in sent if f"{each.date:%Y-%m}" == month]
    articles = sum(each.written for each in own) + sum(f"{each.date:%Y-%m}" == month for each in published)
    hours = m.Hours(
        low=4.5 * articles + 2 * len(own), central=9 * articles + 2 * len(own), high=18 * articles + 2 * len(own)
    )
    writing = m.Hours(low=0.8 * hours.low, central=0.8 * hours.central, high=0.8 * hours.high)
    return m.MonthEffort(
        month=month,
        broadcasts=len(own),
        articles=articles,
        able=able,
        wished=articles + 3,
        hours=hours,
        team=TEAM,
        roles=(m.RoleHours(role="writer", name="Writer", hours=writing),),
    )


def _length(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:]))[1]
