"""The store: cases of teams in a database, SQLite by default, PostgreSQL by its URL.

Everything is read and written for a person, by `as_person`. What stands on `Store` itself is done as the local person,
who needs no sign-in; a server that asks for one never uses it for cases.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from advisor.cases.acting import Acting
from advisor.cases.audit_log import AuditLog
from advisor.cases.brand_files import files_of_brand, keep_files
from advisor.cases.database import WAIT, Clock, Database, utc_now
from advisor.cases.draft import Draft
from advisor.cases.failures import NotFound, StoreFailed
from advisor.cases.forgetting import forget
from advisor.cases.library import Library
from advisor.cases.operator import Operator
from advisor.cases.people import LOCAL, Person
from advisor.cases.reviews import Reviews
from advisor.cases.seals import Seals
from advisor.cases.sign_ins import forget_sign_ins, sign_out, signed_in, stands
from advisor.cases.staff import Staff
from advisor.cases.versions import History

__all__ = ["Desk", "Store", "StoreFailed"]


@dataclass(frozen=True)
class Desk:
    """The store as one person sees it."""

    person: Person
    cases: Library
    history: History
    seals: Seals
    staff: Staff
    reviews: Reviews
    audit: AuditLog


class Store:
    """The cases of one database. Safe to share between threads; one for a process."""

    def __init__(self, url: str, *, wait: float = WAIT, clock: Clock = utc_now) -> None:
        """Open the database at `url`, and bring an older one up to date. Raises StoreFailed.

        `wait` is for how many seconds a lock of somebody else's is waited for.
        """
        self.database = Database(url, wait=wait, clock=clock)

    def close(self) -> None:
        """Close every connection."""
        self.database.close()

    def as_person(self, person: Person) -> Desk:
        """The store as this person sees it. Their rights are looked up at every read and write."""
        here = self.database
        return Desk(
            person=person,
            cases=Library(here, person),
            history=History(here, person),
            seals=Seals(here, person),
            staff=Staff(here, person),
            reviews=Reviews(here, person),
            audit=AuditLog(here, person),
        )

    def signed_in(self, *, subject: str, email: str = "", name: str = "", sign_in: str = "") -> Person | None:
        """Whom a sign-in means: `subject` as the provider names them; None for somebody nobody has let in.

        `email` only where the provider vouches for it; it binds who was invited by it. `sign_in` tells this sign-in
        from every other one. Raises SignInEnded for one that was ended, and StoreFailed.
        """
        with self.database.writing() as connection:
            now = self.database.now()
            return signed_in(connection, now=now, subject=subject, email=email, name=name, sign_in=sign_in)

    def stands(self, sign_in: str) -> bool:
        """Whether a sign-in that `signed_in` took has not been ended. Raises StoreFailed."""
        with self.database.reading() as connection:
            return stands(connection, sign_in)

    def sign_out(self, sign_in: str) -> None:
        """End a sign-in wherever it is used. Raises StoreFailed."""
        with self.database.writing() as connection:
            sign_out(connection, sign_in, now=self.database.now())

    def operator(self) -> Operator:
        """The people of every team, for whoever runs commands where the database is; never for a page."""
        return Operator(self.database)

    def load(self, ident: str) -> Draft | None:
        """The local person's case, or None where there is none. Raises StoreFailed."""
        try:
            return Library(self.database, LOCAL).load(ident)
        except NotFound:
            return None

    def edit(self, ident: str, change: Callable[[Draft], Draft], *, first: Draft) -> Draft:
        """Change the local person's case (`first` where there is none yet); the case as saved. Raises StoreFailed."""
        return Library(self.database, LOCAL).edit(ident, change, first=first)

    def keep_files(self, digest: str, body: str) -> None:
        """Keep the logo and the fonts of a brand under their digest, once for all cases. Raises StoreFailed."""
        keep_files(self.database, digest, body)

    def files(self, digest: str) -> str | None:
        """What `keep_files` kept, or None; it is then kept as long again. Raises StoreFailed."""
        return files_of_brand(self.database, digest)

    def forget(self, *, before: datetime) -> int:
        """Drop what was deleted 30 days ago, and drafts nobody filed that were last changed `before`; how many cases.

        With them go the files of brands last used before that no case names. Raises StoreFailed.
        """
        return _Housekeeping(self.database, LOCAL).forget(before=before)


class _Housekeeping(Acting):
    def forget(self, *, before: datetime) -> int:
        with self._writing() as turn:
            forget_sign_ins(turn.connection, now=turn.now)
            return forget(turn, before=before)
