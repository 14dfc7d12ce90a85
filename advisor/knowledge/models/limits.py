"""What limits a client, so that the advice can say which limit decides."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from advisor.knowledge.models.parts import Model, Text

Relaxed = str | bool | int | tuple[str, ...]


class Limit(Model):
    """A limit that clients name, and the answers that lift it.

    `relaxed` gives for each question the answer of a client without this limit. `text` is said where the limit binds:
    where another mix would be best without it.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: Text
    text: Text
    relaxed: dict[str, Relaxed] = Field(min_length=1)
