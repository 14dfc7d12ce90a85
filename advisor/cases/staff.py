"""The people of one person's teams: who is in them, and with which role."""

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
            return [
                Member(Person(row.id, row.name), row.email or "", row.role, row.subject is not None) for row in rows
            ]

    def found(self, name: str) -> str:
        """Make a team whose admin is this person; its id. Raises NotAllowed for who is admin of none."""
        with self._writing() as turn:
            if not turn.teams("manage"):
                raise NotAllowed
            ident = new_id()
            turn.connection.execute(teams.insert().values(id=ident, name=plain(name)))
            join(turn, ident, turn.person, "admin")
            turn.note("founded", team=ident)
        return ident

    def invite(self, team: str, *, email: str, role: Role, name: str = "") -> Person:
        """Put somebody into a team by the address their sign-in will vouch for. Raises NotFound, NotAllowed."""
        with self._writing() as turn:
            turn.require(team, "manage")
            person = let_in(turn.connection, email=email, name=name)
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


def let_in(connection: Connection, *, email: str, name: str) -> Person:
    """The person of an address, who is put down where nobody has it yet."""
    address = plain(email).casefold()
    row = connection.execute(select(people).where(people.c.email == address)).one_or_none()
    if row is not None:
        return Person(row.id, row.name)
    person = Person(new_id(), plain(name))
    connection.execute(people.insert().values(id=person.id, name=person.name, email=address))
    return person


def join(turn: Turn, team: str, person: str, role: Role) -> None:
    """Put a person into a team they are not in."""
    turn.connection.execute(memberships.insert().values(team=team, person=person, role=role, since=turn.now))


def _membership(connection: Connection, team: str, person: str) -> Row[tuple[str]] | None:
    mine = (memberships.c.team == team) & (memberships.c.person == person)
    return connection.execute(select(memberships.c.role).where(mine)).one_or_none()


def _set(turn: Turn, team: str, person: str, role: Role | None) -> None:
    turn.connection.execute(select(teams.c.id).where(teams.c.id == team).with_for_update())  # one change at a time
    mine = (memberships.c.team == team) & (memberships.c.person == person)
    held = _membership(turn.connection, team, person)
    if held is None:
        if role is not None:
            join(turn, team, person, role)
        return
    admins = (memberships.c.team == team) & (memberships.c.role == "admin")
    number = turn.connection.execute(select(func.count()).select_from(memberships).where(admins)).scalar_one()
    if held.role == "admin" and role != "admin" and number == 1:
        raise StoreFailed(say("A team needs an admin."), say("Make somebody else admin first."))
    if role is None:
        turn.connection.execute(memberships.delete().where(mine))
    else:
        turn.connection.execute(memberships.update().where(mine).values(role=role))
