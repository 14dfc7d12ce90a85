"""The text document on the rules of daily work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office.phrases import confidence
from advisor.report.office.spans import Cell, plain, quiet, said, strong
from advisor.report.office.tongue import by_tongue
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def operating(paper: Paper, data: dict[str, Any]) -> None:
    """Quotas, windows and what never to promise, by the facts in force."""
    found = data.get("operating")
    if not found or not (found["kept"] or found["never"]):
        return
    paper.heading(say("Operating rules"), anchor="operating")
    paper.say(plain(say("What the rules in force ask of daily work.")))
    if found["kept"]:
        _rules(paper, say("What to keep to, by the facts in force"), found["kept"])
    if found["never"]:
        paper.heading(say("What never to promise"), 2)
        _rules(paper, say("What the rules refuse, or what nobody has established"), found["never"])


def _rules(paper: Paper, caption: str, rules: list[dict[str, Any]]) -> None:
    heads = (
        say("Account"),
        say("What the rule is about"),
        say("Value"),
        say("In force since"),
        say("Check again after"),
    )
    paper.table(caption, heads, by_tongue((32, 55, 34, 22, 22), (30, 46, 33, 28, 28)), [_rule(rule) for rule in rules])


def _rule(rule: dict[str, Any]) -> list[Cell]:
    value = rule["value"]
    if rule["unit"]:
        value = say("{value} {unit}", value=value, unit=rule["unit"])
    sure = [quiet(confidence(rule["confidence"]))] if rule["confidence"] else []
    return [rule["accounts"], said(rule), [strong(value), *sure], rule["since"], rule["good_until"]]
