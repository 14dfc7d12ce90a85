"""Whose desk this visit works at: what the person who is here may see and do in the store."""

from __future__ import annotations

import errno

from advisor.cases.failures import StoreFailed, told
from advisor.cases.people import LOCAL, Person
from advisor.cases.store import Desk
from advisor.web import base


def person() -> Person:
    """Who is here: the local person, who needs no sign-in."""
    return LOCAL


def desk() -> Desk:
    """The store as this person sees it. Raises StoreFailed while it cannot be opened."""
    try:
        return base.store(base.database_url()).as_person(person())
    except OSError as error:
        raise told(error if error.errno else OSError(errno.EIO, "")) from error


def desk_if_any() -> Desk | None:
    """The same, or None while it cannot be opened."""
    try:
        return desk()
    except StoreFailed:
        return None
