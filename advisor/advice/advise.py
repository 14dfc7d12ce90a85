"""Answers and knowledge in, advice out. No clock, no global, no file: the same arguments give the same advice."""

from __future__ import annotations

from datetime import date

from advisor.advice.answered import answered
from advisor.advice.findings import Findings
from advisor.advice.mix import weights
from advisor.advice.model import Advice, KnowledgeStamp
from advisor.advice.open_questions import open_questions
from advisor.advice.placing import alternatives, headline, placed, rejected, scores
from advisor.advice.schedule import cadence_of, plan_steps
from advisor.advice.sentences import needs_found, outside, reviewed, risks, verdict
from advisor.advice.speak import fill
from advisor.advice.validity import cited_in, cited_sources, good_until
from advisor.advice.wishes import outcomes
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation


def advise(
    knowledge: Knowledge, answers: Answers, *, as_of: date, start: date | None = None, weeks: int | None = None
) -> Advice:
    """Advise a client on one date. `start` and `weeks` set the horizon of the cadence; by default it starts when the
    first account can broadcast and runs as long as the knowledge base says."""
    situation = Situation(knowledge, answers, as_of=as_of)
    found = Findings.of(situation)
    mix = placed(situation, found.best, found.needs, provisions=found.provisions, later=found.later)
    roadmap, launch, live = plan_steps(situation, found)
    cadence = cadence_of(situation, found, live, start=start, weeks=weeks)
    questions = open_questions(situation, tuple(found.decisions.values()), found.needs)
    needs = tuple(needs_found(situation, found))
    verdicts = tuple(verdict(situation, found, pair) for pair in knowledge.pairs)
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
        "outside": tuple(outside(situation)),
        "risks": tuple(risks(situation, found)),
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
        good_until=good_until(situation, reviewed(situation, found)),
        **parts,
    )
