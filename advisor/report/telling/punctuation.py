"""Words quoted, and words to choose from, with the signs between that the reader's language puts there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from advisor.words import say


def either(members: Iterable[str]) -> str:
    """`a or b or c`; empty where there is none."""
    found = list(members)
    return reduce(lambda before, last: say("{before} or {last}", before=before, last=last), found) if found else ""


def quoted(text: str) -> str:
    """The text between quotation marks."""
    return say("“{text}”", text=text)
