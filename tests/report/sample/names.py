"""The names the report takes from a knowledge base."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from advisor.knowledge.models import Fact, Knowledge, OperatingFact, OperatingFacts
from advisor.knowledge.models.facts import ValueWindow


def _held(value: bool | int, since: str, source: str) -> ValueWindow:
    """A value in force since a day, that one source gives."""
    return ValueWindow.model_validate(
        {
            "from": since,
            "value": value,
            "confidence": "high",
            "reason": "As the source says.",
            "sources": ({"source": source, "at": "first page"},),
            "verified_on": "2026-11-21",
            "review_by": "2027-05-21",
        }
    )


ACCOUNTS = (
    ("subscription", "Subscription account", "订阅号"),
    ("service", "Service account", "服务号"),
    ("mini_program", "Mini-program", "小程序"),
    ("wecom", "WeCom", "企业微信"),
    ("channels", "Channels", "视频号"),
)
ROUTES = (
    ("own_mainland", "Own mainland entity"),
    ("own_non_mainland", "Own entity outside the mainland"),
    ("new_mainland_entity", "A mainland entity still to be founded"),
    ("partner_licence", "A partner's mainland licence"),
)
QUESTIONS = (
    ("mainland_entity", "Do you have a company registered in mainland China?"),
    ("payment", "Must customers be able to pay inside WeChat?"),
    ("publish_frequency", "How often do you want to publish?"),
    ("goods", "Where do the goods ship from?"),
    ("developers", "Who builds and maintains software for you?"),
    ("merchant_accounts", "Which WeChat Pay merchant numbers do you hold?"),
    ("segments", "How many groups need different messages?"),
    ("goals", "What should WeChat do for you?"),
)


FACTS = {
    fact.id: fact
    for fact in (
        Fact(
            id="service.follower_monthly_cap",
            title="Broadcasts one follower can receive in a calendar month",
            kind="number",
            unit="broadcasts a calendar month",
            values=(_held(4, "2014-04-15", "s04"),),
        ),
        Fact(
            id="mini_program.broadcast",
            title="Whether a mini-program can broadcast to its users",
            kind="flag",
            values=(_held(False, "2017-01-09", "s04"),),
        ),
        Fact(
            id="article.comments_for_new_accounts",
            title="Whether a newly registered official account has comments under its articles",
            kind="flag",
            values=(_held(True, "2030-01-01", "s04"),),
        ),
    )
}


OPERATING = OperatingFacts(
    keep=(OperatingFact(fact="service.follower_monthly_cap", accounts=("service",)),),
    never_promise=(
        OperatingFact(fact="article.comments_for_new_accounts", accounts=("subscription", "service")),
        OperatingFact(fact="mini_program.broadcast", accounts=("mini_program",)),
    ),
)


def knowledge() -> Knowledge:
    """The names the report takes from a knowledge base, and nothing else."""
    named = SimpleNamespace
    pillars = (
        ("education", "How to use it"),
        ("product", "Products"),
        ("offer", "Offers"),
        ("stories", "Customers' stories"),
    )
    return cast(
        Knowledge,
        named(
            accounts=tuple(named(id=i, name=n, chinese=c, quota=None) for i, n, c in ACCOUNTS),
            routes=tuple(named(id=i, name=n) for i, n in ROUTES),
            questions=tuple(named(id=i, label=text) for i, text in QUESTIONS),
            needs=(),
            existing=(),
            fact=FACTS,
            operating=OPERATING,
            source={},
            steps=(
                named(id="found_entity", title="Found a mainland entity"),
                named(id="letter_of_authority", title="Have the partner sign a letter of authority"),
            ),
            projection=(
                named(
                    id="delivered",
                    title="Share of the followers a broadcast reaches",
                    band=named(low=0.5, central=0.9, high=1.0),
                    judgement=True,
                    sources=(named(source="s09"),),
                ),
            ),
            pillars=tuple(named(id=i, name=n) for i, n in pillars),
            cadence=named(slots=(), moment_parts=()),
            meta=named(language="en"),
            criteria=(
                named(
                    id="coverage",
                    title="Needs met",
                    text="How much of what you need the mix can do, weighed by strength.",
                ),
                named(id="control", title="Control", text="How far the accounts are registered to you and stay yours."),
                named(id="speed", title="Speed", text="How soon the slowest account of the mix can be live."),
                named(id="economy", title="Economy", text="What set-up costs against the budget."),
            ),
        ),
    )
