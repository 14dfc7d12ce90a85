"""The smallest changes that make a condition true: all of them and no other, compared with trying every change."""

from __future__ import annotations

from datetime import date
from itertools import chain, combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.condition import parse
from advisor.logic.diagram import Diagram
from advisor.logic.situation import Answer, Situation
from advisor.logic.smallest import smallest_changes
from tests.advice.turning_base import VALUES, turning
from tests.logic.random_bases import SMALL, joined

DAY = date(2026, 1, 1)

conditions = joined(*SMALL, {"size": {"below": 10}}, most=7)
partial = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in VALUES.items()})
fixing = st.sets(st.sampled_from(sorted(VALUES)), max_size=2)


def by_trying(condition: Any, answers: dict[str, Answer], fixed: set[str]) -> set[frozenset[tuple[str, Answer]]]:
    """Every change that makes the condition true and of whose questions no smaller set will do."""
    free = [name for name in VALUES if name not in fixed]
    working: dict[frozenset[str], set[frozenset[tuple[str, Answer]]]] = {}
    for names in chain.from_iterable(combinations(free, size) for size in range(len(free) + 1)):
        for values in product(*(VALUES[name] for name in names)):
            change = dict(zip(names, values, strict=True))
            same = any(answers.get(name) == value for name, value in change.items())
            if not same and Situation(turning(), {**answers, **change}, as_of=DAY).truth(condition) is True:
                working.setdefault(frozenset(names), set()).add(frozenset(change.items()))
    return {
        change for names, found in working.items() if not any(other < names for other in working) for change in found
    }


@given(conditions, partial, fixing)
def test_the_changes_found_are_all_the_smallest_ones(written: Any, answers: dict[str, Answer], fixed: set[str]) -> None:
    condition = parse(written)
    diagram = Diagram(turning(), as_of=DAY)
    target = diagram.compile(condition)
    found = smallest_changes(diagram, target, answers, fixed=frozenset(fixed))
    told: set[frozenset[tuple[str, Answer]]] = set()
    for change in found.changes:
        members = [list(diagram.variable(names[0]).members(mask)) for names, mask in change.items()]
        for row in product(*members):
            merged = {name: value for one in row for name, value in one.items()}
            told.add(frozenset((name, _standing_for(name, value)) for name, value in merged.items()))
    expected = by_trying(condition, answers, fixed)
    assert told == {_only_classes(change) for change in expected}


def _standing_for(name: str, value: Answer) -> Answer:
    """A number as the one that stands for its stretch between the cut points."""
    if name != "size" or not isinstance(value, int):
        return value
    return max(one for one in VALUES["size"] if isinstance(one, int) and one <= value)


def _only_classes(change: frozenset[tuple[str, Answer]]) -> frozenset[tuple[str, Answer]]:
    return frozenset((name, _standing_for(name, value)) for name, value in change)


def test_nothing_is_found_for_what_cannot_be() -> None:
    diagram = Diagram(turning(), as_of=DAY)
    never = diagram.compile(parse({"all": [{"home": "inside"}, {"home": "outside"}]}))
    assert smallest_changes(diagram, never, {"home": "inside"}, fixed=frozenset()).changes == ()
