"""A verdict for each account by each route."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from typing import Any

from advisor.advice import model as m
from tests.report.sample.names import ACCOUNTS, ROUTES
from tests.report.sample.said import LONG, reason


def _verdicts() -> tuple[m.Verdict, ...]:
    closed = {
        "own_mainland": reason(
            "no_entity", "You have no entity registered in the mainland, so this route does not exist for you."
        ),
        "new_mainland_entity": reason(
            "not_planned", "A mainland entity is neither there nor planned; founding one would open this route.", 4
        ),
    }
    rows: list[m.Verdict] = []
    for account, _, _ in ACCOUNTS:
        for route, _ in ROUTES:
            status: Any = "closed"
            reasons: tuple[m.Reason, ...] = ()
            waits: tuple[str, ...] = ()
            steps: tuple[str, ...] = ()
            if route in closed:
                reasons = (closed[route],)
                if route == "new_mainland_entity":
                    status, steps = "conditional", ("found_entity",)
            elif route == "own_non_mainland":
                if account in ("service", "mini_program"):
                    status = "open" if account == "service" else "conditional"
                    reasons = (reason(f"{account}_overseas", LONG, 1, 3, 9),)
                    steps = ("verify_service",) if account == "mini_program" else ()
                elif account == "subscription":
                    reasons = (
                        reason(
                            "subscription_overseas",
                            "The platform offers subscription accounts to mainland entities and mainland citizens only; two agencies say otherwise, without a case that could be checked.",
                            2,
                            5,
                            8,
                        ),
                    )
                elif account == "wecom":
                    status, waits = "unknown", ("segments", "goals")
                    reasons = (
                        reason(
                            "wecom_overseas",
                            "Whether WeCom can be verified with your papers depends on the region of the entity.",
                            11,
                        ),
                    )
                else:
                    reasons = (
                        reason(
                            "channels_overseas",
                            "A verified Channels account needs a mainland licence for goods sold inside it.",
                            12,
                            13,
                        ),
                        reason(
                            "channels_staff",
                            "A personal Channels account needs a mainland phone number and identity card.",
                        ),
                    )
            else:
                status = "conditional"
                reasons = (
                    reason(
                        "partner", "The account would belong to the partner, with its followers and its history.", 6
                    ),
                )
                steps = ("letter_of_authority",)
            rows.append(
                m.Verdict(
                    account=account,
                    route=route,
                    status=status,
                    confidence=("high", "medium", "low")[len(rows) % 3],
                    reasons=reasons,
                    steps=steps,
                    waits_for=waits,
                )
            )  # type: ignore[arg-type]
    return tuple(rows)


VERDICTS = _verdicts()
