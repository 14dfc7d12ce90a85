"""A year of broadcasts, with quotas, moments and projections."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from datetime import date, timedelta

from advisor.advice import model as m
from tests.report.sample.said import reason
from tests.report.sample.work import around


def cadence(*, daily: bool = False) -> m.Cadence:
    """The plan; `daily` adds a subscription account that sends six times a week."""
    start = date(2027, 3, 22)
    sent: list[m.Broadcast] = []
    used: dict[str, int] = {}
    moments = ("mothers_day", "", "618", "", "qixi", "", "mid_autumn", "", "double_11", "")
    for week in range(52):
        when = start + timedelta(days=7 * week + 2)
        month = f"{when:%Y-%m}"
        used[month] = used.get(month, 0) + 1
        if used[month] <= 4:
            pillar = ("education", "product", "stories", "offer")[week % 4]
            sent.append(
                m.Broadcast(
                    date=when,
                    account="service",
                    articles=2 + week % 3,
                    pillar=pillar,
                    moment=moments[week % 10],
                    prepare_from=when - timedelta(days=14),
                    part="opening" if moments[week % 10] else "",
                    slot=("noon", "evening")[week % 2],
                    versions=3 if daily and used[month] == 2 else 1,
                    pinned=week == 4,
                )
            )
        if daily:
            sent += [
                m.Broadcast(
                    date=start + timedelta(days=7 * week + number),
                    account="subscription",
                    articles=1,
                    pillar="education",
                    moment="",
                    prepare_from=start + timedelta(days=7 * week + number - 5),
                )
                for number in range(6)
            ]
    days = (
        ("mothers_day", "Mother's Day", date(2027, 5, 9), False),
        ("520", "520", date(2027, 5, 20), False),
        ("618", "618 shopping festival", date(2027, 6, 18), False),
        ("qixi", "Qixi", date(2027, 8, 8), False),
        ("mid_autumn", "Mid-Autumn", date(2027, 9, 15), False),
        ("mukden", "Mukden anniversary", date(2027, 9, 18), True),
        ("double_11", "Double 11", date(2027, 11, 11), False),
        ("memorial", "National Memorial Day", date(2027, 12, 13), True),
        ("new_year", "Chinese New Year", date(2028, 1, 26), False),
    )
    months = [f"{2027 + (2 + number) // 12}-{(2 + number) % 12 + 1:02}" for number in range(13)]
    quotas = [
        m.QuotaWindow(
            account="service",
            per="month",
            broadcasts=4,
            articles_each=8,
            from_=date(2014, 4, 15),
            until=None,
            sources=("s01", "s02"),
        )
    ]
    if daily:
        quotas.append(
            m.QuotaWindow(
                account="subscription",
                per="day",
                broadcasts=1,
                articles_each=8,
                from_=date(2013, 8, 1),
                until=None,
                sources=("s02",),
            )
        )
    return m.Cadence(
        start=start,
        weeks=52,
        timezone="Asia/Shanghai",
        broadcasts=tuple(sorted(sent, key=lambda each: (each.date, each.account))),
        quotas=tuple(quotas),
        articles_per_month=m.ArticleCount(planned=12, capacity=45 if daily else 14),
        projections=tuple(
            m.Projection(
                account="service",
                month=month,
                reads=m.Reads(low=90 + 4 * n, central=1110 + 40 * n, high=3770 + 160 * n),
            )
            for n, month in enumerate(months)
        ),
        projection_inputs=(
            reason("delivered", "Share of the followers a broadcast really reaches: 50 % to 100 %, central 90 %.", 3),
            reason("open.service", "Share of those reached who open it: 0.5 % to 6 %, central 2.5 %.", 4),
        ),
        moments=tuple(
            m.MomentDay(
                date=when,
                id=ident,
                name=name,
                weight=0 if barred else 3,
                barred=barred,
                text="No promotion, no festive pictures."
                if barred
                else "Announce, open, remind: up to three broadcasts.",
                sources=("s21",),
                basis="sources",
            )
            for ident, name, when, barred in days
        ),
        warnings=(
            reason(
                "w1",
                "In May and June the quota leaves room for one date only; choose between Mother's Day and 520.",
                21,
            ),
            reason(
                "w2",
                "The notice of public holidays for 2027 was not out on the date of this report; days off in between may move.",
                22,
            ),
            reason("w3", "Three articles a week are close to what your team can produce."),
        ),
        **around(sent, start=start, weeks=52, daily=daily, able=45 if daily else 14),
    )
