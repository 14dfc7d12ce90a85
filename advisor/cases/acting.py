"""What is done with the store is done by a person: rights are read and checked in the transaction that needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.engine import Connection

from advisor.cases.database import Database
from advisor.cases.failures import NotAllowed, NotFound
from advisor.cases.people import Deed, Person, Role, may
from advisor.cases.tables import audit, cases, memberships

# Built once: this is what every read and write begins with.
_CASE = select(cases).where(cases.c.id == bindparam("ident"))
_LOCKED = _CASE.with_for_update()
_ROLES = (
    select(memberships.c.team, memberships.c.role)
    .where(memberships.c.person == bindparam("person"))
    .order_by(memberships.c.since, memberships.c.team)
)


class _Foreign(NotFound):
    """A case of another team was asked for."""

    def __init__(self, case: str) -> None:
        super().__init__()
        self.case = case


@dataclass(frozen=True)
class Turn:
    """One transaction made for one person, with the roles they have in their teams just now."""

    connection: Connection
    person: str
    roles: Mapping[str, Role]
    now: datetime

    def teams(self, deed: Deed) -> list[str]:
        """The teams in which the person may do something, by when they came to them."""
        return [team for team, role in self.roles.items() if may(role, deed)]

    def require(self, team: str, deed: Deed) -> None:
        """Raises NotFound outside the person's teams, NotAllowed where the role does not do."""
        if team not in self.roles:
            raise NotFound
        if not may(self.roles[team], deed):
            raise NotAllowed

    def case(self, ident: str, deed: Deed, *, lock: bool = False) -> Row[Any]:
        """The row of a case. Raises NotFound, NotAllowed."""
        found = self.find(ident, deed, lock=lock)
        if found is None:
            raise NotFound
        return found

    def find(self, ident: str, deed: Deed, *, lock: bool = False) -> Row[Any] | None:
        """The same, or None where nobody has a case of this id."""
        row = self.connection.execute(_LOCKED if lock else _CASE, {"ident": ident}).one_or_none()
        if row is None:
            return None
        if row.team not in self.roles:
            raise _Foreign(ident)
        self.require(row.team, deed)
        return row

    def note(self, action: str, *, case: str | None = None, team: str | None = None, detail: str = "") -> None:
        """Put into the audit log what was done. `detail` holds ids and numbers, never a client's data."""
        row = {"at": self.now, "person": self.person, "team": team, "action": action, "case_id": case}
        self.connection.execute(audit.insert().values(detail=detail, **row))


class Acting:
    """A part of the store as one person sees it."""

    def __init__(self, database: Database, person: Person) -> None:
        self._database, self._person = database, person

    @contextmanager
    def _reading(self) -> Iterator[Turn]:
        try:
            with self._database.reading() as connection:
                yield self._turn(connection)
        except _Foreign as foreign:
            self._note_refused(foreign.case)
            raise NotFound from None

    @contextmanager
    def _writing(self) -> Iterator[Turn]:
        try:
            with self._database.writing() as connection:
                yield self._turn(connection)
        except _Foreign as foreign:
            self._note_refused(foreign.case)
            raise NotFound from None

    def _turn(self, connection: Connection) -> Turn:
        rows = connection.execute(_ROLES, {"person": self._person.id}).all()
        own_first = sorted(rows, key=lambda row: row.team != self._person.id)  # the local person's has its id
        return Turn(connection, self._person.id, {row.team: row.role for row in own_first}, self._database.now())

    def _note_refused(self, case: str) -> None:
        with self._database.writing() as connection:
            owner = connection.execute(select(cases.c.team).where(cases.c.id == case)).scalar_one_or_none()
            self._turn(connection).note("refused", case=case, team=owner)
