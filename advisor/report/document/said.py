"""Sentences of the advice as the template takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor.advice.model import Reason
from advisor.report.wording import Marks, Said, days_in_words


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
