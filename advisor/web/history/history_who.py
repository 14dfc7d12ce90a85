"""Who did something, and when, as the history tells it."""

from __future__ import annotations

from datetime import datetime

from advisor.cases.store import Desk
from advisor.web.local_time import moment, zone
from advisor.words import say


def who(person: str, name: str, here: Desk) -> str:
    """Who did something, by name; the reader as such."""
    if person == here.person.id:
        return say("{name} (you)", name=name) if name else say("you")
    return name or say("somebody whose name is not known")


def stretch(since: datetime, at: datetime) -> str:
    """`21 Nov 2026, 22:10 to 22:34` by the reader's clock, or one moment where both show the same."""
    first, last = moment(since), moment(at)
    if first == last:
        return first
    here = zone()
    ended = at.astimezone(here)
    if since.astimezone(here).date() == ended.date():
        last = f"{ended:%H:%M}"
    return say("{first} to {last}", first=first, last=last)
