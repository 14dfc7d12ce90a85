"""The plan as a calendar: how much goes out each day, the dates of the marketing calendar, days without promotion."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import altair as alt

from advisor.advice.model import Advice, MomentDay
from advisor.report.charts.day_cells import QUIETLY, STEPS, broadcast_in_words, by_day, day_in_words, step_of, told_of
from advisor.report.charts.palette import (
    ALERT,
    INK,
    PALEST,
    QUIET,
    WORDS,
    Names,
    Row,
    Spec,
    Table,
    account_order,
    data,
    legend,
    name_of,
    spec_of,
)
from advisor.report.charts.weeks import weekday_called
from advisor.report.charts.year_grid import YearGrid
from advisor.report.spoken import Spoken, semicolons
from advisor.report.wording import day, listed
from advisor.words import say, say_count

BIG, OTHER, BARRED = "big", "other", "barred"
_MARKS = Spoken[str](lambda: {BIG: say("big date"), OTHER: say("other date"), BARRED: say("no promotion")})
_SHADES = {QUIETLY: PALEST, 1: "#9DC3E6", 2: "#4A86BF", 4: "#12375E"}
_CROSS = "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8"
_SIZES = {BIG: 40, OTHER: 14, BARRED: 12}
A_DAY = 12


def caption() -> str:
    """What stands under the chart."""
    return say("The plan as a calendar: the darker a day, the more articles a follower gets")


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where nothing is planned and no date matters."""
    cadence = advice.cadence
    if not cadence.broadcasts and not cadence.publications and not cadence.moments:
        return None
    grid = YearGrid(advice)
    layers = [_ground(grid), *_sent(advice, grid, names), *_marks(advice, grid), *_words(grid)]
    chart = alt.layer(*layers).resolve_scale(color="independent")
    chart = chart.properties(height=round(A_DAY * grid.down), description=alt_text(advice, names))
    parts = _parts(_lanes(advice, names), names)
    if parts:
        words = alt.TitleParams(
            text=parts, orient="bottom", anchor="start", fontSize=8, fontWeight="normal", color=WORDS, offset=4
        )
        chart = chart.properties(title=words)
    return spec_of(chart)


def _x(grid: YearGrid, field: str = "left") -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, grid.across], nice=False), axis=None)


def _y(grid: YearGrid, field: str = "top") -> alt.Y:
    labels = {f"{at:g}": words for at, words in grid.weekdays().items()}
    axis = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelPadding=5,
        grid=False,
        values=list(grid.weekdays()),
        labelExpr=f"({json.dumps(labels)})[format(datum.value, '~g')] || ''",
    )
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[grid.down, 0], nice=False, zero=False), axis=axis)


def _ground(grid: YearGrid) -> Any:
    cells = [{**grid.cell(when), "day": day_in_words(when)} for when in grid.days()]
    return (
        alt.Chart(data(cells))
        .mark_rect(color=QUIET)
        .encode(
            x=_x(grid),
            x2=alt.X2("right:Q"),
            y=_y(grid),
            y2=alt.Y2("bottom:Q"),
            tooltip=alt.Tooltip("day:N", title=say("day")),
        )
    )


def _sent(advice: Advice, grid: YearGrid, names: Names) -> list[Any]:
    """The days on which something goes out, each in the part of the day that belongs to the account."""
    shown = _lanes(advice, names)
    cells = [
        {
            **grid.cell(when, lane=shown.index(account), lanes=len(shown)),
            "day": day_in_words(when),
            "account": name_of(account, names),
            "what": told_of(cell),
            "step": STEPS[step_of(cell)],
        }
        for (when, account), cell in sorted(by_day(advice).items())
        if grid.holds(when)
    ]
    if not cells:
        return []
    steps = [step for step in _SHADES if any(cell["step"] == STEPS[step] for cell in cells)]
    colour = alt.Color(
        "step:N",
        scale=alt.Scale(domain=[STEPS[step] for step in steps], range=[_SHADES[step] for step in steps]),
        legend=legend(None, symbolType="square"),
    )
    told = [
        alt.Tooltip("day:N", title=say("day")),
        alt.Tooltip("account:N", title=say("account")),
        alt.Tooltip("what:N", title=say("planned")),
    ]
    rects = alt.Chart(data(cells)).mark_rect(stroke=INK, strokeWidth=0.4)
    return [
        rects.encode(x=_x(grid), x2=alt.X2("right:Q"), y=_y(grid), y2=alt.Y2("bottom:Q"), color=colour, tooltip=told)
    ]


def _marks(advice: Advice, grid: YearGrid) -> list[Any]:
    """Crosses over days without promotion; a filled diamond on big dates, a ring on the others."""
    found = [each for each in advice.cadence.moments if grid.holds(each.date)]
    crossed = [grid.cell(when) for when in sorted({each.date for each in found if each.barred})]
    layers: list[Any] = []
    for top, bottom in (("top", "bottom"), ("bottom", "top")):
        if crossed:
            line = alt.Chart(data(crossed)).mark_rule(color=ALERT, strokeWidth=1)
            layers.append(line.encode(x=_x(grid), x2=alt.X2("right:Q"), y=_y(grid, top), y2=f"{bottom}:Q"))
    points = [_point(each, grid) for each in found]
    if not points:
        return layers
    kinds = [kind for kind in (BIG, OTHER, BARRED) if any(point["mark"] == _MARKS[kind] for point in points)]
    marks = [_MARKS[kind] for kind in kinds]
    under = alt.Legend(title=None, orient="bottom", symbolFillColor="white", symbolSize=40, columns=3)
    domain = alt.Scale(domain=marks, range=[{BIG: "diamond", OTHER: "circle", BARRED: _CROSS}[kind] for kind in kinds])
    stroke = alt.Scale(domain=marks, range=[ALERT if kind == BARRED else INK for kind in kinds])
    told = [alt.Tooltip("day:N", title=say("day")), alt.Tooltip("what:N", title=say("date"))]
    dots = alt.Chart(data(points)).mark_point(filled=False, fill="white", opacity=1, strokeWidth=1.2)
    layers.append(
        dots.encode(
            x=_x(grid, "x"),
            y=_y(grid, "y"),
            shape=alt.Shape("mark:N", scale=domain, legend=under),
            stroke=alt.Stroke("mark:N", scale=stroke, legend=under),
            size=alt.Size("size:Q", scale=None),
            tooltip=told,
        )
    )
    return layers


def _point(each: MomentDay, grid: YearGrid) -> dict[str, Any]:
    box, kind = grid.cell(each.date), _kind(each)
    middle = {"x": round((box["left"] + box["right"]) / 2, 3), "y": round((box["top"] + box["bottom"]) / 2, 3)}
    return {**middle, "day": day_in_words(each.date), "what": each.name, "mark": _MARKS[kind], "size": _SIZES[kind]}


def _kind(each: MomentDay) -> str:
    return BARRED if each.barred else BIG if each.weight > 2 else OTHER


def _words(grid: YearGrid) -> list[Any]:
    """The months, and the names of the big dates above them."""
    layers: list[Any] = []
    plain: dict[str, Any] = {"baseline": "bottom", "color": INK, "fontSize": 8.5}
    months = alt.Chart(data(grid.months())).mark_text(align="left", **plain)
    layers.append(months.encode(x=_x(grid, "at"), y=_y(grid, "y"), text=alt.Text("words:N")))
    for side in ("left", "right"):
        own = [name for name in grid.named() if name["side"] == side]
        if own:
            text = alt.Chart(data(own)).mark_text(align=side, **{**plain, "fontSize": 8})
            layers.append(text.encode(x=_x(grid, "at"), y=_y(grid, "y"), text=alt.Text("words:N")))
    return layers


def _lanes(advice: Advice, names: Names) -> list[str]:
    found = {each.account for each in advice.cadence.broadcasts}
    found |= {each.account for each in advice.cadence.publications}
    return [account for account in account_order(advice, names) if account in found] or sorted(found)


def _parts(shown: list[str], names: Names) -> list[str]:
    """Which part of a day belongs to which account, a line each."""
    if len(shown) < 2:
        return []
    called = [name_of(account, names) for account in shown]
    if len(called) == 2:
        return [
            say("Upper half of a day: {account}", account=called[0]),
            say("Lower half of a day: {account}", account=called[1]),
        ]
    if len(called) == 3:
        return [
            say("Upper third of a day: {account}", account=called[0]),
            say("Middle third of a day: {account}", account=called[1]),
            say("Lower third of a day: {account}", account=called[2]),
        ]
    return [
        say("Part {place} from the top of a day: {account}", place=place, account=account)
        for place, account in enumerate(called, 1)
    ]


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    cadence = advice.cadence
    barred = len({moment.date for moment in cadence.moments if moment.barred})
    told = [_sent_in_words(advice)]
    if cadence.publications:
        told.append(
            say_count(
                len(cadence.publications),
                "{number} article published without notice",
                "{number} articles published without notice",
            )
        )
    dates = [moment for moment in cadence.moments if not moment.barred]
    if big := dict.fromkeys(moment.name for moment in dates if moment.weight > 2):
        told.append(
            say_count(
                len(dates),
                "{number} date of the marketing calendar, big ones {names}",
                "{number} dates of the marketing calendar, big ones {names}",
                names=listed(big),
            )
        )
    else:
        told.append(
            say_count(len(dates), "{number} date of the marketing calendar", "{number} dates of the marketing calendar")
        )
    told.append(say_count(barred, "{number} day without promotion", "{number} days without promotion"))
    return say_count(
        cadence.weeks,
        "A calendar of {number} week from {first}: {plan}.",
        "A calendar of {number} weeks from {first}: {plan}.",
        first=day(cadence.start),
        plan=semicolons(told),
    )


def _sent_in_words(advice: Advice) -> str:
    weekdays = [each.date.weekday() for each in advice.cadence.broadcasts]
    if not weekdays:
        return say_count(0, "{number} broadcast", "{number} broadcasts")
    often = max(range(7), key=weekdays.count)
    return say_count(
        len(weekdays),
        "{number} broadcast, most often on {weekday} ({times})",
        "{number} broadcasts, most often on {weekday} ({times})",
        weekday=weekday_called(often),
        times=weekdays.count(often),
    )


def table(advice: Advice, names: Names) -> Table:
    """Each day on which something is planned or marked: day, kind, account, what."""
    rows: list[tuple[date, int, Row]] = []
    order = account_order(advice, names)
    for sent in advice.cadence.broadcasts:
        told: Row = (day_in_words(sent.date), say("broadcast"), name_of(sent.account, names), broadcast_in_words(sent))
        rows.append((sent.date, order.index(sent.account), told))
    for quiet in advice.cadence.publications:
        told = (day_in_words(quiet.date), STEPS[QUIETLY], name_of(quiet.account, names), STEPS[1])
        rows.append((quiet.date, len(order), told))
    for moment in advice.cadence.moments:
        rows.append((moment.date, len(order) + 1, (day_in_words(moment.date), _MARKS[_kind(moment)], "", moment.name)))
    head = (say("Day"), say("Kind"), say("Account"), say("What"))
    return head, tuple(row for _, _, row in sorted(rows, key=lambda row: row[:2]))
