"""How the plan's page writes days, months, weeks and broadcasts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from advisor.advice.model import Broadcast
from advisor.knowledge.models import Slot
from advisor.report.wording import WEEKDAYS, Names, count, days_in_words, month, short_day

_MONTH = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])\b(?!-?[0-9])")


def in_words(text: str) -> str:
    """The text with each day and month such as `2027-05` written as `May 2027`."""
    return _MONTH.sub(lambda found: month(found[0]), days_in_words(text))


def weekday(day: date | None) -> str:
    """`Mon 3 May`; nothing for no day."""
    return "" if day is None else f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def small(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def broadcast_line(sent: Broadcast, names: Names, slots: Mapping[str, Slot]) -> str:
    """A broadcast in words: account, articles, whom it reaches, what it is about, when in the day."""
    parts = [count(sent.articles, "article")]
    if sent.versions > 1:
        parts.append(f"{count(sent.versions, 'version')}, one for each segment")
    if sent.segment is not None:
        parts.append(f"to segment {sent.segment} alone")
    parts.append(small(names.pillar(sent.pillar)))
    if sent.moment:
        parts.append(names.moment(sent.moment) + (f" ({sent.part.replace('_', ' ')})" if sent.part else ""))
    slot = slots.get(sent.slot)
    if slot is not None:
        parts.append(f"{slot.begins}–{slot.ends}")
    return f"{names.account(sent.account)}: {', '.join(part for part in parts if part)}"
