"""Sentences of the advice as the template takes them, and the check that none of them goes without its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from advisor.advice.model import Advice, Reason
from advisor.cadence.model import Part
from advisor.report.marks import Ground, NoAdvice, Said
from advisor.report.wording import Marks, days_in_words

_KINDS = frozenset(kind for members in get_args(Ground) for kind in get_args(members) or (members,))
_TYPED = frozenset({"brand", "client", "opinions"})
_NO_ADVICE = frozenset(get_args(NoAdvice))


class Unmarked(ValueError):
    """A sentence of advice would be shown without what it rests on."""


def all_said(reasons: Iterable[Reason], marks: Marks) -> list[Said]:
    """Each sentence with its marks."""
    return [marks.said(reason.text, reason) for reason in reasons]


def dated(reasons: Iterable[Reason], marks: Marks) -> list[Said]:
    """Each sentence with its marks, its days written as the report writes them."""
    return [marks.said(days_in_words(reason.text), reason) for reason in reasons]


def rows(members: Iterable[Any]) -> list[dict[str, Any]]:
    """Named tuples as the template takes them: with lists where they hold tuples."""
    return [
        {name: [*value] if isinstance(value, tuple) else value for name, value in member._asdict().items()}
        for member in members
    ]


def check_marked(data: Mapping[str, Any], advice: Advice) -> None:
    """Raises Unmarked where a sentence of the advice stands in a report's texts without its mark.

    What people typed is theirs, even where it repeats the advice.
    """
    sentences = frozenset(text for found in _sentences(advice) for text in (found, days_in_words(found)))
    told = {key: value for key, value in data.items() if key not in _TYPED}
    for place, problem in _problems(told, sentences, ""):
        raise Unmarked(f"{place}: {problem}")


def _sentences(value: Any) -> Iterator[str]:
    """Every text in the advice that says what it rests on."""
    if isinstance(value, tuple):
        for member in value:
            yield from _sentences(member)
    elif isinstance(value, Part):
        held = vars(value)
        if "basis" in held and isinstance(held.get("text"), str):
            yield held["text"]
        for member in held.values():
            yield from _sentences(member)


def _problems(value: Any, sentences: frozenset[str], place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value in sentences:
            yield place, f"“{value[:60]}” stands without its mark"
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _problems(member, sentences, f"{place}[{number}]")
    elif isinstance(value, dict):
        marked = "marks" in value
        if marked:
            problem = _problem(value)
            if problem:
                yield place, problem
        for key, member in value.items():
            if not (marked and key == "text"):
                yield from _problems(member, sentences, f"{place}.{key}")


def _problem(said: dict[str, Any]) -> str:
    ground, marks, judged = said.get("ground"), said["marks"], said.get("judgement")
    if ground not in _KINDS:
        return f"“{ground}” is nothing that a sentence can rest on"
    if (ground == "sources") != bool(marks):
        return "a sentence that rests on sources names them, and no other does"
    if ground == "judgement" and not judged:
        return "our judgement is marked as such"
    return "our judgement is no part of what advises nothing" if judged and ground in _NO_ADVICE else ""
