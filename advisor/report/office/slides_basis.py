"""The slides on risks, assumptions and sources."""

from __future__ import annotations

from collections import Counter
from typing import Any

from advisor.report.office import words as w
from advisor.report.office.deck import ACROSS, Deck
from advisor.report.office.deck_look import BOTTOM, MARGIN, TOP
from advisor.report.office.paper_basis import assumptions, source_line
from advisor.report.office.slides_advice import brief
from advisor.report.office.spans import Cell, Line, Span, alert, filled, plain, quiet, said, strong

RISKS_SHOWN, OPEN_SHOWN, LIMITS_SHOWN, SOURCES_SHOWN = 7, 3, 4, 5


def risks(deck: Deck, data: dict[str, Any]) -> None:
    """The gravest risks; all of them in the notes."""
    if not data["risks"]:
        deck.text(deck.slide(w.SLIDE_RISKS), (MARGIN, TOP, ACROSS, 60), [plain(w.NO_RISKS)])
        return
    shown = data["risks"][:RISKS_SHOWN]
    rows: list[list[Cell]] = [
        [alert(risk["severity"]) if risk["severity"] == "high" else risk["severity"], brief(risk, 300)]
        for risk in shown
    ]
    more = len(data["risks"]) - len(shown)
    below = [quiet(w.MORE_RISKS.format(number=more))] if more else []
    slides = deck.table(w.SLIDE_RISKS, w.RISKS_HEADS, (11, 89), rows, below=below)
    deck.note(slides[0], [filled(w.WITH_LEVEL, level=risk["severity"], text=said(risk)) for risk in data["risks"]])


def assumed(deck: Deck, data: dict[str, Any]) -> None:
    """What is assumed, what is still open, what is not covered."""
    slide = deck.slide(w.SLIDE_ASSUMED)
    questions, limits = data["open_questions"], data["not_covered"]
    columns: list[tuple[str, list[Line]]] = [
        (w.ASSUMED, [plain(line) for line in assumptions(data)]),
        (
            w.OPEN,
            [(*strong(f"{each['label']} "), *brief(each["why"], 200)) for each in questions[:OPEN_SHOWN]]
            or [plain(w.NO_OPEN_SHORT)],
        ),
        (
            w.NOT_COVERED,
            [brief({"text": line, "marks": [], "judgement": False}, 240) for line in limits[:LIMITS_SHOWN]]
            or [plain(w.ALL_COVERED)],
        ),
    ]
    for place, left_out, told in (
        (1, len(questions) - OPEN_SHOWN, w.MORE_OPEN),
        (2, len(limits) - LIMITS_SHOWN, w.MORE_LIMITS),
    ):
        if left_out > 0:
            columns[place][1].append(quiet(told.format(number=left_out)))
    across = (ACROSS - 48) / 3
    for place, (head, lines) in enumerate(columns):
        left = MARGIN + place * (across + 24)
        deck.text(slide, (left, TOP, across, 40), [(Span(head, "head"),)], sizes=(14.0, 13.0))
        deck.text(
            slide,
            (left, TOP + 42, across, BOTTOM - TOP - 42),
            lines,
            sizes=(14.0, 13.0, 12.0, 11.0, 10.0, 9.0),
            bullets=True,
        )
    asked = [(*strong(f"{each['label']} "), *said(each["why"])) for each in questions]
    deck.note(slide, [*asked, *(plain(line) for line in limits)])


def sources(deck: Deck, data: dict[str, Any]) -> None:
    """How many sources of which kind, and those that the slides name most; all of them in the notes."""
    kinds = Counter(source["tier"] for source in data["sources"])
    weak = Counter(source["tier"] for source in data["sources"] if source["weak"])
    rows: list[list[Cell]] = [[kind, f"{number}", f"{weak[kind]}"] for kind, number in kinds.items()]
    if not rows:
        deck.text(deck.slide(w.SLIDE_SOURCES), (MARGIN, TOP, ACROSS, 60), [plain(w.NO_SOURCES)])
        return
    named = [
        (Span(f"[{source['number']}] "), *strong(source["title"]), Span(". "), *source_line(source))
        for source in _most_named(data)
    ]
    below = [quiet(w.METHOD_TEXT), *([(Span(w.NAMED_MOST, "head"),), *named] if named else [])]
    slides = deck.table(w.SLIDE_SOURCES, w.TIER_HEADS, (60, 20, 20), rows, below=below)
    deck.note(slides[0], [], [source["number"] for source in data["sources"]])


def _most_named(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources that most sentences of the summary, mix, needs and risks rest on."""
    sentences = [*data["summary"]["risks"], *data["summary"]["first"], *data["risks"]]
    sentences += [reason for entry in data["mix"] for reason in entry["reasons"]]
    sentences += [reason for need in data["needs"] for reason in need["reasons"]]
    named = Counter(number for each in sentences for number in each["marks"])
    order = sorted(named, key=lambda number: (-named[number], number))[:SOURCES_SHOWN]
    by_number = {source["number"]: source for source in data["sources"]}
    return [by_number[number] for number in order]
