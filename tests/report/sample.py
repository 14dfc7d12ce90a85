"""A realistic advice made by hand, so that the report can be tested without the engine."""

# ruff: noqa: E501 (long sentences are part of what is tested)
from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from advisor.advice import model as m
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Client
from tests.report.in_depth import PARTS

AS_OF = date(2026, 11, 21)
CREATED = date(2026, 11, 23)
CLIENT = Client(
    name="上海示例护肤品有限公司 (Example Skincare)",
    contact="Head of China marketing",
    notes="Second version, after the workshop.\nFigures of the year before are left out.",
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
            accounts=tuple(named(id=i, name=n, chinese=c) for i, n, c in ACCOUNTS),
            routes=tuple(named(id=i, name=n) for i, n in ROUTES),
            questions=tuple(named(id=i, label=text) for i, text in QUESTIONS),
            needs=(),
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


def _source(number: int) -> m.CitedSource:
    tier: Any = ("platform", "partner", "observed")[number % 3]
    kind = (
        "Rules for broadcasting to followers",
        "Registering from outside the mainland",
        "Notes from a registration that was refused twice and then passed",
        "腾讯客服：公众号主体迁移说明",
    )[number % 4]
    return m.CitedSource(
        id=f"s{number:02}",
        title=f"{kind}, part {number}",
        publisher=("Tencent documentation", "An agency in Shanghai", "Developers' forum")[number % 3],
        date=("2025-06", "2019", "", "2026-03-04")[number % 4],
        url=f"https://example.com/a/long/path/to/the/page/that/says/so/{number:02}/index.html?version=latest&language=zh_CN",
        tier=tier,
        checked_on=date(2026, 11, 21),
        weak=number % 7 == 0,
    )


SOURCES = tuple(_source(number) for number in range(1, 27))


def reason(ident: str, text: str, *numbers: int) -> m.Reason:
    """A sentence with sources by number, or one of judgement where no number is given."""
    return m.Reason(
        id=ident,
        text=text,
        sources=tuple(f"s{number:02}" for number in numbers),
        basis="sources" if numbers else "judgement",
    )


LONG = (
    "A service account registered with papers from outside the mainland is reviewed by hand; the reviewer asks for the certificate of incorporation, "
    "a bank letter and a passport copy of the administrator, and sends the file back where names differ between them."
)


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


NEEDS = (
    m.NeedFound(
        id="wechat_pay",
        title="Payment with WeChat Pay",
        strength="must",
        from_=("payment",),
        met_by=("mini_program",),
        limits=("Cross-border payments only, settled outside the mainland.",),
        limited_by=(reason("l1", "Cross-border payments only, settled outside the mainland.", 14),),
        reasons=(reason("n1", "Buyers in the mainland expect to pay without leaving WeChat.", 14),),
    ),
    m.NeedFound(
        id="storefront",
        title="A shop inside WeChat",
        strength="must",
        from_=("goals", "goods"),
        met_by=("mini_program",),
        limits=(),
        limited_by=(),
        reasons=(reason("n2", "You sell from your own store and from the start.", 15),),
    ),
    m.NeedFound(
        id="regular_broadcast",
        title="Broadcasts at a steady pace",
        strength="must",
        from_=("publish_frequency",),
        met_by=("service",),
        limits=(),
        limited_by=(),
        reasons=(reason("n3", "You want to publish every week."),),
    ),
    m.NeedFound(
        id="daily_broadcast",
        title="A broadcast every day",
        strength="should",
        from_=("publish_frequency",),
        met_by=(),
        limits=(),
        limited_by=(),
        reasons=(reason("n4", "Only a subscription account may send every day, and it is closed to you.", 2),),
    ),
    m.NeedFound(
        id="segmented_messages",
        title="Different messages for different groups",
        strength="should",
        from_=("segments",),
        met_by=("service",),
        limits=("Only after verification.", "Each follower still receives the monthly quota at most."),
        limited_by=(
            reason("l2", "Only after verification.", 16),
            reason("l3", "Each follower still receives the monthly quota at most."),
        ),
        reasons=(reason("n5", "You speak to three groups in two languages.", 16),),
    ),
    m.NeedFound(
        id="customer_service",
        title="Answering customers",
        strength="should",
        from_=("goals",),
        met_by=("service", "wecom"),
        limits=(),
        limited_by=(),
        reasons=(reason("n6", "Questions about skin and ingredients come before a first order.", 17),),
    ),
    m.NeedFound(
        id="membership",
        title="Membership and points",
        strength="could",
        from_=("goals",),
        met_by=("mini_program",),
        limits=(),
        limited_by=(),
        reasons=(reason("n7", "Repeat orders carry this trade."),),
    ),
    m.NeedFound(
        id="location",
        title="Showing shops nearby",
        strength="could",
        from_=("goals",),
        met_by=(),
        limits=(),
        limited_by=(),
        reasons=(reason("n8", "You have no shops in the mainland yet.", 18),),
    ),
)
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


def _cadence(*, daily: bool = False) -> m.Cadence:
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
    )


def advice(*, status: str = "provisional", daily: bool = False) -> m.Advice:
    """The whole advice, in depth; `daily` adds a subscription account that sends six times a week."""
    risks = (
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
    answers = (
        ("goals", "What should WeChat do for you?", "Online sales; brand awareness; loyalty", True),
        ("home", "Where is the organisation registered?", "Outside mainland China, Hong Kong, Macau and Taiwan", True),
        ("country", "In which country?", "New Zealand", True),
        ("mainland_entity", "Do you have a company registered in mainland China?", "No, and none is planned", True),
        ("payment", "Must customers be able to pay inside WeChat?", "Yes, from the start", True),
        ("publish_frequency", "How often do you want to publish?", "Several times a week", True),
        ("articles_per_month", "How many articles can your team produce in a month?", "14", True),
        ("setup_budget_cny", "What is the budget for set-up, in yuan?", "150,000", True),
        ("licences", "Which licences do you hold?", "None of them", True),
        ("mainland_hosting", "Do you have servers and a domain in the mainland?", "No", False),
        ("developers", "Who builds and maintains software for you?", "not answered", False),
    )
    return m.Advice(
        as_of=AS_OF,
        knowledge=m.KnowledgeStamp(version="2026.11", digest="sha256:" + "9f2c41d0" * 8),
        good_until=date(2027, 2, 21),
        status=cast(Any, status),
        headline="Lead with a service account in your own name, sell through a mini-program linked to it, and leave WeCom for the second phase.",
        verdicts=_verdicts(),
        needs=NEEDS,
        mix=MIX,
        scores=(
            m.Score(criterion="coverage", title="Needs met", weight=4, value=0.82),
            m.Score(criterion="control", title="Control", weight=3, value=1),
            m.Score(criterion="speed", title="Speed", weight=2, value=0.46),
            m.Score(criterion="economy", title="Economy", weight=1, value=0.38),
        ),
        alternatives=(
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
        ),
        rejected=(
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
        ),
        roadmap=_roadmap(),
        cadence=_cadence(daily=daily),
        wishes=(
            m.WishOutcome(
                wish="take_back_from_partner",
                title="Take an account back from a partner",
                outcome="unconfirmed",
                reasons=(
                    reason(
                        "wi1", "Moving an account to an entity outside the mainland is described by one agency only.", 8
                    ),
                ),
                steps=("collect_papers", "register_service"),
                instead="Open a new account and invite the followers over, with a reason to come.",
            ),
            m.WishOutcome(
                wish="service_to_subscription",
                title="Turn a service account into a subscription account",
                outcome="impossible",
                reasons=(
                    reason(
                        "wi2", "The kind of an account can be changed once, and only from subscription to service.", 10
                    ),
                ),
                steps=(),
                instead="",
            ),
        ),
        outside=(
            reason(
                "o1",
                "Sell through the store of an established marketplace while the service account is under review; it needs no WeChat account of your own.",
                13,
            ),
            reason("o2", "Ask your distributor for a column in its account, to learn which subjects are read."),
        ),
        risks=tuple(
            m.RiskFound(
                id=i,
                severity=cast(Any, s),
                text=t,
                sources=tuple(f"s{n:02}" for n in numbers),
                basis="sources" if numbers else "judgement",
            )
            for i, s, t, numbers in risks
        ),
        open_questions=(
            m.OpenQuestion(
                question="developers",
                label="Who builds and maintains software for you?",
                why="Without developers the mini-program comes from a shop provider, which changes cost and time.",
                could_lead_to=("mini_program/own_non_mainland", "later: mini_program/*", "economy"),
            ),
            m.OpenQuestion(
                question="merchant_accounts",
                label="Which WeChat Pay merchant numbers do you hold?",
                why="A merchant number you already hold saves a month.",
                could_lead_to=("wechat_pay", "partner_licence"),
            ),
        ),
        not_covered=(
            "Advertising prices and media plans.",
            "Tax and customs treatment of goods sent across the border.",
            "Accounts on other platforms such as Weibo, Douyin or Xiaohongshu.",
        ),
        answers=tuple(
            m.Answered(question=i, label=text, answer=given, counted=counted) for i, text, given, counted in answers
        ),
        sources=SOURCES,
        **PARTS,
    )
