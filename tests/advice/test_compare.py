"""Comparisons: equal advice gives nothing, sides may change places, every change has a cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from advisor.advice.comparing.blind import in_blind_order
from advisor.advice.comparing.comparison import changes, compare, differing_questions
from advisor.advice.comparing.decisive import decisive
from advisor.advice.parts.comparison import Comparison
from advisor.logic.situation import Answer
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from tests.advice.sides import choices, stand
from tests.strategies import KNOWLEDGE, answers, days


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


def test_the_order_of_options_is_no_difference() -> None:
    assert differing_questions({"goals": ("a", "b")}, {"goals": ("b", "a")}) == ()
    assert differing_questions({"x": 1}, {"x": True}) == ("x",)
    assert differing_questions({"x": 1}, {}) == ("x",)


def test_blind_order_does_not_depend_on_who_comes_first_or_on_names() -> None:
    one, other = (Case(answers={"home": home}) for home in ("mainland", "taiwan"))
    named = replace(one, client=Client(name="Zoe", notes="zz")), replace(other, client=Client(name="Anna"))
    assert in_blind_order(one, other) == in_blind_order(other, one)
    assert [case.answers for case in in_blind_order(*named)] == [case.answers for case in in_blind_order(one, other)]
