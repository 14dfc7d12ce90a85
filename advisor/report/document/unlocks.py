"""What it would take to open the accounts that are not open."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice
from advisor.advice.parts.unlocks import Unlock
from advisor.report.document.said import all_said, rows
from advisor.report.telling import unlocks as telling
from advisor.report.wording import Marks, Names


def unlocks(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """Account by account the smallest changes, and the accounts that no change opens."""
    return {
        "intro": telling.intro() if advice.unlocks else "",
        "accounts": [
            {
                "account": names.account(account),
                "chinese": names.chinese.get(account, ""),
                "ways": [_way(unlock, advice, names, marks) for unlock in found],
            }
            for account, found in telling.by_account(advice)
        ],
        "none": [
            {"account": names.account(none.account), "said": telling.not_opened(none, advice, names)}
            for none in advice.no_unlocks
        ],
    }


def _way(unlock: Unlock, advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    days, cost = telling.days_and_cost(unlock)
    return {
        "route": names.route(unlock.route),
        "status": unlock.status,
        "changes": rows(telling.change_in_words(change, advice) for change in unlock.change),
        "means": all_said(unlock.means, marks),
        "steps": telling.steps(unlock, names),
        "days": days,
        "cost": cost,
    }
