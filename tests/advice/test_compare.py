"""Comparisons: equal advice gives nothing, sides may change places, decisive answers are those brute force finds."""

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
from advisor.advice.comparing.blind import in_blind_order
from advisor.advice.comparing.chosen import differing_choices, taken_over
from advisor.advice.comparing.comparison import Stand, changes, compare, differing_questions
from advisor.advice.comparing.decisive import decisive
from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import NO_CHOICES
from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.parts.comparison import Comparison, Decisive, SideSwaps
from advisor.advice.placing import placed
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.opinion import Opinion
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, VALUES, answers, days

TODAY = date(2026, 11, 21)
SAMPLES = Path(__file__).resolve().parent.parent.parent / "knowledge" / "samples"


def stand(
    knowledge: Knowledge, given_answers: dict[str, Any], day: date, label: str = "", choices: Choices = NO_CHOICES
) -> Stand:
    situation = Situation(knowledge, given_answers, as_of=day)
    advice = advise(knowledge, given_answers, as_of=day, weeks=8, choices=choices)
    return Stand(situation, advice, label, choices)


def sample(name: str) -> dict[str, Any]:
    path = SAMPLES / f"{name}.yaml"
    return dict(read_case(path.read_bytes(), file=path.name, knowledge=KNOWLEDGE).answers)


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Weights of some criteria, accounts left out or always in, answers locked."""
    criteria = [criterion.id for criterion in KNOWLEDGE.criteria]
    accounts = [account.id for account in KNOWLEDGE.accounts]
    weights = draw(st.dictionaries(st.sampled_from(criteria), st.sampled_from([0.5, 1.0, 3.0, 20.0]), max_size=3))
    said = draw(st.dictionaries(st.sampled_from(accounts), st.booleans(), max_size=2))
    return Choices(
        weights=weights,
        exclude=tuple(account for account, excluded in said.items() if excluded),
        force=tuple(account for account, excluded in said.items() if not excluded),
        lock=tuple(sorted(draw(st.sets(st.sampled_from(["home", "goals"]))))),
    )


def mirrored(found: Comparison) -> Comparison:
    """The comparison as it reads from the other side, made by hand."""
    return replace(
        found,
        before=found.after,
        after=found.before,
        answers=tuple(
            replace(
                row,
                before=row.after,
                after=row.before,
                before_counted=row.after_counted,
                after_counted=row.before_counted,
            )
            for row in found.answers
        ),
        choices=tuple(replace(row, before=row.after, after=row.before) for row in found.choices),
        changes=tuple(
            replace(row, before=row.after, after=row.before, was=row.now, now=row.was) for row in found.changes
        ),
        turned=tuple(replace(row, before=row.after, after=row.before) for row in found.turned),
    )


@settings(max_examples=15)
@given(answers(), days, choices())
def test_the_same_answers_on_the_same_day_differ_in_nothing(
    given_answers: dict[str, Answer], day: date, chosen: Choices
) -> None:
    one = stand(KNOWLEDGE, given_answers, day, choices=chosen)
    other = stand(KNOWLEDGE, dict(reversed(given_answers.items())), day, choices=chosen)
    found = compare(one, other)
    assert found.same
    assert (found.answers, found.dated, found.changes, found.turned) == ((), (), (), ())
    assert (found.choices, found.opinions_differ) == ((), False)
    assert changes(one.advice, other.advice) == ()
    assert decisive(KNOWLEDGE, given_answers, given_answers, as_of=day, choices=(chosen, chosen)) is None


@settings(max_examples=20)
@given(answers(), answers(), days, days, choices(), choices())
def test_where_the_sides_change_places_so_do_before_and_after_and_nothing_else(
    one: dict[str, Answer], other: dict[str, Answer], early: date, late: date, mine: Choices, theirs: Choices
) -> None:
    sides = stand(KNOWLEDGE, one, early, "one", mine), stand(KNOWLEDGE, other, late, "other", theirs)
    assert compare(*reversed(sides)) == mirrored(compare(*sides))


@settings(max_examples=20)
@given(answers(), answers(), days)
def test_every_verdict_need_and_mix_that_changes_names_rules_and_answers_that_did_it(
    one: dict[str, Answer], other: dict[str, Answer], day: date
) -> None:
    found = compare(stand(KNOWLEDGE, one, day), stand(KNOWLEDGE, other, day))
    differing = set(differing_questions(one, other))
    turned = {row.id for row in found.turned}
    for change in found.changes:
        assert change.before != change.after
        assert set(change.answers) <= differing
        if change.topic in ("verdict", "mix", "need", "weight"):
            assert change.rules, change
            assert change.answers, change
        if change.topic in ("verdict", "mix"):
            assert set(change.rules) <= turned | {criterion.id for criterion in KNOWLEDGE.criteria}


@settings(max_examples=15)
@given(answers(), days, days)
def test_what_two_dates_change_is_laid_on_rules_and_facts_and_never_on_answers(
    given_answers: dict[str, Answer], early: date, late: date
) -> None:
    found = compare(stand(KNOWLEDGE, given_answers, early), stand(KNOWLEDGE, given_answers, late))
    assert found.answers == ()
    first, last = sorted((early, late))
    assert all(first < row.on <= last for row in found.dated)
    for change in found.changes:
        assert change.answers == ()
        if change.topic == "verdict":
            assert change.rules
            ended = {row.id for row in found.dated}
            assert ended & {*change.rules, *change.facts}, change


def test_a_rule_that_ends_and_a_fact_that_changes_are_told_on_their_day(tmp_path: Path) -> None:
    rules = collections()["rules"]
    rules[2] = rules[2] | {"to": "2015-01-01", "end": "withdrawn", "judgement": False, "sources": ["notice"]}
    knowledge = small(tmp_path, rules=rules)
    given_answers = {"home": "outside", "goals": ("sell", "tell")}
    found = compare(
        stand(knowledge, given_answers, date(2014, 12, 31)), stand(knowledge, given_answers, date(2015, 1, 1))
    )
    rows = {(row.kind, row.id): row for row in found.dated}
    assert set(rows) == {("rule", "shop.closed"), ("fact", "letter.per_month")}
    assert rows["rule", "shop.closed"].event == "ended"
    assert rows["rule", "shop.closed"].sources == ("notice",)
    assert "shop/own" in rows["rule", "shop.closed"].bears_on
    assert (rows["fact", "letter.per_month"].was, rows["fact", "letter.per_month"].became) == ("1", "4")
    changed = {change.what: change for change in found.changes}
    assert (changed["shop/own"].before, changed["shop/own"].after) == ("closed", "open")
    assert changed["shop/own"].rules == ("shop.closed",)
    assert (changed["mix shop"].before, changed["mix shop"].after) == ("not in the mix", "own (support)")
    assert changed["mix shop"].rules == ("shop.closed",)
    assert "mix shop" in changed["need sell"].through
    before_and_after = compare(
        stand(knowledge, given_answers, date(2015, 1, 1)), stand(knowledge, given_answers, date(2015, 1, 2))
    )
    assert before_and_after.dated == ()


def test_an_answer_that_differs_is_told_in_words_and_whether_it_counts(tmp_path: Path) -> None:
    knowledge = small(tmp_path)
    one, other = {"home": "outside", "abroad": True}, {"home": "inside", "abroad": False}
    found = compare(stand(knowledge, one, date(2026, 1, 1)), stand(knowledge, other, date(2026, 1, 1)))
    assert [(row.question, row.before, row.after, row.after_counted) for row in found.answers] == [
        ("home", "Outside", "Inside", True),
        ("abroad", "answer.yes.", "answer.no.", False),
    ]
    assert next(change for change in found.changes if change.what == "shop/own").answers == ("home",)


def test_the_order_of_options_is_no_difference() -> None:
    assert differing_questions({"goals": ("a", "b")}, {"goals": ("b", "a")}) == ()
    assert differing_questions({"x": 1}, {"x": True}) == ("x",)
    assert differing_questions({"x": 1}, {}) == ("x",)


@st.composite
def two_opinions(draw: st.DrawFn) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """A sample client as two consultants see it: up to five answers differ, some are missing on one side."""
    path = draw(st.sampled_from(sorted(SAMPLES.glob("*.yaml"))))
    one = dict(read_case(path.read_bytes(), file=path.name, knowledge=KNOWLEDGE).answers)
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
    path = SAMPLES / "skincare_cross_border.yaml"
    one = dict(read_case(path.read_bytes(), file=path.name, knowledge=KNOWLEDGE).answers)
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


SKINCARE = "skincare_cross_border"
NAMED = ("skincare_cross_border", "hong_kong_retailer", "mainland_media", "company_internal")


@settings(max_examples=15)
@given(st.sampled_from(NAMED), choices(), choices())
def test_where_only_choices_differ_nothing_is_laid_on_a_rule_a_fact_or_an_answer(
    name: str, mine: Choices, theirs: Choices
) -> None:
    given_answers = sample(name)
    sides = [stand(KNOWLEDGE, given_answers, TODAY, choices=chosen) for chosen in (mine, theirs)]
    found = compare(*sides)
    assert (found.answers, found.dated, found.turned) == ((), (), ())
    about_the_mix = {row.what for row in found.choices} - {"lock"}
    assert about_the_mix == set(differing_choices(mine, theirs))
    for change in found.changes:
        assert (change.rules, change.facts, change.answers) == ((), (), ())
        assert change.topic not in ("verdict", "wish", "outside", "status")
        if change.topic in ("mix", "weight", "need"):
            assert change.choices, change
            assert set(change.choices) <= about_the_mix


def test_other_opinions_are_told_and_change_nothing() -> None:
    given_answers = sample(SKINCARE)
    one = stand(KNOWLEDGE, given_answers, TODAY)
    other = replace(one, advice=replace(one.advice, opinions=(Opinion(says="Wait a year."),)))
    found = compare(one, other)
    assert found.same
    assert found.opinions_differ


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


@given(choices(), choices(), st.data())
def test_choices_taken_over_in_part_stay_sound(mine: Choices, theirs: Choices, data: st.DataObject) -> None:
    names = differing_choices(mine, theirs)
    taken = data.draw(st.sets(st.sampled_from(names))) if names else set()
    mixed = taken_over(mine, theirs, taken)
    assert not set(mixed.exclude) & set(mixed.force)
    assert set(differing_choices(mine, mixed)) == taken
    assert set(differing_choices(mixed, theirs)) == set(names) - taken


def test_a_smaller_budget_is_told_against_the_same_costs() -> None:
    one = sample(SKINCARE)
    found = compare(stand(KNOWLEDGE, one, TODAY), stand(KNOWLEDGE, one | {"setup_budget_cny": 4000}, TODAY))
    row = next(change for change in found.changes if change.what == "cost setup_budget")
    assert (row.before, row.after) == (
        "CNY 300,000; what is known could exceed it",
        "CNY 4,000; what is known exceeds it",
    )
    assert row.answers == ("setup_budget_cny",)


def test_an_account_that_waits_stands_in_another_phase(tmp_path: Path) -> None:
    later = [
        {
            "id": "later.abroad",
            "for": ["shop/*"],
            "when": {"home": "outside"},
            "text": "It waits.",
            "starts": "after_launch",
            "trigger": "Somebody is there.",
            "judgement": True,
        }
    ]
    knowledge = small(
        tmp_path, later=later, rules=[row for row in collections()["rules"] if row["id"] != "shop.closed"]
    )
    sides = [
        stand(knowledge, {"home": home, "goals": ("sell", "tell")}, date(2026, 1, 1)) for home in ("inside", "outside")
    ]
    changed = {change.what: change for change in compare(*sides).changes}
    assert (changed["phase shop"].before, changed["phase shop"].after) == (
        "1, at_once",
        "2, after_trigger after later.abroad/trigger",
    )
    assert changed["phase shop"].rules == ("later.abroad",)
    assert changed["phase shop"].answers == ("home",)


def test_an_account_that_exists_is_kept_or_not() -> None:
    one = sample(SKINCARE) | {"existing_accounts": ("own_service",)}
    sides = [stand(KNOWLEDGE, one, TODAY, choices=chosen) for chosen in (NO_CHOICES, Choices(exclude=("service",)))]
    row = next(change for change in compare(*sides).changes if change.what == "existing own_service")
    assert "by own_non_mainland" in row.before
    assert "by no route" in row.after
    assert row.choices == ("account service",)
    assert row.through == ("mix service",)


def test_in_depth_a_locked_answer_explains_what_no_longer_opens_an_account() -> None:
    given_answers = sample("individual_creator")
    depth = MixSpace.compiled(KNOWLEDGE, as_of=TODAY)
    chosen = NO_CHOICES, Choices(lock=("mainland_entity", "partner_licence"))
    sides = [
        Stand(
            Situation(KNOWLEDGE, given_answers, as_of=TODAY),
            advise(KNOWLEDGE, given_answers, as_of=TODAY, weeks=8, choices=each, depth=depth),
            choices=each,
        )
        for each in chosen
    ]
    rows = [change for change in compare(*sides).changes if change.topic == "unlock"]
    assert rows
    assert {row.choices for row in rows} == {("lock",)}
    assert {row.topic for row in compare(*sides).changes} <= {"unlock", "robustness"}


def test_blind_order_does_not_depend_on_who_comes_first_or_on_names() -> None:
    one, other = (Case(answers={"home": home}) for home in ("mainland", "taiwan"))
    named = replace(one, client=Client(name="Zoe", notes="zz")), replace(other, client=Client(name="Anna"))
    assert in_blind_order(one, other) == in_blind_order(other, one)
    assert [case.answers for case in in_blind_order(*named)] == [case.answers for case in in_blind_order(one, other)]
