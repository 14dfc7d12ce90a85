"""The rows of the editable plan: what the plan holds, and what the reader has begun to add."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from advisor.advice.model import Broadcast, Cadence
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.plan_edits import Pin

MOST_ARTICLES = 99
COLUMNS = ("pinned", "date", "account", "articles", "pillar", "slot", "moment", "audience", "prepare_from")


@dataclass(frozen=True)
class Row:
    """A row as the table shows it. What is None is not filled in; `planned` says that the plan holds it already."""

    date: datetime.date | None = None
    slot: str | None = None
    account: str | None = None
    articles: int | None = None
    pillar: str | None = None
    moment: str = ""
    segment: int | None = None
    versions: int = 1
    prepare_from: datetime.date | None = None
    pinned: bool = False
    planned: bool = False

    @property
    def pin(self) -> Pin | None:
        """The broadcast to keep, or None while day or account are missing."""
        if self.date is None or self.account is None:
            return None
        return Pin(
            date=self.date,
            account=self.account,
            articles=self.articles,
            pillar=self.pillar,
            slot=self.slot,
            segment=self.segment,
        )


@dataclass(frozen=True)
class Known:
    """The ids a cell may hold."""

    accounts: Collection[str]
    pillars: Collection[str]
    slots: Collection[str]


def known_ids(knowledge: Knowledge) -> Known:
    """The ids that a knowledge base has for the cells."""
    return Known(
        accounts=tuple(knowledge.account),
        pillars=tuple(pillar.id for pillar in knowledge.pillars),
        slots=tuple(slot.id for slot in knowledge.cadence.slots),
    )


def row_of(sent: Broadcast) -> Row:
    """The row of a planned broadcast."""
    return Row(
        date=sent.date,
        slot=sent.slot or None,
        account=sent.account,
        articles=sent.articles,
        pillar=sent.pillar or None,
        moment=sent.moment,
        segment=sent.segment,
        versions=sent.versions,
        prepare_from=sent.prepare_from,
        pinned=sent.pinned,
        planned=True,
    )


def rows_of(cadence: Cadence, begun: Iterable[Row] = (), *, month: str = "") -> tuple[Row, ...]:
    """The plan's rows, those of one month (`YYYY-MM`) where it is given, and under them the rows only begun."""
    planned = (row_of(sent) for sent in cadence.broadcasts if f"{sent.date:%Y-%m}".startswith(month))
    return (*planned, *begun)


def with_cells(row: Row, cells: Mapping[str, Any], known: Known) -> Row:
    """The row with the cells as the browser reports them. What cannot stand in a cell leaves the cell as it was."""
    read: dict[str, Callable[[Any], Any]] = {
        "date": _day,
        "slot": lambda value: _one_of(value, known.slots),
        "account": lambda value: _one_of(value, known.accounts),
        "articles": _articles,
        "pillar": lambda value: _one_of(value, known.pillars),
        "pinned": bool,
    }
    changed: dict[str, Any] = {}
    for name, value in cells.items():
        if name in read:
            try:
                changed[name] = None if value is None and name != "pinned" else read[name](value)
            except ValueError:
                continue
    found = replace(row, **changed)
    return found if found.account == row.account else replace(found, segment=None, versions=1)


def _day(value: Any) -> datetime.date:
    return datetime.date.fromisoformat(str(value)[:10])


def _articles(value: Any) -> int:
    number = float(value)
    if not math.isfinite(number) or not 1 <= number <= MOST_ARTICLES or number != int(number):
        raise ValueError(value)
    return int(number)


def _one_of(value: Any, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise ValueError(value)
    return value
