"""The chosen mix, its alternatives and what was left out, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from advisor.advice.mixes.mix import NO_CHOICES, Compared, lead_of
from advisor.advice.model import Alternative, Placed, Reason, Rejected, Score
from advisor.advice.needs import Needs, Pair, meeting
from advisor.advice.speak import fill, judged, reason, together
from advisor.knowledge.models import Criterion, Knowledge, LaterRule, Provision
from advisor.logic.situation import Situation
from advisor.logic.verdicts import Decision
from advisor.questionnaire.choices import Choices
from advisor.words import say

Role = Literal["lead", "support", "later"]
NOTABLE = 0.05  # the difference in a measure, of 1, from which two mixes are told apart by it


def placed(
    situation: Situation,
    mix: Compared,
    needs: Needs,
    *,
    provisions: Mapping[Pair, Mapping[str, Provision]],
    later: Mapping[Pair, tuple[LaterRule, ...]],
    choices: Choices = NO_CHOICES,
) -> tuple[Placed, ...]:
    """The accounts of a mix with their roles: lead first, then support, then later.

    An account that meets nothing is there because the user forced it, and says so.
    """
    lead = lead_of(mix, needs, primary=_primary_needs(needs))
    rows = []
    for member in mix.members:
        role: Role = "later" if member.later else "lead" if member.pair == lead else "support"
        covers = tuple(found.need.id for found in needs.raised if found.need.id in member.meets)
        reasons = [reason(situation, rule, ident=rule.id, text=rule.text) for rule in later.get(member.pair, ())]
        reasons += _cover_reasons(situation, needs, provisions[member.pair])
        if not member.meets and member.pair[0] in choices.force:
            reasons.append(_chosen(situation, "choice.forced", member.pair[0]))
        rows.append(
            Placed(account=member.pair[0], route=member.pair[1], role=role, covers=covers, reasons=tuple(reasons))
        )
    return tuple(sorted(rows, key=lambda row: ("lead", "support", "later").index(row.role)))


def _chosen(situation: Situation, phrase: str, account: str) -> Reason:
    return judged(situation, phrase, account=situation.knowledge.account[account].name)


def _primary_needs(needs: Needs) -> frozenset[str]:
    return frozenset(found.need.id for found in needs.raised if "primary_goal" in found.questions)


def _cover_reasons(situation: Situation, needs: Needs, provisions: Mapping[str, Provision]) -> list[Reason]:
    found: dict[str, Reason] = {}  # by what they say: several provisions may share a sentence
    for raised in needs.raised:
        provision = meeting(raised.need, provisions)
        if provision is not None:
            said = [reason(situation, provision, ident=provision.id, text=provision.text)]
            if provision.limit:
                said.append(reason(situation, provision, ident=f"{provision.id}/limit", text=provision.limit))
            for sentence in said:
                found.setdefault(sentence.text, sentence)
    return list(found.values())


def alternatives(
    situation: Situation,
    compared: Sequence[Compared],
    needs: Needs,
    *,
    provisions: Mapping[Pair, Mapping[str, Provision]],
    later: Mapping[Pair, tuple[LaterRule, ...]],
    weighted: Sequence[tuple[Criterion, float]],
    choices: Choices = NO_CHOICES,
) -> tuple[Alternative, ...]:
    """The next best mixes that gain something, and what each loses and gains (ids of needs and criteria)."""
    best = compared[0]
    found: list[Alternative] = []
    for other in compared[1:]:
        if len(found) == situation.knowledge.mix.alternatives:
            break
        gains = (*_met_only(needs, other, best), *_better(weighted, other, best))
        if gains and other.members:
            found.append(
                Alternative(
                    mix=placed(situation, other, needs, provisions=provisions, later=later, choices=choices),
                    score=other.score,
                    loses=(*_met_only(needs, best, other), *_better(weighted, best, other)),
                    gains=gains,
                )
            )
    return tuple(found)


def _met_only(needs: Needs, one: Compared, other: Compared) -> list[str]:
    return [found.need.id for found in needs.raised if found.need.id in one.met - other.met]


def _better(weighted: Sequence[tuple[Criterion, float]], one: Compared, other: Compared) -> list[str]:
    return [
        criterion.id
        for criterion, weight in weighted
        if weight
        and criterion.measure != "coverage"
        and one.measures[criterion.measure] - other.measures[criterion.measure] >= NOTABLE
    ]


def scores(mix: Compared, weighted: Sequence[tuple[Criterion, float]]) -> tuple[Score, ...]:
    """The chosen mix by each criterion, with the weight that counted."""
    return tuple(
        Score(
            criterion=criterion.id,
            title=criterion.title,
            weight=weight,
            value=round(mix.measures[criterion.measure], 4),
        )
        for criterion, weight in weighted
    )


def rejected(
    situation: Situation,
    mix: Compared,
    decisions: Mapping[Pair, Decision],
    needs: Needs,
    *,
    provisions: Mapping[Pair, Mapping[str, Provision]],
    verdict_reasons: Mapping[Pair, tuple[Reason, ...]],
    choices: Choices = NO_CHOICES,
) -> tuple[Rejected, ...]:
    """Every account by every route that is not in the mix, and why not: the user's choice comes before the rules."""
    chosen = dict(mix.pairs)
    rows = []
    for pair, decision in decisions.items():
        if chosen.get(pair[0]) == pair[1]:
            continue
        told = verdict_reasons[pair]
        if pair[0] in choices.exclude:
            excluded = _chosen(situation, "choice.excluded", pair[0])
            reasons = (excluded, *told) if decision.status == "closed" else (excluded,)
        else:
            reasons = _why_not(situation, mix, decision, needs, provisions[pair], told)
        rows.append(Rejected(account=pair[0], route=pair[1], reasons=reasons))
    return tuple(rows)


def _why_not(
    situation: Situation,
    mix: Compared,
    decision: Decision,
    needs: Needs,
    provisions: Mapping[str, Provision],
    told: tuple[Reason, ...],
) -> tuple[Reason, ...]:
    if decision.status == "closed":
        return told
    if decision.status == "unknown":
        return (*told, judged(situation, "rejected.undecided"))
    names = situation.knowledge
    if situation.truth(names.route[decision.route].mix_when) is not True:
        return (judged(situation, "rejected.route_not_taken", route=names.route[decision.route].name.lower()),)
    meets = [found for found in needs.raised if meeting(found.need, provisions)]
    if not meets:
        return (judged(situation, "rejected.meets_nothing"),)
    if decision.account in dict(mix.pairs):
        route = names.route[dict(mix.pairs)[decision.account]].name.lower()
        return (judged(situation, "rejected.other_route", route=route),)
    missed = [found.need.title for found in meets if found.need.id not in mix.met]
    if not missed:
        return (judged(situation, "rejected.adds_nothing"),)
    return (judged(situation, "rejected.costs_more", needs=say(", ").join(missed)),)


def headline(situation: Situation, mix: tuple[Placed, ...], *, unmet: Sequence[str]) -> str:
    """The advice in a sentence or two."""
    names = situation.knowledge

    def listing(*roles: str) -> str:
        return say(", ").join(_named(names, row) for row in mix if row.role in roles)

    now, later = listing("lead", "support"), listing("later")
    parts = []
    if now:
        parts.append(fill(situation, names.phrase["headline.now"], accounts=now))
    if later:
        parts.append(fill(situation, names.phrase["headline.later"], accounts=later))
    if not mix:
        parts.append(names.phrase["headline.nothing"])
    if unmet:
        parts.append(fill(situation, names.phrase["headline.unmet"], needs=say(", ").join(unmet)))
    return together(*parts)


def _named(names: Knowledge, row: Placed) -> str:
    route = names.route[row.route].name
    return say("{account} ({route})", account=names.account[row.account].name, route=f"{route[0].lower()}{route[1:]}")
