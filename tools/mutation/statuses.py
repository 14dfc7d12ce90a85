"""What an entry decides, changed: status, outcome, action, strength; a limit or a step left out.

The severity of a risk is not changed: it is the knowledge base's own ranking, and no source could tell another apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from advisor.knowledge.models import Status, Strength, WishRule
from advisor.knowledge.models.existing import Action, Moving
from tools.mutation.mutant import Path

DECISIONS: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "outcome": get_args(WishRule.model_fields["outcome"].annotation),
    "action": get_args(Action),
    "moving": get_args(Moving),
    "strength": get_args(Strength),
}


def decided_otherwise(entry: Any) -> Iterator[tuple[Path, str, Any]]:
    """The entry with each other decision that its kind knows, without its limit, and without what it overrules."""
    for field, choices in DECISIONS.items():
        now = getattr(entry, field, None)
        for choice in choices if now else ():
            if choice != now:
                yield (field,), f"{now} → {choice}", entry.model_copy(update={field: choice})
    if getattr(entry, "limit", None):
        yield ("limit",), "limit dropped", entry.model_copy(update={"limit": None})
    for loser in getattr(entry, "beats", ()):
        rest = tuple(other for other in entry.beats if other != loser)
        yield ("beats",), f"no longer beats {loser}", entry.model_copy(update={"beats": rest})


def without_steps(entry: Any) -> Iterator[tuple[Path, str, Any]]:
    """The entry without one of the steps it names."""
    for index, step in enumerate(getattr(entry, "steps", ())):
        rest = (*entry.steps[:index], *entry.steps[index + 1 :])
        yield ("steps", index), f"step {step} dropped", entry.model_copy(update={"steps": rest})
