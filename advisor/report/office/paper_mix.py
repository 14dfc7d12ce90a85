"""The text document from the mix to what it would take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.paper_front import no_mix
from advisor.report.office.phrases import (
    confidence,
    dotted,
    in_mix,
    in_turn,
    labelled,
    level,
    named,
    opinion_mark,
    role,
    status,
)
from advisor.report.office.spans import Cell, Line, Span, alert, all_said, plain, quiet, said, strong, typed
from advisor.report.office.tongue import tongue
from advisor.report.spoken import commas, semicolons
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def mix(paper: Paper, data: dict[str, Any]) -> None:
    """Account by account: why, what it covers, what the rules say."""
    paper.heading(sections.mix(), anchor="mix")
    if data["choices"]:
        rests = strong(say("This mix rests on choices of yours."))
        paper.say(in_turn(rests, plain(say("Without them it could be another."))), "Callout")
        paper.bullets(all_said(data["choices"]))
    if not data["mix"]:
        paper.say(no_mix())
    for entry in data["mix"]:
        also = "" if tongue().is_chinese else entry["chinese"]
        paper.heading(" ".join(filter(None, [entry["account"], also])), 2)
        paper.say(_role(entry), keep=True)
        for number in entry["opinions"]:
            paper.say(opinion_mark(number), keep=True)
        if entry["covers"]:
            paper.say(labelled(say("Covers"), semicolons(entry["covers"])))
        paper.say(strong(say("Why")), keep=True)
        paper.bullets(all_said(entry["reasons"]))
        if entry["verdict"]:
            paper.say(strong(say("What the rules say of this route")), keep=True)
            paper.bullets(all_said(entry["verdict"]))
        if entry["steps"]:
            paper.say(labelled(say("Only after"), semicolons(entry["steps"])))


def _role(entry: dict[str, Any]) -> Line:
    parts = [entry["route"], *([verdict(entry)] if entry["status"] else [])]
    return (*strong(role(entry["role"])), *(Span(f" · {part}") for part in parts))


def verdict(entry: dict[str, Any]) -> str:
    """A verdict and how sure it is, on one line."""
    return say("{status}, {confidence}", status=status(entry["status"]), confidence=confidence(entry["confidence"]))


def opinions(paper: Paper, data: dict[str, Any]) -> None:
    """What the consultant adds, apart from the advice."""
    found = data["opinions"]
    if not found["all"]:
        return
    paper.heading(sections.opinions(), anchor="opinions")
    paper.say(plain(found["intro"]))
    for opinion in found["all"]:
        paper.bookmark(
            paper.say((), "Callout", keep=True),
            f"opinion_{opinion['number']}",
            (*quiet(opinion["mark"]), Span("\n"), *strong(opinion["subject"])),
        )
        paper.say(typed(opinion["says"]), "Callout")
        if opinion["instead_of"]:
            paper.say(labelled(say("Instead of:"), typed(opinion["instead_of"])), "Callout")
        if opinion["rationale"]:
            paper.say(labelled(say("Why:"), typed(opinion["rationale"])), "Callout")


def needs(paper: Paper, data: dict[str, Any]) -> None:
    """What the answers ask for and what meets it."""
    paper.heading(sections.needs(), anchor="needs")
    if not data["needs"]:
        paper.say(plain(no_needs()))
        return
    rows: list[list[Cell]] = [
        [
            [strong(need["title"]), *map(opinion_mark, need["opinions"])],
            level(need["strength"]),
            commas(need["met_by"]) if need["met_by"] else alert(say("not met")),
            [
                *limits(need),
                *all_said(need["reasons"]),
                *(
                    [quiet(say("From your answers to: {questions}", questions=dotted(need["asked"])))]
                    if need["asked"]
                    else []
                ),
            ],
        ]
        for need in data["needs"]
    ]
    paper.table(
        say("Needs by strength, what meets them in the mix, and within which limits"),
        (say("Need"), say("Strength"), say("Met by"), say("Limits and reasons")),
        (38, 16, 30, 81),
        rows,
    )


def no_needs() -> str:
    """That the answers ask for nothing."""
    return say("Your answers raise no need.")


def limits(need: dict[str, Any]) -> list[Line]:
    """Within which limits a need is met, a line each."""
    return [labelled(say("Limit:"), said(limit)) for limit in need["limits"]]


def why_not(paper: Paper, data: dict[str, Any]) -> None:
    """Every account by every route, and the reasons against those outside the mix."""
    paper.heading(sections.why_not(), anchor="why_not")
    matrix = data["matrix"]
    if not matrix["rows"] and not data["outside_mix"]:
        paper.say(plain(no_others()))
    if matrix["rows"]:
        rows: list[list[Cell]] = [
            [named(row["account"], row["chinese"]), *map(_verdict, row["cells"])] for row in matrix["rows"]
        ]
        shares = (32, *[133 / max(len(matrix["routes"]), 1)] * len(matrix["routes"]))
        caption = say("Every account by every route: the verdict, how sure it is, and the role in the mix")
        paper.table(caption, (say("Account"), *matrix["routes"]), shares, rows)
    if data["outside_mix"]:
        paper.table(
            say("Accounts and routes outside the mix: why not, and what the rules say of them"),
            (say("Account"), say("Route"), say("Verdict"), say("Why not")),
            (29, 29, 27, 80),
            [
                (
                    [plain(row["accounts"]), *map(opinion_mark, row["opinions"])],
                    row["route"],
                    _verdict(row | {"role": ""}),
                    _against(row),
                )
                for row in data["outside_mix"]
            ],
        )


def no_others() -> str:
    """That nothing is left to speak against."""
    return say("There is no other account or route to weigh.")


def _verdict(cell: dict[str, Any]) -> Cell:
    if not cell["status"]:
        return "–"
    lines = [strong(status(cell["status"])), quiet(confidence(cell["confidence"]))]
    if cell["role"]:
        lines.append(quiet(in_mix(cell["role"])))
    return lines


def _against(row: dict[str, Any]) -> list[Line]:
    lines = all_said(row["reasons"])
    lines += [labelled(say("The rules:"), said(rule)) for rule in row["rules"]]
    if row["steps"]:
        lines.append(labelled(say("Only after:"), semicolons(row["steps"])))
    if row["waits_for"]:
        lines.append(waits_for(row["waits_for"]))
    return lines


def waits_for(questions: list[str]) -> Line:
    """Which answers have to come first."""
    return labelled(say("Waits for an answer to:"), dotted(questions))
