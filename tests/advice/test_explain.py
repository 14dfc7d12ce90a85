"""Explanations: what decides suffices, nothing listed can be left out, and ids do not depend on any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from advisor.advice.advise import advise
from advisor.advice.document import to_json
from advisor.advice.findings import Findings
from advisor.advice.parts.explanation import Explanation, Requirement, Weighed
from advisor.advice.why.explain import explain, explain_account
from advisor.knowledge.models import Knowledge
from advisor.logic.deciding import pruned
from advisor.logic.situation import Answer, Situation
from advisor.logic.verdict_space import Pair
from advisor.logic.verdicts import decide
from tests.small_base import collections, small, write
from tests.strategies import KNOWLEDGE, answers, days

DAY = date(2026, 1, 1)
STAMPED = {"confidence": "high", "judgement": True, "review_by": "2027-01-01"}
Truth = bool | None


class Told:
    """One advice, to be explained pair by pair."""

    def __init__(self, knowledge: Knowledge, given_answers: dict[str, Any], day: date = DAY) -> None:
        self.situation = Situation(knowledge, given_answers, as_of=day)
        self.found = Findings.of(self.situation)
        self.advice = advise(knowledge, given_answers, as_of=day, weeks=4)

    def of(self, pair: Pair, *, depth: Any = 3, countries: Mapping[str, str] | None = None) -> Explanation:
        return explain(self.situation, self.found, self.advice, pair, depth=depth, countries=countries or {})

    def of_each_pair(self, *, depth: Any = 3) -> Iterator[tuple[Pair, Explanation]]:
        return ((pair, self.of(pair, depth=depth)) for pair in self.situation.knowledge.pairs)


def explained(
    knowledge: Knowledge, given_answers: dict[str, Any], pair: str, *, day: date = DAY, depth: Any = 3
) -> Explanation:
    account, _, route = pair.partition("/")
    return Told(knowledge, given_answers, day).of((account, route), depth=depth)


def truth_of(part: Weighed, *, without: str = "") -> Truth:
    """The truth of a condition by its listed parts alone, one of them perhaps unknown. Kleene's tables, by hand."""
    if part.id == without:
        return None
    inner = [truth_of(one, without=without) for one in part.parts]
    if part.kind == "all":
        return False if False in inner else None if None in inner else True
    if part.kind == "any":
        return True if True in inner else None if None in inner else False
    if part.kind == "not":
        return None if inner[0] is None else not inner[0]
    return inner[0] if part.kind == "term" else part.truth


def all_parts(part: Weighed) -> list[Weighed]:
    return [part, *(inner for one in part.parts for inner in all_parts(one))]


def leaves(needed: Requirement) -> list[Requirement]:
    return [leaf for part in needed.parts for leaf in leaves(part)] if needed.join else [needed]


@settings(max_examples=25)
@given(answers(), days)
def test_the_parts_that_decide_give_the_truth_of_every_rule_by_themselves(
    given_answers: dict[str, Answer], day: date
) -> None:
    every = Told(KNOWLEDGE, given_answers, day)
    for rule in KNOWLEDGE.rules:
        assert every.situation.truth(pruned(every.situation, rule.when)) is every.situation.truth(rule.when), rule.id
    for pair, told in every.of_each_pair():
        assert told.status == decide(every.situation, *pair).status
        for rule in told.reasons:
            assert truth_of(rule.condition) is rule.holds, rule.id


@settings(max_examples=25)
@given(answers(), days)
def test_of_a_condition_that_needs_all_its_listed_parts_none_can_be_left_out(
    given_answers: dict[str, Answer], day: date
) -> None:
    for _, told in Told(KNOWLEDGE, given_answers, day).of_each_pair():
        for rule in told.reasons:
            for joined in all_parts(rule.condition):
                for part in joined.parts:
                    if (joined.kind, joined.truth) in (("all", True), ("any", False)):
                        assert truth_of(joined, without=part.id) is None
                    if (joined.kind, joined.truth) in (("all", False), ("any", True)):
                        assert part.truth is joined.truth  # each suffices alone


@settings(max_examples=25)
@given(answers(), days)
def test_the_answers_a_verdict_rests_on_give_it_alone_and_none_can_be_left_out(
    given_answers: dict[str, Answer], day: date
) -> None:
    for pair, told in Told(KNOWLEDGE, given_answers, day).of_each_pair(depth=2):
        if told.status == "unknown":
            assert not told.rests_on
            continue
        named = {row.question: given_answers[row.question] for row in told.rests_on}
        assert decide(Situation(KNOWLEDGE, named, as_of=day), *pair).status == told.status
        for question in named:
            fewer = {name: answer for name, answer in named.items() if name != question}
            assert decide(Situation(KNOWLEDGE, fewer, as_of=day), *pair).status != told.status
        if told.status == "closed":  # a closed verdict stays closed with more answers, so no smaller set will do
            for size in range(len(named)):
                for some in combinations(sorted(named), size):
                    fewer = {name: named[name] for name in some}
                    assert decide(Situation(KNOWLEDGE, fewer, as_of=day), *pair).status == "unknown"


@settings(max_examples=15)
@given(answers(), days)
def test_every_closed_and_undecided_verdict_says_what_is_required_and_given(
    given_answers: dict[str, Answer], day: date
) -> None:
    for pair, told in Told(KNOWLEDGE, given_answers, day).of_each_pair(depth=2):
        if told.status in ("closed", "unknown") and KNOWLEDGE.rules_of[pair]:
            assert told.why_not is not None, pair
        if told.status in ("open", "conditional") and told.role is None:
            assert told.why_not is not None, pair
        for leaf in leaves(told.why_not) if told.why_not else []:
            assert leaf.required or leaf.given, (pair, leaf)
            assert "{" not in leaf.required + leaf.given + leaf.label
        assert told.sentence
        assert "{" not in told.sentence


def test_a_closed_account_names_the_failing_condition_with_required_and_given_value(tmp_path: Path) -> None:
    phrases = [
        phrase | {"text": "anything but {options}"} if phrase["id"] == "condition.anything_but" else phrase
        for phrase in collections()["phrases"]
    ]
    told = explained(small(tmp_path, phrases=phrases), {"home": "outside"}, "shop/own")
    assert told.status == "closed"
    assert told.wanted == "open"
    assert told.why_not is not None
    row = (told.why_not.label, told.why_not.required, told.why_not.given, told.why_not.changeable)
    assert row == ("Home?", "anything but Outside", "Outside", True)
    assert told.why_not.id == "shop.closed/home"
    assert [given.answer for given in told.rests_on] == ["Outside"]


def test_the_mainland_papers_of_a_client_abroad_are_required_and_given(real: Knowledge) -> None:
    abroad = {"organisation": "enterprise", "home": "overseas", "country": "NZ", "mainland_entity": "none"}
    every = Told(real, abroad, date(2026, 11, 21))
    told = every.of(("service", "own_mainland"), countries={"NZ": "New Zealand"})
    assert told.why_not is not None
    assert told.why_not.join == "any"
    assert [(leaf.subject, leaf.required, leaf.given) for leaf in leaves(told.why_not)] == [
        ("home", "Mainland China", "Anywhere else (New Zealand)"),
        ("mainland_entity", "Yes", "No, and none is planned"),
    ]


def test_a_rule_that_is_beaten_is_told_with_the_one_that_beats_it(tmp_path: Path) -> None:
    winner = {
        "id": "shop.exception",
        "for": ["shop/own"],
        "when": {"abroad": True},
        "status": "open",
        "text": "All the same.",
        "beats": ["shop.closed"],
        **STAMPED,
    }
    knowledge = small(tmp_path, rules=[*collections()["rules"], winner])
    told = explained(knowledge, {"home": "outside", "abroad": True}, "shop/own")
    rules = {rule.id: rule for rule in told.reasons}
    assert told.status == "open"
    assert (rules["shop.closed"].holds, rules["shop.closed"].stands) == (True, False)
    assert rules["shop.closed"].defeated_by == ("shop.exception",)
    assert rules["shop.exception"].beats == ("shop.closed",)
    closed = explained(knowledge, {"home": "outside", "abroad": False}, "shop/own")
    assert closed.why_not is not None
    assert {leaf.id for leaf in leaves(closed.why_not)} == {"shop.closed/home", "shop.exception/abroad"}
    assert closed.why_not.join == "any"


def test_a_rule_that_has_not_begun_asks_for_another_day(tmp_path: Path) -> None:
    rules = collections()["rules"]
    rules[1] = rules[1] | {"from": "2025-06-01"}
    told = explained(small(tmp_path, rules=rules), {"home": "inside"}, "shop/own", day=date(2025, 5, 31))
    assert told.status == "unknown"
    assert told.why_not is not None
    assert (told.why_not.given, told.why_not.changeable) == ("2025-05-31", False)
    assert explained(small(tmp_path), {"home": "inside"}, "shop/own", day=date(2025, 6, 1)).status == "open"


def test_each_depth_holds_the_one_before(real: Knowledge) -> None:
    abroad = {"organisation": "enterprise", "home": "overseas", "mainland_entity": "none"}
    one, two, three = (explained(real, abroad, "service/own_mainland", depth=depth) for depth in (1, 2, 3))
    assert one.sentence == two.sentence == three.sentence
    assert (one.reasons, one.why_not, one.rules) == ((), None, ())
    assert two.reasons == three.reasons
    assert two.rules == ()
    assert {rule.id for rule in three.rules} == {
        rule.id for rule in real.rules_of["service", "own_mainland"] if rule.holds_on(DAY)
    }


def test_every_source_named_is_listed(real: Knowledge) -> None:
    every = Told(real, {"home": "overseas"})
    for account in real.account:
        told = explain_account(every.situation, every.found, every.advice, account)
        listed = {source.id for source in told.sources}
        for route in told.routes:
            for rule in route.rules:
                cited = {name for part in all_parts(rule.condition) for name in part.sources}
                assert {*rule.sources, *cited} <= listed


def test_the_ids_of_parts_are_unique_and_do_not_depend_on_the_order_of_rules_or_files(tmp_path: Path) -> None:
    one = small(tmp_path / "one")
    data = collections()
    folder = write(tmp_path / "other", {name: body for name, body in data.items() if name != "rules"})
    for place, rule in enumerate(reversed(data["rules"])):
        write(folder / f"{place}", {"rules": [rule]})
    from advisor.knowledge.load import load

    other = load(folder)
    given_answers = {"home": "outside", "goals": ("sell",)}
    told = [explained(knowledge, given_answers, "shop/own") for knowledge in (one, other)]
    assert to_json(told[0]) == to_json(told[1])
    idents = [part.id for rule in told[0].rules for part in all_parts(rule.condition)]
    assert len(idents) == len(set(idents))


@settings(max_examples=10)
@given(answers())
def test_ids_of_parts_stay_whatever_the_answers(given_answers: dict[str, Answer]) -> None:
    found = [
        {
            part.id
            for rule in explained(KNOWLEDGE, known, "mini_program/own_mainland").rules
            for part in all_parts(rule.condition)
        }
        for known in ({}, given_answers)
    ]
    assert found[0] == found[1]
