"""How the mix was chosen: criteria, what it was compared with, which limits decide, how firmly it stands."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice, Alternative
from advisor.advice.parts.certificate import Certificate, Dominated, LimitFound, Rival
from advisor.knowledge.models import Knowledge
from advisor.report.document.said import all_said, rows
from advisor.report.spoken import ROLES, aside, semicolons
from advisor.report.telling import proof as telling
from advisor.report.telling.mixes import apart, lead_in_words, mix_named
from advisor.report.wording import Marks, Names, decimals
from advisor.words import say


def proof(advice: Advice, knowledge: Knowledge, names: Names, marks: Marks) -> dict[str, Any]:
    """The section on how mixes compare. What takes a search is None where the advice was not asked for in depth."""
    found, robustness = advice.certificate, advice.robustness if advice.mix else None
    return {
        "criteria": _criteria(advice, knowledge),
        "alternatives": [_alternative(entry, names) for entry in advice.alternatives],
        "certificate": _certificate(found, advice, names, marks) if found else None,
        "robustness": {
            "share": telling.share_said(robustness),
            "caveat": telling.caveat() if robustness.rivals else "",
            "ranges": rows(telling.ranges(advice, names)) if robustness.rivals else [],
        }
        if robustness
        else None,
    }


def _criteria(advice: Advice, knowledge: Knowledge) -> dict[str, Any]:
    told = {criterion.id: criterion.text for criterion in knowledge.criteria}
    total = sum(score.weight for score in advice.scores) or 1.0
    members = [
        {
            "title": score.title,
            "text": told.get(score.criterion, ""),
            "weight": f"{score.weight:g}",
            "of_all": say("{number} %", number=f"{100 * score.weight / total:.0f}"),
            "value": f"{score.value:.2f}",
            "share": max(0.0, min(1.0, score.value)),
        }
        for score in (advice.scores if advice.mix else ())  # of no account there is nothing to measure
    ]
    return {"rows": members, "total": f"{sum(score.weight * score.value for score in advice.scores) / total:.3f}"}


def _alternative(entry: Alternative, names: Names) -> dict[str, Any]:
    return {
        "mix": [
            aside(names.account(placed.account), semicolons((names.route(placed.route), ROLES[placed.role])))
            for placed in entry.mix
        ],
        "score": f"{entry.score:.3f}",
        "loses": [names.measured(ident) for ident in entry.loses],
        "gains": [names.measured(ident) for ident in entry.gains],
    }


def _certificate(found: Certificate, advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "compared": telling.compared(found),
        "alone": found.compared <= 1,
        "runner_up": _rival(found.runner_up, advice, names) if found.runner_up else None,
        "ties": [
            {**_rival(tie.rival, advice, names), "reason": marks.said(tie.reason.text, tie.reason)}
            for tie in found.ties
        ],
        "dominated": [_dominated(one, advice, names) for one in found.dominated_near],
        "dominated_total": found.dominated,
        "near_total": found.dominated_near_total,
        "limits": [_limit(one, advice, names, marks) for one in found.limits],
    }


def _rival(rival: Rival, advice: Advice, names: Names) -> dict[str, Any]:
    return {
        "mix": mix_named(rival.mix, names),
        "apart": apart(rival.mix, advice.mix, names),
        "score": decimals(rival.score),
        "missed": telling.missed(rival),
        "gains": [names.need(need) for need in rival.gains],
        "loses": [names.need(need) for need in rival.loses],
        "ahead": [lead_in_words(lead) for lead in rival.ahead],
        "behind": [lead_in_words(lead) for lead in rival.behind],
    }


def _dominated(one: Dominated, advice: Advice, names: Names) -> dict[str, Any]:
    return {
        "apart": apart(one.mix, advice.mix, names),
        "change": telling.change_named(one.change),
        "worse": [*(names.need(need) for need in one.loses), *(lead.title for lead in one.behind)],
    }


def _limit(limit: LimitFound, advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "title": limit.title,
        "state": telling.limit_state(limit.state),
        "binds": limit.state == "binds",
        "reasons": all_said(limit.reasons, marks),
        "without": apart(limit.mix, advice.mix, names) if limit.state == "binds" else "",
        "gains": [names.need(need) for need in limit.gains],
        "loses": [names.need(need) for need in limit.loses],
        "lifted": [names.question(question) for question in limit.lifted],
    }
