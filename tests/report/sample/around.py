"""What stands around the mix: wishes, other ways, risks, and ground that is not covered."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from typing import Any, cast

from advisor.advice import model as m
from tests.report.sample.said import reason

WISHES = (
    m.WishOutcome(
        wish="take_back_from_partner",
        title="Take an account back from a partner",
        outcome="unconfirmed",
        reasons=(
            reason("wi1", "Moving an account to an entity outside the mainland is described by one agency only.", 8),
        ),
        steps=("collect_papers", "register_service"),
        instead="Open a new account and invite the followers over, with a reason to come.",
    ),
    m.WishOutcome(
        wish="service_to_subscription",
        title="Turn a service account into a subscription account",
        outcome="impossible",
        reasons=(
            reason("wi2", "The kind of an account can be changed once, and only from subscription to service.", 10),
        ),
        steps=(),
        instead="",
    ),
)
OUTSIDE = (
    reason(
        "o1",
        "Sell through the store of an established marketplace while the service account is under review; it needs no WeChat account of your own.",
        13,
    ),
    reason("o2", "Ask your distributor for a column in its account, to learn which subjects are read."),
)
_RISKS = (
    (
        "r1",
        "high",
        "The platform may ask for fresh papers at the yearly verification; an account that misses it loses payment and interfaces within days.",
        (6,),
    ),
    (
        "r2",
        "high",
        "Cross-border payment is limited by amount and by kind of goods, and an acquiring partner may refuse cosmetics.",
        (14, 23),
    ),
    (
        "r3",
        "medium",
        "Broadcasts of service accounts have been folded into a common box for a part of users since 2024; whether for all is not established.",
        (24, 25),
    ),
    ("r4", "medium", "Claims about skin need proof on file; words such as “best” are fined.", ()),
    ("r5", "low", "The exchange rate moves the verification fee.", (26,)),
)
RISKS = tuple(
    m.RiskFound(
        id=i,
        severity=cast(Any, s),
        text=t,
        sources=tuple(f"s{n:02}" for n in numbers),
        basis="sources" if numbers else "judgement",
    )
    for i, s, t, numbers in _RISKS
)
NOT_COVERED = (
    "Advertising prices and media plans.",
    "Tax and customs treatment of goods sent across the border.",
    "Accounts on other platforms such as Weibo, Douyin or Xiaohongshu.",
)
