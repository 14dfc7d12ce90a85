"""A SAT solver as second opinion on the search over all combinations of answers: it knows nothing of the diagram."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.knowledge.condition import parse
from advisor.knowledge.models import Knowledge
from advisor.logic.checks import CHECKS
from advisor.logic.situation import Answer
from advisor.logic.verdict_space import VerdictSpace
from tests.logic.random_bases import Base, bases, conditions
from tests.logic.sat_circuit import Circuit, Rails
from tests.logic.sat_opinion import Opinion
from tests.logic.sat_reading import Reading, Space, space_of
from tests.logic.test_checks import DEFECTS, never_holds, sound
from tests.small_base import small
from tests.strategies import KNOWLEDGE

SHOP = ("shop", "own")
days = st.sampled_from([date(2013, 6, 1), date(2014, 6, 1), date(2026, 1, 1)])  # a fact unknown, then 1, then 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def opinion(real: Knowledge) -> Opinion:
    return Opinion(real)


def told(circuit: Circuit, rails: Sequence[Rails], row: Any) -> int:
    """The literal of one row of truths."""
    unknown = [circuit.both(-rail.yes, -rail.no) for rail in rails]
    each = ({True: rail.yes, False: rail.no, None: lost} for rail, lost in zip(rails, unknown, strict=True))
    return circuit.both(*(literals[truth] for literals, truth in zip(each, row, strict=True)))


def shows(space: Space, witness: Mapping[str, Answer], literal: int) -> bool:
    """Whether the witness can be, and the literal is true whatever else is answered."""
    known = [said for question, answer in witness.items() for said in space.of[question].saying(answer)]
    return space.circuit.possible(*known) and not space.circuit.possible(*known, -literal)


def listed(space: Space, literal: int, questions: Sequence[str]) -> int:
    """How many answers to the questions make the literal true, by listing them."""
    return space.circuit.count(literal, [variable for question in questions for variable in space.of[question].all()])


def found_by_the_diagram(knowledge: Knowledge) -> dict[str, set[tuple[str, str]]]:
    space = VerdictSpace(knowledge)
    return {
        check.__name__.rpartition(".")[2]: {(found.collection, found.id) for found in check.check(space).findings}
        for check in CHECKS
    }


@given(bases(conditions), st.lists(conditions, min_size=1, max_size=3), days)
def test_each_row_of_truths_is_as_frequent_as_the_solver_lists_it(
    folder: Path, base: Base, written: list[Any], day: date
) -> None:
    knowledge = small(folder, **base.data())
    parsed = [parse(condition) for condition in written]
    diagram = VerdictSpace(knowledge).diagram(day)
    search = diagram.search([diagram.compile(condition) for condition in parsed], lambda row: row)
    space = space_of(knowledge, Circuit())
    rails = [Reading(space, as_of=day).of(condition) for condition in parsed]
    rows = {row: told(space.circuit, rails, row) for row in search.outcomes}
    assert not space.circuit.possible(*(-literal for literal in rows.values()))
    for row, found in search.outcomes.items():
        assert found.count == listed(space, rows[row], search.questions)
        assert shows(space, found.witness, rows[row])


@given(bases(conditions), days)
def test_each_verdict_of_a_random_base_is_as_frequent_as_the_solver_lists_it(
    folder: Path, base: Base, day: date
) -> None:
    knowledge = small(folder, **base.data())
    search = VerdictSpace(knowledge).on(SHOP, day).search
    second = Opinion(knowledge)
    for status, literal in second.verdicts(SHOP, day).status.items():
        found = search.outcomes.get(status)
        assert (found.count if found else 0) == listed(second.space, literal, search.questions)
        assert found is None or shows(second.space, found.witness, literal)


@given(bases(conditions))
def test_both_find_the_same_in_a_random_base(folder: Path, base: Base) -> None:
    knowledge = small(folder, **base.data())
    assert found_by_the_diagram(knowledge) == Opinion(knowledge).findings()


def test_a_dead_rule_is_found_by_both(tmp_path: Path) -> None:
    data = sound()
    never_holds(data)
    knowledge = small(tmp_path, **data)
    dead = {("rules", "shop.dead")}
    assert Opinion(knowledge).findings()["rules_decide"] == found_by_the_diagram(knowledge)["rules_decide"] == dead


@pytest.mark.parametrize("defect", DEFECTS)
def test_each_defect_is_found_by_both(tmp_path: Path, defect: str) -> None:
    change, collection, ident, _ = DEFECTS[defect]
    data = sound()
    change(data)
    knowledge = small(tmp_path, **data)
    second = Opinion(knowledge).findings()
    assert second == found_by_the_diagram(knowledge)
    assert (collection, ident) in set().union(*second.values())


@pytest.mark.parametrize("pair", KNOWLEDGE.pairs, ids="/".join)
def test_the_same_verdicts_are_possible_in_the_real_base_and_each_witness_proves_its_own(
    opinion: Opinion, pair: tuple[str, str]
) -> None:
    found = VerdictSpace(opinion.knowledge).on(pair, opinion.today).search.outcomes
    status = opinion.verdicts(pair, opinion.today).status
    assert set(found) == {name for name, literal in status.items() if opinion.circuit.possible(literal)}
    for name, case in found.items():
        assert shows(opinion.space, case.witness, status[str(name)])


@pytest.mark.parametrize("pair", KNOWLEDGE.pairs, ids="/".join)
def test_the_same_rules_of_the_real_base_decide_and_each_witness_proves_it(
    opinion: Opinion, pair: tuple[str, str]
) -> None:
    found = VerdictSpace(opinion.knowledge).on(pair, opinion.today)
    second = opinion.verdicts(pair, opinion.today)
    assert [rule.id for rule in second.rules] == [rule.id for rule in found.rules] != []
    for rule in found.rules:
        case = found.diagram.search([found.decides(rule)], lambda row: row[0]).outcomes.get(True)
        assert opinion.circuit.possible(second.decides(rule)) is (case is not None)
        assert case is None or shows(opinion.space, case.witness, second.decides(rule))


def test_the_solver_too_finds_nothing_wrong_with_the_real_base_on_any_day(opinion: Opinion) -> None:
    second = opinion.findings()
    assert not any(second.values())
    assert second == found_by_the_diagram(opinion.knowledge)
