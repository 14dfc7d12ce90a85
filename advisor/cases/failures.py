"""What can go wrong with the store, each as one sentence on what happened and one on what to do next."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from advisor.words import say

if TYPE_CHECKING:
    from advisor.cases.draft import Draft


class StoreFailed(Exception):
    """The store cannot be read or written just now. What was saved before is still there."""

    def __init__(self, what: str, next_step: str = "") -> None:
        self.what, self.next_step = what, next_step
        super().__init__(f"{what} {next_step}".strip())


class Clash(StoreFailed):
    """Two transactions did the same at once; the one that failed may be tried again."""


class NewerDatabase(StoreFailed):
    """The database was written by a newer program."""


class NotFound(StoreFailed):
    """There is no such thing, or it is not this person's to see: the two are never told apart."""

    def __init__(self) -> None:
        super().__init__(say("There is no such case."), say("Check the address, or ask whoever sent it."))


class NotAllowed(StoreFailed):
    """It is there and may be seen, but not changed by this person."""

    def __init__(self) -> None:
        super().__init__(say("Your role does not allow this."), say("Ask an admin of the team."))


class SignInEnded(StoreFailed):
    """Nobody is signed in, or not any more."""

    def __init__(self) -> None:
        super().__init__(say("Your sign-in has ended."), say("Sign in again to go on."))


class Stale(StoreFailed):
    """A whole case was to be saved over changes made elsewhere meanwhile. Both sides are handed back; none is lost."""

    def __init__(self, *, mine: Draft, theirs: Draft) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__(
            say("This case was changed elsewhere meanwhile."),
            say("Compare the two versions and decide which to keep."),
        )


# How drivers name a failure: PostgreSQL by its state, whatever language it speaks, SQLite by words.
_STATES = {
    "53100": "full",
    "55P03": "locked",
    "25006": "read_only",
    "40001": "clash",
    "40P01": "clash",
    "3D000": "entry",
}
_WORDS = {
    "disk is full": "full",
    "disk i/o error": "full",
    "database is locked": "locked",
    "table is locked": "locked",
    "readonly database": "read_only",
    "not a database": "damaged",
    "malformed": "damaged",
    "unable to open": "place",
}
_NUMBERS = {errno.ENOSPC: "full", errno.EFBIG: "full", errno.EDQUOT: "full", errno.EROFS: "read_only"}


def told(error: BaseException) -> StoreFailed:
    """What an error of the driver means. No value that was to be written is ever part of it."""
    if isinstance(error, IntegrityError):
        return Clash(*_sentences("clash"))
    if isinstance(error, (NoSuchModuleError, ImportError)):
        return StoreFailed(*_sentences("driver"))
    if isinstance(error, ArgumentError):
        return StoreFailed(*_sentences("url"))
    kind = _kind(error)
    if kind == "clash":
        return Clash(*_sentences(kind))
    if kind:
        return StoreFailed(*_sentences(kind))
    name = type(getattr(error, "orig", None) or error).__name__
    return StoreFailed(say("The database failed ({kind}).", kind=name), say("Try again; nothing saved before is lost."))


def _kind(error: BaseException) -> str:
    """The kind of failure; empty where it is none of those known."""
    orig = getattr(error, "orig", None) or error
    state = getattr(orig, "sqlstate", None)
    if state:
        return "entry" if state.startswith("28") else _STATES.get(state, "server" if state[:2] in ("08", "57") else "")
    number = getattr(orig, "errno", None)
    if number in _NUMBERS:
        return _NUMBERS[number]
    said = str(orig).casefold()
    found = next((kind for words, kind in _WORDS.items() if words in said), "")
    if found or type(orig).__module__.partition(".")[0] != "psycopg":
        return found
    return "entry" if "fatal:" in said else "server"  # a connection that was never made has no state


def _sentences(kind: str) -> tuple[str, str]:
    """What happened, and what to do next."""
    return {
        "full": (
            say("The disk is full, so the last change was not saved."),
            say("Make room and save again; everything saved before is still there."),
        ),
        "locked": (
            say("Another program holds the database locked."),
            say("Try again; if it stays so, close the other program."),
        ),
        "read_only": (
            say("The database may only be read."),
            say("Allow this program to write to the file and its folder."),
        ),
        "damaged": (
            say("The file is not a database, or it is damaged."),
            say("Name another file, or restore a back-up."),
        ),
        "place": (
            say("The file of the database cannot be opened."),
            say("Check that its folder exists and may be written to."),
        ),
        "server": (
            say("The database server does not answer."),
            say("Start it, or check host and port in the URL."),
        ),
        "entry": (
            say("The database server does not let this program in."),
            say("Check user, password and name of the database in the URL."),
        ),
        "clash": (say("Another change was made at the same moment."), say("Try again.")),
        "driver": (
            say("The driver for this kind of database is not installed."),
            say("Use a URL that begins with sqlite:/// or postgresql://, and install requirements.txt."),
        ),
        "url": (
            say("This is not the URL of a database."),
            say("Write sqlite:///FILE or postgresql://USER@HOST/NAME."),
        ),
    }[kind]


FAILURES = (SQLAlchemyError, OSError, ImportError)
