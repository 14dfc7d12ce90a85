"""Words for ids, and parts put together, in the language spoken when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import TypeVar

from advisor.words import say, say_count

Key = TypeVar("Key")


class Spoken(Mapping[Key, str]):
    """Words by id, said anew at each look-up, so that a constant may hold them."""

    def __init__(self, said: Callable[[], Mapping[Key, str]]) -> None:
        self._said = said

    def __getitem__(self, key: Key) -> str:
        return self._said()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._said())

    def __len__(self) -> int:
        return len(self._said())


LEVELS: Mapping[str, str] = Spoken(lambda: {"high": say("high"), "medium": say("medium"), "low": say("low")})
STRENGTHS: Mapping[str, str] = Spoken(lambda: {"must": say("must"), "should": say("should"), "could": say("could")})
ROLES: Mapping[str, str] = Spoken(lambda: {"lead": say("lead"), "support": say("support"), "later": say("later")})
YES_OR_NO: Mapping[bool | None, str] = Spoken(lambda: {True: say("yes"), False: say("no"), None: say("not known")})

KINDS: Mapping[str, str] = Spoken(
    lambda: {
        "rule": say("rule"),
        "fact": say("fact"),
        "provision": say("provision"),
        "risk": say("risk"),
        "wish": say("wish"),
        "existing": say("existing"),
        "outside": say("outside"),
        "need": say("need"),
        "later": say("later"),
        "step": say("step"),
        "route": say("route"),
        "criterion": say("criterion"),
    }
)


def first_capital(text: str) -> str:
    """The text with a capital at its start."""
    return f"{text[:1].upper()}{text[1:]}"


def semicolons(parts: Iterable[str]) -> str:
    """`a; b; c`."""
    return say("; ").join(parts)


def commas(parts: Iterable[str]) -> str:
    """`a, b, c`."""
    return say(", ").join(parts)


def with_more(first: str, second: str) -> str:
    """`a, b`, where b says more of a; members of a list are joined by `commas`."""
    return say("{first}, {second}", first=first, second=second)


def sentences(*parts: str) -> str:
    """Sentences one after the other, those that are empty left out."""
    return reduce(_followed, filter(None, parts), "")


def _followed(first: str, second: str) -> str:
    return say("{sentence} {following}", sentence=first, following=second) if first else second


def titled(title: str, said: str) -> str:
    """`Title: what is said of it`."""
    return say("{title}: {said}", title=title, said=said)


def aside(text: str, note: str) -> str:
    """`text (note)`; the text alone where there is no note."""
    return say("{text} ({note})", text=text, note=note) if note else text


def often(broadcasts: int, per: str) -> str:
    """What a quota allows: `4 a month`."""
    if per == "day":
        return say("{broadcasts} a day", broadcasts=broadcasts)
    return say("{broadcasts} a month", broadcasts=broadcasts)


def quota_in_words(broadcasts: int, per: str, articles_each: int | None) -> str:
    """What a quota allows, with what a broadcast may hold: `4 broadcasts a month, up to 8 articles each`."""
    if per == "day":
        said = say_count(broadcasts, "{number} broadcast a day", "{number} broadcasts a day")
    else:
        said = say_count(broadcasts, "{number} broadcast a month", "{number} broadcasts a month")
    if articles_each is None:
        return said
    return say_count(
        articles_each, "{quota}, up to {number} article each", "{quota}, up to {number} articles each", quota=said
    )


def dashed(name: str, said: str) -> str:
    """`name – what is said of it`."""
    return say("{name} – {said}", name=name, said=said)
