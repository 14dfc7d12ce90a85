"""What differs between a report and the one made again, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from advisor.report.spoken import Spoken
from advisor.words import say, say_count

Kind = Literal[
    "attachment_missing",
    "attachment_changed",
    "attachment_added",
    "manifest",
    "knowledge",
    "brand",
    "layout",
    "not_made_again",
    "advice",
    "page_changed",
    "page_moved",
    "page_missing",
    "page_added",
    "frame",
    "bytes",
]
MOST_ADVICE = 12
MOST_SHOWN = 90  # characters of a quotation
_AROUND = 3  # words shown on each side of a changed one
_NAMING = ("id", "step", "account", "route", "question", "criterion", "date", "month", "title")
_FRAME = Spoken[str](
    lambda: {
        "/Metadata": say("its title and other data about it"),
        "/Info": say("its title and other data about it"),
        "/StructTreeRoot": say("its tags for screen readers"),
        "/Outlines": say("its bookmarks"),
        "/Names/Dests": say("the places its links lead to"),
        "/Annots": say("the places its links lead to"),
        "/OpenAction": say("what happens when it is opened"),
        "/AA": say("what happens when it is opened"),
        "/Names/JavaScript": say("a program in it"),
        "/AcroForm": say("a form in it"),
    }
)


@dataclass(frozen=True)
class Finding:
    """One thing that differs: what kind of thing, where (`page 4`, `verdicts[…].status`), and the sentence."""

    kind: Kind
    where: str
    said: str


@dataclass(frozen=True)
class PageFinding:
    """A page of the file or of the report that does not stand where it should; numbers count from 1."""

    kind: Kind
    expected: int
    found: int


def page_differences(expected: Sequence[str], found: Sequence[str]) -> list[PageFinding]:
    """What happened to the pages, from their digests: changed, moved, missing, added. The shortest telling counts."""
    told = [_aligned(expected, found)]
    if len(expected) == len(found):
        told.insert(0, _place_by_place(expected, found))
    return min(told, key=len)


def _place_by_place(expected: Sequence[str], found: Sequence[str]) -> list[PageFinding]:
    at = {page: place for place, page in enumerate(expected, 1)}
    pages = [(place, page) for place, page in enumerate(found, 1) if expected[place - 1] != page]
    return [
        PageFinding("page_moved", at[page], place) if page in at else PageFinding("page_changed", place, place)
        for place, page in pages
    ]


def _aligned(expected: Sequence[str], found: Sequence[str]) -> list[PageFinding]:
    gone: list[tuple[int, int]] = []  # (page of the report, page of the file that stands in its place or 0)
    come: list[int] = []
    for what, a, b, c, d in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        both = min(b - a, d - c)
        gone += [(a + place + 1, c + place + 1 if place < both else 0) for place in range(b - a)]
        come += range(c + 1, d + 1)
    at = {found[page - 1]: page for page in come}
    told: list[PageFinding] = []
    settled: set[int] = set()
    for page, _ in gone:
        moved = at.get(expected[page - 1])
        if moved is not None:
            told.append(PageFinding("page_moved", page, moved))
            settled.add(moved)
    came_back = {one.expected for one in told}
    for page, instead in gone:
        if page in came_back:
            continue
        if instead and instead not in settled:
            told.append(PageFinding("page_changed", page, instead))
            settled.add(instead)
        else:
            told.append(PageFinding("page_missing", page, 0))
    told += (PageFinding("page_added", 0, page) for page in come if page not in settled)
    return sorted(told, key=lambda one: (one.found or one.expected, one.expected))


def page_said(one: PageFinding, *, words: tuple[str, str] | None) -> Finding:
    """The sentence on a page. `words` are the texts in the file and made again, where both are known."""
    if one.kind == "page_moved":
        said = say(
            "page {expected} of the report stands on page {found} of the file.", expected=one.expected, found=one.found
        )
        return Finding(one.kind, f"page {one.found}", said)
    if one.kind == "page_missing":
        return Finding(
            one.kind,
            f"page {one.expected}",
            say("page {expected} of the report is missing.", expected=one.expected),
        )
    if one.kind == "page_added":
        return Finding(
            one.kind,
            f"page {one.found}",
            say("page {found} of the file is not in the report.", found=one.found),
        )
    where = f"page {one.found}"
    if words is None:
        return Finding(one.kind, where, say("page {page} was changed after the report was made.", page=one.found))
    quoted = first_difference(*words)
    if quoted is None:
        return Finding(
            one.kind,
            where,
            say("page {page} was changed: its words are the same, its looks, links or notes not.", page=one.found),
        )
    said = say(
        "page {page} was changed: it says “{found}”, and made again it says “{expected}”.",
        page=one.found,
        found=quoted[0],
        expected=quoted[1],
    )
    return Finding(one.kind, where, said)


def first_difference(a: str, b: str) -> tuple[str, str] | None:
    """The first words in which two texts differ, with some around them; None where the words are the same."""
    first, second = a.split(), b.split()
    if first == second:
        return None
    begin = next((place for place, (x, y) in enumerate(zip(first, second, strict=False)) if x != y), None)
    begin = min(len(first), len(second)) if begin is None else begin
    for what, one, one_end, other, other_end in SequenceMatcher(
        None, first[begin : begin + 200], second[begin : begin + 200], autojunk=False
    ).get_opcodes():
        if what != "equal":
            return (
                _shown(first, begin + one, begin + one_end),
                _shown(second, begin + other, begin + other_end),
            )
    return _shown(first, begin, begin + 1), _shown(second, begin, begin + 1)


def _shown(words: Sequence[str], begins: int, ends: int) -> str:
    text = " ".join(words[max(0, begins - _AROUND) : ends + _AROUND])
    return _short(text)


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def advice_differences(attached: Any, again: Any) -> list[Finding]:
    """The fields in which two advice documents differ, at most `MOST_ADVICE` of them, and how many more there are."""
    every = [*_fields(attached, again, "")]
    told = [Finding("advice", where, f"{where}: {said}") for where, said in every[:MOST_ADVICE]]
    more = len(every) - len(told)
    if more:
        more_said = say_count(
            more, "the advice differs in {number} more place.", "the advice differs in {number} more places."
        )
        told.append(Finding("advice", "", more_said))
    return told


def _fields(a: Any, b: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(a, dict) and isinstance(b, dict):
        for key in dict.fromkeys([*a, *b]):
            place = f"{where}.{key}" if where else str(key)
            if key not in b:
                yield place, say("it stands in the file only.")
            elif key not in a:
                yield place, say("it is missing from the file.")
            else:
                yield from _fields(a[key], b[key], place)
    elif isinstance(a, list) and isinstance(b, list):
        yield from _members(a, b, where)
    elif a != b or type(a) is not type(b):
        yield where, say("{found} in the file, {expected} made again.", found=_value(a), expected=_value(b))


def _members(a: list[Any], b: list[Any], where: str) -> Iterator[tuple[str, str]]:
    first, second = _named(a), _named(b)
    for name in dict.fromkeys([*first, *second]):
        place = f"{where}[{name}]"
        if name not in second:
            yield place, say("it stands in the file only.")
        elif name not in first:
            yield place, say("it is missing from the file.")
        else:
            yield from _fields(first[name], second[name], place)
    shared = [name for name in first if name in second]
    if shared != [name for name in second if name in first]:
        yield where, say("its entries stand in another order in the file.")


def _named(members: list[Any]) -> Mapping[str, Any]:
    """The members by what names them, or by their place where that does not tell them apart."""
    names = [
        "/".join(str(member[key])[:60] for key in _NAMING if key in member and isinstance(member[key], (str, int)))
        if isinstance(member, dict)
        else ""
        for member in members
    ]
    if "" in names or len(set(names)) < len(names):
        names = [str(place) for place in range(len(members))]
    return dict(zip(names, members, strict=True))


def _value(value: Any) -> str:
    if isinstance(value, str):
        return f"“{_short(value)}”"
    if isinstance(value, (dict, list)):
        return say_count(len(value), "{number} entry", "{number} entries")
    return {True: "true", False: "false", None: "nothing"}.get(value, str(value)) if not _number(value) else str(value)


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def frame_differences(expected: Mapping[str, str], found: Mapping[str, str]) -> list[Finding]:
    """What differs beside pages and attachments: metadata, tags, bookmarks, actions."""
    parts = [key for key in dict.fromkeys([*expected, *found]) if expected.get(key) != found.get(key)]
    told = dict.fromkeys(_FRAME.get(key, say("the part {key} of the file", key=key)) for key in parts)
    return [Finding("frame", "", say("beside its pages this differs: {words}.", words=words)) for words in told]
