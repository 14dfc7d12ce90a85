"""What can be opened, by whose papers, and the named conditions that rules speak in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Cited, Id, Model, Pattern, Text


class Segments(Model):
    """Broadcasts to one segment of the followers: the need that asks for them and the flag that allows them.

    Where they use the account's quota, segments take turns. Elsewhere each gets its own version of a broadcast, and
    `follower_cap` is the fact on how many broadcasts one follower can receive in a month.
    """

    need: Id
    allowed: Id
    uses_quota: bool
    follower_cap: Id | None = None


class Quota(Model):
    """How many broadcasts an account may send: the fact that says so and the period it counts in."""

    fact: Id
    per: Literal["day", "month"]
    articles_fact: Id
    audience: Text
    segments: Segments | None = None


class Account(Model):
    """One of the things that can be opened."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    chinese: Text
    formerly: str | None = None
    what: Text
    upkeep: float = Field(ge=0)
    quota: Quota | None = None
    sources: tuple[Cited, ...] = ()


class Route(Model):
    """Whose papers an account is registered with.

    `control` is the share of the account the client really holds, `breadth` the share of the platform's functions that
    these papers leave open; both 0 to 1.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    what: Text
    control: float = Field(ge=0, le=1)
    breadth: float = Field(ge=0, le=1)
    mix_when: Condition = Always()


class OneWay(Model):
    """Says that an account by a route (the id) is never open, or never closed, as far as anybody knows, and why."""

    id: Pattern
    never: Literal["open", "closed"]
    text: Text


class NamedTerm(Model):
    """A condition with a name, so that rules can say it in a word."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    text: Text
    when: Condition
