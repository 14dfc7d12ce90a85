"""Questions, their options, and the sections that order them."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from advisor.knowledge.condition import Always, Condition
from advisor.knowledge.models.parts import Id, Model, Text


class OptionChoice(Model):
    """One option of a question, with the words the reader sees."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    label: Text
    help: str | None = None


class Question(Model):
    """One question, in words a strategist understands, and why it is asked.

    `fixed` marks what a client is rather than does: no change of its answer is ever proposed.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    kind: Literal["one", "many", "int", "yes_no", "country"]
    label: Text
    why: Text
    unit: str | None = None
    options: tuple[OptionChoice, ...] = ()
    options_from: str | None = None
    min: int | None = None
    max: int | None = None
    shown_when: Condition = Always()
    fixed: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "int" and (self.min is None or self.max is None or self.min > self.max):
            raise ValueError("an int question needs min and max")
        if (self.kind == "many" and not self.options) or (
            self.kind == "one" and not (self.options or self.options_from)
        ):
            raise ValueError("a question of choice needs options")
        return self

    @cached_property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the author's order."""
        return tuple(option.id for option in self.options)


class Section(Model):
    """A screen of the questionnaire: its title and its questions in the author's order."""

    id: Id
    title: Text
    intro: str | None = None
    questions: tuple[str, ...]
