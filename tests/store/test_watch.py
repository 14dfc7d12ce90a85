"""Watching: whose advice a change of the knowledge base alters, how, by which rule, and what to write to the client."""

from __future__ import annotations

import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from advisor.advice.advise import advise
from advisor.advice.parts.comparison import Change
from advisor.cases.client_note import client_note
from advisor.cases.draft import Draft
from advisor.cases.edited import Edited
from advisor.cases.glance import Glance
from advisor.cases.watch import Moved, Watched, advice_now, day_of, severity_of, watch
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.case import Case, Client
from advisor.questionnaire.choices import Choices
from advisor.words import speaking
from tests.small_base import collections, small

TODAY = date(2026, 6, 1)
INSIDE = MappingProxyType({"home": "inside", "goals": ("sell",), "size": 3})
OUTSIDE = MappingProxyType({"home": "outside", "goals": ("sell",), "size": 3, "abroad": False})
Bases = Callable[..., Knowledge]


@pytest.fixture
def bases(tmp_path: Path) -> Bases:
    """Makes a small base after a change to its collections."""
    made: list[Path] = []

    def make(change: Callable[[dict[str, Any]], object] = lambda _: None) -> Knowledge:
        data = deepcopy(collections())
        change(data)
        made.append(tmp_path / str(len(made)))
        return small(made[-1], **data)

    return make


def opened(data: dict[str, Any]) -> None:
    """Nothing closes the shop any more."""
    data["rules"] = [rule for rule in data["rules"] if rule["id"] != "shop.closed"]


def closed_later(data: dict[str, Any]) -> None:
    """The shop is closed to those outside only from May on."""
    next(rule for rule in data["rules"] if rule["id"] == "shop.closed").update({"from": "2026-05-01", "start": "exact"})


def slower(data: dict[str, Any]) -> None:
    """Registering takes longer."""
    next(step for step in data["steps"] if step["id"] == "register")["days"] = {"min": 40, "typical": 40, "max": 60}


def case(name: str, answers: Any, before: Knowledge | None, **more: Any) -> Watched:
    draft = Draft(Case(client=Client(name=name), answers=answers, choices=more.pop("choices", Choices())))
    return Watched(name, name, draft, before, **more)


def test_a_case_that_a_change_concerns_is_found_with_the_rule_that_did_it(bases: Bases) -> None:
    old, new = bases(), bases(opened)
    seen = watch([case("In", INSIDE, old), case("Out", OUTSIDE, old)], new, today=TODAY)
    assert ([one.name for one in seen.moved], seen.unmoved, seen.unknown) == (["Out"], 1, ())
    moved = seen.moved[0]
    assert (moved.severity, moved.as_of) == ("high", TODAY)
    verdict = next(found for found in moved.changes if found.change.what == "shop/own")
    assert (verdict.change.before, verdict.change.after) == ("closed", "open")
    assert "shop.closed" in verdict.change.rules
    assert (verdict.cause, verdict.because, verdict.no_longer) == ("knowledge", (), ("Closed.",))
    assert "mix shop" in {found.change.what for found in moved.changes}


def test_a_rule_that_holds_as_before_and_says_something_else_is_told_to_have_done_it(bases: Bases) -> None:
    def softer(data: dict[str, Any]) -> None:
        next(rule for rule in data["rules"] if rule["id"] == "shop.closed").update(status="conditional", text="Later.")

    verdict = next(one for one in moved(bases, softer).changes if one.change.what == "shop/own")
    assert (verdict.change.before, verdict.change.after) == ("closed", "conditional")
    assert ("shop.closed" in verdict.edited, verdict.surely, "Later." in verdict.because) == (True, True, True)


def test_a_step_that_was_edited_is_told_to_have_moved_the_launch(bases: Bases) -> None:
    found = moved(bases, slower, INSIDE).changes
    assert {one.edited for one in found if one.change.topic in ("launch", "roadmap")} == {("register",)}


def test_what_was_edited_is_known_where_no_sentence_tells_what_did_it(bases: Bases) -> None:
    def heavier(data: dict[str, Any]) -> None:
        data["mix"]["strength_weights"]["must"] = 9

    edited = Edited.between(bases(), bases(heavier))
    assert tuple(edited.members) == ("mix",)
    assert edited.bearing_on(Change(what="robustness", before="a", after="b", topic="robustness")) == ()


def test_nothing_moves_where_the_base_says_the_same(bases: Bases) -> None:
    old = bases()
    seen = watch([case("In", INSIDE, old, advised_on=date(2026, 2, 3))], bases(), today=TODAY)
    assert (seen.moved, seen.unmoved) == ((), 1)


def test_a_rule_that_began_meanwhile_is_found_though_the_base_is_the_same(bases: Bases) -> None:
    base = bases(closed_later)
    seen = watch([case("Out", OUTSIDE, base, advised_on=date(2026, 4, 1))], base, today=TODAY)
    verdict = next(found for found in seen.moved[0].changes if found.change.what == "shop/own")
    assert (verdict.change.before, verdict.change.after, verdict.cause) == ("open", "closed", "time")
    before = watch([case("Out", OUTSIDE, base, advised_on=date(2026, 4, 1))], base, today=date(2026, 4, 30))
    assert before.moved == ()


def test_a_case_with_a_date_of_its_own_is_not_moved_by_time(bases: Bases) -> None:
    base = bases(closed_later)
    draft = Draft(Case(answers=OUTSIDE, as_of=date(2026, 4, 1)))
    seen = watch([Watched("a", "a", draft, base, date(2026, 4, 1))], base, today=TODAY)
    assert (seen.moved, seen.unmoved) == ((), 1)


def test_the_gravest_come_first(bases: Bases) -> None:
    def both(data: dict[str, Any]) -> None:
        opened(data)
        slower(data)

    old, new = bases(), bases(both)
    seen = watch([case("A slower one", INSIDE, old), case("B opened", OUTSIDE, old)], new, today=TODAY)
    assert [(one.name, one.severity) for one in seen.moved] == [("B opened", "high"), ("A slower one", "medium")]
    ranks = [("high", "medium", "low").index(found.severity) for found in seen.moved[0].changes]
    assert ranks == sorted(ranks)


def test_an_answer_the_new_base_does_not_take_is_to_be_given_again(bases: Bases) -> None:
    def fewer(data: dict[str, Any]) -> None:
        next(question for question in data["questions"] if question["id"] == "size")["max"] = 2

    seen = watch([case("In", INSIDE, bases())], bases(fewer), today=TODAY)
    assert (seen.moved[0].unfit, seen.moved[0].severity) == (("size",), "high")
    assert "has to be given again" in client_note(seen.moved[0])


def test_choices_that_name_what_is_gone_do_no_harm(bases: Bases) -> None:
    choices = Choices(exclude=("gone",), weights={"gone": 2.0}, lock=("nowhere",))
    seen = watch([case("In", INSIDE, bases(), choices=choices)], bases(opened), today=TODAY)
    assert seen.unmoved == 1


def test_a_case_whose_base_was_not_kept_is_told_apart(bases: Bases) -> None:
    seen = watch([case("In", INSIDE, None)], bases(), today=TODAY)
    assert (seen.moved, seen.unmoved, seen.unknown) == ((), 0, ("In",))


def moved(bases: Bases, change: Callable[[dict[str, Any]], object], answers: Any = OUTSIDE) -> Moved:
    return watch([case("Kauri", answers, bases())], bases(change), today=TODAY).moved[0]


def test_the_note_says_what_was_what_is_and_why(bases: Bases) -> None:
    note = client_note(moved(bases, opened))
    assert note.startswith("Dear Kauri,\n\nOur advice of 1 Jun 2026 no longer stands as it was.")
    assert "- Shop (own papers): so far closed, now open. No longer: Closed." in note
    assert "shop.closed" not in note
    assert note.endswith("Please take no step that rests on what changed before we have spoken.")


def test_the_note_alarms_nobody_where_only_the_plan_changes(bases: Bases) -> None:
    note = client_note(moved(bases, slower, INSIDE))
    assert "The accounts we advised on 1 Jun 2026 stay the same." in note
    assert "no longer stands" not in note


def test_the_note_is_written_in_the_language_spoken(bases: Bases, monkeypatch: pytest.MonkeyPatch) -> None:
    found = moved(bases, opened)
    monkeypatch.setattr(
        sys.modules["advisor.words.say"], "translated", lambda sentence, spoken: sentence.replace("Dear", "致")
    )
    with speaking("zh_Hans"):
        assert client_note(found).startswith("致 Kauri")


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        (Change(what="mix service", before="a", after="b", topic="mix"), "high"),
        (Change(what="service/own", before="open", after="closed", topic="verdict"), "high"),
        (Change(what="wecom/own", before="open", after="closed", topic="verdict"), "medium"),
        (Change(what="wish w", before="possible", after="impossible", topic="wish"), "high"),
        (Change(what="launch typical", before="a", after="b", topic="launch"), "medium"),
        (Change(what="risk r", before="not there", after="high", topic="risk"), "medium"),
        (Change(what="risk r", before="high", after="not there", topic="risk"), "low"),
        (Change(what="weight w", before="1", after="2", topic="weight"), "low"),
    ],
)
def test_how_grave_a_change_is(change: Change, severity: str) -> None:
    assert severity_of(change, {("service", "own")}) == severity


def test_watching_agrees_with_two_pieces_of_advice_side_by_side(bases: Bases) -> None:
    old, new = bases(), bases(opened)
    before, after = (advise(base, OUTSIDE, as_of=TODAY) for base in (old, new))
    one, other = ({row.account for row in advice.mix} for advice in (before, after))
    told = {found.change.what for found in moved(bases, opened).changes if found.change.topic == "mix"}
    assert one != other
    assert {f"mix {account}" for account in one ^ other} <= told


def test_where_one_thing_alone_was_edited_it_surely_did_all_that_followed(bases: Bases) -> None:
    seen = watch([case("In", INSIDE, bases())], bases(slower), today=TODAY)
    assert {(found.surely, found.edited) for found in seen.moved[0].changes} == {(True, ("register",))}


def test_advice_is_of_the_day_the_case_names_and_else_of_the_day_it_was_kept(bases: Bases) -> None:
    draft = Draft(Case(client=Client(name="Out"), answers=OUTSIDE))
    dated = draft.with_case(replace(draft.case, as_of=date(2026, 5, 2)))
    kept = Glance.of(advice_now(draft, bases(), today=date(2026, 4, 1)))
    assert (day_of(draft, kept), day_of(dated, kept)) == (date(2026, 4, 1), date(2026, 5, 2))
    assert advice_now(dated, bases(), today=TODAY).as_of == date(2026, 5, 2)
