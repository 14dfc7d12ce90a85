"""What an advice holds beyond its core, made by hand: certificate, robustness, unlocks, phases, costs, opinions."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.advice.model import Launch
from advisor.advice.parts.certificate import Certificate, Dominated, Lead, LimitFound, Rival, Tie
from advisor.advice.parts.costs import BudgetCheck, Costs, MonthCost, StepCost, Yuan
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.members import Member
from advisor.advice.parts.network import AccountLaunch, FirstStep, LaunchCase
from advisor.advice.parts.phases import Phase, PhaseAccount
from advisor.advice.parts.prospects import MixMember, Prospects, ReachableMix
from advisor.advice.parts.relevance import Asked, Effect, Relevance, Skipped
from advisor.advice.parts.robustness import Flip, Robustness, WeightRange
from advisor.advice.parts.unlocks import AnswerChange, NoUnlock, Unlock, UnlockCost, UnlockDays
from advisor.cadence.model import Reason
from advisor.questionnaire.opinion import Opinion

HOSTILE = '#eval("1+1") *x* $y$ <b>bold</b> [[z]] @ref `raw` = head \\ // no'


def judged(ident: str, text: str) -> Reason:
    return Reason(id=ident, text=text, basis="judgement")


def cited(ident: str, text: str, *sources: str) -> Reason:
    return Reason(id=ident, text=text, sources=sources, basis="sources")


SERVICE = Member(account="service", route="own_non_mainland")
SHOP = Member(account="mini_program", route="own_non_mainland")
WECOM = Member(account="wecom", route="partner_licence")
LEAST, PARTNERS = Member(account="wecom", route="own_mainland"), Member(account="service", route="partner_licence")


def _rival() -> Rival:
    return Rival(
        mix=(PARTNERS, SHOP),
        score=0.71,
        musts_missed=1,
        gains=("daily_broadcast",),
        loses=("storefront",),
        ahead=(Lead(criterion="speed", title="Speed", by=0.021, points=0.004),),
        behind=(Lead(criterion="control", title="Control", by=0.8, points=0.24),),
    )


CERTIFICATE = Certificate(
    compared=54,
    as_many_musts=30,
    runner_up=_rival(),
    ties=(Tie(rival=_rival(), reason=judged("tie.same_number", "This mix scores exactly as much: choose freely.")),),
    dominated=9,
    dominated_near=(
        Dominated(
            mix=(SERVICE, SHOP, LEAST),
            change="other_route",
            loses=("location",),
            behind=(Lead(criterion="economy", title="Economy", by=0.1, points=0.01),),
        ),
    ),
    dominated_near_total=3,
    limits=(
        LimitFound(id="budget", title="Budget", state="does_not_bind"),
        LimitFound(id="team", title="Team", state="not_stated"),
        LimitFound(
            id="ownership",
            title="Ownership",
            state="binds",
            lifted=("payment",),
            mix=(PARTNERS,),
            gains=("daily_broadcast",),
            loses=("wechat_pay",),
            reasons=(judged("limit.ownership", "The wish to own the accounts decides here."),),
        ),
    ),
)
ROBUSTNESS = Robustness(
    share=0.068829,
    share_error=0.0004,
    rivals=29,
    ranges=(
        WeightRange(criterion="coverage", title="Needs met", weight=4, from_=2.7202, to=6.61925),
        WeightRange(criterion="control", title="Control", weight=3, from_=0, to=None),
        WeightRange(criterion="speed", title="Speed", weight=2, from_=0.5, to=None),
    ),
    flips=(
        Flip(criterion="coverage", below=2.7202, above=None, mix=(SERVICE, SHOP)),
        Flip(criterion="coverage", below=None, above=6.61925, mix=(SERVICE, SHOP, WECOM, PARTNERS)),
        Flip(criterion="speed", below=0.5, above=None, mix=(PARTNERS, SHOP, WECOM)),
    ),
)
UNLOCKS = (
    Unlock(
        account="subscription",
        route="new_mainland_entity",
        status="conditional",
        change=(
            AnswerChange(
                question="mainland_entity",
                label="Do you have a company registered in mainland China?",
                was="none",
                to="planned",
                shown="It is decided or under way",
                or_to=("yes",),
                or_shown=("Yes",),
            ),
            AnswerChange(
                question="administrator",
                label="Who could be the administrator?",
                was=None,
                to="citizen",
                shown="A mainland citizen",
            ),
        ),
        steps=("found_entity", "register_service"),
        days=UnlockDays(min=24, typical=75, max=214),
        cost_cny=UnlockCost(min=21_900, max=108_300, unpriced=("register_service",)),
        means=(judged("means.found", "Decide to found a company in the mainland, and keep it up every year."),),
    ),
)
NO_UNLOCKS = (
    NoUnlock(account="channels", locks=("payment",), ways=7),
    NoUnlock(account="mini_program", locks=(), ways=0),
)
EXISTING = (
    ExistingFound(
        existing="partner_subscription",
        title="A subscription account on a partner's papers",
        account="subscription",
        route=None,
        action="take_back",
        confidence="medium",
        reasons=(cited("existing.1", "It can move once the mainland entity exists, if the partner agrees.", "s03"),),
        steps=("collect_papers",),
        waits_for=("merchant_accounts",),
        moving="possible",
        moving_reasons=(judged("moving.1", "It stands on a mainland licence."),),
    ),
)
PHASES = (
    Phase(
        number=1,
        title="Live first: Service account, Mini-program",
        accounts=(
            PhaseAccount(
                account="service",
                route="own_non_mainland",
                earliest=date(2026, 12, 4),
                typical=date(2027, 1, 7),
                latest=date(2027, 4, 8),
            ),
        ),
        triggers=(),
        reasons=(),
        preparation="at_once",
        steps=("collect_papers", "administrator", "register_service", "verify_service", "launch"),
        prepare_from=date(2026, 11, 21),
        live=date(2027, 3, 23),
    ),
    Phase(
        number=2,
        title="Later: WeCom",
        accounts=(
            PhaseAccount(
                account="wecom",
                route="partner_licence",
                earliest=date(2027, 3, 26),
                typical=date(2027, 4, 9),
                latest=date(2027, 8, 1),
            ),
        ),
        triggers=(judged("later/trigger", "Somebody is named who answers within a working day."),),
        reasons=(cited("later", "Without staff, personal advice can wait.", "s04"),),
        preparation="after_trigger",
        steps=(),
        prepare_from=date(2027, 3, 23),
        live=date(2027, 4, 9),
    ),
)
CHAIN = ("collect_papers", "register_service", "verify_service")
LAUNCH = Launch(
    earliest=date(2027, 1, 28),
    typical=date(2027, 3, 23),
    latest=date(2027, 7, 8),
    meets_deadline=False,
    deadline=date(2027, 3, 1),
    cases=(
        LaunchCase(case="best", launch=date(2027, 1, 28), critical=CHAIN, holds=True, spare_days=32),
        LaunchCase(case="typical", launch=date(2027, 3, 23), critical=CHAIN, holds=False, spare_days=-22),
        LaunchCase(case="worst", launch=date(2027, 7, 8), critical=("pay",), holds=False, spare_days=-129),
    ),
    accounts=(
        AccountLaunch(
            account="wecom",
            route="partner_licence",
            after_launch=True,
            earliest=date(2027, 3, 26),
            typical=date(2027, 4, 9),
            latest=date(2027, 8, 1),
        ),
    ),
    start_first=(
        FirstStep(
            step="collect_papers",
            title="Collect and translate the papers of the entity",
            start=date(2026, 11, 21),
            start_by=date(2026, 11, 22),
            reason=judged("start_first.critical", "The chain that sets the launch begins with it."),
        ),
    ),
    says=(judged("launch.deadline_best_only", "2027-03-01 holds only if everything goes as fast as it can."),),
)


def _cost(step: str, title: str, amount: Yuan | None, due: date, **other: Any) -> StepCost:
    given: dict[str, Any] = {
        "every_year": False,
        "renewals": (),
        "notes": (),
        "open": (),
        "sources": ("s20",),
        "basis": "sources",
        "confidence": "medium",
    }
    return StepCost(step=step, title=title, amount=amount, first_due=due, **given | other)


NOTHING = Yuan(min=0, max=0)
FEE, BUILD = Yuan(min=680, max=760), Yuan(min=60_000, max=220_000)
COSTS = Costs(
    once=BUILD,
    every_year=FEE,
    setting_up=Yuan(min=60_680, max=220_760),
    steps=(
        _cost("register_service", "Register the service account", NOTHING, date(2026, 12, 22)),
        _cost(
            "verify_service",
            "Verify the service account",
            FEE,
            date(2027, 1, 5),
            every_year=True,
            renewals=(date(2028, 1, 5),),
            notes=("The platform charges in US dollars.",),
        ),
        _cost("build", "Build and test the shop", BUILD, date(2027, 3, 23), open=("Upkeep is not counted.",)),
        _cost("content", "Prepare the first eight weeks of articles", None, date(2027, 1, 29), sources=()),
    ),
    months=(
        MonthCost(
            month="2027-01",
            once=NOTHING,
            first_fees=FEE,
            renewals=NOTHING,
            total=FEE,
            steps=("verify_service",),
            without_figure=("content",),
        ),
        MonthCost(
            month="2027-02",
            once=NOTHING,
            first_fees=NOTHING,
            renewals=NOTHING,
            total=NOTHING,
            steps=(),
            without_figure=(),
        ),
    ),
    without_figure=("content",),
    open=("build",),
    setup_budget=BudgetCheck(
        question="setup_budget_cny",
        budget=150_000,
        known=Yuan(min=60_680, max=220_760),
        left=None,
        status="could_exceed",
        open=("content",),
        reason=judged("cost.budget_could_exceed", "The known costs could exceed the budget of 150,000 yuan."),
    ),
    monthly_budget=BudgetCheck(
        question="monthly_budget_cny",
        budget=None,
        known=Yuan(min=56, max=63),
        left=None,
        status="not_known",
        open=(),
        reason=judged("cost.budget_not_said", "The budget is not known; the known costs come to 56–63 yuan a month."),
    ),
)
PROSPECTS = Prospects(
    settled=False,
    complete=True,
    looked_at=12,
    mixes=(
        ReachableMix(mix=(MixMember(account="service", route="own_non_mainland", later=False),), share=0.9996),
        ReachableMix(mix=(MixMember(account="wecom", route="partner_licence", later=True),), share=0.0004),
    ),
    open_questions=3,
    telling="developers",
    telling_leaves=1,
)
RELEVANCE = Relevance(
    asked=(
        Asked(question="developers", effects=(Effect(kind="mix", what="economy"),)),
        Asked(question="segments", effects=(Effect(kind="cadence", what="segments"),)),
    ),
    skipped=(
        Skipped(question="goods", because="off_the_path"),
        Skipped(question="payment", because="changes_nothing"),
        Skipped(question="goals", because="waits", waits_for=("developers",)),
    ),
)
OPINIONS = (
    Opinion(says=f"Present it as a plan for two years. {HOSTILE}"),
    Opinion(
        about="service/own_non_mainland",
        says="Register it under the holding.",
        instead_of="The papers of the brand.",
        rationale="One set of papers\nserves both.",
    ),
    Opinion(about="location", says="Leave it out of the talk."),
    Opinion(about="build", says="A template will do.", instead_of="Custom work.", rationale="Twelve products."),
    Opinion(about="channels", says="Watch what others do there."),
)
CHOICES = (
    judged("choice.weight", "Your choice: Control has the weight 3 instead of 1.5."),
    judged("choice.forced_closed", "You asked for Channels in every mix, but it is closed by every route."),
)
PARTS: dict[str, Any] = {
    "certificate": CERTIFICATE,
    "robustness": ROBUSTNESS,
    "unlocks": UNLOCKS,
    "no_unlocks": NO_UNLOCKS,
    "choices": CHOICES,
    "existing": EXISTING,
    "phases": PHASES,
    "launch": LAUNCH,
    "costs": COSTS,
    "prospects": PROSPECTS,
    "relevance": RELEVANCE,
    "opinions": OPINIONS,
}
