"""A knowledge base small enough to read at a glance, for tests that need one defect or one rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from advisor.knowledge.checks.phrases import SPOKEN
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge

STAMP = {"verified_on": "2026-01-01", "review_by": "2027-01-01"}


def collections() -> dict[str, Any]:
    """The collections of a small valid base: two questions, two accounts, one route, one of nearly everything."""
    return {
        "meta": {
            "title": "Small",
            "version": "1",
            "as_known_on": "2026-01-01",
            "cny_per_usd": 7.0,
            "cny_per_usd_note": "rounded",
        },
        "sources": [
            {"id": "notice", "title": "Notice", "publisher": "Platform", "tier": "platform", "checked_on": "2026-01-01"}
        ],
        "facts": [
            {
                "id": "letter.per_month",
                "title": "Letters a month",
                "kind": "number",
                "values": [
                    {
                        "value": 1,
                        "from": "2014-01-01",
                        "to": "2015-01-01",
                        "end": "superseded",
                        "confidence": "high",
                        "reason": "so said",
                        "sources": ["notice"],
                        **STAMP,
                    },
                    {
                        "value": 4,
                        "from": "2015-01-01",
                        "confidence": "high",
                        "reason": "so said",
                        "sources": ["notice"],
                        **STAMP,
                    },
                ],
            },
            {
                "id": "letter.articles",
                "title": "Articles a letter",
                "kind": "number",
                "values": [
                    {"value": 8, "confidence": "high", "reason": "so said", "sources": ["notice"], **STAMP},
                ],
            },
        ],
        "questions": [
            {
                "id": "home",
                "kind": "one",
                "label": "Home?",
                "why": "Papers.",
                "options": [{"id": "inside", "label": "Inside"}, {"id": "outside", "label": "Outside"}],
            },
            {
                "id": "goals",
                "kind": "many",
                "label": "Goals?",
                "why": "Needs.",
                "options": [{"id": "tell", "label": "Tell"}, {"id": "sell", "label": "Sell"}],
            },
            {"id": "size", "kind": "int", "label": "Size?", "why": "Effort.", "min": 0, "max": 100},
            {
                "id": "abroad",
                "kind": "yes_no",
                "label": "Abroad?",
                "why": "Papers.",
                "shown_when": {"home": "outside"},
            },
        ],
        "sections": [{"id": "all", "title": "All", "questions": ["home", "goals", "size", "abroad"]}],
        "accounts": [
            {
                "id": "letter",
                "name": "Letter",
                "chinese": "信",
                "what": "Letters.",
                "upkeep": 1.0,
                "quota": {
                    "fact": "letter.per_month",
                    "per": "month",
                    "articles_fact": "letter.articles",
                    "audience": "all",
                },
            },
            {"id": "shop", "name": "Shop", "chinese": "店", "what": "A shop.", "upkeep": 1.0},
        ],
        "routes": [{"id": "own", "name": "Own papers", "what": "One's own.", "control": 1, "breadth": 1}],
        "one_way": [{"id": "letter/own", "never": "closed", "text": "Always open."}],
        "terms": [{"id": "at_home", "text": "at home", "when": {"home": "inside"}}],
        "rules": [
            {
                "id": "letter.open",
                "for": ["letter/own"],
                "status": "open",
                "text": "Open.",
                "confidence": "high",
                "sources": ["notice"],
                "review_by": "2027-01-01",
            },
            {
                "id": "shop.open",
                "for": ["shop/own"],
                "status": "open",
                "text": "Open.",
                "confidence": "high",
                "judgement": True,
                "review_by": "2027-01-01",
            },
            {
                "id": "shop.closed",
                "for": ["shop/own"],
                "when": {"home": "outside"},
                "status": "closed",
                "text": "Closed.",
                "confidence": "high",
                "judgement": True,
                "review_by": "2027-01-01",
            },
        ],
        "capabilities": [{"id": "tell", "title": "Telling"}, {"id": "sell", "title": "Selling"}],
        "provisions": [
            {
                "id": f"{account}.{capability}",
                "capability": capability,
                "for": [f"{account}/*"],
                "text": f"It can {capability}.",
                "confidence": "high",
                "judgement": True,
                "review_by": "2027-01-01",
            }
            for account, capability in (("letter", "tell"), ("shop", "sell"))
        ],
        "needs": [
            {
                "id": goal,
                "title": goal.title(),
                "capabilities": [goal],
                "raised": [
                    {
                        "id": f"{goal}.goal",
                        "when": {"goals": goal},
                        "strength": "must",
                        "text": "Wanted.",
                        "judgement": True,
                    }
                ],
            }
            for goal in ("tell", "sell")
        ],
        "steps": [
            {
                "id": ident,
                "title": ident.title(),
                "text": "Do it.",
                "for": patterns,
                "after": after,
                "days": {"min": days, "typical": days, "max": 2 * days},
                "confidence": "low",
                "judgement": True,
            }
            for ident, patterns, after, days in (
                ("papers", ["*"], [], 3),
                ("register", ["*"], ["papers"], 5),
                ("build", ["shop/*"], [], 20),
                ("check", ["shop/*"], ["register", "build"], 2),
            )
        ],
        "risks": [],
        "wishes": [],
        "existing": [],
        "outside": [],
        "later": [],
        "criteria": [
            {"id": measure, "title": measure.title(), "measure": measure, "weight": 1, "text": "So."}
            for measure in ("coverage", "control", "speed", "economy", "focus", "certainty")
        ],
        "limits": [],
        "meanings": [],
        "operating": {},
        "not_covered": [],
        "calendar": {"first": "2013-01-01", "last": "2030-12-31"},
        "moments": [],
        "barred_days": [],
        "frequencies": [],
        "profiles": [],
        "pillars": [],
        "pillar_mixes": [],
        "projection": [],
        "cadence": {
            "timezone": "Asia/Shanghai",
            "weeks": 52,
            "prepare_working_days": 4,
            "min_gap_days": {},
            "sectors": {},
            "hours_per_article": {"low": 1, "central": 2, "high": 3},
            "hours_per_broadcast": 1,
        },
        "mix": {
            "strength_weights": {"must": 3, "should": 2, "could": 1},
            "limited_share": 0.5,
            "later_share": 0.5,
            "certainty": {"high": 1, "medium": 0.5, "low": 0.25},
            "conditional_certainty": 0.9,
            "speed_worst_days": 100,
            "economy_worst": [{"worst": 1000}],
            "focus_worst": [{"worst": 4}],
            "alternatives": 2,
        },
        "phrases": [{"id": ident, "text": f"{ident}."} for ident in SPOKEN],
        "public_holidays": [],
    }


def write(folder: Path, data: dict[str, Any] | None = None, **changes: Any) -> Path:
    """Write a base, one file a collection (JSON is YAML), with collections replaced by `changes`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in ((data or collections()) | changes).items():
        text = json.dumps({name: body}, ensure_ascii=False, indent=1)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def small(folder: Path, **changes: Any) -> Knowledge:
    """Load the small base with collections replaced."""
    return load(write(folder, **changes))
