"""One row of a comparison, and the order in which rows stand."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.advice.parts.comparison import Change, Topic

NONE = "–"


def change(topic: Topic, what: str, title: str, before: str, after: str, *words: str) -> Change:
    """A row; `words` are what was and what is in words, where the ids would not do."""
    was, now = words or (before, after)
    return Change(topic=topic, what=what, title=title, before=before, after=after, was=was, now=now)


def in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The keys of both, by the earliest place in either, then by name."""
    places: dict[str, int] = {}
    for keys in (one, other):
        for place, key in enumerate(keys):
            places[key] = min(place, places.get(key, place))
    return sorted(places, key=lambda key: (places[key], key))
