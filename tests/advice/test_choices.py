"""The user's choices: followed to the letter, said to be the user's, and refused in words where they cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.mixes.mix import weights
from advisor.advice.mixes.user_choices import told_choices
from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
CRITERIA = [criterion.id for criterion in KNOWLEDGE.criteria]
accounts = st.sampled_from([account.id for account in KNOWLEDGE.accounts])


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Weights for some criteria, and accounts excluded or forced, none of them both."""
    excluded = draw(st.sets(accounts, max_size=3))
    forced = draw(st.sets(accounts, max_size=3)) - excluded
    numbers = st.one_of(st.integers(0, 9).map(float), st.floats(0, 100))
    weighed = draw(st.dictionaries(st.sampled_from(CRITERIA), numbers, max_size=len(CRITERIA)))
    assume(set(weighed) != set(CRITERIA) or any(weighed.values()))
    return Choices(weights=weighed, exclude=tuple(sorted(excluded)), force=tuple(sorted(forced)))


@cache
def base() -> Knowledge:
    """The small base with the engine's own sentences."""
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    with TemporaryDirectory() as folder:
        return small(Path(folder), phrases=phrases)


def situation_of(**given_answers: Answer) -> Situation:
    return Situation(base(), given_answers, as_of=DAY)


def said(found: Findings, situation: Situation) -> list[str]:
    return [reason.id for reason in told_choices(situation, found)]


@given(answers(), days, choices())
def test_under_any_choices_the_chosen_mix_is_the_best_of_every_subset(
    given_answers: dict[str, Answer], day: date, made: Choices
) -> None:
    """Compared with a search of its own over all subsets of what could enter a mix with every account forced."""
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    found = Findings.of(situation, made)
    everything = Findings.of(situation, Choices(force=tuple(KNOWLEDGE.account)))
    useful = Findings.of(situation)
    pool = {pair for mix in useful.compared for pair in mix.pairs}
    pool |= {pair for mix in everything.compared for pair in mix.pairs if pair[0] in made.force}
    pool = {pair for pair in pool if pair[0] not in made.exclude}
    must_hold = {account for account, _ in pool} & set(made.force)
    subsets = chain.from_iterable(combinations(sorted(pool), size) for size in range(6))
    allowed = {
        frozenset(subset) for subset in subsets if len(dict(subset)) == len(subset) and must_hold <= set(dict(subset))
    }
    assert {frozenset(mix.pairs) for mix in found.compared} == allowed
    weighing = {criterion.measure: weight for criterion, weight in weights(situation, made)}
    total = sum(weighing.values())

    def score(measures: Mapping[str, float]) -> float:
        return sum(weight * measures[measure] for measure, weight in weighing.items()) / total

    for mix in found.compared:
        assert mix.score == pytest.approx(score(mix.measures), abs=1e-8)
        assert found.best.musts_met >= mix.musts_met
        if found.best.musts_met == mix.musts_met:
            assert score(found.best.measures) >= score(mix.measures) - 1e-12


@given(answers(), choices())
def test_a_weight_is_the_users_where_there_is_one_and_the_base_gives_the_others(
    given_answers: dict[str, Answer], made: Choices
) -> None:
    situation = Situation(KNOWLEDGE, given_answers, as_of=DAY)
    advised = {criterion.id: weight for criterion, weight in weights(situation)}
    assert {criterion.id: weight for criterion, weight in weights(situation, made)} == advised | made.weights


@given(answers(), days)
def test_no_choices_change_nothing_and_nothing_is_said(given_answers: dict[str, Answer], day: date) -> None:
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    found = Findings.of(situation, Choices())
    assert found.compared == Findings.of(situation).compared
    assert said(found, situation) == []


def test_the_order_of_accounts_in_a_choice_does_not_matter(real: Knowledge) -> None:
    situation = Situation(real, {"home": "mainland", "organisation": "enterprise"}, as_of=DAY)
    one, other = (
        Findings.of(situation, Choices(force=names)) for names in (("wecom", "service"), ("service", "wecom"))
    )
    assert one.compared == other.compared
    assert {account for mix in one.compared for account in dict(mix.pairs)} >= {"wecom", "service"}


def test_a_forced_account_that_meets_no_need_is_in_every_mix_all_the_same() -> None:
    situation = situation_of(home="inside", goals=("tell",))
    found = Findings.of(situation, Choices(force=("shop",)))
    assert all("shop" in dict(mix.pairs) for mix in found.compared)
    assert found.best.pairs == (("letter", "own"), ("shop", "own"))
    assert found.best.met == {"tell"}
    assert said(found, situation) == ["choice.forced"]


def test_an_excluded_account_is_in_no_mix_even_if_a_must_need_hangs_on_it() -> None:
    situation = situation_of(home="inside", goals=("tell", "sell"))
    found = Findings.of(situation, Choices(exclude=("letter",)))
    assert found.best.pairs == (("shop", "own"),)
    (reason,) = told_choices(situation, found)
    assert (reason.text, reason.basis) == ("Your choice: Letter is left out of every mix.", "judgement")


def test_a_forced_account_that_is_closed_is_reported_with_the_rule_that_closes_it() -> None:
    situation = situation_of(home="outside", goals=("tell",))
    found = Findings.of(situation, Choices(force=("shop",)))
    assert found.best.pairs == (("letter", "own"),)
    assert said(found, situation) == ["choice.forced_closed", "shop.closed"]


def test_a_forced_account_that_is_undecided_is_reported_with_what_it_waits_for() -> None:
    situation = situation_of(goals=("tell",))
    found = Findings.of(situation, Choices(force=("shop",)))
    assert found.best.pairs == (("letter", "own"),)
    assert said(found, situation) == ["choice.forced_undecided", "verdict.waits"]
    assert "Home?" in told_choices(situation, found)[1].text


def test_a_forced_account_by_a_route_that_may_not_be_taken_is_reported_with_the_route(tmp_path: Path) -> None:
    routes = [collections()["routes"][0] | {"mix_when": {"abroad": True}}]
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    situation = Situation(small(tmp_path, routes=routes, phrases=phrases), {"home": "inside"}, as_of=DAY)
    found = Findings.of(situation, Choices(force=("shop",)))
    assert found.best.pairs == ()
    (reason,) = told_choices(situation, found)
    assert reason.id == "choice.forced_not_taken"
    assert "Own papers" in reason.text


def test_an_account_both_forced_and_excluded_stays_out_and_is_reported() -> None:
    situation = situation_of(home="inside", goals=("tell", "sell"))
    found = Findings.of(situation, Choices(force=("shop",), exclude=("shop",)))
    assert found.best.pairs == (("letter", "own"),)
    assert said(found, situation) == ["choice.excluded", "choice.forced_excluded"]


def why_not(advice: Advice) -> dict[str, list[str]]:
    """The reasons for which accounts of the small base are not in the mix, by account: it has one route."""
    return {row.account: [reason.id for reason in row.reasons] for row in advice.rejected}


def test_an_excluded_account_is_out_of_the_mix_by_choice_and_not_by_what_it_costs() -> None:
    given_answers = {"home": "inside", "goals": ("tell", "sell")}
    advice = advise(base(), given_answers, as_of=DAY, choices=Choices(exclude=("letter",)))
    assert why_not(advice) == {"letter": ["choice.excluded"]}
    assert why_not(advise(base(), given_answers, as_of=DAY)) == {}


def test_an_excluded_account_that_is_closed_too_says_both() -> None:
    advice = advise(base(), {"home": "outside", "goals": ("tell",)}, as_of=DAY, choices=Choices(exclude=("shop",)))
    assert why_not(advice) == {"shop": ["choice.excluded", "shop.closed"]}


def test_an_excluded_account_that_is_undecided_waits_for_no_answer() -> None:
    advice = advise(base(), {"goals": ("tell",)}, as_of=DAY, choices=Choices(exclude=("shop",)))
    assert why_not(advice) == {"shop": ["choice.excluded"]}


def test_a_forced_account_that_meets_nothing_is_in_the_mix_for_the_users_choice_alone() -> None:
    advice = advise(base(), {"home": "inside", "goals": ("tell",)}, as_of=DAY, choices=Choices(force=("shop",)))
    told = {row.account: [reason.id for reason in row.reasons] for row in advice.mix}
    assert told == {"letter": ["letter.tell"], "shop": ["choice.forced"]}


def test_a_forced_account_that_meets_a_need_is_in_the_mix_for_the_need() -> None:
    advice = advise(base(), {"home": "inside", "goals": ("tell", "sell")}, as_of=DAY, choices=Choices(force=("shop",)))
    assert {row.account: [reason.id for reason in row.reasons] for row in advice.mix}["shop"] == ["shop.sell"]


@given(answers(), days, choices())
def test_what_is_excluded_says_so_by_every_route_and_nothing_else_does(
    given_answers: dict[str, Answer], day: date, made: Choices
) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, choices=made)
    said = {(row.account, row.route) for row in advice.rejected if row.reasons[0].id == "choice.excluded"}
    assert said == {pair for pair in KNOWLEDGE.pairs if pair[0] in made.exclude}
    idle = {row.account for row in advice.mix if not row.covers}
    forced = {row.account for row in advice.mix if "choice.forced" in [reason.id for reason in row.reasons]}
    assert forced == idle
    assert idle <= set(made.force)


@given(answers(), days, choices())
def test_every_choice_about_accounts_is_followed_or_said_to_fail(
    given_answers: dict[str, Answer], day: date, made: Choices
) -> None:
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    found = Findings.of(situation, made)
    told = told_choices(situation, found)
    for account in made.force:
        held = all(account in dict(mix.pairs) for mix in found.compared)
        assert held or not any(account in dict(mix.pairs) for mix in found.compared)
        name = KNOWLEDGE.account[account].name
        failed = any(reason.id.startswith("choice.forced_") and name in reason.text for reason in told)
        assert failed is not held
    assert sum(reason.id == "choice.excluded" for reason in told) == len(made.exclude)


def test_a_changed_weight_is_said_from_what_to_what_and_one_set_to_its_own_value_is_not() -> None:
    situation = situation_of(home="inside", goals=("tell",))
    found = Findings.of(situation, Choices(weights={"focus": 2.5, "speed": 1}))
    (reason,) = told_choices(situation, found)
    assert reason.text == "Your choice: Focus has the weight 2.5 instead of 1."


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (dict.fromkeys(CRITERIA, 0.0), "all weights are zero"),
        ({"focus": -1.0}, "the weight of focus is not a number from 0 on"),
        ({"focus": float("nan")}, "the weight of focus is not a number from 0 on"),
        ({"focus": float("inf")}, "the weight of focus is not a number from 0 on"),
    ],
)
def test_weights_that_cannot_weigh_are_refused_in_words(made: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Findings.of(Situation(KNOWLEDGE, {}, as_of=DAY), Choices(weights=made))


def test_weights_of_which_the_base_gives_the_rest_as_zero_are_refused_too(tmp_path: Path) -> None:
    criteria = [row | {"weight": 1 if row["id"] == "focus" else 0} for row in collections()["criteria"]]
    situation = Situation(small(tmp_path, criteria=criteria), {}, as_of=DAY)
    assert Findings.of(situation).best.pairs == ()
    with pytest.raises(ValueError, match="all weights are zero"):
        Findings.of(situation, Choices(weights={"focus": 0.0}))
