"""A small base in which every answer can turn the mix: two routes, conditions, weights, scales and a second phase."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE

RULE = {"status": "open", "text": "So.", "confidence": "high", "judgement": True, "review_by": "2027-01-01"}
SIZES = (0, 10, 40)  # one in each stretch between the cut points
VALUES: dict[str, tuple[Answer, ...]] = {
    "home": ("inside", "outside"),
    "goals": ((), ("tell",), ("sell",), ("tell", "sell")),
    "size": SIZES,
    "abroad": (True, False),
}


def data() -> dict[str, Any]:
    """The collections of the base."""
    base = collections()
    base["routes"].append(
        {"id": "lent", "name": "Lent papers", "what": "Another's.", "control": 0.2, "breadth": 0.5}
        | {"mix_when": {"not": {"abroad": True}}}
    )
    base["rules"] += [
        RULE | {"id": "shop.lent", "for": ["*/lent"], "when": {"home": "outside"}, "confidence": "low"},
        RULE
        | {"id": "shop.small", "for": ["shop/*"], "when": {"size": {"below": 10}}, "status": "conditional"}
        | {"steps": ["check"], "confidence": "medium"},
        RULE | {"id": "letter.big", "for": ["letter/lent"], "when": {"size": {"at_least": 40}}, "status": "closed"},
    ]
    base["provisions"] += [
        base["provisions"][0]
        | {"id": "letter.sells", "capability": "sell", "limit": "A little.", "when": {"size": {"at_least": 10}}}
    ]
    base["needs"][1]["raised"].append(
        {"id": "sell.abroad", "when": {"abroad": True}, "strength": "could", "text": "So.", "judgement": True}
    )
    base["steps"][2] |= {"when": {"size": {"at_least": 10}}, "cost_cny": {"min": 100, "max": 900}}
    base["later"] = [
        {"id": "later.shop", "for": ["shop/own"], "when": {"goals": {"only": ["sell"]}}, "text": "Later."}
        | {"trigger": "It sells.", "judgement": True, "starts": "after_launch"}
    ]
    base["criteria"][1]["unless"] = [{"when": {"abroad": True}, "weight": 3}]
    base["mix"]["focus_worst"] = [{"when": {"size": {"at_least": 40}}, "worst": 1.5}, {"worst": 4}]
    base["one_way"] = []
    base["phrases"] = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    return base


@cache
def turning() -> Knowledge:
    """The base, loaded."""
    with TemporaryDirectory() as folder:
        return small(Path(folder), **data())


def completions(answers: dict[str, Answer]) -> Iterator[dict[str, Answer]]:
    """Every complete answer, up to the cut points, that agrees with the known ones."""
    rows = product(*((answers[name],) if name in answers else values for name, values in VALUES.items()))
    yield from (dict(zip(VALUES, row, strict=True)) for row in rows)
