"""The mix, what it scores, and the mixes that came after it."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from advisor.advice import model as m
from tests.report.sample.said import reason

MIX = (
    m.Placed(
        account="service",
        route="own_non_mainland",
        role="lead",
        covers=("regular_broadcast", "segmented_messages", "customer_service"),
        reasons=(
            reason(
                "m1",
                "It is the only kind of account for publishing that an entity outside the mainland can register and keep in its own name.",
                1,
                2,
            ),
            reason(
                "m2",
                "Its broadcasts arrive in the list of chats and raise an alert, where those of a subscription account go to a folder.",
                7,
            ),
            reason("m3", "It signs followers in and measures each printed code, so that a campaign can be judged."),
        ),
    ),
    m.Placed(
        account="mini_program",
        route="own_non_mainland",
        role="support",
        covers=("wechat_pay", "storefront", "membership"),
        reasons=(
            reason(
                "m4",
                "Selling inside WeChat needs a shop that takes WeChat Pay; a mini-program is where both come together.",
                14,
                15,
            ),
            reason(
                "m5", "It can be linked to the service account, so that an article leads to the basket in one step.", 19
            ),
        ),
    ),
    m.Placed(
        account="wecom",
        route="partner_licence",
        role="later",
        covers=("customer_service",),
        reasons=(
            reason(
                "m6",
                "Personal advice keeps customers, but needs staff who answer within a working day; begin when the shop runs.",
            ),
        ),
    ),
)
SCORES = (
    m.Score(criterion="coverage", title="Needs met", weight=4, value=0.82),
    m.Score(criterion="control", title="Control", weight=3, value=1),
    m.Score(criterion="speed", title="Speed", weight=2, value=0.46),
    m.Score(criterion="economy", title="Economy", weight=1, value=0.38),
)
ALTERNATIVES = (
    m.Alternative(mix=(MIX[0],), score=0.71, loses=("wechat_pay", "storefront"), gains=("speed", "economy")),
    m.Alternative(
        mix=(
            m.Placed(
                account="subscription",
                route="partner_licence",
                role="lead",
                covers=("daily_broadcast",),
                reasons=(MIX[2].reasons[0],),
            ),
            MIX[1],
        ),
        score=0.64,
        loses=("control",),
        gains=("daily_broadcast",),
    ),
)
REJECTED = (
    m.Rejected(
        account="subscription",
        route="own_non_mainland",
        reasons=(
            reason(
                "x1",
                "The platform offers subscription accounts to mainland entities and mainland citizens only.",
                2,
                5,
            ),
        ),
    ),
    m.Rejected(
        account="service",
        route="partner_licence",
        reasons=(reason("x2", "You asked to own the account; by this route it would be the partner's.", 6),),
    ),
)
