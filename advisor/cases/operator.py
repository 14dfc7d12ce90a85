"""Whoever runs commands where the database is: they found teams and let people in before anybody can sign in."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from advisor.cases.acting import Turn
from advisor.cases.database import Database
from advisor.cases.draft import new_id
from advisor.cases.failures import NotFound
from advisor.cases.people import LOCAL, Role, Team
from advisor.cases.rows import plain
from advisor.cases.staff import Staff, join, let_in
from advisor.cases.tables import memberships, people, teams

_TEAMS = select(teams.c.id).order_by(teams.c.name, teams.c.id)


class Operator(Staff):
    """Acts as admin of every team, without being in any. What is done stands in the log as the local person's."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, LOCAL)

    def _turn(self, connection: Connection) -> Turn:
        roles: dict[str, Role] = {row.id: "admin" for row in connection.execute(_TEAMS).all()}
        return Turn(connection, LOCAL.id, roles, self._database.now())

    def open_team(self, name: str, *, email: str, person: str = "") -> Team:
        """Found a team whose first admin is the person of an address."""
        ident, called = new_id(), plain(name)
        with self._writing() as turn:
            turn.connection.execute(teams.insert().values(id=ident, name=called))
            turn.note("founded", team=ident)
            admin = let_in(turn.connection, email=email, name=person)
            join(turn, ident, admin.id, "admin")
            turn.note("let in", team=ident, detail=f"{admin.id} as admin")
        return Team(ident, called, "admin")

    def bind(self, email: str, subject: str) -> None:
        """Say which sign-in is that of a person, where the provider does not vouch for addresses. Raises NotFound."""
        address = plain(email).casefold()
        with self._writing() as turn:
            row = turn.connection.execute(select(people.c.id).where(people.c.email == address)).one_or_none()
            if row is None:
                raise NotFound
            turn.connection.execute(people.update().where(people.c.id == row.id).values(subject=subject))
            asked = select(memberships.c.team).where(memberships.c.person == row.id)
            for team in turn.connection.execute(asked).scalars().all():
                turn.note("bound", team=team, detail=row.id)
