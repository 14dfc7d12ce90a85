"""The answers that the plan reads as they are, as numbers or choices of their own, and not by a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

READ: Mapping[str, Literal["wishes", "cadence", "roadmap"]] = {
    "account_wishes": "wishes",
    "articles_per_month": "cadence",
    "existing_accounts": "roadmap",
    "followers": "cadence",
    "industry": "cadence",
    "launch_weeks": "roadmap",
    "monthly_budget_cny": "roadmap",
    "publish_frequency": "cadence",
    "segments": "cadence",
    "setup_budget_cny": "roadmap",
}
"""Each such question, and the part of the advice that reads its answer."""
