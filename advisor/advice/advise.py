"""Answers and knowledge in, advice out. No clock, no global, no file: the same arguments give the same advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.advice.answered import answered
from advisor.advice.mix import Candidate, Compared, candidate, compare_all, weights
from advisor.advice.model import (
    Advice,
    CostRange,
    DayRange,
    KnowledgeStamp,
    Launch,
    NeedFound,
    PlannedStep,
    Reason,
    RiskFound,
    Verdict,
)
from advisor.advice.needs import Needs, Pair, find_needs, meeting, provided
from advisor.advice.open_questions import open_questions
from advisor.advice.placing import alternatives, headline, placed, rejected, scores
from advisor.advice.roadmap import CASES, Leg, cost_of, critical, lasting, network, schedule, span, steps_for
from advisor.advice.speak import cited, fill, judged, reason
from advisor.advice.validity import Reviewed, cited_in, cited_sources, good_until
from advisor.advice.wishes import outcomes
from advisor.cadence.days import WorkingDays, working_days
from advisor.cadence.model import Cadence
from advisor.cadence.plan import plan
from advisor.cadence.volume import Carrier
from advisor.knowledge.models import Knowledge, LaterRule, Provision, Step
from advisor.knowledge.pattern import covers
from advisor.logic.situation import Answers, Missing, Situation
from advisor.logic.verdicts import Decision, decide

CONFIDENCE = ("high", "medium", "low")


def advise(
    knowledge: Knowledge, answers: Answers, *, as_of: date, start: date | None = None, weeks: int | None = None
) -> Advice:
    """Advise a client on one date. `start` and `weeks` set the horizon of the cadence; by default it starts when the
    first account can broadcast and runs as long as the knowledge base says."""
    situation = Situation(knowledge, answers, as_of=as_of)
    found = _Findings.of(situation)
    mix = placed(situation, found.best, found.needs, provisions=found.provisions, later=found.later)
    roadmap, launch, live = _roadmap(situation, found)
    cadence = _cadence(situation, found, live, start=start, weeks=weeks)
    questions = open_questions(situation, tuple(found.decisions.values()), found.needs)
    needs = tuple(_needs(situation, found))
    verdicts = tuple(_verdict(situation, found, pair) for pair in knowledge.pairs)
    reasons = {pair: verdict.reasons for pair, verdict in zip(knowledge.pairs, verdicts, strict=True)}
    weighted = weights(situation)
    parts = {
        "mix": mix,
        "needs": needs,
        "rejected": rejected(
            situation, found.best, found.decisions, found.needs, provisions=found.provisions, verdict_reasons=reasons
        ),
        "verdicts": verdicts,
        "alternatives": alternatives(
            situation, found.compared, found.needs, provisions=found.provisions, later=found.later, weighted=weighted
        ),
        "roadmap": roadmap,
        "cadence": cadence,
        "wishes": outcomes(situation),
        "outside": tuple(_outside(situation)),
        "risks": tuple(_risks(situation, found)),
    }
    unmet = [need.title for need in needs if need.strength == "must" and not need.met_by]
    return Advice(
        as_of=as_of,
        knowledge=KnowledgeStamp(version=knowledge.meta.version, digest=knowledge.digest),
        status="provisional" if questions else "final",
        headline=headline(situation, mix, unmet=unmet),
        scores=scores(found.best, weighted),
        launch=launch,
        open_questions=questions,
        not_covered=tuple(
            fill(situation, gap.text) for gap in knowledge.not_covered if situation.truth(gap.when) is not False
        ),
        answers=answered(situation),
        sources=cited_sources(situation, cited_in(tuple(parts.values()))),
        good_until=good_until(situation, _reviewed(situation, found)),
        **parts,
    )


@dataclass(frozen=True)
class _Findings:
    """What the rules found, before it is put into words."""

    decisions: Mapping[Pair, Decision]
    needs: Needs
    provisions: Mapping[Pair, Mapping[str, Provision]]
    later: Mapping[Pair, tuple[LaterRule, ...]]
    steps: Mapping[Pair, tuple[Step, ...]]
    compared: tuple[Compared, ...]
    working: WorkingDays

    @property
    def best(self) -> Compared:
        """The chosen mix."""
        return self.compared[0]

    @staticmethod
    def of(situation: Situation) -> "_Findings":
        knowledge = situation.knowledge
        decisions = {pair: decide(situation, *pair) for pair in knowledge.pairs}
        needs = find_needs(situation)
        provisions = {pair: provided(situation, pair) for pair in knowledge.pairs}
        working = working_days(knowledge.public_holidays)
        later: dict[Pair, tuple[LaterRule, ...]] = {}
        steps: dict[Pair, tuple[Step, ...]] = {}
        candidates: list[Candidate] = []
        for pair, decision in decisions.items():
            in_reach = decision.status in ("open", "conditional")
            if in_reach and situation.truth(knowledge.route[pair[1]].mix_when) is True:
                later[pair] = _later(situation, pair)
                steps[pair] = steps_for(situation, decision)
                legs = network(situation, {pair: steps[pair]}, waiting=frozenset())
                ready = span(legs, case="typical", start=situation.as_of, working=working, only=lambda leg: True)
                entry = candidate(
                    situation,
                    decision,
                    needs=needs,
                    provisions=provisions[pair],
                    later=bool(later[pair]),
                    days=(ready - situation.as_of).days if ready and not _waits(later[pair]) else 0.0,
                    cost=sum(cost_of(steps[pair])) / 2,
                )
                candidates += [entry] if entry else []
        return _Findings(decisions, needs, provisions, later, steps, compare_all(situation, candidates, needs), working)


def _later(situation: Situation, pair: Pair) -> tuple[LaterRule, ...]:
    rules = situation.knowledge.later
    return tuple(rule for rule in rules if covers(rule.for_, *pair) and situation.truth(rule.when) is True)


def _waits(rules: tuple[LaterRule, ...]) -> bool:
    """Whether these rules let the preparation wait until the first phase is live."""
    return bool(rules) and all(rule.starts == "after_launch" for rule in rules)


def _verdict(situation: Situation, found: _Findings, pair: Pair) -> Verdict:
    decision = found.decisions[pair]
    reasons = [reason(situation, rule, ident=rule.id, text=rule.text) for rule in decision.deciding]
    if decision.status == "unknown":
        phrase = "verdict.waits" if decision.waits_for else "verdict.not_known_then"
        labels = [situation.knowledge.question[ident].label for ident in _asked(situation, decision.waits_for)]
        reasons = [judged(situation, phrase, questions="; ".join(labels), date=situation.as_of.isoformat())]
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


def _needs(situation: Situation, found: _Findings) -> Iterator[NeedFound]:
    members = [member.pair for member in found.best.members]
    for raised in found.needs.raised:
        meets = {pair: meeting(raised.need, found.provisions[pair]) for pair in members}
        by = {pair: provision for pair, provision in meets.items() if provision is not None}
        limits = [fill(situation, provision.limit) for provision in by.values() if provision.limit]
        reasons = [reason(situation, cause, ident=cause.id, text=cause.text) for cause in raised.raised]
        if not by and raised.need.nothing_meets:
            reasons.append(judged(situation, "need.nothing_meets", text=raised.need.nothing_meets))
        yield NeedFound(
            id=raised.need.id,
            title=raised.need.title,
            strength=raised.strength,
            from_=raised.questions,
            met_by=tuple(pair[0] for pair in by),
            limits=tuple(dict.fromkeys(limits)),
            reasons=tuple(reasons),
        )


def _roadmap(situation: Situation, found: _Findings) -> tuple[tuple[PlannedStep, ...], Launch, Mapping[str, date]]:
    members = found.best.members
    waiting = frozenset(member.pair for member in members if _waits(found.later[member.pair]))
    waiting = waiting if len(waiting) < len(members) else frozenset()
    legs = network(situation, {member.pair: found.steps[member.pair] for member in members}, waiting=waiting)
    now = frozenset(member.pair[0] for member in members if not member.later)
    counts = now or frozenset(member.pair[0] for member in members)
    start, working = situation.as_of, found.working

    def launched(leg: Leg) -> bool:
        return not counts.isdisjoint(leg.accounts)

    earliest, typical, latest = (span(legs, case=case, start=start, working=working, only=launched) or start for case in CASES)
    timings = schedule(legs, case="typical", start=start, launch_floor=typical, working=working)
    on_path = critical(legs, timings)
    rows = tuple(
        PlannedStep(
            step=leg.step.id,
            title=leg.step.title,
            text=fill(situation, leg.step.text),
            for_=leg.accounts,
            after=leg.after,
            days=DayRange(
                **{case: (lasting(timings[leg.step.id].start, getattr(leg.days, case), leg.step.counted_in, working) - timings[leg.step.id].start).days for case in CASES}
            ),
            start=timings[leg.step.id].start,
            finish=timings[leg.step.id].finish,
            critical=leg.step.id in on_path,
            cost_cny=CostRange(min=leg.step.cost_cny.min, max=leg.step.cost_cny.max) if leg.step.cost_cny else None,
            cost_note=leg.step.cost_note,
            yearly=leg.step.yearly,
            sources=cited(leg.step),
            basis="judgement" if leg.step.judgement or not leg.step.sources else "sources",
            confidence=leg.step.confidence,
        )
        for leg in sorted(legs, key=lambda leg: (timings[leg.step.id].start, timings[leg.step.id].finish, leg.step.id))
    )
    live = {
        member.pair[0]: max((timings[leg.step.id].finish for leg in legs if member.pair[0] in leg.accounts), default=start)
        for member in members
    }
    if not members:
        return rows, Launch(earliest=None, typical=None, latest=None, meets_deadline=None, deadline=None), live
    weeks = situation.seen("launch_weeks")
    deadline = start + timedelta(weeks=weeks) if isinstance(weeks, int) else None
    meets = None if deadline is None else typical <= deadline
    return rows, Launch(earliest=earliest, typical=typical, latest=latest, meets_deadline=meets, deadline=deadline), live


def _cadence(
    situation: Situation, found: _Findings, live: Mapping[str, date], *, start: date | None, weeks: int | None
) -> Cadence:
    knowledge = situation.knowledge
    sending = [member for member in found.best.members if knowledge.account[member.pair[0]].quota is not None]
    first = [member for member in sending if not member.later] or sending
    begins = start or min((live[member.pair[0]] for member in first), default=situation.as_of)
    carriers = [Carrier(member.pair[0], begins if start else max(begins, live[member.pair[0]])) for member in sending]
    followers = situation.seen("followers")
    existing = situation.seen("existing_accounts")
    owned = [carrier.account for carrier in carriers if isinstance(existing, tuple) and f"own_{carrier.account}" in existing]
    count = followers if isinstance(followers, int) and not isinstance(followers, bool) else None
    known = {} if count is None else {
        carrier.account: count // len(owned) if carrier.account in owned else 0 for carrier in carriers
    }
    return plan(situation, carriers, start=begins, weeks=weeks or knowledge.cadence.weeks, followers=known)


def _outside(situation: Situation) -> Iterator[Reason]:
    for outside in situation.knowledge.outside:
        if outside.holds_on(situation.as_of) and situation.truth(outside.when) is True:
            yield reason(situation, outside, ident=outside.id, text=outside.text)


def _risks(situation: Situation, found: _Findings) -> Iterator[RiskFound]:
    order = ("high", "medium", "low")
    for risk in sorted(_risks_held(situation, found), key=lambda risk: (order.index(risk.severity), risk.id)):
        said = reason(situation, risk, ident=risk.id, text=risk.text)
        yield RiskFound(id=risk.id, severity=risk.severity, text=said.text, sources=said.sources, basis=said.basis)


def _risks_held(situation: Situation, found: _Findings) -> Iterator:
    for risk in situation.knowledge.risks:
        concerned = not risk.for_ or any(covers(risk.for_, *pair) for pair in found.best.pairs)
        if concerned and risk.holds_on(situation.as_of) and situation.truth(risk.when) is True:
            yield risk


def _reviewed(situation: Situation, found: _Findings) -> Iterator[Reviewed]:
    for decision in found.decisions.values():
        yield from decision.deciding
    for member in found.best.members:
        yield from found.provisions[member.pair].values()
    yield from _risks_held(situation, found)
