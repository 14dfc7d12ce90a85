"""Time hangs together: the values of a fact never overlap, fit its kind, and no stamp lies after the base itself.

A fact's windows are half open; two of them on one day would give two values, and a day between two without any is a
gap that `gaps` must declare. `verified_on` and `checked_on` may not lie after the day the base says it was known
(`meta.as_known_on`), and a review comes after it. Where nearly all stamps are the same day, somebody has stamped in
bulk: then `meta.stamps_note` says how that came about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from advisor.knowledge.load import Origins
from advisor.knowledge.models import Fact, Knowledge, Range, ValueWindow
from advisor.knowledge.problems import Problem

BULK = 20  # fewer stamps than this may well be of one day


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each overlap, each value of the wrong kind and each stamp out of time."""
    known = knowledge.meta.as_known_on
    for fact in knowledge.facts:
        for index, window in enumerate(fact.values):
            path = ("values", index)
            for message in (*_overlaps(fact.values[:index], window), *_kind(fact, window)):
                yield origins.problem("facts", fact.id, path, message)
            if window.verified_on > known:
                yield origins.problem(
                    "facts",
                    fact.id,
                    (*path, "verified_on"),
                    f"{window.verified_on} is after {known}, the day the base was known.",
                )
            if window.review_by < window.verified_on:
                yield origins.problem(
                    "facts", fact.id, (*path, "review_by"), f"{window.review_by} is before it was verified."
                )
        for index, claim in enumerate(fact.claims):
            if fact.kind == "word" and claim.value not in fact.words:
                yield origins.problem(
                    "facts", fact.id, ("claims", index, "value"), f'"{claim.value}" is none of the words of {fact.id}.'
                )
        for message in _gaps(fact):
            yield origins.problem("facts", fact.id, ("values",), message, "Declare it in `gaps`, or close it.")
    yield from _bulk(knowledge, origins)
    for source in knowledge.sources:
        if source.checked_on > known:
            yield origins.problem(
                "sources",
                source.id,
                ("checked_on",),
                f"{source.checked_on} is after {known}, the day the base was known.",
            )


def _gaps(fact: Fact) -> Iterator[str]:
    """The days between two values for which nothing is said, not even that nothing is known."""
    ordered = sorted(fact.values, key=lambda window: window.from_ or date.min)
    declared = {(gap.from_, gap.to) for gap in fact.gaps}
    found = {
        (one.to, other.from_) for one, other in pairwise(ordered) if one.to and other.from_ and one.to < other.from_
    }
    for start, end in sorted(found - declared):
        yield f"nothing is said of the days from {start} to before {end}."
    for start, end in sorted(declared - found):
        yield f"the gap from {start} to {end} is declared, but there is none."


def _bulk(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    stamps = Counter(window.verified_on for fact in knowledge.facts for window in fact.values)
    total = sum(stamps.values())
    day, most = stamps.most_common(1)[0] if stamps else (date.min, 0)
    if total >= BULK and most > total * 0.9 and knowledge.meta.stamps_note is None:
        said = f"{most} of {total} values were verified on {day}."
        yield origins.problem("meta", "", (), said, "Say in `stamps_note` how that came about.")


def _overlaps(before: tuple[ValueWindow, ...], window: ValueWindow) -> Iterator[str]:
    for other in before:
        starts = max(window.from_ or date.min, other.from_ or date.min)
        if starts < min(window.to or date.max, other.to or date.max):
            yield f"this window overlaps another of the same fact: both hold on {starts}."


def _kind(fact: Fact, window: ValueWindow) -> Iterator[str]:
    value = window.value
    fits = {
        "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "flag": isinstance(value, bool),
        "word": isinstance(value, str) and value in fact.words,
        "days": isinstance(value, Range),
        "list": isinstance(value, tuple),
    }[fact.kind]
    if not fits:
        words = f" (one of {', '.join(fact.words)})" if fact.kind == "word" else ""
        yield f"the fact is a {fact.kind}{words}, and {value!r} is none."
