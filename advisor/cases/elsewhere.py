"""What was done to a case elsewhere, in another tab or by somebody else, while it was open here. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.cases.draft import Draft, from_data, to_data

WITHIN = ("client", "answers", "choices", "plan", "horizon", "look")  # told part by part; the rest as a whole


@dataclass(frozen=True, order=True)
class Part:
    """A part of a case: an answer (`answers`, its question), a field (`client`, `name`), or a whole (`opinions`)."""

    room: str
    name: str = ""


@dataclass(frozen=True)
class Both:
    """A part that was set here and elsewhere, each to something else. `mine` counts; both are plain JSON data."""

    part: Part
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Elsewhere:
    """The parts that were changed elsewhere, and those of them that were changed here as well."""

    changed: tuple[Part, ...] = ()
    both: tuple[Both, ...] = ()


def elsewhere(seen: Draft, stored: Draft, saved: Draft) -> Elsewhere:
    """What became of a case meanwhile: `seen` was shown here, `stored` was found in the store, `saved` was written."""
    was, theirs, mine = (dict(_parts(draft)) for draft in (seen, stored, saved))
    changed = tuple(sorted(part for part in {*was, *theirs} if was.get(part) != theirs.get(part)))
    both = (Both(part, theirs.get(part), mine.get(part)) for part in changed if theirs.get(part) != mine.get(part))
    return Elsewhere(changed, tuple(both))


def with_theirs(draft: Draft, both: Both) -> Draft:
    """The draft with a part as it was set elsewhere."""
    data = to_data(draft)
    if not both.part.name:
        data[both.part.room] = both.theirs
    elif both.theirs is None and both.part.room == "answers":
        data["answers"].pop(both.part.name, None)
    else:
        data[both.part.room] = {**data[both.part.room], both.part.name: both.theirs}
    return from_data(data, version=draft.version)


def _parts(draft: Draft) -> Iterator[tuple[Part, Any]]:
    for room, value in to_data(draft).items():
        if room in WITHIN and isinstance(value, Mapping):
            for name, within in value.items():
                yield Part(room, name), within
        else:
            yield Part(room), value
