"""What the user decides about the advice, beside the answers: weights, accounts left out or forced, answers locked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest
from advisor.words import say

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
        yield (), say("choices takes a mapping."), ""
        return
    for key in data:
        if key not in Choices.model_fields:
            yield (key,), say('choices has no "{key}".', key=key), nearest(key, Choices.model_fields)
    yield from _problems_of_weights(data.get("weights", {}), knowledge)
    known = {"exclude": knowledge.account, "force": knowledge.account, "lock": knowledge.question}
    for key, names in known.items():
        yield from _problems_of_names(key, data.get(key, ()), names)
    both = set(_texts(data.get("exclude"))) & set(_texts(data.get("force")))
    for name in sorted(both):
        yield ("force",), say('"{name}" is both excluded and forced.', name=name), say("Keep one.")


def _problems_of_weights(weights: Any, knowledge: Knowledge) -> Iterator[Finding]:
    if not isinstance(weights, Mapping):
        yield ("weights",), say("weights takes a mapping of criteria to numbers."), ""
        return
    criteria = {criterion.id: criterion.weight for criterion in knowledge.criteria}
    sound = True
    for name, weight in weights.items():
        if name not in criteria:
            yield ("weights", name), say('there is no criterion "{name}".', name=name), nearest(name, criteria)
        elif isinstance(weight, bool) or not isinstance(weight, (int, float)) or not math.isfinite(weight):
            sound = False
            yield (
                ("weights", name),
                say("the weight of {name} is not a number.", name=name),
                say("Write a number from 0 to {most}.", most=f"{MAX_WEIGHT:g}"),
            )
        elif not 0 <= weight <= MAX_WEIGHT:
            sound = False
            low = weight < 0
            yield (
                ("weights", name),
                say("the weight of {name} is negative.", name=name)
                if low
                else say("the weight of {name} is too large.", name=name),
                say("Write a number from 0 to {most}.", most=f"{MAX_WEIGHT:g}"),
            )
    if sound and criteria and set(criteria) <= set(weights) and not any(weights[name] for name in criteria):
        yield (
            ("weights",),
            say("all weights are zero, so no mix could be told from another."),
            say("Give one a weight above 0."),
        )


def _problems_of_names(key: str, names: Any, known: Mapping[str, Any]) -> Iterator[Finding]:
    if not isinstance(names, (tuple, list)):
        yield (key,), say("{key} takes a list.", key=key), ""
        return
    for index, name in enumerate(names):
        if name not in known:
            said = (
                say('there is no question "{name}".', name=name)
                if key == "lock"
                else say('there is no account "{name}".', name=name)
            )
            yield (key, index), said, nearest(name, known)
        elif name in names[:index]:
            yield (key, index), say('"{name}" stands in the list twice.', name=name), say("Remove one.")


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, (tuple, list)) else ()
