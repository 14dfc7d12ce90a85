"""The findings as sentences with their sources: verdicts, needs, risks, what to do besides."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.advice.findings import Findings
from advisor.advice.model import NeedFound, Reason, RiskFound, Verdict
from advisor.advice.needs import Pair, meeting
from advisor.advice.speak import judged, reason
from advisor.advice.validity import Reviewed
from advisor.knowledge.models import Confidence, Risk
from advisor.knowledge.pattern import covers
from advisor.logic.situation import Situation
from advisor.words import say

CONFIDENCE: tuple[Confidence, ...] = ("high", "medium", "low")


def verdict(situation: Situation, found: Findings, pair: Pair) -> Verdict:
    """One verdict with its reasons; an unknown one says which questions it waits for."""
    decision = found.decisions[pair]
    reasons = [reason(situation, rule, ident=rule.id, text=rule.text) for rule in decision.deciding]
    if decision.status == "unknown":
        phrase = "verdict.waits" if decision.waits_for else "verdict.not_known_then"
        labels = [situation.knowledge.question[ident].label for ident in _asked(situation, decision.waits_for)]
        reasons = [judged(situation, phrase, questions=say("; ").join(labels), date=situation.as_of.isoformat())]
    sure = max((CONFIDENCE.index(rule.confidence) for rule in decision.deciding), default=2)
    conditional = decision.status == "conditional"
    return Verdict(
        account=pair[0],
        route=pair[1],
        status=decision.status,
        confidence=CONFIDENCE[2 if decision.status == "unknown" else sure],
        reasons=tuple(reasons),
        steps=tuple(dict.fromkeys(step for rule in decision.deciding for step in rule.steps)) if conditional else (),
        waits_for=tuple(_asked(situation, decision.waits_for)),
    )


def _asked(situation: Situation, questions: frozenset[str]) -> list[str]:
    return [ident for ident in situation.knowledge.asked_order if ident in questions]


def needs_found(situation: Situation, found: Findings) -> Iterator[NeedFound]:
    """The needs with what meets them in the chosen mix."""
    members = [member.pair for member in found.best.members]
    for raised in found.needs.raised:
        meets = {pair: meeting(raised.need, found.provisions[pair]) for pair in members}
        by = {pair: provision for pair, provision in meets.items() if provision is not None}
        limited = [
            reason(situation, provision, ident=f"{provision.id}/limit", text=provision.limit)
            for provision in by.values()
            if provision.limit
        ]
        reasons = [reason(situation, cause, ident=cause.id, text=cause.text) for cause in raised.raised]
        if not by and raised.need.nothing_meets:
            reasons.append(judged(situation, "need.nothing_meets", text=raised.need.nothing_meets))
        yield NeedFound(
            id=raised.need.id,
            title=raised.need.title,
            strength=raised.strength,
            from_=raised.questions,
            met_by=tuple(pair[0] for pair in by),
            limits=tuple(dict.fromkeys(limit.text for limit in limited)),
            limited_by=tuple({limit.text: limit for limit in limited}.values()),
            reasons=tuple(reasons),
        )


def outside(situation: Situation) -> Iterator[Reason]:
    """What to do beside or instead of accounts of one's own."""
    for advised in situation.knowledge.outside:
        if advised.holds_on(situation.as_of) and situation.truth(advised.when) is True:
            yield reason(situation, advised, ident=advised.id, text=advised.text)


def risks(situation: Situation, found: Findings) -> Iterator[RiskFound]:
    """What can go wrong with the chosen mix, the worst first."""
    order = ("high", "medium", "low")
    for risk in sorted(_risks_held(situation, found), key=lambda risk: (order.index(risk.severity), risk.id)):
        said = reason(situation, risk, ident=risk.id, text=risk.text)
        yield RiskFound(id=risk.id, severity=risk.severity, text=said.text, sources=said.sources, basis=said.basis)


def _risks_held(situation: Situation, found: Findings) -> Iterator[Risk]:
    for risk in situation.knowledge.risks:
        concerned = not risk.for_ or any(covers(risk.for_, *pair) for pair in found.best.pairs)
        if concerned and risk.holds_on(situation.as_of) and situation.truth(risk.when) is True:
            yield risk


def reviewed(situation: Situation, found: Findings) -> Iterator[Reviewed]:
    """The rules that the advice rests on, each with its date of review."""
    for decision in found.decisions.values():
        yield from decision.deciding
    for member in found.best.members:
        yield from found.provisions[member.pair].values()
    yield from _risks_held(situation, found)
