"""The slides from the summary to why not the others."""

from __future__ import annotations

from typing import Any

from advisor.report.office import sections
from advisor.report.office.cleaned import shortened
from advisor.report.office.deck import ACROSS, Deck
from advisor.report.office.deck_look import BOTTOM, MARGIN, TOP, WASH
from advisor.report.office.measure import height
from advisor.report.office.paper_front import no_mix, notices
from advisor.report.office.paper_mix import limits, no_needs, no_others, verdict
from advisor.report.office.phrases import confidence, dashed, labelled, level, role, status, titled
from advisor.report.office.spans import (
    Cell,
    Line,
    Span,
    alert,
    all_said,
    filled,
    measured,
    plain,
    quiet,
    said,
    strong,
    typed,
)
from advisor.report.office.tongue import tongue
from advisor.report.spoken import semicolons
from advisor.words import say

LONGEST = 420  # characters of a sentence on a slide; the notes hold all of it
_SMALL = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)


def brief(each: dict[str, Any], most: int = LONGEST) -> Line:
    """A sentence with its marks, cut where it is longer than slides bear."""
    return said({**each, "text": shortened(each["text"], most)})


def summary(deck: Deck, data: dict[str, Any]) -> None:
    """What is recommended, in four figures, what to do first, and what could go wrong."""
    told = data["summary"]
    slide = deck.slide(say("Summary"))
    headline = [(Span(shortened(told["headline"]["text"], LONGEST), "strong"), *said(told["headline"])[1:])]
    deck.text(slide, (MARGIN, TOP - 8, ACROSS, 52), headline, sizes=(18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0))
    deck.tiles(slide, TOP + 50, [(each["label"], each["value"], each["note"]) for each in told["figures"]])
    half = (ACROSS - 24) / 2
    first = [dashed(brief(step, 120), step["when"]) for step in told["first"]]
    unmet = [titled(level(need["strength"]), brief(need, 120)) for need in told["unmet"]]
    firm = [brief(each, 240) for each in told["firm"]]
    risks = [titled(level(risk["severity"]), brief(risk, 240)) for risk in told["risks"]]
    extra = notices(data)
    bottom = BOTTOM - (34 if extra else 0)
    top = TOP + 146
    for column, upper, lower in (
        (0, (say("Do first"), first), (say("How firm it is, and what decides"), firm)),
        (1, (say("Needs the mix leaves open"), unmet), (say("Gravest risks"), risks)),
    ):
        left = MARGIN + column * (half + 24)
        weights = [
            height([measured(line) for line in lines], half - 12, 11.0, gap=3.0) + 40 for _, lines in (upper, lower)
        ]
        middle = top + (bottom - top) * weights[0] / sum(weights)
        for (head, lines), start, end in ((upper, top, middle), (lower, middle, bottom)):
            deck.text(slide, (left, start, half, 18), [(Span(head, "head"),)], sizes=(13.0,))
            box = (left, start + 19, half, end - start - 25)
            deck.text(slide, box, lines or [plain(say("None."))], sizes=_SMALL, gap=3.0, bullets=bool(lines))
    if extra:
        deck.text(slide, (MARGIN, bottom + 2, ACROSS, 32), extra, sizes=(12.0, 11.0, 10.0, 9.0, 8.0), gap=1.0)
    full = [told["headline"], *told["first"], *told["unmet"], *told["firm"], *told["risks"]]
    deck.note(slide, all_said(full))


def mix(deck: Deck, data: dict[str, Any]) -> None:
    """A card an account: its role, its route, what it covers, and the first reason for it."""
    slide = deck.slide(sections.mix())
    entries = data["mix"]
    if not entries:
        deck.text(slide, (MARGIN, TOP, ACROSS, 60), [no_mix()], fill=WASH)
        deck.text(
            slide,
            (MARGIN, TOP + 80, ACROSS, BOTTOM - TOP - 80),
            [brief(each) for each in data["outside"][:5]],
            bullets=True,
        )
        deck.note(slide, all_said(data["outside"]))
        return
    columns = min(len(entries), 4 if len(entries) == 4 else 3)
    deep = -(-len(entries) // columns)
    across, high = (ACROSS - 14 * (columns - 1)) / columns, (BOTTOM - TOP - 14 * (deep - 1)) / deep
    for place, entry in enumerate(entries):
        left, top = MARGIN + (place % columns) * (across + 14), TOP + (place // columns) * (high + 14)
        deck.card(slide, (left, top, across, high), _card(entry))
    full: list[Line] = []
    for entry in entries:
        full += [
            strong(f"{entry['account']} · {entry['route']}"),
            *all_said(entry["reasons"]),
            *all_said(entry["verdict"]),
        ]
    deck.note(slide, full)


def _card(entry: dict[str, Any]) -> list[Line]:
    name: Line = (
        Span(entry["account"], "strong"),
        *(() if tongue().is_chinese else (Span("  "), *typed(entry["chinese"], "quiet"))),
    )
    lines: list[Line] = [(Span(role(entry["role"]), "head"),), name, quiet(entry["route"])]
    if entry["status"]:
        lines.append(quiet(verdict(entry)))
    if entry["covers"]:
        lines.append(labelled(say("Covers"), shortened(semicolons(entry["covers"]), 700)))
    lines += [brief(each, 200) for each in entry["reasons"][:1]]
    if entry["steps"]:
        lines.append(labelled(say("Only after"), shortened(semicolons(entry["steps"]), 200)))
    return lines


def needs(deck: Deck, data: dict[str, Any]) -> None:
    """Which account of the mix meets which need."""
    if not data["needs"]:
        deck.text(deck.slide(sections.needs()), (MARGIN, TOP, ACROSS, 60), [plain(no_needs())])
        return
    accounts = list(dict.fromkeys(entry["account"] for entry in data["mix"]))
    rows: list[list[Cell]] = []
    for need in data["needs"]:
        held = say("Within limits") if need["limits"] else say("Yes")
        cells: list[Cell] = [held if account in need["met_by"] else quiet("–") for account in accounts]
        if not need["met_by"]:
            cells = [alert(say("not met")), *cells[1:]]
        rows.append([strong(shortened(need["title"], 110)), level(need["strength"]), *cells])
    named = accounts or [say("outside the mix")]
    heads = (say("Need"), say("Strength"), *named)
    limited = any(need["limits"] for need in data["needs"])
    slides = deck.table(
        sections.needs(),
        heads,
        (34, 10, *[56 / len(named)] * len(named)),
        rows,
        below=[quiet(_within_limits())] if limited else [],
        centre=range(2, 2 + len(named)),
    )
    full = [
        line
        for need in data["needs"]
        for line in (
            strong(need["title"]),
            *limits(need),
            *all_said(need["reasons"]),
        )
    ]
    deck.note(slides[0], full)


def _within_limits() -> str:
    return say("“Within limits”: the limits stand in the notes and in the report.")


def why_not(deck: Deck, data: dict[str, Any]) -> None:
    """Each account and route outside the mix with its verdict and the first reason."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in data["outside_mix"]:
        reason = row["reasons"][0]["text"] if row["reasons"] else ""
        groups.setdefault((row["status"], row["confidence"], reason), []).append(row)
    rows: list[list[Cell]] = [
        [
            [
                filled(say("{account}: {route}"), account=strong(shortened(row["accounts"], 120)), route=row["route"])
                for row in members
            ],
            [strong(status(found)), quiet(confidence(sure))],
            brief(members[0]["reasons"][0], 230) if members[0]["reasons"] else "–",
        ]
        for (found, sure, _), members in groups.items()
    ]
    if not rows:
        deck.text(deck.slide(sections.why_not()), (MARGIN, TOP, ACROSS, 60), [plain(no_others())])
        return
    heads = (say("Account and route"), say("Verdict"), say("Why not"))
    slides = deck.table(sections.why_not(), heads, (40, 14, 46), rows)
    full: list[Line] = []
    for row in data["outside_mix"]:
        full += [strong(f"{row['accounts']} · {row['route']}"), *all_said(row["reasons"]), *all_said(row["rules"])]
    deck.note(slides[0], full)
