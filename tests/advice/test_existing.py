"""Accounts that exist: each gets one action, the least promising that holds, none that hangs on a missing answer."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.advise import advise
from advisor.advice.existing import ACTIONS, MOVING, existing_found
from advisor.advice.parts.existing import ExistingFound
from advisor.knowledge.condition import parse
from advisor.knowledge.models import ExistingRule, Knowledge
from advisor.knowledge.problems import Refused
from advisor.logic.situation import Answer, Situation
from tests.small_base import collections, small
from tests.strategies import KNOWLEDGE, VALUES, answers, days

DAY = date(2026, 1, 1)
HOMES, SIZES = ("inside", "outside"), (0, 50)
OPTIONS = ("own_letter", "partner_letter", "old_thing")


def with_existing() -> dict[str, Any]:
    data = collections()
    options = [{"id": option, "label": option} for option in OPTIONS]
    data["questions"].append(
        {"id": "existing_accounts", "kind": "many", "label": "Existing?", "why": "So.", "options": options}
    )
    data["sections"][0]["questions"].append("existing_accounts")
    return data


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    data = with_existing()
    return small(tmp_path_factory.mktemp("base"), questions=data["questions"], sections=data["sections"])


def rule(ident: str, **fields: Any) -> ExistingRule:
    given_fields: dict[str, Any] = {
        "id": ident,
        "existing": ("own_letter",),
        "text": f"{ident}.",
        "confidence": "high",
        "judgement": True,
        "review_by": "2027-01-01",
        **fields,
    }
    given_fields["when"] = parse(fields.get("when", {"always": True}))
    return ExistingRule.model_validate(given_fields)


def found(
    base: Knowledge, rules: list[ExistingRule], mix: dict[str, str] | None = None, **known: Answer
) -> ExistingFound:
    answers_known: dict[str, Answer] = {"existing_accounts": ("own_letter",), **known}
    situation = Situation(base.model_copy(update={"existing": tuple(rules)}), answers_known, as_of=DAY)
    (only,) = existing_found(situation, tuple((mix or {}).items()))
    return only


def test_without_a_rule_nothing_is_established(base: Knowledge) -> None:
    said = found(base, [])
    assert (said.action, said.moving, said.waits_for) == ("ask", "not_established", ())
    assert said.confidence == "low"
    assert [reason.id for reason in said.reasons] == ["existing.not_established"]


@pytest.mark.parametrize("better", ACTIONS[1:])
@pytest.mark.parametrize("worse", ACTIONS[:-1])
def test_the_least_promising_action_stands(base: Knowledge, worse: str, better: str) -> None:
    if ACTIONS.index(worse) >= ACTIONS.index(better):  # type: ignore[arg-type]
        return
    said = found(base, [rule("a", action=better), rule("b", action=worse)])
    assert (said.action, [reason.id for reason in said.reasons]) == (worse, ["b"])


def test_a_beaten_rule_says_nothing(base: Knowledge) -> None:
    said = found(base, [rule("a", action="retire"), rule("b", action="keep", beats=("a",))])
    assert said.action == "keep"


def test_action_and_moving_do_not_hinder_each_other(base: Knowledge) -> None:
    said = found(base, [rule("a", action="keep"), rule("b", moving="impossible", confidence="low")])
    assert (said.action, said.moving, said.confidence) == ("keep", "impossible", "high")


@pytest.mark.parametrize(("mix", "action"), [({"letter": "own"}, "keep"), ({}, "retire"), ({"shop": "own"}, "retire")])
def test_a_rule_asks_how_the_mix_holds_that_kind_of_account(base: Knowledge, mix: dict[str, str], action: str) -> None:
    rules = [rule("a", action="keep", by=("own",)), rule("b", action="retire", by=("none",))]
    said = found(base, rules, mix)
    assert (said.action, said.account, said.route) == (action, "letter", mix.get("letter"))


def test_a_rule_out_of_its_window_says_nothing(base: Knowledge) -> None:
    gone = rule("b", action="retire", to="2026-01-01", end="withdrawn")
    assert found(base, [rule("a", action="keep"), gone]).action == "keep"


def test_what_hangs_on_an_answer_is_asked(base: Knowledge) -> None:
    rules = [rule("a", action="keep"), rule("b", action="retire", when={"home": "outside"})]
    said = found(base, rules)
    assert (said.action, said.waits_for) == ("ask", ("home",))
    assert found(base, rules, home="inside").action == "keep"
    assert found(base, rules, home="outside").action == "retire"


def test_what_no_answer_can_make_less_promising_is_settled(base: Knowledge) -> None:
    rules = [rule("a", action="retire"), rule("b", action="keep", when={"home": "outside"})]
    assert (found(base, rules).action, found(base, rules).waits_for) == ("retire", ())


CONDITIONS: list[Any] = [
    {"always": True},
    {"home": "outside"},
    {"not": {"home": "outside"}},
    {"size": {"at_least": 5}},
    {"any": [{"home": "inside"}, {"size": {"below": 5}}]},
    {"all": [{"home": "inside"}, {"not": {"size": {"below": 5}}}]},
]


@given(st.data())
def test_a_settled_action_is_that_of_every_completion(base: Knowledge, data: st.DataObject) -> None:
    """By brute force over all completions of the answers."""
    count = data.draw(st.integers(1, 5))
    rules: list[ExistingRule] = []
    for index in range(count):
        beaten = data.draw(st.sets(st.sampled_from([one.id for one in rules]))) if rules else set()
        word = data.draw(st.sampled_from([("action", one) for one in ACTIONS] + [("moving", one) for one in MOVING]))
        condition = data.draw(st.sampled_from(CONDITIONS))
        rules.append(rule(f"r{index}", when=condition, beats=tuple(sorted(beaten)), **{word[0]: word[1]}))
    known: dict[str, Answer] = {}
    if data.draw(st.booleans()):
        known["home"] = data.draw(st.sampled_from(HOMES))
    if data.draw(st.booleans()):
        known["size"] = data.draw(st.sampled_from(SIZES))
    said = found(base, rules, **known)
    completions = [found(base, rules, **{"home": home, "size": size, **known}) for home, size in product(HOMES, SIZES)]
    assert all(not one.waits_for for one in completions)
    if said.action != "ask" or not said.waits_for:
        assert {one.action for one in completions} == {said.action}
    else:
        assert not set(said.waits_for) & set(known)
    if said.moving != "not_established":
        assert {one.moving for one in completions} == {said.moving}


@given(answers(), days)
def test_every_account_that_exists_gets_one_action_and_never_nothing(
    given_answers: dict[str, Answer], day: date
) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=4)
    named = given_answers.get("existing_accounts", ())
    assert isinstance(named, tuple)
    assert sorted(one.existing for one in advice.existing) == sorted(named)
    mix = {placed.account: placed.route for placed in advice.mix}
    known = {source.id for source in advice.sources}
    for one in advice.existing:
        assert one.reasons, one
        assert one.moving_reasons, one
        assert one.route == (mix.get(one.account) if one.account else None)
        assert not set(one.waits_for) & set(given_answers)
        assert one.action == "ask" or not one.waits_for
        for reason in (*one.reasons, *one.moving_reasons):
            assert reason.sources or reason.basis == "judgement", reason
            assert set(reason.sources) <= known
            assert "{" not in reason.text
            assert "an unknown number" not in reason.text, (one.existing, reason, day)


@given(answers(), days)
def test_nothing_moves_whose_papers_do_not_allow_it(given_answers: dict[str, Answer], day: date) -> None:
    for one in advise(KNOWLEDGE, given_answers, as_of=day, weeks=4).existing:
        if one.action in ("move", "take_back"):
            assert one.moving == "possible", one


COMPLETE = st.fixed_dictionaries(
    {
        question: st.sampled_from(VALUES[question])
        for question in ("organisation", "home", "mainland_entity", "account_ownership", "content_team")
    }
    | {
        "account_wishes": st.sampled_from([(), ("take_back_from_partner",), ("move_to_mainland_entity",)]),
        "existing_accounts": st.just(KNOWLEDGE.question["existing_accounts"].option_ids),
    }
)


@given(COMPLETE, st.data())
def test_with_all_answers_given_today_nothing_hangs_on_an_answer(known: dict[str, Answer], data: st.DataObject) -> None:
    """And where the wish to have an account back is impossible, no account is taken back."""
    routes = [None, *KNOWLEDGE.route]
    mix = {account: data.draw(st.sampled_from(routes)) for account in KNOWLEDGE.account}
    situation = Situation(KNOWLEDGE, known, as_of=date(2026, 11, 21))
    chosen = tuple((account, route) for account, route in mix.items() if route is not None)
    for one in existing_found(situation, chosen):
        assert not [ident for ident in one.waits_for if ident in known], one


def test_what_cannot_be_taken_back_is_not(real: Knowledge) -> None:
    for organisation, home, entity in product(
        VALUES["organisation"], ("mainland", "hong_kong", "overseas"), ("none", "planned", "yes")
    ):
        known: dict[str, Answer] = {
            "organisation": organisation,
            "home": home,
            "mainland_entity": entity,
            "existing_accounts": ("partner_subscription", "partner_service"),
            "account_wishes": ("take_back_from_partner",),
        }
        advice = advise(real, known, as_of=date(2026, 11, 21), weeks=4)
        (wish,) = advice.wishes
        for one in advice.existing:
            assert (one.moving == "possible") == (wish.outcome == "possible"), (known, one)
            assert (one.action == "take_back") == (wish.outcome == "possible"), (known, one)


def test_every_rule_about_existing_accounts_rests_on_sources_or_says_it_is_judgement(real: Knowledge) -> None:
    assert {option for one in real.existing for option in one.existing} == set(
        real.question["existing_accounts"].option_ids
    )
    for one in real.existing:
        assert one.sources or one.judgement


def defect(path: Path, **fields: Any) -> str:
    good = {
        "id": "a",
        "existing": ["own_letter"],
        "action": "keep",
        "text": "So.",
        "confidence": "high",
        "judgement": True,
        "review_by": "2027-01-01",
    }
    data = with_existing()
    with pytest.raises(Refused) as caught:
        small(path, questions=data["questions"], sections=data["sections"], existing=[good | fields])
    return " ".join(str(problem) for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"existing": ["own_leter"]}, 'there is no existing account "own_leter". Did you mean "own_letter"?'),
        ({"by": ["owm"]}, 'there is no route "owm". Did you mean "own"?'),
        ({"beats": ["b"]}, 'there is no rule about existing accounts "b"'),
        ({"beats": ["a"]}, "this leads back to itself"),
        ({"steps": ["file"]}, 'there is no step "file"'),
        ({"moving": "possible"}, "say one thing"),
        ({"action": None, "moving": "possible", "steps": ["papers"]}, "steps belong to what is done"),
        ({"text": "{letter.a_month}"}, "names no fact"),
        ({"sources": ["notise"]}, 'there is no source "notise"'),
        ({"when": {"hom": "inside"}}, "hom"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(fields: dict[str, Any], said: str, tmp_path: Path) -> None:
    assert said in defect(tmp_path / "base", **fields)


@given(answers(), days)
def test_the_roadmap_holds_what_brings_an_existing_account_into_the_mix(
    given_answers: dict[str, Answer], day: date
) -> None:
    advice = advise(KNOWLEDGE, given_answers, as_of=day, weeks=1)
    planned = {step.step for step in advice.roadmap}
    in_mix = {(placed.account, placed.route) for placed in advice.mix}
    for row in advice.existing:
        if (row.account, row.route) in in_mix:
            assert set(row.steps) <= planned


def test_an_account_that_moves_to_the_mainland_entity_has_the_move_on_its_roadmap() -> None:
    """The migration between two mainland owners is a step of its own (official-accounts, migration)."""
    moving: dict[str, Answer] = {
        "organisation": "enterprise",
        "home": "overseas",
        "mainland_entity": "yes",
        "goals": ("brand_awareness",),
        "audience": ("mainland_consumers",),
        "publish_frequency": "weekly",
        "partner_licence": "agency",
        "existing_accounts": ("partner_service",),
        "account_wishes": ("take_back_from_partner",),
    }
    advice = advise(KNOWLEDGE, moving, as_of=date(2026, 11, 21), weeks=1)
    (row,) = advice.existing
    assert (row.action, row.account) == ("take_back", "service")
    assert "migrate_account" in {step.step for step in advice.roadmap if "service" in step.for_}
