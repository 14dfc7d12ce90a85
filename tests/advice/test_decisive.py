"""Decisive answers and choices are those that brute force finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.comparing.chosen import differing_choices
from advisor.advice.comparing.comparison import differing_questions
from advisor.advice.comparing.decisive import decisive
from advisor.advice.findings import Findings
from advisor.advice.parts.comparison import Decisive, SideSwaps
from advisor.advice.placing import placed
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from tests.advice.sides import NAMED, SAMPLES, SKINCARE, TODAY, choices, sample
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, VALUES


@st.composite
def two_opinions(draw: st.DrawFn) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """A sample client as two consultants see it: up to five answers differ, some are missing on one side."""
    path = draw(st.sampled_from(sorted(SAMPLES.glob("*.yaml"))))
    one = sample(path.stem)
    other = dict(one)
    likely = [
        "home",
        "mainland_entity",
        "partner_licence",
        "account_ownership",
        "goals",
        "selling",
        "payment",
        "organisation",
    ]
    for question in draw(st.sets(st.sampled_from(sorted(VALUES)) | st.sampled_from(likely), min_size=1, max_size=5)):
        other.pop(question, None)
        if draw(st.integers(0, 5)):
            other[question] = draw(st.sampled_from(VALUES[question]))
    return one, other


def outcome(given_answers: dict[str, Answer], day: date) -> tuple[Any, Any]:
    """Mix with roles, and verdicts, computed the plain way."""
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    found = Findings.of(situation)
    mix = placed(situation, found.best, found.needs, provisions=found.provisions, later=found.later)
    verdicts = tuple(found.decisions[pair].status for pair in KNOWLEDGE.pairs)
    return tuple((row.account, row.route, row.role) for row in mix), verdicts


def by_brute_force(one: dict[str, Answer], other: dict[str, Answer], day: date) -> tuple[set[frozenset[str]], ...]:
    """The smallest sets of differing answers that turn mix and verdicts of `one`: every subset is computed."""
    differing = differing_questions(one, other)
    base = outcome(one, day)
    turning: tuple[set[frozenset[str]], ...] = (set(), set())
    for size in range(1, len(differing) + 1):
        for swapped in combinations(differing, size):
            taken = {name: answer for name, answer in one.items() if name not in swapped}
            taken |= {name: other[name] for name in swapped if name in other}
            for place, (was, now) in enumerate(zip(base, outcome(taken, day), strict=True)):
                if was != now:
                    turning[place].add(frozenset(swapped))
    return tuple({found for found in sets if not any(less < found for less in sets)} for sets in turning)


def sets_of(side: SideSwaps) -> tuple[set[frozenset[str]], ...]:
    return tuple({frozenset(swap.questions) for swap in found} for found in (side.turning_mix, side.turning_verdicts))


@settings(max_examples=12)
@given(two_opinions(), st.sampled_from([TODAY, date(2018, 12, 1)]))
def test_decisive_sets_are_those_that_brute_force_finds_from_both_sides(
    opinions: tuple[dict[str, Answer], dict[str, Answer]], day: date
) -> None:
    one, other = opinions
    found = decisive(KNOWLEDGE, one, other, as_of=day)
    if found is None:
        assert not differing_questions(one, other)
        return
    assert found.complete
    assert {*found.questions, *found.idle} == set(differing_questions(one, other))
    assert sets_of(found.before) == by_brute_force(one, other, day)
    assert sets_of(found.after) == by_brute_force(other, one, day)
    assert found.tried <= found.combinations == 2 ** len(found.questions)
    for side, mine, theirs in ((found.before, one, other), (found.after, other, one)):
        assert tuple((row.account, row.route, row.role) for row in side.mix) == outcome(mine, day)[0]
        for swap in (*side.turning_mix, *side.turning_verdicts):
            taken = {name: answer for name, answer in mine.items() if name not in swap.questions}
            taken |= {name: theirs[name] for name in swap.questions if name in theirs}
            mix, verdicts = outcome(taken, day)
            assert tuple((row.account, row.route, row.role) for row in swap.mix) == mix
            assert swap.as_the_other is (mix == outcome(theirs, day)[0])
            shifts = {(row.account, row.route): (row.before, row.after) for row in swap.verdicts}
            plain = zip(KNOWLEDGE.pairs, outcome(mine, day)[1], verdicts, strict=True)
            assert shifts == {pair: (was, now) for pair, was, now in plain if was != now}


@settings(max_examples=10)
@given(two_opinions())
def test_decisive_answers_do_not_depend_on_which_side_comes_first(
    opinions: tuple[dict[str, Answer], dict[str, Answer]],
) -> None:
    found, mirror = (decisive(KNOWLEDGE, *pair, as_of=TODAY) for pair in (opinions, reversed(opinions)))
    if found is not None:
        assert mirror == replace(found, before=found.after, after=found.before)


def test_a_search_that_is_cut_short_says_so_and_lists_nothing_wrong() -> None:
    one = sample(SKINCARE)
    other = one | {"mainland_entity": "planned", "partner_licence": "agency", "account_ownership": "prefer_own"}
    other["payment"] = "preferred"
    short, full = (decisive(KNOWLEDGE, one, other, as_of=TODAY, tries=tries) for tries in (4, None))
    assert short is not None
    assert full is not None
    assert (short.complete, full.complete) == (False, True)
    assert short.up_to == 1
    assert sets_of(short.before)[0] <= sets_of(full.before)[0]
    assert sets_of(full.before)[0] == by_brute_force(one, other, TODAY)[0]
    assert short.combinations == 16
    assert short.tried == 10  # none, all, and each one from either side


@pytest.mark.parametrize(("answer", "idle"), [(49, True), (51, False)])
def test_an_answer_on_the_same_side_of_every_cut_point_is_idle(tmp_path: Path, answer: int, idle: bool) -> None:
    rules = collections()["rules"]
    rules[2] = rules[2] | {"when": {"size": {"at_least": 50}}}
    knowledge = small(tmp_path, rules=rules, one_way=[*collections()["one_way"]])
    found = decisive(knowledge, {"size": 10}, {"size": answer}, as_of=date(2026, 1, 1))
    assert found is not None
    assert (found.idle == ("size",)) is idle
    assert isinstance(found, Decisive)
    assert bool(found.before.turning_verdicts) is not idle


def swapped_by_hand(
    mine: tuple[dict[str, Answer], Choices], theirs: tuple[dict[str, Answer], Choices], names: frozenset[str]
) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Mix and verdicts with the named answers, weights and accounts of the other side, computed the plain way."""
    taken = {name: answer for name, answer in mine[0].items() if name not in names}
    taken |= {name: theirs[0][name] for name in names if name in theirs[0]}
    accounts = {name.removeprefix("account ") for name in names if name.startswith("account ")}
    lists = {
        key: [name for name in getattr(mine[1], key) if name not in accounts]
        + [name for name in getattr(theirs[1], key) if name in accounts]
        for key in ("exclude", "force")
    }
    weights = theirs[1].weights if "weights" in names else mine[1].weights
    advice = advise(KNOWLEDGE, taken, as_of=TODAY, weeks=1, choices=Choices(weights=weights, **lists))
    mix = tuple((row.account, row.route, row.role) for row in advice.mix)
    return mix, tuple(verdict.status for verdict in advice.verdicts)


@settings(max_examples=6)
@given(st.sampled_from(NAMED), st.sets(st.sampled_from(sorted(VALUES)), max_size=2), st.data(), choices(), choices())
def test_decisive_choices_are_those_that_brute_force_finds_from_both_sides_under_their_own(
    name: str, changed: set[str], data: st.DataObject, mine: Choices, theirs: Choices
) -> None:
    one = sample(name)
    other = one | {question: data.draw(st.sampled_from(VALUES[question])) for question in sorted(changed)}
    found = decisive(KNOWLEDGE, one, other, as_of=TODAY, choices=(mine, theirs))
    names = [*differing_questions(one, other), *differing_choices(mine, theirs)]
    if found is None:
        assert not names
        return
    assert found.complete
    assert found.choices == differing_choices(mine, theirs)
    sides = (one, mine), (other, theirs)
    for side, own, opposite in ((found.before, *sides), (found.after, *reversed(sides))):
        base = swapped_by_hand(own, opposite, frozenset())
        assert tuple((row.account, row.route, row.role) for row in side.mix) == base[0]
        for place, listed in enumerate((side.turning_mix, side.turning_verdicts)):
            turning = {
                frozenset(chosen)
                for size in range(1, len(names) + 1)
                for chosen in combinations(names, size)
                if swapped_by_hand(own, opposite, frozenset(chosen))[place] != base[place]
            }
            smallest = {chosen for chosen in turning if not any(less < chosen for less in turning)}
            assert {frozenset({*swap.questions, *swap.choices}) for swap in listed} == smallest
