"""Why this mix and how firmly it stands: the runner-up, ties, limits and the ranges of weights."""

from __future__ import annotations

from advisor.advice.parts.certificate import Certificate, Dominated, Lead, LimitFound, Rival, Tie
from advisor.advice.parts.members import Member
from advisor.advice.parts.robustness import Flip, Robustness, WeightRange
from tests.report.in_depth.said import judged

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
