"""What to do with accounts that the client, or a partner for it, has already."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Confidence, Day, Grounded, Id, Text, Window

Action = Literal["keep", "verify", "move", "take_back", "rebuild", "retire", "ask"]

Moving = Literal["possible", "not_established", "impossible"]


class ExistingRule(Window, Grounded):
    """What becomes of accounts that exist (`existing`: options of the question `existing_accounts`).

    `action` says what to do, `moving` whether the papers allow another owner at all; a rule says one of the two. `by`
    limits it to mixes in which the account of that kind stands by one of these routes, `none` meaning that the mix has
    no such account; without it any mix will do.

    Where several rules of one kind hold, none of them beaten, the least promising stands: `ask`, `retire`, `rebuild`,
    `take_back`, `move`, `verify`, `keep`; and `impossible`, `not_established`, `possible`.
    """

    id: Id
    existing: tuple[str, ...] = Field(min_length=1)
    action: Action | None = None
    moving: Moving | None = None
    by: tuple[str, ...] = ()
    when: Condition = Always()
    text: Text
    confidence: Confidence
    beats: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    review_by: Day

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.action is None) == (self.moving is None):
            raise ValueError("say one thing: what to do (`action`), or whether it can move (`moving`)")
        if self.moving is not None and self.steps:
            raise ValueError("steps belong to what is done (`action`), not to whether it can move")
        return self
