"""The mix, the needs, what was left out and why, and how mixes compare."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice, Alternative, NeedFound, Placed, Reason, Verdict
from advisor.knowledge.models import Knowledge
from advisor.report.wording import Marks, Names, listed

_STATUS_ORDER = {"closed": 0, "unknown": 1, "conditional": 2, "open": 3}
_STRENGTH = {"must": 0, "should": 1, "could": 2}


def recommendation(advice: Advice, knowledge: Knowledge, names: Names, marks: Marks) -> dict[str, Any]:
    """The sections from the mix to the alternatives."""
    verdicts = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}
    needs = sorted(advice.needs, key=lambda need: _STRENGTH[need.strength])
    return {
        "mix": [_placed(placed, verdicts.get((placed.account, placed.route)), names, marks) for placed in advice.mix],
        "needs": [_need(need, names, marks) for need in needs],
        "matrix": _matrix(advice, names),
        "outside_mix": _grouped(advice, names, marks),
        "criteria": _criteria(advice, knowledge),
        "alternatives": [_alternative(entry, names) for entry in advice.alternatives],
    }


def _said(reasons: tuple[Reason, ...], marks: Marks) -> list[dict[str, Any]]:
    return [marks.said(reason.text, reason) for reason in reasons]


def _placed(placed: Placed, verdict: Verdict | None, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "account": names.account(placed.account),
        "chinese": names.chinese.get(placed.account, ""),
        "route": names.route(placed.route),
        "role": placed.role,
        "covers": [names.need(need) for need in placed.covers],
        "reasons": _said(placed.reasons, marks),
        "status": verdict.status if verdict else "",
        "confidence": verdict.confidence if verdict else "",
        "verdict": _said(verdict.reasons, marks) if verdict else [],
        "steps": [names.step(step) for step in verdict.steps] if verdict else [],
    }


def _need(need: NeedFound, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "title": need.title,
        "strength": need.strength,
        "met_by": [names.account(account) for account in need.met_by],
        "limits": _said(need.limited_by, marks),
        "reasons": _said(need.reasons, marks),
        "asked": [names.question(question) for question in need.from_],
    }


def _matrix(advice: Advice, names: Names) -> dict[str, Any]:
    """Accounts down, routes across: status and confidence of each verdict."""
    accounts = list(dict.fromkeys(verdict.account for verdict in advice.verdicts))
    routes = list(dict.fromkeys(verdict.route for verdict in advice.verdicts))
    found = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}
    chosen = {(placed.account, placed.route): placed.role for placed in advice.mix}
    rows = [
        {
            "account": names.account(account),
            "chinese": names.chinese.get(account, ""),
            "cells": [
                {"status": cell.status, "confidence": cell.confidence, "role": chosen.get((account, route), "")}
                if (cell := found.get((account, route)))
                else {"status": "", "confidence": "", "role": ""}
                for route in routes
            ],
        }
        for account in accounts
    ]
    return {"routes": [names.route(route) for route in routes], "rows": rows}


def _grouped(advice: Advice, names: Names, marks: Marks) -> list[dict[str, Any]]:
    """Every account by every route outside the mix: why not, and what the rules say. Equal rows stand together."""
    chosen = {(placed.account, placed.route) for placed in advice.mix}
    told = {(entry.account, entry.route): entry.reasons for entry in advice.rejected}
    groups: dict[tuple[Any, ...], list[Verdict]] = {}
    for verdict in advice.verdicts:
        if (verdict.account, verdict.route) not in chosen:
            why = told.get((verdict.account, verdict.route)) or verdict.reasons
            said = {reason.text for reason in why}
            rules = tuple(reason for reason in verdict.reasons if reason.text not in said)
            key = (verdict.status, verdict.route, verdict.confidence, why, rules, verdict.waits_for, verdict.steps)
            groups.setdefault(key, []).append(verdict)
    rows = [
        {
            "accounts": listed(names.account(verdict.account) for verdict in members),
            "route": names.route(route),
            "status": status,
            "confidence": confidence,
            "reasons": _said(why, marks),
            "rules": _said(rules, marks),
            "steps": [names.step(step) for step in steps],
            "waits_for": [names.question(question) for question in waits_for],
        }
        for (status, route, confidence, why, rules, waits_for, steps), members in groups.items()
    ]
    return sorted(rows, key=lambda row: _STATUS_ORDER[row["status"]])


def _criteria(advice: Advice, knowledge: Knowledge) -> dict[str, Any]:
    told = {criterion.id: criterion.text for criterion in knowledge.criteria}
    total = sum(score.weight for score in advice.scores) or 1.0
    rows = [
        {
            "title": score.title,
            "text": told.get(score.criterion, ""),
            "weight": f"{100 * score.weight / total:.0f} %",
            "value": f"{score.value:.2f}",
            "share": max(0.0, min(1.0, score.value)),
        }
        for score in advice.scores
    ]
    return {"rows": rows, "total": f"{sum(score.weight * score.value for score in advice.scores) / total:.2f}"}


def _alternative(entry: Alternative, names: Names) -> dict[str, Any]:
    return {
        "mix": [
            f"{names.account(placed.account)} ({names.route(placed.route)}; {placed.role})" for placed in entry.mix
        ],
        "score": f"{entry.score:.2f}",
        "loses": [names.measured(ident) for ident in entry.loses],
        "gains": [names.measured(ident) for ident in entry.gains],
    }
