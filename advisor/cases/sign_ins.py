"""Sign-ins: whom one means, and whether it still stands. A sign-in is known by a digest, never by what it says."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from advisor.cases.failures import SignInEnded
from advisor.cases.people import Person
from advisor.cases.rows import plain
from advisor.cases.tables import audit, memberships, people, sign_ins

KEEP = timedelta(days=60)  # no sign-in lasts as long
_STANDS = select(sign_ins.c.ended_at).where(sign_ins.c.id == bindparam("ident"))


def signed_in(
    connection: Connection, *, now: datetime, subject: str, email: str, name: str, sign_in: str
) -> Person | None:
    """Whom a sign-in means: who has this subject, or was invited by this address and signs in for the first time.

    The sign-in is noted when it is first seen; one that was ended is refused: SignInEnded.
    """
    row = connection.execute(select(people).where(people.c.subject == subject)).one_or_none()
    if row is None and email:
        free = (people.c.email == plain(email).casefold()) & people.c.subject.is_(None)
        row = connection.execute(select(people).where(free)).one_or_none()
    if row is None:
        return None
    if sign_in:
        _note(connection, sign_in, row.id, now)
    told = {"subject": subject, "name": plain(name) or row.name}
    if (row.subject, row.name) != (told["subject"], told["name"]):
        connection.execute(people.update().where(people.c.id == row.id).values(**told))
    return Person(row.id, told["name"])


def stands(connection: Connection, sign_in: str) -> bool:
    """Whether a sign-in was seen here and has not been ended."""
    row = connection.execute(_STANDS, {"ident": sign_in}).one_or_none()
    return row is not None and row.ended_at is None


def sign_out(connection: Connection, sign_in: str, *, now: datetime) -> None:
    """End a sign-in, in every window that it was used in."""
    row = connection.execute(select(sign_ins).where(sign_ins.c.id == sign_in).with_for_update()).one_or_none()
    if row is not None and row.ended_at is None:
        connection.execute(update(sign_ins).where(sign_ins.c.id == sign_in).values(ended_at=now))
        _tell(connection, row.person, "signed out", now)


def forget_sign_ins(connection: Connection, *, now: datetime) -> None:
    """Drop those that are over by their age."""
    connection.execute(delete(sign_ins).where(sign_ins.c.at < now - KEEP))


def _note(connection: Connection, sign_in: str, person: str, now: datetime) -> None:
    row = connection.execute(select(sign_ins).where(sign_ins.c.id == sign_in)).one_or_none()
    if row is None:
        connection.execute(insert(sign_ins).values(id=sign_in, person=person, at=now))
        _tell(connection, person, "signed in", now)
    elif row.ended_at is not None or row.person != person:
        raise SignInEnded


def _tell(connection: Connection, person: str, action: str, now: datetime) -> None:
    """Put it into the log of each of the person's teams."""
    teams = connection.execute(select(memberships.c.team).where(memberships.c.person == person)).scalars().all()
    rows = [
        {"at": now, "person": person, "team": team, "action": action, "case_id": None, "detail": ""} for team in teams
    ]
    if rows:
        connection.execute(insert(audit), rows)
