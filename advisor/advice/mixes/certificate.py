"""Why the chosen mix is best: what came next, what ties, what is dominated, and which limit of the client decides."""

from __future__ import annotations

from typing import Literal

from advisor.advice.findings import Findings
from advisor.advice.mixes.limits import limits_found, met_only
from advisor.advice.mixes.mix import Compared, Weighted, weights
from advisor.advice.mixes.robustness import members_of
from advisor.advice.model import Reason
from advisor.advice.needs import Needs
from advisor.advice.parts.certificate import Certificate, Dominated, Lead, Rival, Tie
from advisor.advice.speak import judged
from advisor.logic.situation import Situation

NEAR_SHOWN = 8

Change = Literal["adds", "drops", "swaps", "other_route"]


def certificate(situation: Situation, found: Findings) -> Certificate:
    """The certificate of the chosen mix under the choices it was found with."""
    weighted = weights(situation, found.choices)
    best, others = found.best, found.compared[1:]
    ties = [mix for mix in others if mix.key == best.key]
    below = next((mix for mix in others if mix.key != best.key), None)
    dominated = [mix for mix in others if dominates(best, mix, weighted)]
    near = [(mix, change) for mix in dominated if (change := change_between(best, mix))]
    return Certificate(
        compared=len(found.compared),
        as_many_musts=sum(mix.musts_met == best.musts_met for mix in found.compared),
        runner_up=_rival(best, below, found.needs, weighted) if below else None,
        ties=tuple(
            Tie(rival=_rival(best, mix, found.needs, weighted), reason=_tie_break(situation, best, mix)) for mix in ties
        ),
        dominated=len(dominated),
        dominated_near=tuple(
            Dominated(
                mix=members_of(mix),
                change=change,
                loses=met_only(found.needs, best, mix),
                behind=_leads(best, mix, weighted),
            )
            for mix, change in near[:NEAR_SHOWN]
        ),
        dominated_near_total=len(near),
        limits=tuple(limits_found(situation, found)),
    )


def dominates(one: Compared, other: Compared, weighted: Weighted) -> bool:
    """Whether a mix is at least as good in every measure and meets every need, and is better somewhere."""
    leads = [one.units[criterion.measure] - other.units[criterion.measure] for criterion, _ in weighted]
    return other.met <= one.met and min(leads, default=0) >= 0 and (other.met < one.met or any(leads))


def change_between(one: Compared, other: Compared) -> Change | None:
    """What makes one mix the other, where that is a single account."""
    gone, come = set(one.pairs) - set(other.pairs), set(other.pairs) - set(one.pairs)
    if len(gone) > 1 or len(come) > 1:
        return None
    if gone and come:
        return "other_route" if {account for account, _ in gone} == {account for account, _ in come} else "swaps"
    return "drops" if gone else "adds"


def _rival(best: Compared, mix: Compared, needs: Needs, weighted: Weighted) -> Rival:
    return Rival(
        mix=members_of(mix),
        score=mix.score,
        musts_missed=best.musts_met - mix.musts_met,
        gains=met_only(needs, mix, best),
        loses=met_only(needs, best, mix),
        ahead=_leads(mix, best, weighted),
        behind=_leads(best, mix, weighted),
    )


def _leads(one: Compared, other: Compared, weighted: Weighted) -> tuple[Lead, ...]:
    total = sum(weight for _, weight in weighted) or 1.0
    rows: list[Lead] = []
    for criterion, weight in weighted:
        if one.units[criterion.measure] > other.units[criterion.measure]:
            by = one.measures[criterion.measure] - other.measures[criterion.measure]
            rows.append(
                Lead(
                    criterion=criterion.id,
                    title=criterion.title,
                    by=round(by, 9),
                    points=round(weight * by / total, 9),
                )
            )
    return tuple(rows)


def _tie_break(situation: Situation, best: Compared, mix: Compared) -> Reason:
    fewer = len(best.members) < len(mix.members)
    return judged(situation, "tie.fewer_accounts" if fewer else "tie.same_number")
