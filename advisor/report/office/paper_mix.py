"""The text document from the mix to what it would take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.spans import Cell, Line, Span, alert, all_said, filled, plain, quiet, said, strong

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def mix(paper: Paper, data: dict[str, Any]) -> None:
    """Account by account: why, what it covers, what the rules say."""
    paper.heading(w.MIX, anchor="mix")
    if data["choices"]:
        paper.say(filled(w.BY_CHOICE), "Callout")
        paper.bullets(all_said(data["choices"]))
    if not data["mix"]:
        paper.say(filled(w.NO_MIX, where=w.OUTSIDE))
    for entry in data["mix"]:
        paper.heading(" ".join(filter(None, [entry["account"], entry["chinese"]])), 2)
        paper.say(_role(entry), keep=True)
        for number in entry["opinions"]:
            paper.say(opinion_mark(number), keep=True)
        if entry["covers"]:
            paper.say(filled(w.COVERS, needs="; ".join(entry["covers"])))
        paper.say(strong(w.WHY), keep=True)
        paper.bullets(all_said(entry["reasons"]))
        if entry["verdict"]:
            paper.say(strong(w.RULES_OF_ROUTE), keep=True)
            paper.bullets(all_said(entry["verdict"]))
        if entry["steps"]:
            paper.say(filled(w.ONLY_AFTER, steps="; ".join(entry["steps"])))


def _role(entry: dict[str, Any]) -> Line:
    role = w.ROLES.get(entry["role"], entry["role"])
    if not entry["status"]:
        return filled(w.ROLE_LINE, role=role, route=entry["route"])
    status = w.STATUS[entry["status"]]
    return filled(w.ROLE_LINE_STATUS, role=role, route=entry["route"], status=status, confidence=entry["confidence"])


def opinion_mark(number: int) -> Line:
    """The words that lead to an opinion of the consultant."""
    return (Span(w.OPINION_MARK.format(number=number), "mark", anchor=f"opinion_{number}"),)


def opinions(paper: Paper, data: dict[str, Any]) -> None:
    """What the consultant adds, apart from the advice."""
    found = data["opinions"]
    if not found["all"]:
        return
    paper.heading(w.OPINIONS, anchor="opinions")
    paper.say(plain(found["intro"]))
    for opinion in found["all"]:
        paper.bookmark(
            paper.say((), "Callout", keep=True),
            f"opinion_{opinion['number']}",
            (*quiet(opinion["mark"]), Span("\n"), *strong(opinion["subject"])),
        )
        paper.say(plain(opinion["says"]), "Callout")
        if opinion["instead_of"]:
            paper.say(filled(w.INSTEAD_OF, text=opinion["instead_of"]), "Callout")
        if opinion["rationale"]:
            paper.say(filled(w.BECAUSE, text=opinion["rationale"]), "Callout")


def needs(paper: Paper, data: dict[str, Any]) -> None:
    """What the answers ask for and what meets it."""
    paper.heading(w.NEEDS, anchor="needs")
    if not data["needs"]:
        paper.say(plain(w.NO_NEEDS))
        return
    rows: list[list[Cell]] = [
        [
            [strong(need["title"]), *map(opinion_mark, need["opinions"])],
            need["strength"],
            ", ".join(need["met_by"]) if need["met_by"] else alert(w.NOT_MET),
            [
                *(filled(w.LIMIT, text=said(limit)) for limit in need["limits"]),
                *all_said(need["reasons"]),
                *([quiet(w.FROM_ANSWERS.format(questions=" · ".join(need["asked"])))] if need["asked"] else []),
            ],
        ]
        for need in data["needs"]
    ]
    paper.table(w.NEEDS_CAPTION, w.NEEDS_HEADS, (38, 16, 30, 81), rows)


def why_not(paper: Paper, data: dict[str, Any]) -> None:
    """Every account by every route, and the reasons against those outside the mix."""
    paper.heading(w.WHY_NOT, anchor="why_not")
    matrix = data["matrix"]
    if not matrix["rows"] and not data["outside_mix"]:
        paper.say(plain(w.NO_OTHERS))
    if matrix["rows"]:
        rows: list[list[Cell]] = [
            [[strong(row["account"]), quiet(row["chinese"])], *map(_verdict, row["cells"])] for row in matrix["rows"]
        ]
        shares = (32, *[133 / max(len(matrix["routes"]), 1)] * len(matrix["routes"]))
        paper.table(w.MATRIX_CAPTION, (w.ACCOUNT, *matrix["routes"]), shares, rows)
    if data["outside_mix"]:
        paper.table(
            w.OUTSIDE_CAPTION,
            w.OUTSIDE_HEADS,
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


def _verdict(cell: dict[str, Any]) -> Cell:
    if not cell["status"]:
        return "–"
    lines = [strong(w.STATUS[cell["status"]]), quiet(w.CONFIDENCE.format(level=cell["confidence"]))]
    if cell["role"]:
        lines.append(quiet(w.IN_MIX.format(role=w.ROLES.get(cell["role"], cell["role"]).lower())))
    return lines


def _against(row: dict[str, Any]) -> list[Line]:
    lines = all_said(row["reasons"])
    lines += [filled(w.THE_RULES, text=said(rule)) for rule in row["rules"]]
    if row["steps"]:
        lines.append(filled(w.AFTER_STEPS, steps="; ".join(row["steps"])))
    if row["waits_for"]:
        lines.append(filled(w.WAITS, questions=" · ".join(row["waits_for"])))
    return lines


def unlocks(paper: Paper, data: dict[str, Any]) -> None:
    """The smallest changes that would open what is not open."""
    found = data["unlocks"]
    if not found["accounts"] and not found["none"]:
        return
    paper.heading(w.UNLOCKS, anchor="unlocks")
    if found["intro"]:
        paper.say(plain(found["intro"]))
    for entry in found["accounts"]:
        paper.heading(entry["account"], 2)
        ways = entry["ways"]
        caption = (w.WAY_ONE if len(ways) == 1 else w.WAYS).format(account=entry["account"], number=len(ways))
        paper.table(caption, w.UNLOCK_HEADS, (24, 46, 55, 18, 22), [_way(way) for way in ways], right=(4,))
    if found["none"]:
        if found["accounts"]:
            paper.heading(w.NOT_OPENED, 2)
        paper.bullets(filled(w.OPENED_NOT, account=row["account"], text=row["said"]) for row in found["none"])


def _way(way: dict[str, Any]) -> list[Cell]:
    changes: list[Line] = []
    for change in way["changes"]:
        changes += [strong(change["label"]), plain(change["to"]), quiet(w.INSTEAD_NOW.format(now=change["now"]))]
    return [
        [plain(way["route"]), quiet(w.STATUS.get(way["status"], way["status"]))],
        changes,
        [*all_said(way["means"]), filled(w.STEPS, steps=way["steps"])],
        way["days"],
        way["cost"],
    ]
