"""The text document on what lies outside, risks, answers, limits, sources and method."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from advisor.report.office import words as w
from advisor.report.office.spans import (
    Cell,
    Line,
    Span,
    alert,
    all_said,
    filled,
    plain,
    quiet,
    said,
    source_anchor,
    strong,
)

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def outside(paper: Paper, data: dict[str, Any]) -> None:
    """Wishes for accounts, and what to do beside them."""
    paper.heading(w.OUTSIDE, anchor="outside")
    if not data["wishes"] and not data["outside"]:
        paper.say(plain(w.NO_OUTSIDE))
    if data["wishes"]:
        paper.heading(w.ASKED_TO_CHANGE, 2)
    for wish in data["wishes"]:
        paper.say(filled(w.WISH, title=strong(wish["title"]), outcome=wish["outcome"]), keep=True)
        paper.bullets(all_said(wish["reasons"]))
        if wish["steps"]:
            paper.say(filled(w.STEPS, steps="; ".join(wish["steps"])))
        if wish["instead"]:
            paper.say(filled(w.INSTEAD, text=said(wish["instead"])))
    if data["outside"]:
        paper.heading(w.BESIDE, 2)
        paper.bullets(all_said(data["outside"]))


def risks(paper: Paper, data: dict[str, Any]) -> None:
    """The risks of the mix, gravest first."""
    paper.heading(w.RISKS, anchor="risks")
    if data["risks"]:
        rows: list[list[Cell]] = [
            [alert(risk["severity"]) if risk["severity"] == "high" else risk["severity"], said(risk)]
            for risk in data["risks"]
        ]
        paper.table(w.RISKS_CAPTION, w.RISKS_HEADS, (20, 145), rows)
    else:
        paper.say(plain(w.NO_RISKS))


def basis(paper: Paper, data: dict[str, Any]) -> None:
    """Answers, assumptions, open questions, limits."""
    paper.heading(w.BASIS, anchor="basis")
    paper.heading(w.ANSWERS, 2)
    if data["answers"]:
        paper.table(
            w.ANSWERS_CAPTION,
            w.ANSWERS_HEADS,
            (75, 72, 18),
            [
                (one["label"], strong(one["answer"]), w.YES if one["counted"] else quiet(w.NO))
                for one in data["answers"]
            ],
        )
    else:
        paper.say(plain(w.NO_ANSWERS))
    if data["client"]["notes"]:
        paper.heading(w.NOTES, 2)
        paper.say(plain(data["client"]["notes"]))
    paper.heading(w.ASSUMED, 2)
    paper.bullets(plain(line) for line in assumptions(data))
    _ahead(paper, data["prospects"])
    _open(paper, data)
    paper.heading(w.NOT_COVERED, 2, anchor="not_covered")
    if data["not_covered"]:
        paper.bullets(plain(line) for line in data["not_covered"])
    else:
        paper.say(plain(w.ALL_COVERED))


def assumptions(data: dict[str, Any]) -> list[str]:
    """What is taken for granted, as sentences."""
    return [line.format(as_of=data["as_of"]) for line in w.ASSUMPTIONS]


def _ahead(paper: Paper, prospects: dict[str, Any] | None) -> None:
    if not prospects:
        return
    paper.heading(w.AHEAD, 2, anchor="ahead")
    for key in ("settled", "cut_short", "telling"):
        if prospects[key]:
            paper.say(strong(prospects[key]) if key == "telling" else plain(prospects[key]), "Callout")
    if prospects["mixes"]:
        measured = any(each["share"] for each in prospects["mixes"])
        paper.table(
            w.AHEAD_SHARES if measured else w.AHEAD_CAPTION,
            (w.MIX_HEAD, *((w.SHARE_HEAD,) if measured else ())),
            (125, *((40,) if measured else ())),
            [(each["mix"], *((each["share"],) if measured else ())) for each in prospects["mixes"]],
        )


def _open(paper: Paper, data: dict[str, Any]) -> None:
    paper.heading(w.OPEN, 2, anchor="open")
    if data["open_questions"]:
        paper.table(
            w.OPEN_CAPTION,
            w.OPEN_HEADS,
            (55, 60, 50),
            [
                (strong(each["label"]), said(each["why"]), [plain(one) for one in each["bears_on"]] or "–")
                for each in data["open_questions"]
            ],
        )
    else:
        paper.say(plain(w.NO_OPEN))
    if data["asked_besides"]:
        rows = [(each["label"], each["turns"]) for each in data["asked_besides"]]
        paper.table(w.BESIDES_CAPTION, w.BESIDES_HEADS, (85, 80), rows)
    if data["skipped"]:
        number = data["skipped_count"]
        paper.table(
            w.SKIPPED_ONE if number == 1 else w.SKIPPED.format(number=number),
            w.SKIPPED_HEADS,
            (48, 117),
            [(strong(each["why"]), " · ".join(each["questions"])) for each in data["skipped"]],
        )


def twins(paper: Paper, data: dict[str, Any]) -> None:
    """The numbers of each figure as a table."""
    found = [each for each in data["charts"].values() if each.get("twin") and each["twin"]["rows"]]
    if not found:
        return
    paper.heading(w.FIGURES)
    for each in found:
        twin = each["twin"]
        widths = [_width(place, twin) for place in range(len(twin["head"]))]
        right = [place for place, number in enumerate(twin["numbers"]) if number]
        paper.table(w.TWIN_CAPTION.format(caption=each["caption"]), twin["head"], widths, twin["rows"], right=right)


def _width(place: int, twin: dict[str, Any]) -> float:
    longest = max(len(row[place]) for row in [*twin["rows"], [*twin["head"]]])
    word = max(len(part) for row in [*twin["rows"], [*twin["head"]]] for part in row[place].split() or [""])
    return max(min(longest, 30), word, 6)


def sources(paper: Paper, data: dict[str, Any]) -> None:
    """Every source with its number, its place, and the day on which it was checked."""
    paper.heading(w.SOURCES, anchor="sources")
    if not data["sources"]:
        paper.say(plain(w.NO_SOURCES))
    for source in data["sources"]:
        line: Line = (Span("\t"), *strong(source["title"]), Span(". "), *source_line(source))
        place: Line = ()
        if source["url"]:
            place = (Span("\n"), Span(source["url"], "link", url=source["url"]))
        elif source["place"]:
            place = (Span("\n"), *quiet(source["place"]))
        paragraph = paper.say((), "Source")
        paper.bookmark(paragraph, source_anchor(source["number"]), (Span(f"[{source['number']}]", "strong"),))
        paper.write(paragraph, (*line, *place))


def source_line(source: dict[str, Any]) -> Line:
    """Who published a source, when, of which kind it is, when it was checked, and whether it is weak."""
    given = {key: source[key] for key in ("publisher", "date", "tier", "checked")}
    weak = alert(f" {w.WEAK}") if source["weak"] else ()
    return (*filled(w.SOURCE, **given), *weak)


def method(paper: Paper, job: dict[str, Any]) -> None:
    """How the report is made, and from what."""
    data = job["data"]
    paper.heading(w.METHOD, anchor="method")
    paper.say(plain(w.METHOD_TEXT))
    digest = hashlib.sha256(str(job["attachment"]).encode("utf-8", "replace")).hexdigest()
    rows: list[list[Cell]] = [
        [w.RULES_AS_OF, data["as_of"]],
        [w.GOOD_UNTIL, data["good_until"]],
        [w.KNOWLEDGE_BASE, data["knowledge"]["version"]],
        [w.DIGEST, data["knowledge"]["digest"]],
        [w.ADVICE_DIGEST, f"sha256:{digest}"],
    ]
    paper.table(w.METHOD_CAPTION, w.METHOD_HEADS, (45, 120), rows)
