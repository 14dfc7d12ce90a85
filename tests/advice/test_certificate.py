"""The certificate: what came next, ties kept as ties, dominated mixes, and the limit that decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.findings import Findings
from advisor.advice.mixes.candidate import Candidate
from advisor.advice.mixes.certificate import certificate, change_between, dominates
from advisor.advice.mixes.mix import Compared, compare_all, weights
from advisor.advice.parts.certificate import Certificate, LimitFound
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answer, Situation
from advisor.questionnaire.choices import Choices
from tests.advice.made_mixes import mix_of, weighted_by
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
LIMIT = {"id": "hands", "title": "Hands", "text": "Hands decide.", "relaxed": {"size": 100}}


def changed(**changes: Any) -> Knowledge:
    """The small base with the engine's own sentences and collections replaced."""
    phrases = [{"id": phrase.id, "text": phrase.text} for phrase in KNOWLEDGE.phrases]
    with TemporaryDirectory() as folder:
        return small(Path(folder), phrases=phrases, **changes)


@cache
def short_of_hands() -> Knowledge:
    """A base on which two accounts are too much for fewer than ten hands, and no need is a must."""
    needs = collections()["needs"]
    for need, strength in zip(needs, ("should", "could"), strict=True):
        need["raised"][0]["strength"] = strength
    worst = [{"when": {"size": {"below": 10}}, "worst": 2}, {"worst": 1000}]
    criteria = [row for row in collections()["criteria"] if row["id"] in ("coverage", "focus")]
    return changed(needs=needs, mix=collections()["mix"] | {"focus_worst": worst}, criteria=criteria, limits=[LIMIT])


def hands(**given_answers: Answer) -> LimitFound:
    situation = Situation(short_of_hands(), {"home": "inside", "goals": ("tell", "sell")} | given_answers, as_of=DAY)
    (limit,) = certificate(situation, Findings.of(situation)).limits
    return limit


def proved(given_answers: dict[str, Answer], day: date = DAY) -> tuple[Findings, Certificate]:
    """The mixes of a client in the real base, and what is certified of them."""
    situation = Situation(KNOWLEDGE, given_answers, as_of=day)
    found = Findings.of(situation)
    return found, certificate(situation, found)


def pairs_of(members: Any) -> tuple[tuple[str, str], ...]:
    return tuple((member.account, member.route) for member in members)


@given(answers(), days)
def test_the_runner_up_is_the_best_below_the_chosen_mix_and_the_points_account_for_the_difference(
    given_answers: dict[str, Answer], day: date
) -> None:
    found, proof = proved(given_answers, day)
    best = found.best
    assert proof.compared == len(found.compared)
    assert proof.as_many_musts == sum(mix.musts_met == best.musts_met for mix in found.compared)
    below = [mix for mix in found.compared if mix.key < best.key]
    assert len(below) + len(proof.ties) + 1 == len(found.compared)
    if proof.runner_up is None:
        assert not below
        return
    up = next(mix for mix in below if mix.pairs == pairs_of(proof.runner_up.mix))
    assert up.key == max(mix.key for mix in below)
    assert proof.runner_up.musts_missed == best.musts_met - up.musts_met
    assert set(proof.runner_up.gains) == up.met - best.met
    assert set(proof.runner_up.loses) == best.met - up.met
    points = [sum(lead.points for lead in rows) for rows in (proof.runner_up.behind, proof.runner_up.ahead)]
    assert points[0] - points[1] == pytest.approx(best.score - up.score, abs=1e-7)


@given(answers(), days)
def test_every_dominated_mix_is_counted_and_the_near_ones_are_one_account_away(
    given_answers: dict[str, Answer], day: date
) -> None:
    found, proof = proved(given_answers, day)
    best = found.best
    measures = [criterion.measure for criterion in KNOWLEDGE.criteria]

    def is_dominated(mix: Compared) -> bool:
        nowhere_better = mix.met <= best.met and all(mix.units[name] <= best.units[name] for name in measures)
        return nowhere_better and (mix.met != best.met or any(mix.units[name] < best.units[name] for name in measures))

    dominated = [mix for mix in found.compared if is_dominated(mix)]
    assert proof.dominated == len(dominated)
    near = [mix.pairs for mix in dominated if len(dict(mix.pairs).items() ^ dict(best.pairs).items()) == 1]
    swapped = [
        mix.pairs
        for mix in dominated
        if len(mix.pairs) == len(best.pairs) and len(set(mix.pairs) - set(best.pairs)) == 1
    ]
    assert proof.dominated_near_total == len(near) + len(swapped)
    assert {pairs_of(row.mix) for row in proof.dominated_near} <= {*near, *swapped}


@given(answers(), st.permutations([criterion.id for criterion in KNOWLEDGE.criteria]), st.data())
def test_no_weights_put_a_dominated_mix_ahead(
    given_answers: dict[str, Answer], names: list[str], data: st.DataObject
) -> None:
    found, proof = proved(given_answers)
    drawn = data.draw(st.lists(st.integers(0, 5), min_size=len(names), max_size=len(names)).filter(any))
    situation = Situation(KNOWLEDGE, given_answers, as_of=DAY)
    other = Findings.of(situation, Choices(weights=dict(zip(names, map(float, drawn), strict=True))))
    keys = {mix.pairs: mix.key for mix in other.compared}
    for row in proof.dominated_near:
        assert keys[pairs_of(row.mix)] <= keys[found.best.pairs]


def tied(*, weighing: dict[str, float] | None = None) -> Certificate:
    """Two accounts that do the same, for a client who needs just that."""
    situation = Situation(changed(), {"home": "inside", "goals": ("tell",)}, as_of=DAY)
    found = Findings.of(situation, Choices(weights=weighing or {}))
    twins = [
        Candidate((name, "own"), {"tell": 1.0}, False, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0) for name in ("letter", "shop")
    ]
    compared = compare_all(situation, twins, found.needs, choices=found.choices)
    return certificate(situation, replace(found, compared=compared))


def test_a_tie_stays_a_tie_and_says_that_only_the_order_of_the_list_put_one_first() -> None:
    proof = tied()
    assert [(pairs_of(tie.rival.mix), tie.reason.id) for tie in proof.ties] == [
        ((("shop", "own"),), "tie.same_number"),
    ]
    (tie,) = proof.ties
    assert (tie.rival.ahead, tie.rival.behind, tie.rival.gains, tie.rival.loses) == ((), (), (), ())
    assert proof.runner_up is not None
    assert pairs_of(proof.runner_up.mix) == (("letter", "own"), ("shop", "own"))


def test_a_tie_with_more_accounts_says_that_fewer_came_first() -> None:
    blind_to_effort = dict.fromkeys(("control", "speed", "economy", "focus", "certainty"), 0.0)
    proof = tied(weighing=blind_to_effort)
    assert [(pairs_of(tie.rival.mix), tie.reason.id) for tie in proof.ties] == [
        ((("shop", "own"),), "tie.same_number"),
        ((("letter", "own"), ("shop", "own")), "tie.fewer_accounts"),
    ]
    assert proof.runner_up is not None
    assert (proof.runner_up.mix, proof.runner_up.musts_missed, proof.runner_up.loses) == ((), 1, ("tell",))


def test_a_sum_of_tenths_ties_with_the_same_sum_in_another_order() -> None:
    """0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ as floats; a tie is decided in whole units."""
    situation = Situation(changed(), {"home": "inside", "goals": ("tell",)}, as_of=DAY)
    found = Findings.of(situation)
    made = Choices(weights={"coverage": 0.1, "control": 0.2, "certainty": 0.3, "speed": 0, "economy": 0, "focus": 0})
    one = Candidate(("letter", "own"), {"tell": 0.3}, False, 0.0, 0.0, 0.0, 0.3, 1.0, 0.3)
    two = Candidate(("shop", "own"), {"tell": 0.9}, False, 0.0, 0.0, 0.0, 0.3, 1.0, 0.1)
    compared = compare_all(situation, [one, two], found.needs, choices=made)
    keys = {mix.pairs: mix.key for mix in compared}
    assert 0.1 * 0.3 + 0.2 * 0.3 + 0.3 * 0.3 != 0.1 * 0.9 + 0.2 * 0.3 + 0.3 * 0.1
    assert keys[(("letter", "own"),)] == keys[(("shop", "own"),)]


def test_a_mix_dominates_only_where_nothing_is_better_in_the_other() -> None:
    weighted = weighted_by((1.0, 0.0))
    best, worse, mixed, same = (
        mix_of(name, units, weighted)
        for name, units in (("best", (5, 5)), ("worse", (5, 4)), ("mixed", (1, 6)), ("same", (5, 5)))
    )
    assert dominates(best, worse, weighted)
    assert not dominates(best, mixed, weighted)
    assert not dominates(best, same, weighted)


def test_the_change_between_two_mixes_is_named_where_it_is_a_single_account() -> None:
    def mix(*pairs: tuple[str, str]) -> Compared:
        members = tuple(Candidate(pair, {}, False, 0, 0, 0, 1, 1, 1) for pair in pairs)
        return Compared(members, 0, 0.0, {}, {}, 0)

    one = mix(("a", "own"), ("b", "own"))
    assert change_between(one, mix(("a", "own"))) == "drops"
    assert change_between(one, mix(("a", "own"), ("b", "own"), ("c", "own"))) == "adds"
    assert change_between(one, mix(("a", "own"), ("b", "lent"))) == "other_route"
    assert change_between(one, mix(("a", "own"), ("c", "own"))) == "swaps"
    assert change_between(one, mix(("a", "lent"), ("b", "lent"))) is None
    assert change_between(one, mix()) is None


def test_a_limit_binds_where_another_mix_is_best_without_it() -> None:
    """Coverage and focus, added up. Few hands: nothing 0 + 1, letter 2/3 + 1/2, shop 1/3 + 1/2, both 1 + 0.

    With a thousand hands both come to 1 + 998/1000, the letter to 2/3 + 999/1000.
    """
    limit = hands(size=5)
    assert (limit.state, limit.lifted) == ("binds", ("size",))
    assert pairs_of(limit.mix) == (("letter", "own"), ("shop", "own"))
    assert (limit.gains, limit.loses) == (("sell",), ())
    assert [(reason.id, reason.text, reason.basis) for reason in limit.reasons] == [
        ("limit.hands", "Hands decide.", "judgement")
    ]


def test_a_limit_that_changes_nothing_does_not_bind_and_one_nobody_stated_is_none() -> None:
    assert (hands(size=50).state, hands(size=50).mix) == ("does_not_bind", ())
    assert hands(size=100).state == "does_not_bind"
    assert hands().state == "not_stated"


def test_whose_accounts_they_are_binds_where_a_partner_stands_ready_and_is_refused(real: Knowledge) -> None:
    abroad: dict[str, Answer] = {
        "organisation": "enterprise",
        "home": "overseas",
        "country": "DE",
        "mainland_entity": "no",
        "partner_licence": "agency",
        "account_ownership": "must_own",
        "goals": ("content_publishing",),
        "audience": ("mainland_consumers",),
        "publish_frequency": "daily",
    }
    situation = Situation(real, abroad, as_of=date(2026, 11, 21))
    limits = {limit.id: limit for limit in certificate(situation, Findings.of(situation)).limits}
    freed = Findings.of(Situation(real, abroad | {"account_ownership": "indifferent"}, as_of=date(2026, 11, 21))).best
    assert ("subscription", "partner_licence") in freed.pairs
    assert limits["ownership"].state == "binds"
    assert pairs_of(limits["ownership"].mix) == freed.pairs
    assert "daily_broadcast" in limits["ownership"].gains
    assert {limits[name].state for name in ("budget", "deadline", "team")} == {"not_stated"}


@given(answers(), days)
def test_a_limit_that_binds_names_the_mix_that_those_answers_would_give(
    given_answers: dict[str, Answer], day: date
) -> None:
    found, proof = proved(given_answers, day)
    for limit, row in zip(KNOWLEDGE.limits, proof.limits, strict=True):
        lifted = {name: limit.relaxed[name] for name in limit.relaxed if name in given_answers}
        other = Findings.of(Situation(KNOWLEDGE, {**given_answers, **lifted}, as_of=day))
        if row.state == "binds":
            assert pairs_of(row.mix) == other.best.pairs != found.best.pairs
        else:
            keys = {mix.pairs: mix.key for mix in other.compared}
            assert keys[found.best.pairs] == other.best.key


def test_the_certificate_keeps_to_the_users_choices(real: Knowledge) -> None:
    situation = Situation(
        real,
        {"organisation": "enterprise", "home": "mainland", "goals": ("loyalty", "customer_service", "utility_app")},
        as_of=DAY,
    )
    made = Choices(exclude=("subscription",), force=("service",), weights={"focus": 4.0})
    proof = certificate(situation, found := Findings.of(situation, made))
    assert proof.compared == len(found.compared) < len(Findings.of(situation).compared)
    assert proof.runner_up is not None
    held = [dict(pairs_of(mix)) for mix in (proof.runner_up.mix, *(row.mix for row in proof.dominated_near))]
    assert all("service" in mix and "subscription" not in mix for mix in held)
    leads = {lead.criterion: lead for lead in (*proof.runner_up.ahead, *proof.runner_up.behind)}
    total = sum(weight for _, weight in weights(situation, made))
    assert leads["focus"].points == pytest.approx(4 * leads["focus"].by / total)
