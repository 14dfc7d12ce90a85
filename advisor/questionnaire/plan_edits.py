"""What the user changes in the plan by hand: broadcasts pinned to a day, and days on which an account keeps still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import nearest
from advisor.words import say

MAX_ROWS = 5000
MAX_ARTICLES = 100
MAX_SEGMENT = 10

Finding = tuple[tuple[str | int, ...], str, str]


class Pin(BaseModel):
    """A broadcast that a new plan keeps. What is None the plan decides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    account: str
    articles: int | None = None
    pillar: str | None = None
    slot: str | None = None
    segment: int | None = None


class Still(BaseModel):
    """A day on which an account sends nothing, because the user deleted or moved what was planned there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    account: str


class PlanEdits(BaseModel):
    """All changes by hand. They never lift a limit: what breaks one is refused with the reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pins: tuple[Pin, ...] = ()
    still: tuple[Still, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything was changed."""
        return self != PlanEdits()


NO_EDITS = PlanEdits()


def problems_of_edits(data: Any, knowledge: Knowledge) -> Iterator[Finding]:
    """What is wrong with edits as an answers file gives them: (path inside, sentence, next step)."""
    if not isinstance(data, Mapping):
        yield (), say("plan takes a mapping with pins and still."), ""
        return
    for key, rows in data.items():
        if key not in PlanEdits.model_fields:
            yield (key,), say('plan has no "{key}".', key=key), nearest(key, PlanEdits.model_fields)
        elif not isinstance(rows, (list, tuple)):
            yield (key,), say("{key} takes a list.", key=key), ""
        elif len(rows) > MAX_ROWS:
            yield (
                (key,),
                say("there are {number} rows.", number=f"{len(rows):,}"),
                say("Keep at most {most}.", most=f"{MAX_ROWS:,}"),
            )
        else:
            for index, row in enumerate(rows):
                model = Pin if key == "pins" else Still
                for path, said, hint in problems_of_row(row, model, knowledge):
                    yield (key, index, *path), said, hint


def problems_of_row(row: Any, model: type[Pin] | type[Still], knowledge: Knowledge) -> Iterator[Finding]:
    """What is wrong with one row: (path inside, sentence, next step)."""
    if not isinstance(row, Mapping):
        yield (), say("a row is a mapping with date and account."), ""
        return
    for key in row:
        if key not in model.model_fields:
            yield (key,), say('a row has no "{key}".', key=key), nearest(key, model.model_fields)
    for key in ("date", "account"):
        if not row.get(key):
            yield (), say("{key} is missing.", key=key), say("Fill in {key}.", key=key)
    if row.get("date") and not _is_date(row["date"]):
        yield ("date",), say('"{text}" is not a date that exists.', text=row["date"]), say("Write YYYY-MM-DD.")
    slots = {slot.id for slot in knowledge.cadence.slots}
    sending = {account.id for account in knowledge.accounts if account.quota is not None}
    known = {"account": sending, "pillar": {pillar.id for pillar in knowledge.pillars}, "slot": slots}
    for key, names in known.items():
        value = row.get(key)
        if value is not None and value not in names and key in model.model_fields:
            yield (key,), say('"{value}" is no {key} of a plan.', value=value, key=key), nearest(value, names)
    for key, most in (("articles", MAX_ARTICLES), ("segment", MAX_SEGMENT)):
        value = row.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most):
            yield (
                (key,),
                say('{key}: "{value}" is not a whole number from 1 to {most}.', key=key, value=value, most=most),
                "",
            )


def _is_date(value: Any) -> bool:
    if isinstance(value, date):
        return True
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
