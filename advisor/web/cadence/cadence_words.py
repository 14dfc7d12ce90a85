"""How the plan's page writes days, months, weeks and broadcasts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from advisor.advice.model import Broadcast
from advisor.knowledge.models import Slot
from advisor.report.spoken import commas, titled
from advisor.report.wording import Names, day, days_in_words, month, short_day
from advisor.report.wording import weekday as day_of_week
from advisor.words import language, say, say_count

_MONTH = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])\b(?!-?[0-9])", re.ASCII)  # Chinese has no spaces around it


def in_words(text: str) -> str:
    """The text with each day and month such as `2027-05` written as `May 2027`."""
    return _MONTH.sub(lambda found: month(found[0]), days_in_words(text))


def weekday(on: date | None) -> str:
    """`Mon 3 May`; nothing for no day."""
    return "" if on is None else say("{weekday} {day}", weekday=day_of_week(on), day=short_day(on))


def weekday_and_year(on: date) -> str:
    """`Mon 3 May 2027`."""
    return say("{weekday} {day}", weekday=day_of_week(on), day=day(on))


def small(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:] if language() == "en" else words


def broadcast_line(sent: Broadcast, names: Names, slots: Mapping[str, Slot]) -> str:
    """A broadcast in words: account, articles, whom it reaches, what it is about, when in the day."""
    parts = [say_count(sent.articles, "{number} article", "{number} articles")]
    if sent.versions > 1:
        parts.append(
            say_count(
                sent.versions, "{number} version, one for each segment", "{number} versions, one for each segment"
            )
        )
    if sent.segment is not None:
        parts.append(say("to segment {number} alone", number=sent.segment))
    parts.append(small(names.pillar(sent.pillar)))
    parts.append(names.served(sent.moment, sent.part))
    slot = slots.get(sent.slot)
    if slot is not None:
        parts.append(f"{slot.begins}–{slot.ends}")
    return titled(names.account(sent.account), commas(part for part in parts if part))
