"""The text document on days: those of the marketing calendar, and every broadcast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.report.office.phrases import captioned, stopped
from advisor.report.office.spans import Cell, alert, plain, quiet, said, strong, text_of
from advisor.report.office.tongue import by_tongue
from advisor.report.spoken import semicolons
from advisor.words import say

if TYPE_CHECKING:
    from advisor.report.office.paper import Paper


def dates_that_matter(paper: Paper, told: dict[str, Any]) -> None:
    """The days of the marketing calendar, of the cadence as it is told."""
    if not told["moments"] and not told["smaller"]:
        return
    paper.heading(say("Dates that matter"), 2)
    if told["moments"]:
        caption = captioned(
            say("Dates of the marketing calendar that weigh 2 or 3 of 3, and days on which promotion is out of place"),
            say("Expected: the day is not fixed yet") if any(each["expected"] for each in told["moments"]) else "",
        )
        heads = (say("Day"), say("Name"), say("Weight, work from"), say("What to do"))
        paper.table(
            caption, heads, by_tongue((28, 38, 27, 72), (34, 36, 26, 69)), [_moment(each) for each in told["moments"]]
        )
    if told["smaller"]:
        paper.say(plain(say("Smaller dates: {dates}.", dates=semicolons(told["smaller"]))), "Note")


def _moment(each: dict[str, Any]) -> list[Cell]:
    weight = f"{each['weight']}"
    if each["work_from"]:
        weight = say("{weight}, from {day}", weight=weight, day=each["work_from"])
    return [
        [plain(each["day"]), *([quiet(say("expected"))] if each["expected"] else [])],
        strong(each["name"]),
        alert(say("no promotion")) if each["barred"] else weight,
        said(each),
    ]


def every_broadcast(paper: Paper, data: dict[str, Any]) -> None:
    """The dated plan, a row a broadcast."""
    told = data["cadence"]
    dates = told["dates"]
    if not dates:
        return
    paper.heading(say("Every broadcast"))
    columns = _columns(told)
    paper.table(
        _caption(told),
        [head for head, _, _ in columns],
        [width for _, width, _ in columns],
        [[shown(each) for _, _, shown in columns] for each in dates],
    )


def _columns(told: dict[str, Any]) -> list[tuple[str, float, Callable[[dict[str, Any]], str]]]:
    """The head of each column, its share of the line, and what stands in it."""
    timed, several = bool(told["slots"]), not told["one_account"]
    apart = any(each["grouped"] for each in told["dates"])
    day, time, account, segment, articles, content, occasion, prepare = by_tongue(
        (29, 15, 36, 17, 14, 28, 33, 24), (38, 13, 22, 13, 13, 22, 31, 30)
    )
    return [
        (say("Day"), day, _day),
        *([(say("Time"), time, lambda each: each["slot"])] if timed else []),
        *([(say("Account"), account, lambda each: each["account"])] if several else []),
        *([(say("Segment"), segment, lambda each: each["segment"])] if apart else []),
        (say("Articles"), articles, lambda each: each["articles"]),
        (say("Content"), content, lambda each: each["pillar"]),
        (say("Occasion"), occasion, lambda each: each["moment"]),
        (say("Prepare from"), prepare, lambda each: each["prepare"]),
    ]


def _day(each: dict[str, Any]) -> str:
    return say("{weekday} {day}", weekday=each["weekday"], day=each["day"]) + (" •" if each["pinned"] else "")


def _caption(told: dict[str, Any]) -> str:
    several, slots = not told["one_account"], told["slots"]
    versions = any("×" in each["articles"] for each in told["dates"])
    pinned = any(each["pinned"] for each in told["dates"])
    caption = captioned(
        say("The dated plan")
        if several
        else say("The dated plan of one account, {account}", account=told["one_account"]),
        say("2 × 3: two articles in three versions") if versions else "",
        say("Times of day, China time: {slots}; which works better is to be tried", slots=slots) if slots else "",
        say("A mark • stands where you pinned the day") if pinned else "",
    )
    return text_of(stopped(caption))
