"""Keeps the history of a case within bounds.

Every save counts one version. What one person saves in one go is kept as one row, which holds the case as it stood at
its end and answers for every version in it; a pause, another person, or more than half an hour begins the next row.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from advisor.cases.acting import Turn
from advisor.cases.tables import case_versions

PAUSE = timedelta(minutes=5)  # a longer one ends a row
SPAN = timedelta(minutes=30)  # and so does the length of the row itself
MOST = 200  # rows a case; the oldest go first


def record(turn: Turn, ident: str, number: int, data: Any, *, note: str, apart: bool = False) -> bool:
    """Put version `number` into the history; whether it began a row, as `apart` asks. One with a note stands alone."""
    rows = case_versions
    mine = rows.c.case_id == ident
    known = select(rows.c.first, rows.c.since, rows.c.at, rows.c.person, rows.c.note).where(mine)
    last = turn.connection.execute(known.order_by(rows.c.first.desc()).limit(1)).one_or_none()
    goes_on = last is not None and not apart and not note and not last.note and last.person == turn.person
    if last is not None and goes_on and turn.now - last.at <= PAUSE and turn.now - last.since <= SPAN:
        goes = rows.update().where(mine & (rows.c.first == last.first))
        turn.connection.execute(goes.values(last=number, at=turn.now, draft=data))
        return False
    row = {"case_id": ident, "first": number, "last": number, "since": turn.now, "at": turn.now}
    turn.connection.execute(rows.insert().values(**row, person=turn.person, note=note, draft=data))
    kept = select(rows.c.first).where(mine).order_by(rows.c.first.desc()).offset(MOST - 1).limit(1)
    oldest = turn.connection.execute(kept).scalar_one_or_none()
    if oldest is not None:
        turn.connection.execute(rows.delete().where(mine & (rows.c.first < oldest)))
    return True
