"""Every placeholder in a sentence can be filled: `{fact.id}` names a fact, other names stand in phrases only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.knowledge.checks.references import collections
from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, nearest

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FILLED = ("text", "limit", "instead", "nothing_meets", "trigger", "cost_note", "cost_open")


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each placeholder that nothing fills."""
    for collection, members in collections(knowledge):
        for member in members:
            parts: list[tuple[tuple[str | int, ...], str | None]] = [
                ((name,), getattr(member, name, None)) for name in FILLED
            ]
            parts += [
                (("raised", index, "text"), cause.text) for index, cause in enumerate(getattr(member, "raised", ()))
            ]
            parts += [
                (("cost_unless", index, "note"), other.note)
                for index, other in enumerate(getattr(member, "cost_unless", ()))
            ]
            for path, text in parts:
                for name in PLACEHOLDER.findall(text or ""):
                    if "." not in name and collection == "phrases":
                        continue
                    if name not in knowledge.fact:
                        message = f'the placeholder "{{{name}}}" names no fact.'
                        yield origins.problem(collection, member.id, path, message, nearest(name, knowledge.fact))
