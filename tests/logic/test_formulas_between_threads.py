"""Formulas are compared by identity, so equal ones stay one object whoever makes them, and whenever."""

from __future__ import annotations

import sys
import threading

import pytest

from advisor.logic import formula
from advisor.logic.formula import Formula, Formulas
from advisor.logic.recent import Recent


def test_threads_that_make_the_same_formula_get_the_same_one() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(20):
            formulas, found = Formulas(), []
            together = threading.Barrier(4)

            def make(
                formulas: Formulas = formulas,
                found: list[list[Formula]] = found,
                together: threading.Barrier = together,
            ) -> None:
                together.wait()
                leaves = [formulas.leaf(number) for number in range(40)]
                found.append([formulas.every([one, formulas.negate(other)]) for one in leaves for other in leaves[:3]])

            threads = [threading.Thread(target=make) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert all(one is other for row in found for one, other in zip(row, found[0], strict=True))
    finally:
        sys.setswitchinterval(before)


def test_what_is_left_of_a_formula_is_the_same_object_after_it_was_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formula, "KEPT", 1)
    formulas = Formulas()
    one, two, three = (formulas.leaf(number) for number in range(3))
    whole = formulas.some([one, formulas.every([two, three])])
    first = formulas.restrict(whole, {0: False})
    for truth in (True, False):
        formulas.restrict(whole, {1: truth})
        formulas.restrict(whole, {2: truth})
    assert isinstance(formulas._restricted, Recent)
    assert len(formulas._restricted) <= 2
    assert formulas.restrict(whole, {0: False}) is first
