"""Rules: what is open, what an account provides, what is needed, what can go wrong."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import (
    Confidence,
    Day,
    Grounded,
    Id,
    Model,
    Pattern,
    Severity,
    Status,
    Strength,
    Text,
    Window,
)


class Rule(Window, Grounded):
    """Opens, conditions or closes accounts by routes while its condition holds. `for` lists `account/route`.

    A rule that no case of any date reaches says in `dormant` why it stands there all the same.
    """

    id: Id
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition = Always()
    status: Status
    text: Text
    confidence: Confidence
    beats: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    dormant: Text | None = None
    review_by: Day


class Capability(Model):
    """Something an account can do for its owner."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text


class Provision(Window, Grounded):
    """An account by a route provides a capability, in full or within limits."""

    id: Id
    capability: Id
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition = Always()
    text: Text
    limit: str | None = None
    confidence: Confidence
    review_by: Day


class Raise(Grounded):
    """What makes a need arise, and how strongly."""

    id: Id
    when: Condition
    strength: Strength
    text: Text


class Need(Model):
    """Something the answers call for; met by any of its capabilities."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    capabilities: tuple[Id, ...] = ()
    raised: tuple[Raise, ...] = Field(min_length=1)
    nothing_meets: str | None = None


class Risk(Window, Grounded):
    """Something that can go wrong with the chosen mix. `for` limits it to accounts by routes in the mix."""

    id: Id
    for_: tuple[Pattern, ...] = Field(default=(), alias="for")
    when: Condition = Always()
    severity: Severity
    text: Text
    review_by: Day


class WishRule(Window, Grounded):
    """What becomes of a wish for an account (`take_back_from_partner`, …).

    A rule defeats those of another outcome that it names in `beats`; of one with the same outcome it only overrules
    the fallback. One that is not possible says what to do `instead`. `instead_opens` lists the accounts by routes that
    this fallback opens: wherever it is said, one of them must be within reach.
    """

    id: Id
    wish: str
    when: Condition = Always()
    outcome: Literal["possible", "impossible", "unconfirmed"]
    text: Text
    beats: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    instead: Text | None = None
    instead_opens: tuple[Pattern, ...] = ()
    review_by: Day

    @model_validator(mode="after")
    def _has_a_fallback(self) -> Self:
        if self.outcome != "possible" and not self.instead:
            raise ValueError(f"a wish that is {self.outcome} needs a fallback: say in `instead` what to do")
        if self.instead_opens and not self.instead:
            raise ValueError("`instead_opens` lists what `instead` opens, and there is no `instead`")
        return self


class Outside(Window, Grounded):
    """What to do beside or instead of accounts of one's own."""

    id: Id
    when: Condition
    text: Text


class LaterRule(Grounded):
    """Puts accounts of the mix into a later phase. `starts` says whether their preparation waits for the launch.

    `trigger` names the event that begins that phase, by a sign that can be seen.
    """

    id: Id
    starts: Literal["at_once", "after_launch"] = "after_launch"
    for_: tuple[Pattern, ...] = Field(alias="for", min_length=1)
    when: Condition
    text: Text
    trigger: Text


class NotCovered(Model):
    """Ground this knowledge base does not cover; `when` limits it to the clients it concerns."""

    id: Id
    text: Text
    when: Condition = Always()
