"""Who may do what: people, the roles they have in teams, and the local person who needs no sign-in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["viewer", "consultant", "editor", "admin"]
Deed = Literal["read", "edit", "review", "manage"]

ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may
NEEDS: Mapping[Deed, Role] = {"read": "viewer", "edit": "consultant", "review": "editor", "manage": "admin"}


@dataclass(frozen=True)
class Person:
    """Somebody who works here. What they may do is looked up at every read and write, never kept in this object."""

    id: str
    name: str = ""


@dataclass(frozen=True)
class Team:
    """A team, with the role that whoever asked has in it."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True)
class Member:
    """Somebody in a team; `bound` once they have signed in."""

    person: Person
    email: str
    role: Role
    bound: bool


_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)*")
LONGEST_ADDRESS = 200
LOCAL = Person("local")  # whoever uses the program on this machine without a sign-in, in the team of the same id


def may(role: Role | None, deed: Deed) -> bool:
    """Whether a role (None: not in the team) is enough for something."""
    return role is not None and ROLES.index(role) >= ROLES.index(NEEDS[deed])


def best(roles: Iterable[Role]) -> Role | None:
    """The role that may do most; None where there is none."""
    return max(roles, key=ROLES.index, default=None)


def is_address(text: str) -> bool:
    """Whether a text can be an e-mail address."""
    return len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
