"""What goes out from each account on each day, in words and as a step of the shades of the calendar."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from advisor.advice.model import Advice, Broadcast
from advisor.cadence.model import Publication
from advisor.report.spoken import Spoken
from advisor.report.wording import day, listed, weekday
from advisor.words import say, say_count

QUIETLY = 0
STEPS = Spoken[int](
    lambda: {
        QUIETLY: say("published without notice"),
        1: say("1 article"),
        2: say("2–3 articles"),
        4: say("4 or more"),
    }
)


class Cell(NamedTuple):
    """What goes out from one account on one day."""

    sent: list[Broadcast]
    published: list[Publication]


def by_day(advice: Advice) -> dict[tuple[date, str], Cell]:
    """What goes out, by day and account."""
    found: defaultdict[tuple[date, str], Cell] = defaultdict(lambda: Cell([], []))
    for sent in advice.cadence.broadcasts:
        found[sent.date, sent.account].sent.append(sent)
    for published in advice.cadence.publications:
        found[published.date, published.account].published.append(published)
    return dict(found)


def step_of(cell: Cell) -> int:
    """The step of the shades, one of STEPS: by the articles that one follower gets at most."""
    articles = max((sent.articles for sent in cell.sent), default=0)
    return max(least for least in STEPS if articles >= least)


def told_of(cell: Cell) -> str:
    """What goes out, in words."""
    parts = [broadcast_in_words(sent) for sent in cell.sent]
    if cell.published:
        parts.append(
            say_count(
                len(cell.published),
                "{number} article published without notice",
                "{number} articles published without notice",
            )
        )
    return listed(parts)


def broadcast_in_words(sent: Broadcast) -> str:
    """A broadcast as `broadcast with 2 articles in 3 versions`."""
    told = say_count(sent.articles, "broadcast with {number} article", "broadcast with {number} articles")
    if sent.segment is not None:
        return say("{broadcast} to segment {segment}", broadcast=told, segment=sent.segment)
    if sent.versions > 1:
        return say_count(
            sent.versions, "{broadcast} in {number} version", "{broadcast} in {number} versions", broadcast=told
        )
    return told


def day_in_words(when: date) -> str:
    """A day as `Mon 1 Mar 2027`."""
    return say("{weekday} {day}", weekday=weekday(when), day=day(when))
