"""The roadmap: steps with dates, costs and a critical chain."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from advisor.advice import model as m
from tests.report.sample.said import AS_OF, LONG


def _roadmap() -> tuple[m.PlannedStep, ...]:
    rows: tuple[tuple[Any, ...], ...] = (
        (
            "collect_papers",
            "Collect and translate the papers of the entity",
            ("service", "mini_program"),
            (),
            (5, 10, 20),
            0,
            True,
            (0, 3000),
            False,
        ),
        (
            "administrator",
            "Choose an administrator with a bank card in their own name",
            ("service",),
            (),
            (1, 3, 10),
            0,
            False,
            None,
            False,
        ),
        (
            "register_service",
            "Register the service account",
            ("service",),
            ("collect_papers", "administrator"),
            (10, 21, 45),
            10,
            True,
            (0, 0),
            False,
        ),
        (
            "verify_service",
            "Verify the service account",
            ("service",),
            ("register_service",),
            (7, 14, 30),
            31,
            True,
            (680, 760),
            True,
        ),
        (
            "register_mini_program",
            "Register the mini-program by way of the service account",
            ("mini_program",),
            ("verify_service",),
            (3, 7, 14),
            45,
            True,
            None,
            False,
        ),
        (
            "pay",
            "Apply for a cross-border WeChat Pay merchant number with an acquiring partner",
            ("mini_program",),
            ("verify_service",),
            (14, 30, 60),
            45,
            False,
            (0, 8000),
            False,
        ),
        (
            "trademark",
            "File the trademark in the mainland",
            ("mini_program",),
            (),
            (30, 60, 120),
            0,
            False,
            (2700, 6000),
            False,
        ),
        (
            "build",
            "Build and test the shop",
            ("mini_program",),
            ("register_mini_program",),
            (40, 70, 110),
            52,
            True,
            (60000, 220000),
            False,
        ),
        (
            "file_mini_program",
            "File the mini-program with the ministry",
            ("mini_program",),
            ("register_mini_program",),
            (3, 10, 20),
            52,
            False,
            (0, 0),
            False,
        ),
        (
            "content",
            "Prepare the first eight weeks of articles",
            ("service",),
            ("administrator",),
            (15, 25, 40),
            45,
            False,
            (8000, 24000),
            False,
        ),
        ("launch", "Go live", (), ("build", "pay", "file_mini_program", "content"), (0, 0, 0), 122, True, None, False),
    )
    return tuple(
        m.PlannedStep(
            step=step,
            title=title,
            text=f"{LONG[:150]}. Done when the platform confirms it in writing.",
            for_=accounts,
            after=after,
            days=m.DayRange(min=span[0], typical=span[1], max=span[2]),
            start=AS_OF + timedelta(days=start),
            finish=AS_OF + timedelta(days=start + span[1]),
            days_known=True,
            best_finish=AS_OF + timedelta(days=start // 2 + span[0]),
            worst_finish=AS_OF + timedelta(days=2 * start + span[2]),
            slack=m.Slack(
                total_days=0 if critical else 20,
                free_days=0,
                start_by=AS_OF + timedelta(days=start + (0 if critical else 20)),
                finish_by=AS_OF + timedelta(days=start + span[1] + (0 if critical else 20)),
            ),
            critical=critical,
            critical_in=("best", "typical", "worst") if critical else (),
            decides="launch" if critical else None,
            cost_cny=None if cost is None else m.CostRange(min=cost[0], max=cost[1]),
            cost_note="The platform charges in US dollars." if yearly else None,
            yearly=yearly,
            sources=(f"s{index + 1:02}", "s20") if index % 4 else (),
            basis="sources" if index % 4 else "judgement",
            confidence="medium",
        )
        for index, (step, title, accounts, after, span, start, critical, cost, yearly) in enumerate(rows)
    )


ROADMAP = _roadmap()
