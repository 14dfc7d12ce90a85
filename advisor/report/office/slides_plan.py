"""The slides on phases, roadmap, costs and cadence."""

from __future__ import annotations

from typing import Any

from advisor.report.office import deck_charts, sections
from advisor.report.office.cleaned import shortened
from advisor.report.office.deck import ACROSS, Deck
from advisor.report.office.deck_look import BOTTOM, MARGIN, TOP
from advisor.report.office.paper_cadence import frame_lines, no_broadcasts
from advisor.report.office.paper_costs import no_costs, often, only_known
from advisor.report.office.paper_roadmap import begins_when, launch_lines, no_preparation, start_line
from advisor.report.office.phrases import headed, in_turn, titled
from advisor.report.office.slides_advice import brief
from advisor.report.office.spans import Cell, Line, Span, all_said, plain, quiet, said, strong
from advisor.report.office.tongue import by_tongue, tongue
from advisor.report.spoken import aside
from advisor.report.wording import month as in_words
from advisor.words import say, say_count

STEPS_ON_CHART = 24
COSTS_SHOWN = 9
NAME_ON_CHART = 60  # characters of an account's name


def phases(deck: Deck, data: dict[str, Any]) -> None:
    """When each account is live, phase by phase, and what begins the later ones."""
    rows: list[list[Cell]] = []
    below: list[Line] = []
    for phase in data["phases"]:
        name = say("Phase {number}.", number=phase["number"])
        for one in phase["accounts"]:
            rows.append(
                [
                    strong(name),
                    strong(one["account"]),
                    one["route"],
                    one["earliest"],
                    one["typical"],
                    one["latest"],
                ]
            )
        if phase["triggers"]:
            below.append(in_turn(strong(name), strong(begins_when(phase))))
            below += [brief(each, 200) for each in phase["triggers"]]
    launch = launch_lines(data) if data["roadmap"]["steps"] else [plain(no_preparation())]
    if not rows:
        slide = deck.slide(say("Phases and launch"))
        deck.text(slide, (MARGIN, TOP, ACROSS, 200), launch)
        deck.note(slide, launch)
        return
    heads = (say("Phase"), say("Account"), say("Route"), say("Earliest"), say("Typically"), say("Latest"))
    slides = deck.table(
        say("Phases and launch"),
        heads,
        by_tongue((12, 22, 27, 13, 13, 13), (11, 20, 24, 15, 15, 15)),
        rows,
        above=launch,
        below=below,
    )
    full = [strong(phase["title"]) for phase in data["phases"][:1]]
    for phase in data["phases"]:
        full += [*all_said(phase["triggers"]), *all_said(phase["reasons"])]
    deck.note(slides[0], [*launch, *full])


def roadmap(deck: Deck, data: dict[str, Any], advice: dict[str, Any]) -> None:
    """The steps as bars over time, which can be edited."""
    told = data["roadmap"]["steps"]
    if not told:
        deck.text(deck.slide(sections.roadmap()), (MARGIN, TOP, ACROSS, 60), [plain(no_preparation())])
        return
    parts = -(-len(told) // STEPS_ON_CHART)
    each = -(-len(told) // parts)
    for part in range(parts):
        shown = slice(part * each, (part + 1) * each)
        title = aside(sections.roadmap(), f"{part + 1}" if part else "")
        slide = deck.slide(title)
        box = (MARGIN, TOP + 12, ACROSS, BOTTOM - TOP - 32)
        launch = launch_lines(data)[:2] if not part else []
        deck.text(
            slide,
            (MARGIN, TOP - 14, ACROSS, 28),
            [tuple(span for line in launch for span in (*line, Span(" ")))],
            sizes=(13.0, 12.0, 11.0, 10.0, 9.0),
        )
        deck.text(slide, (MARGIN, BOTTOM - 18, ACROSS, 18), [_legend()], sizes=(11.0,))
        deck_charts.roadmap(slide, box, advice["roadmap"][shown], told[shown])
        first = data["roadmap"]["start_first"] if not part else []
        lines = [start_line(one) for one in first]
        steps = [titled(f"{step['number']}. {step['title']}", said(step["text"])) for step in told[shown]]
        deck.note(slide, [*lines, *steps])


def _legend() -> Line:
    return (
        Span("■ ", "accent"),
        Span(f"{deck_charts.sets_launch()}    "),
        Span("■ ", "other"),
        Span(f"{deck_charts.typical()}    "),
        Span("■ ", "pale"),
        Span(deck_charts.may_wait()),
    )


def costs(deck: Deck, data: dict[str, Any]) -> None:
    """Sums, budgets, and the steps that cost most to think about."""
    told = data["costs"]
    slide = deck.slide(sections.costs())
    top = TOP
    if told["sums"]:
        deck.tiles(
            slide,
            top,
            [(each["title"], say("CNY {amount}", amount=each["amount"]), each["note"]) for each in told["sums"]],
            high=78.0,
        )
        top += 88
    above: list[Line] = [] if told["sums"] else [plain(no_costs())]
    above += [headed(check["title"], brief(check["said"], 240)) for check in told["budgets"]]
    if told["without_figure"]:
        above.append(only_known(told))
    shown = told["steps"][:COSTS_SHOWN]
    rows: list[list[Cell]] = [
        [
            strong(shortened(row["title"], 110)),
            [(*plain(row["amount"]), *quiet(f"  {often(row)}"))],
            row["first_due"],
        ]
        for row in shown
    ]
    more = len(told["steps"]) - len(shown)
    named = say_count(more, "and {number} more step in the report", "and {number} more steps in the report")
    below = [quiet(named)] if more else []
    if rows:
        heads = (say("Step"), say("Cost, CNY"), say("Due"))
        deck.table(sections.costs(), heads, (58, 26, 16), rows, above=above, below=below, top=top, slide=slide)
    else:
        deck.text(slide, (MARGIN, top, ACROSS, 120), above)
    numbers = [number for row in told["steps"] for number in row["rests_on"]["marks"]]
    deck.note(
        slide,
        [*(headed(check["title"], said(check["said"])) for check in told["budgets"])],
        numbers,
    )


def cadence(deck: Deck, data: dict[str, Any], advice: dict[str, Any]) -> None:
    """Broadcasts a month as stacked columns, which can be edited."""
    told = data["cadence"]
    slide = deck.slide(sections.cadence())
    sent = advice["cadence"]["broadcasts"]
    warnings = all_said(told["warnings"])
    if not sent:
        deck.text(
            slide, (MARGIN, TOP, ACROSS, 200), [plain(no_broadcasts()), *(brief(each) for each in told["warnings"][:3])]
        )
        deck.note(slide, warnings)
        return
    lines = frame_lines(told)
    deck.text(slide, (MARGIN, TOP - 10, ACROSS, 76), lines, sizes=(13.0, 12.0, 11.0, 10.0, 9.0), gap=3.0)
    months = list(dict.fromkeys(each["date"][:7] for each in sent))
    months = _all_months(months[0], months[-1])
    names = {each["account"]: told_of["account"] for each, told_of in zip(sent, told["dates"], strict=True)}
    order = [row["account"] for row in data["matrix"]["rows"]]
    counts = [
        (
            shortened(name, NAME_ON_CHART),
            order.index(name) if name in order else 0,
            [sum(each["account"] == account and each["date"].startswith(month) for each in sent) for month in months],
        )
        for account, name in sorted(
            names.items(), key=lambda item: order.index(item[1]) if item[1] in order else len(order)
        )
    ]
    labels = [_label(month) for month in months]
    deck_charts.broadcasts(slide, (MARGIN, TOP + 70, ACROSS, BOTTOM - TOP - 70), labels, counts)
    quotas = [number for quota in told["quotas"] for number in quota["marks"]]
    deck.note(slide, [*lines, *warnings], quotas)


def _label(month: str) -> str:
    """A month below its column, where Chinese in words would break over lines."""
    return month.replace("-0", "-").replace("-", "/") if tongue().is_chinese else in_words(month)


def _all_months(first: str, last: str) -> list[str]:
    """Each month from the first to the last, those without a broadcast too."""
    year, month = map(int, first.split("-"))
    found = [first]
    while found[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found.append(f"{year}-{month:02}")
    return found
