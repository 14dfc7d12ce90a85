"""The last pages of the text document: the numbers of the figures, sources, method."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from advisor.report.office import sections
from advisor.report.office.measure import pieces
from advisor.report.office.phrases import in_turn
from advisor.report.office.spans import Cell, Line, Span, alert, filled, plain, source_anchor, strong, typed
from advisor.report.office.tongue import by_tongue
from advisor.report.text.lines import columns
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def twins(paper: Paper, data: dict[str, Any]) -> None:
    """The numbers of each figure as a table."""
    found = [each for each in data["charts"].values() if each.get("twin") and each["twin"]["rows"]]
    if not found:
        return
    paper.heading(say("The figures as tables"))
    for each in found:
        twin = each["twin"]
        widths = [_width(place, twin) for place in range(len(twin["head"]))]
        right = [place for place, number in enumerate(twin["numbers"]) if number]
        paper.table(
            say("In numbers: {caption}", caption=each["caption"]), twin["head"], widths, twin["rows"], right=right
        )


def _width(place: int, twin: dict[str, Any]) -> float:
    texts = [row[place] for row in [*twin["rows"], [*twin["head"]]]]
    longest = max(map(columns, texts))
    word = max(columns(part) for text in texts for part in pieces(text) or [""])
    english = max(min(longest, 30), word, 6)
    return by_tongue((english,), (max(min(longest, 22), word, 6) + 4,))[0]


def sources(paper: Paper, data: dict[str, Any]) -> None:
    """Every source with its number, its place, and the day on which it was checked."""
    paper.heading(sections.sources(), anchor="sources")
    if not data["sources"]:
        paper.say(plain(no_sources()))
    for source in data["sources"]:
        place: Line = ()
        if source["url"]:
            place = (Span("\n"), Span(source["url"], "link", url=source["url"]))
        elif source["place"]:
            place = (Span("\n"), *typed(source["place"], "quiet"))
        paragraph = paper.say((), "Source")
        paper.bookmark(paragraph, source_anchor(source["number"]), strong(f"[{source['number']}]"))
        paper.write(paragraph, (Span("\t"), *source_line(source), *place))


def no_sources() -> str:
    """That nothing is cited."""
    return say("No source is cited.")


def source_line(source: dict[str, Any]) -> Line:
    """A source's title, who published it, when, of which kind it is, when it was checked, and whether it is weak."""
    line = filled(
        say("{title}. {publisher}, {date}; {tier}; checked {day}."),
        title=typed(source["title"], "strong"),
        publisher=typed(source["publisher"]),
        date=source["date"],
        tier=source["tier"],
        day=source["checked"],
    )
    return in_turn(line, alert(say("Weak source."))) if source["weak"] else line


def method_text() -> str:
    """How a report is made."""
    return say(
        "Dated, sourced rules are applied to your answers in three values: true, false and unknown. Each account by "
        "each route gets a verdict; the answers raise needs; every mix of open accounts is compared; the steps of the "
        "best form a network with a critical path; the plan of broadcasts keeps every quota on every day. The same "
        "answers, rules and dates give the same report, to the byte."
    )


def method(paper: Paper, job: dict[str, Any]) -> None:
    """How the report is made, and from what."""
    data = job["data"]
    paper.heading(say("Method"), anchor="method")
    paper.say(plain(method_text()))
    digest = hashlib.sha256(str(job["attachment"]).encode("utf-8", "replace")).hexdigest()
    rows: list[list[Cell]] = [
        [say("Rules as of"), data["as_of"]],
        [say("Good until"), data["good_until"]],
        [say("Knowledge base"), data["knowledge"]["version"]],
        [say("Digest of its content"), data["knowledge"]["digest"]],
        [say("Digest of the advice"), f"sha256:{digest}"],
    ]
    paper.table(say("What this report was made from"), (say("Item"), say("Value")), (45, 120), rows)
