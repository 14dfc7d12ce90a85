"""The people of one person's teams: who is in them, with which role, and who is let in by the sign-in."""

from __future__ import annotations

from sqlalchemy import Row, func, select
from sqlalchemy.engine import Connection

from advisor.cases.acting import Acting, Turn
from advisor.cases.draft import new_id
from advisor.cases.failures import NotAllowed, NotFound, StoreFailed
from advisor.cases.people import Member, Person, Role, Team
from advisor.cases.rows import plain
from advisor.cases.tables import memberships, people, teams
from advisor.words import say


class Staff(Acting):
    """The teams a person is in, and, for their admins, the people in them."""

    def teams(self) -> list[Team]:
        """The person's teams with their role in each, the first one first."""
        with self._reading() as turn:
            rows = turn.connection.execute(select(teams).where(teams.c.id.in_(list(turn.roles)))).all()
            names = {row.id: row.name for row in rows}
            return [Team(team, names[team], role) for team, role in turn.roles.items()]

    def members(self, team: str) -> list[Member]:
        """Everybody in a team, by name. Raises NotFound."""
        asked = select(people, memberships.c.role).join(memberships, memberships.c.person == people.c.id)
        with self._reading() as turn:
            turn.require(team, "read")
            rows = turn.connection.execute(asked.where(memberships.c.team == team).order_by(people.c.name, people.c.id))
            return [Member(Person(row.id, row.name), row.email or "", row.role) for row in rows]

    def found(self, name: str) -> str:
        """Make a team whose admin is this person; its id. Raises NotAllowed for who is admin of none."""
        with self._writing() as turn:
            if not turn.teams("manage"):
                raise NotAllowed
            ident = new_id()
            turn.connection.execute(teams.insert().values(id=ident, name=plain(name)))
            _join(turn, ident, turn.person, "admin")
            turn.note("founded", team=ident)
        return ident

    def invite(self, team: str, *, email: str, role: Role, name: str = "") -> Person:
        """Put somebody into a team by the address their sign-in will vouch for. Raises NotFound, NotAllowed."""
        email = plain(email).casefold()
        with self._writing() as turn:
            turn.require(team, "manage")
            row = turn.connection.execute(select(people).where(people.c.email == email)).one_or_none()
            person = Person(new_id(), plain(name)) if row is None else Person(row.id, row.name)
            if row is None:
                turn.connection.execute(people.insert().values(id=person.id, name=person.name, email=email))
            _set(turn, team, person.id, role)
            turn.note("let in", team=team, detail=f"{person.id} as {role}")
        return person

    def set_role(self, team: str, person: str, role: Role | None) -> None:
        """Give a member another role; None takes them out of the team. Raises NotFound, NotAllowed.

        The last admin of a team stays one: StoreFailed.
        """
        with self._writing() as turn:
            turn.require(team, "manage")
            if _membership(turn.connection, team, person) is None:
                raise NotFound
            _set(turn, team, person, role)
            turn.note("role", team=team, detail=f"{person} {'out' if role is None else role}")


def signed_in(connection: Connection, *, subject: str, email: str, name: str) -> Person | None:
    """Whom a sign-in means: who has this subject, or was invited by this address and signs in for the first time."""
    row = connection.execute(select(people).where(people.c.subject == subject)).one_or_none()
    if row is None and email:
        free = (people.c.email == plain(email).casefold()) & people.c.subject.is_(None)
        row = connection.execute(select(people).where(free)).one_or_none()
    if row is None:
        return None
    told = {"subject": subject, "name": plain(name) or row.name}
    if (row.subject, row.name) != (told["subject"], told["name"]):
        connection.execute(people.update().where(people.c.id == row.id).values(**told))
    return Person(row.id, told["name"])


def _membership(connection: Connection, team: str, person: str) -> Row[tuple[str]] | None:
    mine = (memberships.c.team == team) & (memberships.c.person == person)
    return connection.execute(select(memberships.c.role).where(mine)).one_or_none()


def _join(turn: Turn, team: str, person: str, role: Role) -> None:
    turn.connection.execute(memberships.insert().values(team=team, person=person, role=role, since=turn.now))


def _set(turn: Turn, team: str, person: str, role: Role | None) -> None:
    turn.connection.execute(select(teams.c.id).where(teams.c.id == team).with_for_update())  # one change at a time
    mine = (memberships.c.team == team) & (memberships.c.person == person)
    held = _membership(turn.connection, team, person)
    if held is None:
        if role is not None:
            _join(turn, team, person, role)
        return
    admins = (memberships.c.team == team) & (memberships.c.role == "admin")
    number = turn.connection.execute(select(func.count()).select_from(memberships).where(admins)).scalar_one()
    if held.role == "admin" and role != "admin" and number == 1:
        raise StoreFailed(say("A team needs an admin."), say("Make somebody else admin first."))
    if role is None:
        turn.connection.execute(memberships.delete().where(mine))
    else:
        turn.connection.execute(memberships.update().where(mine).values(role=role))
