"""The text document on what it would take to open what is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office.phrases import labelled, status, titled
from advisor.report.office.spans import Cell, Line, all_said, plain, quiet, strong
from advisor.report.office.tongue import by_tongue
from advisor.words import say, say_count

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def unlocks(paper: Paper, data: dict[str, Any]) -> None:
    """The smallest changes that would open what is not open."""
    found = data["unlocks"]
    if not found["accounts"] and not found["none"]:
        return
    paper.heading(say("What it would take"), anchor="unlocks")
    if found["intro"]:
        paper.say(plain(found["intro"]))
    for entry in found["accounts"]:
        paper.heading(entry["account"], 2)
        heads = (
            say("Route"),
            say("Answers that would have to be"),
            say("What that means"),
            say("Days"),
            say("Known cost, CNY"),
        )
        paper.table(
            _ways(entry),
            heads,
            by_tongue((24, 46, 55, 18, 22), (23, 43, 54, 18, 27)),
            [_way(way) for way in entry["ways"]],
            right=(4,),
        )
    if found["none"]:
        if found["accounts"]:
            paper.heading(say("Accounts that no change opens"), 2)
        paper.bullets(titled(row["account"], row["said"]) for row in found["none"])


def _ways(entry: dict[str, Any]) -> str:
    return say_count(
        len(entry["ways"]),
        "{account}: the one smallest change that would open it (days: least–typical–most; * no figure is known for "
        "this step)",
        "{account}: the {number} smallest changes that would open it (days: least–typical–most; * no figure is known "
        "for this step)",
        account=entry["account"],
    )


def _way(way: dict[str, Any]) -> list[Cell]:
    changes: list[Line] = []
    for change in way["changes"]:
        instead = quiet(say("instead of: {answer}", answer=change["now"]))
        changes += [strong(change["label"]), plain(change["to"]), instead]
    return [
        [plain(way["route"]), quiet(status(way["status"]))],
        changes,
        [*all_said(way["means"]), labelled(say("Steps:"), way["steps"])],
        way["days"],
        way["cost"],
    ]
