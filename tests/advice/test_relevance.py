"""Which questions are asked: exactly those whose answer can turn a part of the advice, others being equal."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.model import Advice
from advisor.advice.needs import find_needs
from advisor.advice.outlook.hinges import Hinge, Space
from advisor.advice.outlook.relevance import effects_of, relevance
from advisor.logic.situation import Answer, Situation
from advisor.logic.verdicts import decide
from tests.advice.test_reachable import partial
from tests.advice.turning_base import VALUES, completions, turning
from tests.strategies import KNOWLEDGE
from tests.strategies import VALUES as REAL_VALUES

DAY = date(2026, 1, 1)
SPACE = Space.of(turning(), as_of=DAY)


def turned(answers: dict[str, Answer], of: Callable[[Situation], Hashable]) -> set[str]:
    """By brute force: the open questions with two answers that give another outcome, all else being equal."""
    outcomes = {
        tuple(one.values()): of(Situation(turning(), one, as_of=DAY)) for one in map(dict, completions(answers))
    }
    found = set()
    for index, name in enumerate(VALUES):
        if name not in answers:
            groups: dict[Hashable, set[Hashable]] = {}
            for row, outcome in outcomes.items():
                groups.setdefault((*row[:index], *row[index + 1 :]), set()).add(outcome)
            if any(len(group) > 1 for group in groups.values()):
                found.add(name)
    return found


def listed(answers: dict[str, Answer], what: str) -> set[str]:
    effects = effects_of(SPACE, answers)
    return {question for question, found in effects.items() if any(effect.what == what for effect in found)}


@given(partial)
def test_a_verdict_is_listed_for_exactly_the_questions_that_can_turn_it(answers: dict[str, Answer]) -> None:
    for account, route in turning().pairs:

        def status(situation: Situation, account: str = account, route: str = route) -> Hashable:
            found = decide(situation, account, route)
            return found.status, tuple(sorted(rule.id for rule in found.deciding))

        assert listed(answers, f"{account}/{route}") == turned(answers, status)


@given(partial)
def test_a_need_is_listed_for_exactly_the_questions_that_can_turn_what_raises_it(answers: dict[str, Answer]) -> None:
    for need in turning().needs:

        def strength(situation: Situation, ident: str = need.id) -> Hashable:
            raised = {found.need.id: found.raised for found in find_needs(situation).raised}
            return tuple(cause.id for cause in raised.get(ident, ()))

        assert listed(answers, need.id) == turned(answers, strength)


@given(partial)
def test_every_part_is_listed_for_exactly_the_questions_that_can_turn_its_outcome(answers: dict[str, Answer]) -> None:
    """Each part's outcome is read off the complete answers, one by one."""
    restrict = SPACE.diagram.formulas.restrict
    expected: dict[str, set[str]] = {}
    for hinge in SPACE.hinges:

        def outcome(situation: Situation, hinge: Hinge = hinge) -> Hashable:
            known = SPACE.diagram.known(situation.answers)
            return hinge.outcome(tuple(restrict(formula, known).value for formula in hinge.formulas))

        expected.setdefault(hinge.what, set()).update(turned(answers, outcome))
    for what, questions in expected.items():
        assert listed(answers, what) - {what} == questions - {what}


@given(partial)
def test_a_question_that_is_not_listed_cannot_turn_the_mix(answers: dict[str, Answer]) -> None:
    effects = effects_of(SPACE, answers)

    def mix(situation: Situation) -> Hashable:
        return Findings.of(situation).best.pairs

    assert turned(answers, mix) <= effects.keys()


@given(partial)
def test_every_question_without_an_answer_is_asked_or_skipped_with_the_reason(answers: dict[str, Answer]) -> None:
    situation = Situation(turning(), answers, as_of=DAY)
    found = relevance(SPACE, situation)
    named = [row.question for row in (*found.asked, *found.skipped)]
    assert sorted(named) == sorted(VALUES.keys() - answers.keys())
    for row in found.skipped:
        shown = situation.truth(turning().question[row.question].shown_when)
        assert (row.because == "off_the_path") == (shown is False)
        assert (row.because == "waits") == (shown is None) == bool(row.waits_for)


def test_with_everything_closed_the_plan_asks_for_nothing_more() -> None:
    """A government body with no route open is not asked how often it wishes to publish."""
    day = KNOWLEDGE.meta.as_known_on
    answers: dict[str, Answer] = {"organisation": "individual", "home": "overseas", "partner_licence": "no"}
    found = relevance(Space.of(KNOWLEDGE, as_of=day), Situation(KNOWLEDGE, answers, as_of=day))
    asked = {row.question: row.effects for row in found.asked}
    statuses = {decide(Situation(KNOWLEDGE, answers, as_of=day), *pair).status for pair in KNOWLEDGE.pairs}
    assert ("publish_frequency" in asked) == (statuses != {"closed"})


REAL_DAY = KNOWLEDGE.meta.as_known_on
REAL = Space.of(KNOWLEDGE, as_of=REAL_DAY)
complete = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in REAL_VALUES.items()})


def without_echo(advice: Advice) -> Advice:
    """The advice without the answers it repeats: where nothing is to be paid, a budget is repeated as it was given."""
    if not advice.costs.steps:
        advice = replace(advice, costs=replace(advice.costs, setup_budget=None, monthly_budget=None))
    return replace(advice, answers=())


@given(complete, st.sets(st.sampled_from(sorted(REAL_VALUES))), st.data())
def test_on_the_real_base_the_answer_to_a_question_that_is_skipped_changes_nothing(
    every: dict[str, Answer], left_open: set[str], data: st.DataObject
) -> None:
    """Whatever the open questions are answered, two answers to the skipped one give the same advice, echo apart."""
    known = {name: answer for name, answer in every.items() if name not in left_open}
    found = relevance(REAL, Situation(KNOWLEDGE, known, as_of=REAL_DAY))
    skipped = [row.question for row in found.skipped if row.because == "changes_nothing"]
    if skipped:
        question = data.draw(st.sampled_from(skipped))
        other = data.draw(st.sampled_from(REAL_VALUES[question]))
        one, two = (advise(KNOWLEDGE, answers, as_of=REAL_DAY) for answers in (every, {**every, question: other}))
        assert without_echo(one) == without_echo(two)
