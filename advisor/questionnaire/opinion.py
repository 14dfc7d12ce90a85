"""The consultant's hand: notes and overrides with a rationale, printed as an opinion, never used by a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest
from advisor.words import say

MAX_TEXT = 2000
MAX_OPINIONS = 100
GENERAL = "advice"

Finding = tuple[tuple[str | int, ...], str, str]


class Opinion(BaseModel):
    """What the consultant says beside the advice.

    `about` names an account, an account by a route (`service/own_mainland`), a need, a step or the whole `advice`.
    `instead_of` is filled in where the opinion overrides what the advice says: it names what is overridden in words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    about: str = GENERAL
    says: str = Field(min_length=1, max_length=MAX_TEXT)
    instead_of: str = Field(default="", max_length=MAX_TEXT)
    rationale: str = Field(default="", max_length=MAX_TEXT)


def subjects(knowledge: Knowledge) -> tuple[str, ...]:
    """Everything an opinion may be about."""
    pairs = (f"{account}/{route}" for account, route in knowledge.pairs)
    needs = (need.id for need in knowledge.needs)
    return (GENERAL, *knowledge.account, *pairs, *needs, *knowledge.step)


def problems_of_opinions(data: Any, knowledge: Knowledge) -> Iterator[Finding]:
    """What is wrong with opinions as an answers file gives them: (path inside, sentence, next step)."""
    if not isinstance(data, (tuple, list)):
        yield (), say("opinions takes a list."), ""
        return
    if len(data) > MAX_OPINIONS:
        yield (
            (),
            say("there are {number} opinions.", number=len(data)),
            say("Keep at most {most}.", most=MAX_OPINIONS),
        )
    known = set(subjects(knowledge))
    for index, one in enumerate(data):
        if not isinstance(one, Mapping):
            yield (index,), say("an opinion is a mapping with about, says and rationale."), ""
            continue
        for key, value in one.items():
            if key not in Opinion.model_fields:
                yield (index, key), say('an opinion has no "{key}".', key=key), nearest(key, Opinion.model_fields)
            elif not isinstance(value, str):
                yield (index, key), say("{key} is not text.", key=key), say("Put it in quotes.")
            elif len(value) > MAX_TEXT:
                yield (
                    (index, key),
                    say("{key} has {number} characters.", key=key, number=f"{len(value):,}"),
                    say("Keep at most {most}.", most=f"{MAX_TEXT:,}"),
                )
        about = one.get("about", GENERAL)
        if isinstance(about, str) and about not in known:
            yield (
                (index, "about"),
                say('"{about}" is nothing an opinion can be about.', about=about),
                nearest(about, known),
            )
        if not one.get("says"):
            yield (index,), say("the opinion says nothing."), say("Fill in says.")
        if one.get("instead_of") and not one.get("rationale"):
            yield (index,), say("an opinion that overrides the advice needs a rationale."), say("Fill in rationale.")
