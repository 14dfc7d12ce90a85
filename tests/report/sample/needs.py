"""The needs of the client, met and unmet."""

from __future__ import annotations

from typing import Literal

from advisor.advice import model as m
from tests.report.sample.said import reason


def _need(
    ident: str,
    title: str,
    strength: Literal["must", "should", "could"],
    why: m.Reason,
    *,
    asked: tuple[str, ...],
    met_by: tuple[str, ...] = (),
    limits: tuple[m.Reason, ...] = (),
) -> m.NeedFound:
    return m.NeedFound(
        id=ident,
        title=title,
        strength=strength,
        from_=asked,
        met_by=met_by,
        limits=tuple(limit.text for limit in limits),
        limited_by=limits,
        reasons=(why,),
    )


NEEDS = (
    _need(
        "wechat_pay",
        "Payment with WeChat Pay",
        "must",
        reason("n1", "Buyers in the mainland expect to pay without leaving WeChat.", 14),
        asked=("payment",),
        met_by=("mini_program",),
        limits=(reason("l1", "Cross-border payments only, settled outside the mainland.", 14),),
    ),
    _need(
        "storefront",
        "A shop inside WeChat",
        "must",
        reason("n2", "You sell from your own store and from the start.", 15),
        asked=("goals", "goods"),
        met_by=("mini_program",),
    ),
    _need(
        "regular_broadcast",
        "Broadcasts at a steady pace",
        "must",
        reason("n3", "You want to publish every week."),
        asked=("publish_frequency",),
        met_by=("service",),
    ),
    _need(
        "daily_broadcast",
        "A broadcast every day",
        "should",
        reason("n4", "Only a subscription account may send every day, and it is closed to you.", 2),
        asked=("publish_frequency",),
    ),
    _need(
        "segmented_messages",
        "Different messages for different groups",
        "should",
        reason("n5", "You speak to three groups in two languages.", 16),
        asked=("segments",),
        met_by=("service",),
        limits=(
            reason("l2", "Only after verification.", 16),
            reason("l3", "Each follower still receives the monthly quota at most."),
        ),
    ),
    _need(
        "customer_service",
        "Answering customers",
        "should",
        reason("n6", "Questions about skin and ingredients come before a first order.", 17),
        asked=("goals",),
        met_by=("service", "wecom"),
    ),
    _need(
        "membership",
        "Membership and points",
        "could",
        reason("n7", "Repeat orders carry this trade."),
        asked=("goals",),
        met_by=("mini_program",),
    ),
    _need(
        "location",
        "Showing shops nearby",
        "could",
        reason("n8", "You have no shops in the mainland yet.", 18),
        asked=("goals",),
    ),
)
