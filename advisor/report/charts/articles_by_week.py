"""Articles to write a week, stacked by account, under the most that the team can write."""

from __future__ import annotations

from datetime import date

from advisor.advice.model import Advice
from advisor.report.charts.counted import may_write, written, written_by_week
from advisor.report.charts.palette import PUBLISHED, Names, Spec, Table
from advisor.report.charts.week_stack import draw_weeks, week_rows
from advisor.report.charts.weeks import weeks
from advisor.report.spoken import sentences
from advisor.words import say, say_count


def caption() -> str:
    """What stands under the chart."""
    return say(
        "Articles to write, by the week they go out, all versions counted. Broken line: the most that the team’s"
        " capacity for the month allows in a week while the other weeks stay as they are"
    )


def draw(advice: Advice, names: Names) -> Spec | None:
    """The chart, or None where no article is planned."""
    found = written_by_week(advice)
    if not found:
        return None
    return draw_weeks(advice, names, found, _most(advice), counts="articles", told=alt_text(advice, names))


def _most(advice: Advice) -> dict[date, int | None]:
    return {week: may_write(advice, week) for week in weeks(advice)}


def alt_text(advice: Advice, names: Names) -> str:
    """What the chart shows, in words."""
    found = written_by_week(advice)
    totals = [sum(number for (when, _), number in found.items() if when == week) for week in weeks(advice)]
    quiet = sum(number for _, lane, number in written(advice) if lane == PUBLISHED)
    values = {"quiet": quiet, "least": min(totals), "most": max(totals)}
    if quiet:
        told = say_count(
            sum(totals),
            "Bars of articles a week: {number} article in all, {quiet} of them published without notice, between"
            " {least} and {most} a week.",
            "Bars of articles a week: {number} articles in all, {quiet} of them published without notice, between"
            " {least} and {most} a week.",
            **values,
        )
    else:
        told = say_count(
            sum(totals),
            "Bars of articles a week: {number} article in all, between {least} and {most} a week.",
            "Bars of articles a week: {number} articles in all, between {least} and {most} a week.",
            **values,
        )
    if any(number is not None for number in _most(advice).values()):
        return sentences(told, say("A line marks what the team can write."))
    return sentences(told, say("What the team can write is not known."))


def table(advice: Advice, names: Names) -> Table:
    """Each week: articles by account, all of them, and the most that the team can write."""
    found = written_by_week(advice)
    return week_rows(
        advice, names, found, _most(advice), every=say("All articles"), limit=say("Most the team can write")
    )
