"""What a change of an answer means in business."""

from __future__ import annotations

from advisor.knowledge.models.parts import Grounded, Id, Text


class Meaning(Grounded):
    """What it means to change the answer to `question` to one of the options `to` (none named: whatever the answer)."""

    id: Id
    question: Id
    to: tuple[str | bool, ...] = ()
    text: Text
