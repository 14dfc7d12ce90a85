"""The list of cases: filtered, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, select

from advisor.cases.acting import Turn
from advisor.cases.glance import Glance, glance_from
from advisor.cases.rows import plain
from advisor.cases.tables import case_tags, cases, people

Status = Literal["active", "archived", "deleted"]
Order = Literal["due", "changed", "good_until"]
LONGEST = 500  # signs of a search that count


@dataclass(frozen=True)
class Line:
    """A case as the list shows it.

    `changed_by` is a name; `fresh` is whether the glance is of the present version; `good_until` is what the list sorts
    by, of the advice as it was computed last.
    """

    id: str
    team: str
    label: str
    client: str
    tags: tuple[str, ...]
    status: Status
    deleted: datetime | None
    created: datetime
    changed: datetime
    changed_by: str
    version: int
    glance: Glance | None
    fresh: bool
    good_until: date | None = None


@dataclass(frozen=True)
class Listing:
    """A page of the list, and how many cases there are on all its pages, and how many of them are due."""

    lines: tuple[Line, ...]
    total: int
    due: int = 0


@dataclass(frozen=True)
class Wanted:
    """Which cases: whose label, client or tags hold every word of `text`; None leaves a filter out.

    Those good until `due_by` at the latest are due; `advised` is whether advice on them was ever computed.
    """

    text: str = ""
    tag: str | None = None
    status: Status | None = "active"
    team: str | None = None
    due_by: date | None = None
    advised: bool | None = None


def listed(turn: Turn, wanted: Wanted, *, order: Order, most: int | None, skip: int) -> Listing:
    """The cases of the person's teams."""
    held = and_(*_filters(turn, wanted))
    due = and_(cases.c.good_until.is_not(None), cases.c.good_until <= (wanted.due_by or date.min))
    numbers = select(func.count(), func.coalesce(func.sum(case((due, 1), else_=0)), 0))
    total, number_due = turn.connection.execute(numbers.select_from(cases).where(held)).one()
    asked = select(*(column for column in cases.c if column.name != "draft"), people.c.name.label("by"))
    asked = asked.outerjoin(people, people.c.id == cases.c.changed_by).where(held)
    rows = turn.connection.execute(_sorted(asked, order, due).limit(most).offset(skip)).all()
    tags = _tags(turn, [row.id for row in rows])
    return Listing(tuple(_line(row, tags.get(row.id, ())) for row in rows), total, number_due)


def tags_in_use(turn: Turn) -> dict[str, int]:
    """Every tag with the number of cases, not deleted, that carry it."""
    asked = select(case_tags.c.tag, func.count()).join(cases, cases.c.id == case_tags.c.case_id)
    held = cases.c.team.in_(turn.teams("read")) & (cases.c.status != "deleted")
    found = turn.connection.execute(asked.where(held).group_by(case_tags.c.tag)).all()
    return dict(sorted(((tag, number) for tag, number in found), key=lambda row: row[0].casefold()))


def _filters(turn: Turn, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    yield cases.c.team.in_(turn.teams("read"))
    if wanted.team is not None:
        yield cases.c.team == wanted.team
    if wanted.status is not None:
        yield cases.c.status == wanted.status
    for word in plain(wanted.text, LONGEST).casefold().split():
        yield cases.c.search.contains(word, autoescape=True)
    if wanted.advised is not None:
        yield cases.c.good_until.is_not(None) if wanted.advised else cases.c.good_until.is_(None)
    if wanted.tag is not None:
        yield exists().where((case_tags.c.case_id == cases.c.id) & (case_tags.c.tag == wanted.tag))


def _sorted(asked: Select[Any], order: Order, due: ColumnElement[bool]) -> Select[Any]:
    if order == "due":
        asked = asked.order_by(case((due, 0), else_=1), case((due, cases.c.good_until)))
    if order == "good_until":
        return asked.order_by(cases.c.good_until.is_(None), cases.c.good_until, cases.c.changed_at.desc(), cases.c.id)
    return asked.order_by(cases.c.changed_at.desc(), cases.c.id)


def _tags(turn: Turn, idents: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for start in range(0, len(idents), 500):  # databases take only so many values at a time
        held = case_tags.c.case_id.in_(idents[start : start + 500])
        for row in turn.connection.execute(select(case_tags).where(held)):
            found.setdefault(row.case_id, []).append(row.tag)
    return {ident: tuple(sorted(tags, key=str.casefold)) for ident, tags in found.items()}


def _line(row: Row[Any], tags: tuple[str, ...]) -> Line:
    return Line(
        id=row.id,
        team=row.team,
        label=row.label,
        client=row.client,
        tags=tags,
        status=row.status,
        deleted=row.deleted_at,
        created=row.created_at,
        changed=row.changed_at,
        changed_by=row.by or "",
        version=row.version,
        glance=glance_from(row.glance),
        fresh=row.glance_version == row.version,
        good_until=row.good_until,
    )
