"""What goes out from each account on each day, in words and as a step of the shades of the calendar."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from advisor.advice.model import Advice, Broadcast
from advisor.cadence.model import Publication
from advisor.report.wording import WEEKDAYS, count, day, listed

QUIETLY = "published without notice"
_STEPS = {1: "1 article", 2: "2–3 articles", 4: "4 or more"}


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


def step_of(cell: Cell) -> str:
    """The step of the shades: by the articles that one follower gets at most."""
    articles = max((sent.articles for sent in cell.sent), default=0)
    return next((words for least, words in reversed(_STEPS.items()) if articles >= least), QUIETLY)


def told_of(cell: Cell) -> str:
    """What goes out, in words."""
    parts = [broadcast_in_words(sent) for sent in cell.sent]
    if cell.published:
        parts.append(f"{count(len(cell.published), 'article')} {QUIETLY}")
    return listed(parts)


def broadcast_in_words(sent: Broadcast) -> str:
    """A broadcast as `broadcast with 2 articles in 3 versions`."""
    told = f"broadcast with {count(sent.articles, 'article')}"
    if sent.segment is not None:
        return f"{told} to segment {sent.segment}"
    return f"{told} in {count(sent.versions, 'version')}" if sent.versions > 1 else told


def day_in_words(when: date) -> str:
    """A day as `Mon 1 Mar 2027`."""
    return f"{WEEKDAYS[when.weekday()]} {day(when)}"
