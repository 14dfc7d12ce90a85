"""The versions of a case: who changed it when, and how it stood. One may go back to any, as a new version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from advisor.cases.acting import Acting, Turn
from advisor.cases.draft import Draft
from advisor.cases.failures import NotFound, StoreFailed
from advisor.cases.rows import change_case, draft_of
from advisor.cases.tables import case_versions, people


@dataclass(frozen=True)
class Version:
    """A row of the history: the versions `first` to `last`, saved from `since` to `at` by one person (id and name).

    `note` is empty for answers given, else `imported`, `duplicate of ID` or `as version N`.
    """

    first: int
    last: int
    since: datetime
    at: datetime
    person: str
    name: str
    note: str


class History(Acting):
    """The versions of the cases that one person may see."""

    def of(self, ident: str) -> list[Version]:
        """The history of a case, the latest first. Raises NotFound, StoreFailed."""
        rows = case_versions
        told = (column for column in rows.c if column.name != "draft")
        asked = select(*told, people.c.name).outerjoin(people, people.c.id == rows.c.person)
        with self._reading() as turn:
            turn.case(ident, "read")
            found = turn.connection.execute(asked.where(rows.c.case_id == ident).order_by(rows.c.first.desc())).all()
        return [Version(r.first, r.last, r.since, r.at, r.person, r.name or "", r.note) for r in found]

    def stood(self, ident: str, firsts: Iterable[int]) -> dict[int, Draft | None]:
        """How the case stood at the end of the rows that begin with these versions; None for one that is damaged.

        Raises NotFound, StoreFailed.
        """
        rows = case_versions.c
        asked = select(rows.first, rows.last, rows.draft).where((rows.case_id == ident) & rows.first.in_([*firsts]))
        with self._reading() as turn:
            turn.case(ident, "read")
            found = turn.connection.execute(asked).all()
        return {row.first: _draft_if_any(row) for row in found}

    def load(self, ident: str, number: int) -> Draft:
        """The case as it stood at a version, or at the end of the row that holds it. Raises NotFound, StoreFailed."""
        with self._reading() as turn:
            turn.case(ident, "read")
            row = _row(turn, ident, number)
        return draft_of(row.draft, version=row.last)

    def go_back(self, ident: str, number: int) -> Draft:
        """Make an old version the present one again, as a new version. Raises NotFound, NotAllowed, StoreFailed."""
        with self._writing() as turn:
            case = turn.case(ident, "edit", lock=True)
            row = _row(turn, ident, number)
            draft = draft_of(row.draft, version=row.last)
            turn.note("went back", case=ident, team=case.team, detail=f"to version {row.last}")
            return change_case(turn, case, draft, note=f"as version {row.last}")


def _draft_if_any(row: Any) -> Draft | None:
    try:
        return draft_of(row.draft, version=row.last)
    except StoreFailed:
        return None


def _row(turn: Turn, ident: str, number: int) -> Row[Any]:
    held = (case_versions.c.case_id == ident) & (case_versions.c.first <= number) & (case_versions.c.last >= number)
    row = turn.connection.execute(select(case_versions).where(held)).one_or_none()
    if row is None:
        raise NotFound
    return row
