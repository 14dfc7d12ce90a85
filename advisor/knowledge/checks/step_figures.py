"""The facts a step takes its figures from are there and of the kind that can give them.

A duration comes from a fact of days, a cost from a number in a currency that can be added up, and whether it falls due
every year from a flag.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.knowledge.load import Origins
from advisor.knowledge.models import Knowledge, Step
from advisor.knowledge.problems import Problem, nearest

Path = tuple[str | int, ...]


def check(knowledge: Knowledge, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each fact that is not there or cannot give the figure asked of it."""
    for step in knowledge.steps:
        for path, name, kind in _figures(step):
            fact = knowledge.fact.get(name)
            if fact is None:
                said = f'there is no fact "{name}".'
                yield origins.problem("steps", step.id, path, said, nearest(name, knowledge.fact))
            elif fact.kind != kind:
                said = f"{name} is a fact of the kind {fact.kind}."
                yield origins.problem("steps", step.id, path, said, f"Name one of the kind {kind}.")
            elif kind == "number" and fact.currency is None:
                said = f"{name} names no currency."
                yield origins.problem(
                    "steps", step.id, path, said, "Give that fact its `currency`, CNY or USD, or name another."
                )


def _figures(step: Step) -> Iterator[tuple[Path, str, str]]:
    """Each fact named: the place, its id, the kind it must be of."""
    if step.days_fact is not None:
        yield ("days_fact",), step.days_fact, "days"
    if step.yearly_fact is not None:
        yield ("yearly_fact",), step.yearly_fact, "flag"
    if step.cost_fact is not None:
        yield ("cost_fact",), step.cost_fact, "number"
    for index, other in enumerate(step.cost_unless):
        if other.cost_fact is not None:
            yield ("cost_unless", index, "cost_fact"), other.cost_fact, "number"
