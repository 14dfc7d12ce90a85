"""The text document on how mixes compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.spans import Cell, Line, alert, all_said, filled, plain, quiet, said, strong

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def proof(paper: Paper, data: dict[str, Any]) -> None:
    """Criteria, rivals, firmness, limits, other mixes."""
    found = data["proof"]
    certificate = found["certificate"]
    paper.heading(w.PROOF, anchor="proof")
    paper.say(plain(w.PROOF_INTRO_CHOSEN if data["choices"] else w.PROOF_INTRO))
    if certificate:
        paper.say(plain(certificate["compared"]), "Callout")
    _criteria(paper, found["criteria"])
    if certificate:
        _rivals(paper, certificate)
    _firmness(paper, found["robustness"])
    if certificate and certificate["limits"]:
        _limits(paper, certificate["limits"])
    paper.heading(w.OTHER_MIXES, 2)
    if found["alternatives"]:
        paper.table(
            w.ALTERNATIVES_CAPTION,
            w.ALTERNATIVES_HEADS,
            (50, 15, 50, 50),
            [
                ([plain(one) for one in row["mix"]], row["score"], _all_of(row["loses"]), _all_of(row["gains"]))
                for row in found["alternatives"]
            ],
            right=(1,),
        )
    else:
        paper.say(plain(w.NO_OTHER_OPEN if not certificate or certificate["alone"] else w.NO_OTHER_GAINS))
    if certificate and certificate["dominated"]:
        _dominated(paper, certificate)


def _all_of(*groups: list[str]) -> Cell:
    lines: list[Line] = [plain(one) for group in groups for one in group]
    return lines or w.NOTHING


def _criteria(paper: Paper, criteria: dict[str, Any]) -> None:
    if criteria["rows"]:
        rows: list[list[Cell]] = [
            [strong(row["title"]), row["text"], f"{row['weight']} ({row['of_all']})", row["value"]]
            for row in criteria["rows"]
        ]
        rows.append([strong(w.SCORE), w.WEIGHTED, "", strong(criteria["total"])])
        paper.table(w.CRITERIA_CAPTION, w.CRITERIA_HEADS, (36, 79, 24, 26), rows, right=(2, 3))


def _rivals(paper: Paper, certificate: dict[str, Any]) -> None:
    rivals = [(w.RIVAL, certificate["runner_up"])] if certificate["runner_up"] else []
    rivals += [(w.TIE, tie) for tie in certificate["ties"]]
    if rivals:
        paper.heading(w.RUNNER_UP, 2)
        paper.table(
            w.RIVALS_CAPTION,
            w.RIVALS_HEADS,
            (56, 15, 47, 47),
            [
                (
                    [
                        quiet(name),
                        plain(rival["mix"]),
                        quiet(w.AGAINST.format(apart=rival["apart"])),
                        *([strong(rival["missed"])] if rival["missed"] else []),
                        *([said(rival["reason"])] if "reason" in rival else []),
                    ],
                    rival["score"],
                    _all_of(rival["gains"], rival["ahead"]),
                    _all_of(rival["loses"], rival["behind"]),
                )
                for name, rival in rivals
            ],
            right=(1,),
        )


def _firmness(paper: Paper, robustness: dict[str, Any] | None) -> None:
    if not robustness:
        return
    paper.heading(w.FIRMNESS, 2, anchor="firm")
    paper.say(plain(robustness["share"]), "Callout")
    if robustness["caveat"]:
        paper.say(plain(robustness["caveat"]), "Note")
    if robustness["ranges"]:
        paper.table(
            w.RANGES_CAPTION,
            w.RANGES_HEADS,
            (38, 16, 30, 81),
            [
                (
                    strong(row["title"]),
                    row["weight"],
                    row["stands"],
                    [plain(one) for one in row["beyond"]] if row["beyond"] else quiet(w.STAYS),
                )
                for row in robustness["ranges"]
            ],
            right=(1,),
        )


def _limits(paper: Paper, limits: list[dict[str, Any]]) -> None:
    paper.heading(w.LIMITS, 2)
    rows: list[list[Cell]] = []
    for limit in limits:
        lines = all_said(limit["reasons"])
        if limit["binds"]:
            lines.append(filled(w.BEST_THEN, mix=limit["without"]))
        for template, names in ((w.MEET_BESIDES, limit["gains"]), (w.NO_LONGER, limit["loses"])):
            if names:
                lines.append(filled(template, needs="; ".join(names)))
        if limit["binds"] and limit["lifted"]:
            lines.append(quiet(w.SET_BY.format(questions=" · ".join(limit["lifted"]))))
        state = alert(limit["state"]) if limit["binds"] else quiet(limit["state"])
        rows.append([strong(limit["title"]), state, lines or "–"])
    paper.table(w.LIMITS_CAPTION, w.LIMITS_HEADS, (30, 30, 105), rows)


def _dominated(paper: Paper, certificate: dict[str, Any]) -> None:
    shown = certificate["dominated"]
    caption = w.DOMINATED_MANY if certificate["near_total"] > len(shown) else w.DOMINATED_CAPTION
    paper.heading(w.DOMINATED, 2)
    paper.table(
        caption.format(shown=len(shown), all=certificate["dominated_total"], near=certificate["near_total"]),
        w.DOMINATED_HEADS,
        (30, 68, 67),
        [(row["change"], row["apart"], "; ".join(row["worse"])) for row in shown],
    )
