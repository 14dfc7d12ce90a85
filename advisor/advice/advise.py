"""Answers and knowledge in, advice out. No clock, no global, no file: the same arguments give the same advice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from advisor.advice.answered import answered
from advisor.advice.existing import existing_found, existing_rules
from advisor.advice.findings import Findings
from advisor.advice.in_depth import in_depth
from advisor.advice.mixes.mix import NO_CHOICES, weights
from advisor.advice.mixes.user_choices import told_choices
from advisor.advice.model import Advice, KnowledgeStamp
from advisor.advice.open_questions import open_questions
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.placing import alternatives, headline, placed, rejected, scores
from advisor.advice.sentences import needs_found, outside, reviewed, risks, verdict
from advisor.advice.speak import fill
from advisor.advice.timing.costs import costs_of
from advisor.advice.timing.phases import phases
from advisor.advice.timing.schedule import cadence_of, plan_steps
from advisor.advice.validity import Reviewed, cited_in, cited_sources, good_until
from advisor.advice.wishes import outcomes
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from advisor.questionnaire.plan_edits import NO_EDITS, PlanEdits
from advisor.words import speaking

# The parts that cite, in the order in which their sources are numbered.
CITING = (
    "open_questions",
    "mix",
    "needs",
    "rejected",
    "verdicts",
    "alternatives",
    "roadmap",
    "costs",
    "cadence",
    "wishes",
    "existing",
    "phases",
    "choices",
    "outside",
    "risks",
    "certificate",
    "robustness",
    "unlocks",
    "no_unlocks",
    "relevance",
    "prospects",
)


def advise(
    knowledge: Knowledge,
    answers: Answers,
    *,
    as_of: date,
    start: date | None = None,
    weeks: int | None = None,
    choices: Choices = NO_CHOICES,
    opinions: tuple[Opinion, ...] = (),
    edits: PlanEdits = NO_EDITS,
    depth: MixSpace | None = None,
) -> Advice:
    """Advise a client on one date. `start` and `weeks` set the horizon of the cadence; by default it starts when the
    first account can broadcast and runs as long as the knowledge base says. `edits` are broadcasts pinned by hand.

    With `depth`, compiled for the same base and date, the advice also holds what it rests on and what would change it:
    the certificate and the robustness of the mix, the unlocks, which questions still matter and which mixes are still
    in reach. Its status is exact then; without it, it errs on the side of provisional. Raises ValueError where the
    weights chosen tell no mix from another.
    """
    with speaking(knowledge.meta.language):  # whoever calls: the words are those of the base
        return _advise(
            Situation(knowledge, answers, as_of=as_of),
            start=start,
            weeks=weeks,
            choices=choices,
            opinions=opinions,
            edits=edits,
            depth=depth,
        )


def _advise(
    situation: Situation,
    *,
    start: date | None,
    weeks: int | None,
    choices: Choices,
    opinions: tuple[Opinion, ...],
    edits: PlanEdits,
    depth: MixSpace | None,
) -> Advice:
    knowledge, as_of = situation.knowledge, situation.as_of
    found = Findings.of(situation, choices)
    parts, live = parts_of(situation, found, choices)
    parts["cadence"] = cadence_of(situation, found, live, start=start, weeks=weeks, edits=edits)
    if depth is not None:
        parts |= in_depth(situation, found, depth)
    return Advice(
        as_of=as_of,
        knowledge=KnowledgeStamp(version=knowledge.meta.version, digest=knowledge.digest),
        scores=scores(found.best, weights(situation, choices)),
        answers=answered(situation),
        opinions=opinions,
        sources=cited_sources(situation, cited_in(tuple(parts[name] for name in CITING if name in parts))),
        good_until=good_until(situation, used_by(situation, found)),
        **parts,
    )


def parts_of(situation: Situation, found: Findings, choices: Choices) -> tuple[dict[str, Any], Mapping[str, date]]:
    """The parts of the advice that follow from what was found, but for its cadence, and when each account is live."""
    knowledge = situation.knowledge
    mix = placed(situation, found.best, found.needs, provisions=found.provisions, later=found.later, choices=choices)
    roadmap, launch, live = plan_steps(situation, found)
    questions = open_questions(situation, tuple(found.decisions.values()), found.needs)
    needs = tuple(needs_found(situation, found))
    verdicts = tuple(verdict(situation, found, pair) for pair in knowledge.pairs)
    reasons = {pair: verdict.reasons for pair, verdict in zip(knowledge.pairs, verdicts, strict=True)}
    unmet = [need.title for need in needs if need.strength == "must" and not need.met_by]
    parts: dict[str, Any] = {
        "status": "provisional" if questions else "final",
        "headline": headline(situation, mix, unmet=unmet),
        "open_questions": questions,
        "mix": mix,
        "needs": needs,
        "rejected": rejected(
            situation,
            found.best,
            found.decisions,
            found.needs,
            provisions=found.provisions,
            verdict_reasons=reasons,
            choices=choices,
        ),
        "verdicts": verdicts,
        "alternatives": alternatives(
            situation,
            found.compared,
            found.needs,
            provisions=found.provisions,
            later=found.later,
            weighted=weights(situation, choices),
            choices=choices,
        ),
        "roadmap": roadmap,
        "launch": launch,
        "costs": costs_of(situation, roadmap),
        "wishes": outcomes(situation),
        "existing": existing_found(situation, found.best.pairs),
        "phases": phases(situation, [(one.account, one.route) for one in mix], later=found.later, rows=roadmap),
        "choices": told_choices(situation, found),
        "outside": tuple(outside(situation)),
        "risks": tuple(risks(situation, found)),
        "not_covered": tuple(
            fill(situation, gap.text) for gap in knowledge.not_covered if situation.truth(gap.when) is not False
        ),
    }
    return parts, live


def used_by(situation: Situation, found: Findings) -> tuple[Reviewed, ...]:
    """The rules that an advice rests on, which it is good as long as."""
    return (*reviewed(situation, found), *existing_rules(situation, found.best.pairs))
