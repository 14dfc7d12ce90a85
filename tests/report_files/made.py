"""A small advice made by hand, with text in it that must stay text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

from advisor.advice import model as m
from advisor.cadence import model as p
from advisor.knowledge.models import Fact, Knowledge, Source
from advisor.report.wording import Names
from tests.plain_costs import costs

AS_OF = date(2026, 11, 21)
CLIENT = '=HYPERLINK("http://example.com")\x1b[31m, 某公司; a\\b'
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1")


def reason(text: str, *sources: str) -> m.Reason:
    return m.Reason(id="r", text=text, sources=sources, basis="sources" if sources else "judgement")


def broadcast(day: date, account: str = "service", **other: Any) -> m.Broadcast:
    given = {"articles": 3, "pillar": "product", "moment": "", "prepare_from": day - timedelta(days=7)} | other
    return m.Broadcast(date=day, account=account, **given)


def cadence(*broadcasts: m.Broadcast) -> m.Cadence:
    return m.Cadence(
        start=date(2026, 12, 1),
        weeks=4,
        timezone="Asia/Shanghai",
        broadcasts=broadcasts
        or (broadcast(date(2026, 12, 2)), broadcast(date(2026, 12, 9), "subscription", articles=1)),
        quotas=(
            m.QuotaWindow(
                account="service",
                per="month",
                broadcasts=4,
                articles_each=8,
                from_=date(2014, 4, 15),
                until=None,
                sources=("s1",),
            ),
        ),
        articles_per_month=m.ArticleCount(planned=4, capacity=None),
        projections=(m.Projection(account="service", month="2026-12", reads=m.Reads(low=90, central=1110, high=3770)),),
        projection_inputs=(reason("Share who open: 0.5 % to 6 %, central 2.5 %.", "s1"),),
        moments=(
            m.MomentDay(
                date=date(2026, 12, 13),
                id="memorial",
                name="Memorial day",
                weight=0,
                barred=True,
                text="No promotion.",
                sources=("s2",),
                basis="sources",
            ),
        ),
        warnings=(reason("The notice of holidays is not out yet."), reason("Close to what the team can write.", "s2")),
    )


def full_cadence() -> m.Cadence:
    """The small cadence with a publication, a festival that is only expected, two months of quota and one of work."""
    festival = m.MomentDay(
        date=date(2026, 12, 24),
        id="festival",
        name="Festival",
        weight=3,
        barred=False,
        text="",
        sources=(),
        basis="judgement",
        certainty="expected",
        opens=date(2026, 12, 10),
        work_from=date(2026, 11, 22),
    )
    hours = p.Hours(low=20, central=40, high=80.5)
    effort = p.MonthEffort(
        month="2026-12",
        broadcasts=2,
        articles=4,
        able=12,
        wished=5,
        hours=hours,
        team=None,
        roles=(p.RoleHours(role="writer", name="Writer", hours=hours),),
    )
    plan = cadence()
    return replace(
        plan,
        publications=(
            p.Publication(date=date(2026, 12, 4), account="service", pillar="product", prepare_from=date(2026, 11, 30)),
        ),
        moments=(*plan.moments, festival),
        quota_use=tuple(
            p.QuotaUse(account="service", month=month, planned=planned, quota=4)
            for month, planned in (("2026-12", 1), ("2027-01", 0))
        ),
        effort=(effort,),
        effort_inputs=(reason("One article takes 4.5 to 18 hours, central 9.", "s1"),),
        wished=(
            p.Wished(account="service", wished=1, planned=1),
            p.Wished(account="subscription", wished=3, planned=1),
        ),
    )


def advice(**other: Any) -> m.Advice:
    given: dict[str, Any] = {
        "as_of": AS_OF,
        "knowledge": m.KnowledgeStamp(version="1", digest="sha256:00"),
        "good_until": date(2027, 2, 21),
        "status": "provisional",
        "headline": "Lead with a service account.",
        "verdicts": (
            m.Verdict(
                account="service",
                route="own_non_mainland",
                status="open",
                confidence="high",
                reasons=(reason("Open to you.", "s1"),),
                steps=(),
                waits_for=(),
            ),
            m.Verdict(
                account="subscription",
                route="own_non_mainland",
                status="closed",
                confidence="medium",
                reasons=(reason("Mainland only.", "s2"),),
                steps=(),
                waits_for=(),
            ),
        ),
        "needs": (
            m.NeedFound(
                id="regular_broadcast",
                title="A steady pace",
                strength="must",
                from_=("payment",),
                met_by=("service",),
                limits=("Four a month.",),
                limited_by=(reason("Four a month.", "s1"),),
                reasons=(reason("You asked for it."),),
            ),
            m.NeedFound(
                id="location",
                title="Shops nearby",
                strength="could",
                from_=(),
                met_by=(),
                limits=(),
                limited_by=(),
                reasons=(reason("You have shops.", "s1"),),
            ),
        ),
        "mix": (
            m.Placed(
                account="service",
                route="own_non_mainland",
                role="lead",
                covers=("regular_broadcast",),
                reasons=(reason("It reaches the chat list.", "s1", "s2"),),
            ),
        ),
        "scores": (m.Score(criterion="control", title="Control", weight=3, value=1),),
        "alternatives": (m.Alternative(mix=(), score=0.5, loses=("control",), gains=("location",)),),
        "rejected": (
            m.Rejected(account="subscription", route="own_non_mainland", reasons=(reason("Mainland only.", "s2"),)),
        ),
        "roadmap": (
            m.PlannedStep(
                step="papers",
                title="Collect the papers",
                text="Have them translated.",
                for_=("service",),
                after=(),
                days=m.DayRange(min=3, typical=10, max=20),
                start=AS_OF,
                finish=date(2026, 12, 1),
                days_known=True,
                best_finish=date(2026, 11, 24),
                worst_finish=date(2026, 12, 11),
                slack=m.Slack(total_days=0, free_days=0, start_by=AS_OF, finish_by=date(2026, 12, 1)),
                critical=True,
                critical_in=("best", "typical", "worst"),
                decides="launch",
                cost_cny=m.CostRange(min=0, max=3000),
                cost_note=None,
                yearly=False,
                sources=("s1",),
                basis="sources",
                confidence="medium",
            ),
            m.PlannedStep(
                step="register",
                title="Register",
                text="Fill in the form.",
                for_=("service",),
                after=("papers",),
                days=m.DayRange(min=1, typical=1, max=1),
                start=date(2026, 12, 1),
                finish=date(2026, 12, 2),
                days_known=True,
                best_finish=date(2026, 11, 25),
                worst_finish=date(2026, 12, 12),
                slack=m.Slack(total_days=3, free_days=3, start_by=date(2026, 12, 4), finish_by=date(2026, 12, 5)),
                critical=False,
                critical_in=(),
                decides=None,
                cost_cny=None,
                cost_note=None,
                yearly=False,
                sources=(),
                basis="judgement",
                confidence="high",
            ),
        ),
        "launch": m.Launch(
            earliest=date(2026, 12, 1),
            typical=date(2026, 12, 2),
            latest=date(2027, 1, 1),
            meets_deadline=False,
            deadline=date(2026, 12, 1),
        ),
        "costs": costs(),
        "cadence": cadence(),
        "wishes": (
            m.WishOutcome(
                wish="w",
                title="Take it back",
                outcome="unconfirmed",
                reasons=(reason("One agency says so.", "s2"),),
                steps=("papers",),
                instead="Open a new one.",
            ),
        ),
        "outside": (reason("Ask your distributor for a column."),),
        "risks": (m.RiskFound(id="x", severity="high", text="Papers expire.", sources=("s1",), basis="sources"),),
        "open_questions": (
            m.OpenQuestion(
                question="payment",
                label="Must buyers pay?",
                why="It decides the shop.",
                could_lead_to=("service/own_non_mainland", "location"),
            ),
        ),
        "not_covered": ("Tax.",),
        "answers": (
            m.Answered(question="home", label="Where are you?", answer="Overseas", counted=True),
            m.Answered(question="country", label="Which country?", answer="NZ", counted=False),
        ),
        "sources": tuple(
            m.CitedSource(
                id=ident,
                title=title,
                publisher="Somebody",
                date="2025",
                url="https://example.com/a/rather/long/path/that/must/not/be/broken/in/the/middle/of/the/line/index.html",
                tier="platform",
                checked_on=AS_OF,
                weak=False,
            )
            for ident, title in (("s1", "Rules"), ("s2", "Is it so?"))
        ),
    }
    return m.Advice(**given | other)


def knowledge(*, account: str = "Service account") -> Knowledge:
    """The names that the outputs take from a knowledge base."""
    named = SimpleNamespace
    return cast(
        Knowledge,
        named(
            accounts=(
                named(id="service", name=account, chinese="服务号", quota=named()),
                named(id="subscription", name="Subscription account", chinese="订阅号", quota=named()),
            ),
            routes=(named(id="own_non_mainland", name="Your own entity outside the mainland"),),
            needs=(named(id="location", title="Shops nearby"),),
            existing=(),
            steps=(named(id="papers", title="Collect the papers"),),
            questions=(named(id="payment", label="Must buyers pay?"),),
            pillars=(named(id="product", name="Products"),),
            meta=named(language="en"),
            calendar=named(first=date(2013, 1, 1), last=date(2030, 12, 31)),
            cadence=named(
                weeks=52,
                slots=(
                    named(id="noon", name="Midday", begins="11:30", ends="12:30"),
                    named(id="evening", name="Evening", begins="20:00", ends="22:00"),
                ),
                moment_parts=(named(id="last_call", name="last call"),),
            ),
        ),
    )


def names(found: m.Advice | None = None, *, account: str = "Service account") -> Names:
    return Names(found or advice(), knowledge(account=account))


SOURCES = {
    ident: Source.model_validate(
        {
            "id": ident,
            "title": f"Title of {ident}",
            "publisher": "P",
            "date": said,
            "tier": tier,
            "checked_on": "2026-11-21",
        }
    )
    for ident, said, tier in (("new", "2025-06", "platform"), ("old", "2013", "observed"), ("undated", None, "partner"))
}


def fact(**other: Any) -> Fact:
    """A quota that was 1 until 14 April 2014, 4 from the next day, and not verified after 2025."""
    window = {"confidence": "high", "verified_on": "2026-11-21", "review_by": "2027-05-21"}
    given = {
        "id": "service.broadcasts_per_month",
        "title": "Broadcasts a month",
        "kind": "number",
        "unit": "broadcasts",
        "values": (
            {
                **window,
                "value": 4,
                "from": "2014-04-15",
                "to": "2026-01-01",
                "end": "unverified_after",
                "reason": "The platform says so.",
                "sources": ("new",),
            },
            {
                **window,
                "value": 1,
                "from": "2013-08-05",
                "to": "2014-04-15",
                "start": "approximate",
                "end": "superseded",
                "reason": "As reported then.",
                "sources": ({"source": "old", "at": "p. 3"},),
            },
        ),
        "claims": (
            {"source": "undated", "value": 30, "standing": "never_right", "note": "Mixes two accounts up."},
            {"source": "new", "value": 4},
            {"source": "old", "value": 1, "said_on": "2013-08-06", "standing": "right_then"},
        ),
    }
    return Fact.model_validate(given | other)
