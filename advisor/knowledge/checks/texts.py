"""Every placeholder in a sentence can be filled: `{fact.id}` names a fact, other names stand in phrases only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.knowledge.checks.references import collections, fields_of
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FILLED = ("text", "limit", "instead", "nothing_meets", "trigger", "cost_note", "cost_open")
INSIDE = {"raised": "text", "cost_unless": "note"}


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each placeholder that nothing fills."""
    for collection, members in collections(knowledge):
        for member in members:
            parts: list[tuple[tuple[str | int, ...], str | None]] = [
                ((name,), getattr(member, name)) for name in fields_of(member, FILLED)
            ]
            for field in fields_of(member, tuple(INSIDE)):
                inner = enumerate(getattr(member, field))
                parts += [((field, index, INSIDE[field]), getattr(part, INSIDE[field])) for index, part in inner]
            for path, text in parts:
                for name in PLACEHOLDER.findall(text or ""):
                    if "." not in name and collection == "phrases":
                        continue
                    if name not in knowledge.fact:
                        message = f'the placeholder "{{{name}}}" names no fact.'
                        yield origins.problem(collection, member.id, path, message, nearest(name, knowledge.fact))
