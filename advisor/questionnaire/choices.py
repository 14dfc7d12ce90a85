"""What the user decides about the advice, beside the answers: weights, accounts left out or forced, answers locked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest

MAX_WEIGHT = 100.0

Finding = tuple[tuple[str | int, ...], str, str]


class Choices(BaseModel):
    """The user's own choices. They never alter a rule; the advice says that they were the user's.

    `weights` replaces the weight of a criterion, `exclude` and `force` name accounts, `lock` names questions whose
    answers no unlock may change.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: dict[str, float] = Field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the user chose anything."""
        return self != Choices()


def problems_of_choices(data: Any, knowledge: Knowledge) -> Iterator[Finding]:
    """What is wrong with choices as an answers file gives them: (path inside, sentence, next step)."""
    if not isinstance(data, Mapping):
        yield (), "choices takes a mapping.", ""
        return
    for key in data:
        if key not in Choices.model_fields:
            yield (key,), f'choices has no "{key}".', nearest(key, Choices.model_fields)
    yield from _problems_of_weights(data.get("weights", {}), knowledge)
    known = {"exclude": knowledge.account, "force": knowledge.account, "lock": knowledge.question}
    for key, names in known.items():
        yield from _problems_of_names(key, data.get(key, ()), names)
    both = set(_texts(data.get("exclude"))) & set(_texts(data.get("force")))
    for name in sorted(both):
        yield ("force",), f'"{name}" is both excluded and forced.', "Keep one."


def _problems_of_weights(weights: Any, knowledge: Knowledge) -> Iterator[Finding]:
    if not isinstance(weights, Mapping):
        yield ("weights",), "weights takes a mapping of criteria to numbers.", ""
        return
    criteria = {criterion.id: criterion.weight for criterion in knowledge.criteria}
    sound = True
    for name, weight in weights.items():
        if name not in criteria:
            yield ("weights", name), f'there is no criterion "{name}".', nearest(name, criteria)
        elif isinstance(weight, bool) or not isinstance(weight, (int, float)) or not math.isfinite(weight):
            sound = False
            yield (
                ("weights", name),
                f"the weight of {name} is not a number.",
                f"Write a number from 0 to {MAX_WEIGHT:g}.",
            )
        elif not 0 <= weight <= MAX_WEIGHT:
            sound = False
            said = "is negative" if weight < 0 else "is too large"
            yield ("weights", name), f"the weight of {name} {said}.", f"Write a number from 0 to {MAX_WEIGHT:g}."
    if sound and criteria and set(criteria) <= set(weights) and not any(weights[name] for name in criteria):
        yield ("weights",), "all weights are zero, so no mix could be told from another.", "Give one a weight above 0."


def _problems_of_names(key: str, names: Any, known: Mapping[str, Any]) -> Iterator[Finding]:
    if not isinstance(names, (tuple, list)):
        yield (key,), f"{key} takes a list.", ""
        return
    for index, name in enumerate(names):
        if name not in known:
            what = "question" if key == "lock" else "account"
            yield (key, index), f'there is no {what} "{name}".', nearest(name, known)
        elif name in names[:index]:
            yield (key, index), f'"{name}" stands in the list twice.', "Remove one."


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, (tuple, list)) else ()
