"""The slides on risks, assumptions and sources."""

from __future__ import annotations

from collections import Counter
from typing import Any

from advisor.report.office import sections
from advisor.report.office.deck import ACROSS, Deck
from advisor.report.office.deck_look import BOTTOM, MARGIN, TOP
from advisor.report.office.paper_basis import all_covered, assumptions, no_risks, risk_heads
from advisor.report.office.paper_sources import method_text, no_sources, source_line
from advisor.report.office.phrases import level, severity, titled
from advisor.report.office.slides_advice import brief
from advisor.report.office.spans import Cell, Line, Span, plain, quiet, said, strong
from advisor.words import say, say_count

RISKS_SHOWN, OPEN_SHOWN, LIMITS_SHOWN, SOURCES_SHOWN = 7, 3, 4, 5


def risks(deck: Deck, data: dict[str, Any]) -> None:
    """The gravest risks; all of them in the notes."""
    if not data["risks"]:
        deck.text(deck.slide(sections.risks()), (MARGIN, TOP, ACROSS, 60), [plain(no_risks())])
        return
    shown = data["risks"][:RISKS_SHOWN]
    rows: list[list[Cell]] = [[severity(risk["severity"]), brief(risk, 300)] for risk in shown]
    more = len(data["risks"]) - len(shown)
    told = say_count(more, "and {number} more risk in the report", "and {number} more risks in the report")
    slides = deck.table(sections.risks(), risk_heads(), (11, 89), rows, below=[quiet(told)] if more else [])
    deck.note(slides[0], [titled(level(risk["severity"]), said(risk)) for risk in data["risks"]])


def assumed(deck: Deck, data: dict[str, Any]) -> None:
    """What is assumed, what is still open, what is not covered."""
    slide = deck.slide(sections.basis())
    questions, limits = data["open_questions"], data["not_covered"]
    columns: list[tuple[str, list[Line]]] = [
        (sections.assumed(), [plain(line) for line in assumptions(data)]),
        (
            sections.open_questions(),
            [(*strong(f"{each['label']} "), *brief(each["why"], 200)) for each in questions[:OPEN_SHOWN]]
            or [plain(say("No answer that is missing could change the mix."))],
        ),
        (
            sections.not_covered(),
            [brief({"text": line, "marks": [], "judgement": False}, 240) for line in limits[:LIMITS_SHOWN]]
            or [plain(all_covered())],
        ),
    ]
    if (more := len(questions) - OPEN_SHOWN) > 0:
        columns[1][1].append(quiet(_more_open(more)))
    if (more := len(limits) - LIMITS_SHOWN) > 0:
        columns[2][1].append(quiet(_more_limits(more)))
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


def _more_open(number: int) -> str:
    return say_count(
        number, "and {number} more open question in the report", "and {number} more open questions in the report"
    )


def _more_limits(number: int) -> str:
    return say_count(number, "and {number} more limit in the report", "and {number} more limits in the report")


def sources(deck: Deck, data: dict[str, Any]) -> None:
    """How many sources of which kind, and those that the slides name most; all of them in the notes."""
    kinds = Counter(source["tier"] for source in data["sources"])
    weak = Counter(source["tier"] for source in data["sources"] if source["weak"])
    rows: list[list[Cell]] = [[kind, f"{number}", f"{weak[kind]}"] for kind, number in kinds.items()]
    if not rows:
        deck.text(deck.slide(sections.sources()), (MARGIN, TOP, ACROSS, 60), [plain(no_sources())])
        return
    named = [(Span(f"[{source['number']}] "), *source_line(source)) for source in _most_named(data)]
    below = [quiet(method_text()), *([(Span(say("Named most often"), "head"),), *named] if named else [])]
    heads = (say("Kind of source"), say("Number"), say("Of these weak"))
    slides = deck.table(sections.sources(), heads, (60, 20, 20), rows, below=below)
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
