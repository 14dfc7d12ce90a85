"""The mix, the needs, what was left out and why."""

from __future__ import annotations

from typing import Any

from advisor.advice.model import Advice, NeedFound, Placed, Verdict
from advisor.report.document.said import all_said
from advisor.report.telling import opinions
from advisor.report.wording import Marks, Names, listed, runs

_STATUS_ORDER = {"closed": 0, "unknown": 1, "conditional": 2, "open": 3}
_STRENGTH = {"must": 0, "should": 1, "could": 2}


def recommendation(advice: Advice, names: Names, marks: Marks) -> dict[str, Any]:
    """The sections from the mix to why not the others."""
    verdicts = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}
    needs = sorted(advice.needs, key=lambda need: _STRENGTH[need.strength])
    answered = {given.question: number for number, given in enumerate(advice.answers, 1)}
    return {
        "choices": all_said(advice.choices, marks),
        "mix": [
            _placed(placed, verdicts.get((placed.account, placed.route)), names, marks)
            | {"opinions": opinions.numbers(advice, [placed.account, f"{placed.account}/{placed.route}"])}
            for placed in advice.mix
        ],
        "needs": [
            _need(need, answered, names, marks) | {"opinions": opinions.numbers(advice, [need.id])} for need in needs
        ],
        "matrix": _matrix(advice, names),
        "outside_mix": (outside := _grouped(advice, names, marks)),
        "why_not": _by_reason(outside),
    }


def _placed(placed: Placed, verdict: Verdict | None, names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "account": names.account(placed.account),
        "chinese": names.chinese.get(placed.account, ""),
        "route": names.route(placed.route),
        "role": placed.role,
        "covers": [names.need(need) for need in placed.covers],
        "reasons": all_said(placed.reasons, marks),
        "status": verdict.status if verdict else "",
        "confidence": verdict.confidence if verdict else "",
        "verdict": all_said(verdict.reasons, marks) if verdict else [],
        "steps": [names.step(step) for step in verdict.steps] if verdict else [],
    }


def _need(need: NeedFound, answered: dict[str, int], names: Names, marks: Marks) -> dict[str, Any]:
    return {
        "title": need.title,
        "strength": need.strength,
        "met_by": [names.account(account) for account in need.met_by],
        "limits": all_said(need.limited_by, marks),
        "reasons": all_said(need.reasons, marks),
        "asked": [names.question(question) for question in need.from_],
        "answered": runs(answered[question] for question in need.from_ if question in answered),
        "unanswered": [names.question(question) for question in need.from_ if question not in answered],
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
            "each": [names.account(verdict.account) for verdict in members],
            "route": names.route(route),
            "status": status,
            "confidence": confidence,
            "reasons": all_said(why, marks),
            "rules": all_said(rules, marks),
            "steps": [names.step(step) for step in steps],
            "waits_for": [names.question(question) for question in waits_for],
            "opinions": opinions.numbers(
                advice,
                [f"{verdict.account}/{route}" for verdict in members]
                + [verdict.account for verdict in members if verdict.account not in {account for account, _ in chosen}],
            ),
        }
        for (status, route, confidence, why, rules, waits_for, steps), members in groups.items()
    ]
    return sorted(rows, key=lambda row: _STATUS_ORDER[row["status"]])


def _by_reason(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reasons against accounts and routes, each told once with everything that it speaks against."""
    groups: dict[str, dict[str, Any]] = {}
    for row in rows:
        group = groups.setdefault(repr(row["reasons"]), {"reasons": row["reasons"], "by_route": {}})
        found = group["by_route"].setdefault(row["route"], {"each": [], "opinions": []})
        found["each"] += row["each"]
        found["opinions"] += row["opinions"]
    return [
        {
            "reasons": group["reasons"],
            "against": [
                {"route": route, "accounts": listed(found["each"]), "opinions": [*dict.fromkeys(found["opinions"])]}
                for route, found in group["by_route"].items()
            ],
        }
        for group in groups.values()
    ]
