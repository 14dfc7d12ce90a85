"""What the sheet of a plan and its columns are called: in the language spoken to write, in every one to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from advisor.knowledge.languages import LANGUAGES
from advisor.words import language, say, speaking

Said = TypeVar("Said")


def sheet_called() -> str:
    """The sheet that is read back."""
    return say("Plan")


def columns_called() -> Mapping[str, str]:
    """The columns of the plan, by the names that they have in the CSV file."""
    return {
        "date": say("Date"),
        "day": weekday_called(),
        "slot": say("Slot"),
        "account": say("Account"),
        "articles": say("Articles"),
        "versions": say("Versions"),
        "segment": say("Group"),
        "pillar": say("Pillar"),
        "moment": say("Moment"),
        "part": say("Part"),
        "prepare_from": say("Prepare from"),
        "pinned": say("Pinned"),
    }


def weekday_called() -> str:
    """The column of the day of the week. Chinese has another word for it than for the date beside it."""
    return say("Day") if language() == "en" else say("Weekday")


def in_every_language(said: Callable[[], Said]) -> Iterator[Said]:
    """What is said in each language."""
    for spoken in LANGUAGES:
        with speaking(spoken):
            told = said()
        yield told
